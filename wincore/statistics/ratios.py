"""Ratios, gaps and shortfalls between groups and against a benchmark.

A ratio with a zero cell, above or below the line, is not calculable: never 0, never infinity. So
swapping the groups always inverts a ratio, or it is not calculable either way.
"""

from __future__ import annotations

import math
from fractions import Fraction

from wincore.statistics.figure import Figure, not_calculable
from wincore.statistics.interval import Interval, no_interval
from wincore.statistics.intervals import katz

NOBODY_KNOWN = "not calculable: nobody's group is known"
NO_BENCHMARK = "not calculable: no benchmark value is held"
ZERO_BENCHMARK = "not calculable: the benchmark is zero"
EMPTY_BASE = "not calculable: nobody in the base of {who}"
ZERO_CELL = "not calculable: {who} has a count of zero"
ZERO_COUNT = "not calculable: divided by a count of zero"
NO_AMOUNT = "not calculable: no amount is held"
NOT_SAMPLED = "counted, not sampled: no interval"
ONE_IN_THE_OTHER = "no interval: the hires are among the applicants"
NOT_A_PART = "a part cannot exceed its whole: {part} of {whole}"

# A benchmark such as 0.135 is meant as 27/200; as a float it is a hair more, and 27.000000000000004
# people would be rounded up to 28. Shares of populations up to this size are recovered exactly.
_LARGEST_POPULATION = 10**8


def exact(share: float | Fraction) -> Fraction:
    """Return the fraction that a share was meant to be."""
    return Fraction(share).limit_denominator(_LARGEST_POPULATION)


def representation(n_group: int, n_known: int) -> Figure:
    """Return the share of a group among those whose group is known, N_g / N_known.

    A workforce is counted, not sampled: there is no sampling interval, see `bounds_for_unknowns`.
    Raises ValueError when the group is larger than the base.
    """
    _check(n_group, n_known)
    return Figure(n_group / n_known) if n_known else not_calculable(NOBODY_KNOWN)


def representation_gap(n_group: int, n_known: int, benchmark: float | None) -> Figure:
    """Return representation - benchmark, as a fraction; 0 means no difference."""
    share = representation(n_group, n_known)
    if share.value is None:
        return share
    return not_calculable(NO_BENCHMARK) if benchmark is None else Figure(share.value - benchmark)


def representation_ratio(n_group: int, n_known: int, benchmark: float | None) -> Figure:
    """Return representation / benchmark; 1 means no difference, below 1 under-representation."""
    share = representation(n_group, n_known)
    if share.value is None:
        return share
    if benchmark is None:
        return not_calculable(NO_BENCHMARK)
    return Figure(share.value / benchmark) if benchmark else not_calculable(ZERO_BENCHMARK)


def shortfall(n_group: int, n_known: int, benchmark: float | Fraction | None) -> Figure:
    """Return the people missing to reach the benchmark: max(0, ceil(benchmark N_known) - N_g).

    Exact integer arithmetic; 0 means that the benchmark is met.
    """
    _check(n_group, n_known)
    if benchmark is None:
        return not_calculable(NO_BENCHMARK)
    if n_known == 0:
        return not_calculable(NOBODY_KNOWN)
    return Figure(_missing(n_group, n_known, benchmark))


def shortfall_bounds(
    n_group: int, n_known: int, n_total: int, benchmark: float | Fraction
) -> Interval:
    """Return the fewest and the most people missing when some people's group is not known.

    All, or none, of the unknown belong to the group, and the base is everybody in either case:
    max(0, ceil(benchmark N) - N_g - N_unknown) to max(0, ceil(benchmark N) - N_g). The shortfall
    among those known lies between, for a benchmark of at most 1.
    Raises ValueError unless 0 <= N_g <= N_known <= N.
    """
    _check(n_group, n_known)
    _check(n_known, n_total)
    most = n_group + n_total - n_known
    low, high = (_missing(members, n_total, benchmark) for members in (most, n_group))
    return Interval(low, high, "bounds")


