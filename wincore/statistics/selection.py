"""The four-fifths screen of a selection, with Fisher's exact test beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wincore.statistics.figure import Figure, not_calculable
from wincore.statistics.interval import no_interval
from wincore.statistics.intervals import katz
from wincore.statistics.ratios import EMPTY_BASE, ZERO_CELL

FOUR_FIFTHS = 0.8
LEAST_BASE = 10  # a rate of fewer people is neither flagged nor held against others
WARN_BELOW = 50  # a rate of fewer people is read with care
NOBODY_SELECTED = "not calculable: nobody was selected in any group"
NOBODY_OF_ENOUGH = (
    f"not calculable: nobody was selected in any group of {LEAST_BASE} people or more"
)
THE_GROUP = "the group"
ITSELF = "no interval: the group with the highest rate is compared with itself"
SCREEN = "a United States screening rule, not United Kingdom law"
UNKNOWN_GROUP = "no counts are given for the group {group}"
Counts = Mapping[str, tuple[int, int]]  # group -> (selected, applied)


@dataclass(frozen=True)
class Screen:
    """Selection rate of a group over the highest rate, and how likely chance alone would be.

    ``flagged`` is None where nothing was compared or either base has fewer than 10 people; nobody
    selected in the group has no ratio, but its rate of 0 is below four fifths. ``reference`` is the
    group with the highest rate; ``p_fisher`` is two-sided and None where the group is the
    reference itself.
    """

    ratio: Figure
    flagged: bool | None
    reference: str
    p_fisher: float | None


def four_fifths(counts: Counts, group: str) -> Screen:
    """Return rate of ``group`` / highest rate from group -> (selected, applied).

    1 means no difference; below 0.80 is flagged. The highest rate is that of a group of at least 10
    people where there is one. Nobody selected in the group is not calculable.
    Source: 29 CFR 1607.4(D). Raises KeyError for a group that has no counts.
    """
    if group not in counts:
        raise KeyError(UNKNOWN_GROUP.format(group=group))
    if counts[group][1] == 0:
        return _nothing(EMPTY_BASE.format(who=group))
    best = highest_rate(counts)
    if counts[best][0] == 0:
        anybody = any(selected for selected, _ in counts.values())
        return _nothing(NOBODY_OF_ENOUGH if anybody else NOBODY_SELECTED)
    if best == group:
        own = Figure(1.0, SCREEN, no_interval(ITSELF))
        return Screen(own, _flagged(*counts[group], *counts[best]), best, None)
    pair = (*counts[group], *counts[best])
    return Screen(_ratio(*pair), _flagged(*pair), best, _fisher(*pair))


def highest_rate(counts: Counts) -> str:
    """Return the group with the highest rate; the larger base, then the name, where rates tie.

    Groups of fewer than 10 people are looked at only where there is no larger one: one person more
    or less would make or break their rate.
    """
    present = [(yes / base, base, name) for name, (yes, base) in counts.items() if base]
    enough = [one for one in present if one[1] >= LEAST_BASE]
    return max(enough or present)[2]


def _nothing(reason: str) -> Screen:
    return Screen(not_calculable(reason), None, "", None)


def _ratio(selected: int, applied: int, top: int, of: int) -> Figure:
    if selected == 0:
        return not_calculable(ZERO_CELL.format(who=THE_GROUP))
    value = (selected / applied) / (top / of)
    return Figure(value, SCREEN, katz(selected, applied, top, of))


def _flagged(selected: int, applied: int, top: int, of: int) -> bool | None:
    if min(applied, of) < LEAST_BASE:
        return None
    # In whole numbers: 0.8 has no exact float, and a rate of exactly four fifths is not flagged.
    return 5 * selected * of < 4 * top * applied


def _fisher(k1: int, n1: int, k2: int, n2: int) -> float:
    from scipy.stats import fisher_exact

    return float(fisher_exact([[k1, n1 - k1], [k2, n2 - k2]])[1])
