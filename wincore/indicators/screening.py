"""What the four-fifths screen says of a group: in the words of a note, and read back from one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wincore.indicators.rows import SEPARATOR, joined
from wincore.statistics.selection import LEAST_BASE, SCREEN, WARN_BELOW, Counts, Screen
from wincore.statistics.verdicts import printed
from wincore.wording import listing

COMPARED = "appointed of {base}: {group} {a} of {b}, {other} {c} of {d}"
NOBODY = "{a} of {b} appointed, against {c} of {d} in the group with the highest rate"
HIGHEST = "highest rate: {reference}"
AMONG = f"highest rate among groups of at least {LEAST_BASE} people: {{reference}}"
FLAGGED = "flagged, below four fifths"
UNFLAGGED = f"not flagged: base of fewer than {LEAST_BASE} people"
CARE = f"read with care: base of fewer than {WARN_BELOW} people ({{groups}})"
FISHER = "Fisher's exact p {p}"


@dataclass(frozen=True)
class Told:
    """What a note says of the screen; "" where it says nothing.

    ``reference`` has the highest rate, ``p`` is Fisher's as printed, ``flag`` FLAGGED or UNFLAGGED,
    ``care`` the warning of a small base.
    """

    reference: str
    p: str
    flag: str
    care: str


def screened(counts: Counts, group: str, screen: Screen) -> str:
    """Return the words for the screen of a group; counts are group -> (appointed, applied)."""
    if not screen.reference:
        return ""
    return joined(
        SCREEN if screen.flagged and not screen.ratio.calculable else "",
        _flag(screen),
        _compared(counts, group, screen),
        _highest(counts, screen.reference),
        _care(counts, dict.fromkeys((group, screen.reference))),
    )


def compared(counts: Counts, pair: tuple[str, str], base: str) -> str:
    """Return the counts of a group and of another in words, appointed of a stage before."""
    (a, b), (c, d) = (counts[name] for name in pair)
    return COMPARED.format(base=base, group=pair[0], a=a, b=b, other=pair[1], c=c, d=d)


def told(note: str) -> Told:
    """Return what a note says of the screen."""
    parts = note.split(SEPARATOR)
    p = _after(parts, FISHER).removeprefix("= ")
    flag = next((f for f in (FLAGGED, UNFLAGGED) if f in parts), "")
    care = next((part for part in parts if part.startswith(_head(CARE))), "")
    return Told(_after(parts, HIGHEST) or _after(parts, AMONG), p, flag, care)


def _flag(screen: Screen) -> str:
    if screen.flagged is None:
        return UNFLAGGED
    return FLAGGED if screen.flagged else ""


def _compared(counts: Counts, group: str, screen: Screen) -> str:
    if screen.p_fisher is None:  # the group with the highest rate itself
        return ""
    p = printed(screen.p_fisher)
    fisher = FISHER.format(p=p if p.startswith("<") else f"= {p}")
    if counts[group][0]:
        return joined(compared(counts, (group, screen.reference), "applied"), fisher)
    (a, b), (c, d) = counts[group], counts[screen.reference]
    return joined(NOBODY.format(a=a, b=b, c=c, d=d), fisher)


def _highest(counts: Counts, reference: str) -> str:
    left_out = any(0 < base < LEAST_BASE for _, base in counts.values())
    among = left_out and counts[reference][1] >= LEAST_BASE
    return (AMONG if among else HIGHEST).format(reference=reference)


def _care(counts: Counts, groups: Iterable[str]) -> str:
    small = [name for name in groups if counts[name][1] < WARN_BELOW]
    return CARE.format(groups=listing(small)) if small else ""


def _after(parts: Sequence[str], template: str) -> str:
    """Return what follows the words that a template begins with, in the part that has them."""
    head = _head(template)
    return next((part.removeprefix(head) for part in parts if part.startswith(head)), "")


def _head(template: str) -> str:
    return template.partition("{")[0]
