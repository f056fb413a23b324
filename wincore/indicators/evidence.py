"""How sure a fact is: A document seen, B corroborated, C self-reported, D missing."""

from __future__ import annotations

from collections.abc import Iterable

MISSING = "D"


def worst(grades: Iterable[str], default: str) -> str:
    """Return the lowest grade; a blank grade counts as ``default``, no grade at all as D."""
    found = [g or default for g in grades]
    return max(found) if found else MISSING


def typical(grades: Iterable[str], default: str) -> str:
    """Return the grade that at least half of the facts reach; a tie goes to the lower grade.

    A missing fact is passed as "D", so that a figure which rests on few returns says so.
    """
    found = sorted(g or default for g in grades)
    return found[len(found) // 2] if found else MISSING