def _missing(n_group: int, base: int, benchmark: float | Fraction) -> float:
    return float(max(0, math.ceil(exact(benchmark) * int(base)) - int(n_group)))


def relative_likelihood(
    reference_yes: int, reference_all: int, group_yes: int, group_all: int
) -> Figure:
    """Return the relative likelihood of appointment, (H_ref / S_ref) / (H_g / S_g), with Katz.

    1 means no difference, above 1 favours the reference group (White). Any appointed count of zero
    is not calculable, so that swapping the groups always inverts the figure.
    Source: NHS Workforce Race Equality Standard, indicator 2.
    """
    _check(reference_yes, reference_all)
    _check(group_yes, group_all)
    for who, yes, everybody in (
        ("the reference group", reference_yes, reference_all),
        ("the group", group_yes, group_all),
    ):
        if everybody == 0:
            return not_calculable(EMPTY_BASE.format(who=who))
        if yes == 0:
            return not_calculable(ZERO_CELL.format(who=who))
    value = (reference_yes / reference_all) / (group_yes / group_all)
    return Figure(value, "", katz(reference_yes, reference_all, group_yes, group_all))


def relative_likelihood_of_process(
    reference_yes: int, reference_all: int, group_yes: int, group_all: int
) -> Figure:
    """Return the relative likelihood of entering a formal process, (D_g / N_g) / (D_ref / N_ref).

    1 means no difference, above 1 is to the group's disadvantage: the direction is the reverse of
    `relative_likelihood`. Source: NHS Workforce Race Equality Standard, indicator 3.
    """
    return relative_likelihood(group_yes, group_all, reference_yes, reference_all)


def conversion_ratio(group_hired: int, hired: int, group_applied: int, applied: int) -> Figure:
    """Return share of hires / share of applicants; 1 means no difference.

    Below 1 the group is hired less often than it applies. Hires are among the applicants, so the
    two shares are not independent and no interval is given. Nobody of the group among either is not
    calculable. Source: Business in the Community.
    """
    _check(group_hired, hired)
    _check(group_applied, applied)
    for who, base in (("the hires", hired), ("the applicants", applied)):
        if base == 0:
            return not_calculable(EMPTY_BASE.format(who=who))
    for who, part in (("applicants", group_applied), ("hires", group_hired)):
        if part == 0:
            return not_calculable(ZERO_CELL.format(who=f"the group's {who}"))
    ratio = (group_hired / hired) / (group_applied / applied)
    return Figure(ratio, interval=no_interval(ONE_IN_THE_OTHER))


def progression_ratio(
    reference_senior: int, reference_junior: int, group_senior: int, group_junior: int
) -> Figure:
    """Return (W_senior / W_junior) / (B_senior / B_junior); 1 means no difference.

    Above 1 the reference group is found further up. Any count of zero is not calculable. Counted,
    not sampled: no interval.
    Source: NHS England, A Model Employer.
    """
    levels = {
        "the reference group's senior levels": reference_senior,
        "the reference group's junior levels": reference_junior,
        "the group's senior levels": group_senior,
        "the group's junior levels": group_junior,
    }
    for who, count in levels.items():
        if count == 0:
            return not_calculable(ZERO_CELL.format(who=who))
    ratio = (reference_senior / reference_junior) / (group_senior / group_junior)
    return Figure(ratio, interval=no_interval(NOT_SAMPLED))


def unit_cost(pounds: float | None, count: int) -> Figure:
    """Return pounds per unit. Nothing is compared, so this is a unit cost and no more."""
    if pounds is None or math.isnan(pounds):
        return not_calculable(NO_AMOUNT)
    return Figure(pounds / count) if count else not_calculable(ZERO_COUNT)


def _check(part: float, whole: float) -> None:
    if not 0 <= part <= whole:
        raise ValueError(NOT_A_PART.format(part=part, whole=whole))
