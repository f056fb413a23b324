"""A problem found in an input: what is wrong, where, and how to fix it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True)
class Problem:
    """One thing to know about a file.

    ``error`` blocks acceptance, ``warning`` should be looked at, ``note`` says what was done.
    ``where`` is a cell or range as a spreadsheet names it (``Workforce!G17``), a sheet or a file;
    ``cells`` are all cells it holds for, where these are known. ``asks`` names the decision that
    would settle it: ``("employer", name)``, ``("label", item, label)``, ``("wave",)``,
    ``("instrument",)`` or ``("employer",)`` for that of the whole file.
    """

    severity: Severity
    where: str
    what: str
    fix: str = ""
    cells: tuple[str, ...] = field(default=(), compare=False, repr=False)
    asks: tuple[str, ...] = field(default=(), compare=False, repr=False)

    def as_dict(self) -> dict[str, str]:
        """Return the problem as plain JSON values."""
        names = ("severity", "where", "what", "fix")
        return {name: getattr(self, name) for name in names}


def blocking(problems: list[Problem]) -> list[Problem]:
    """Return the problems that keep a file from being accepted."""
    return [p for p in problems if p.severity == "error"]


def by_severity(problems: list[Problem]) -> list[Problem]:
    """Return the problems with errors first, in their order otherwise."""
    return sorted(problems, key=lambda p: SEVERITIES.index(p.severity))
