"""The four-fifths screen of a selection, with Fisher's exact test beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wincore.statistics.figure import Figure, not_calculable
from wincore.statistics.intervals import katz
from wincore.statistics.ratios import EMPTY_BASE

FOUR_FIFTHS = 0.8
NOBODY_SELECTED = "not calculable: nobody was selected in any group"
SCREEN = "a United States screening rule, not United Kingdom law"
UNKNOWN_GROUP = "no counts are given for the group {group}"


@dataclass(frozen=True)
class Screen:
    """Selection rate of a group over the highest rate, and how likely chance alone would be.

    ``flagged`` is None where the ratio is not calculable; ``reference`` is the group with the
    highest rate; ``p_fisher`` is two-sided and None where the group is the reference itself.
    """

    ratio: Figure
    flagged: bool | None
    reference: str
    p_fisher: float | None


def four_fifths(counts: Mapping[str, tuple[int, int]], group: str) -> Screen:
    """Return rate of ``group`` / highest rate from group -> (selected, applied).

    1 means no difference; below 0.80 is flagged. Nobody selected in the group is a true 0.
    Source: 29 CFR 1607.4(D). Raises KeyError for a group that has no counts.
    """
    if group not in counts:
        raise KeyError(UNKNOWN_GROUP.format(group=group))
    selected, applied = counts[group]
    if applied == 0:
        return Screen(not_calculable(EMPTY_BASE.format(who=group)), None, "", None)
    best = highest_rate(counts)
    top, of = counts[best]
    if top == 0:
        return Screen(not_calculable(NOBODY_SELECTED), None, "", None)
    value = (selected / applied) / (top / of)
    interval = None if best == group else katz(selected, applied, top, of)
    # In whole numbers: 0.8 has no exact float, and a rate of exactly four fifths is not flagged.
    flagged = 5 * selected * of < 4 * top * applied
    p = None if best == group else _fisher(selected, applied, top, of)
    return Screen(Figure(value, SCREEN, interval), flagged, best, p)


def highest_rate(counts: Mapping[str, tuple[int, int]]) -> str:
    """Return the group with the highest rate; the larger base, then the name, where rates tie."""
    present = [(yes / base, base, name) for name, (yes, base) in counts.items() if base]
    return max(present)[2]


def _fisher(k1: int, n1: int, k2: int, n2: int) -> float:
    from scipy.stats import fisher_exact

    return float(fisher_exact([[k1, n1 - k1], [k2, n2 - k2]])[1])
