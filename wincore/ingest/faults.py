"""Collect what is wrong with single cells, and tell it once however many cells it holds for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from wincore.problems import Problem, Severity

AND_MORE = " (and {count} more cells)"
AND_ONE = " (and 1 more cell)"
AND_MORE_KINDS = "{count} more problems of the same kind as the one before, in {cells} cells."
MOST = 30  # problems of one kind that are told one by one

Kind = tuple[Severity, str, str]  # severity, what, fix; the latter two are templates


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a value, before it is known where it stands and how often."""

    kind: Kind
    what: str
    fix: str
    asks: tuple[str, ...] = field(default=(), compare=False)  # as in `Problem`


def fault(kind: Kind, *, asks: tuple[str, ...] = (), **details: object) -> Fault:
    """Return a fault with the details filled into its texts."""
    return Fault(kind, kind[1].format(**details), kind[2].format(**details), asks)


class Faults:
    """Faults by the cells they stand in; cells reported elsewhere can be silenced."""

    def __init__(self, silent: frozenset[str] = frozenset()) -> None:
        self._found: dict[Fault, list[str]] = {}
        self._silent = silent

    def add(self, found: Fault, place: str) -> None:
        """Note that a fault stands in a cell."""
        if place not in self._silent:
            self._found.setdefault(found, []).append(place)

    def problems(self) -> list[Problem]:
        """Return one problem per distinct fault, naming its first cell and how many more."""
        kinds: dict[Kind, list[tuple[Fault, list[str]]]] = defaultdict(list)
        for found, places in self._found.items():
            kinds[found.kind].append((found, places))
        return [problem for group in kinds.values() for problem in _told(group)]


def _told(group: list[tuple[Fault, list[str]]]) -> list[Problem]:
    problems = [
        _problem(found, places, found.what + more(len(places) - 1))
        for found, places in group[:MOST]
    ]
    rest = group[MOST:]
    if rest:
        cells = sum(len(places) for _, places in rest)
        what = AND_MORE_KINDS.format(count=len(rest), cells=cells)
        every = [place for _, places in rest for place in places]
        problems.append(Problem(rest[0][0].kind[0], every[0], what, rest[0][0].fix, tuple(every)))
    return problems


def _problem(found: Fault, places: list[str], what: str) -> Problem:
    return Problem(found.kind[0], places[0], what, found.fix, tuple(places), found.asks)


def more(count: int) -> str:
    """Return how many further cells a problem holds for, as the end of its sentence."""
    if count == 1:
        return AND_ONE
    return AND_MORE.format(count=f"{count:,}") if count else ""
