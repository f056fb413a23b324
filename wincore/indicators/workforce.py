"""Workforce against London: who works at each employer, and how far that is from the benchmark.

A workforce is counted, not sampled: the range of a share is that of the people whose group is not
known (none or all of them), never a sampling error. Programme figures are recomputed from counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from wincore.findings import ALL
from wincore.framework.benchmark import Benchmark
from wincore.framework.outcomes import Indicator
from wincore.indicators.countnotes import counted, median_note, without
from wincore.indicators.facts import Facts
from wincore.indicators.groups import GROUPS
from wincore.indicators.headcounts import headcounts
from wincore.indicators.people import Count, Counts, Tally
from wincore.indicators.rows import Row, Rule, joined
from wincore.statistics import ratios
from wincore.statistics.figure import Figure, not_calculable
from wincore.statistics.interval import Interval
from wincore.statistics.intervals import bounds_for_unknowns

HEADCOUNT = "headcount"
VALUE_REQUIRED = "benchmark value required: {title}"
NO_BENCHMARK = "no benchmark row is held for {group}"
AGAINST = "against {percent:.2f} %: {title}"
SUMMED = "sum of employers' own shortfalls {total:.0f}"
SINGLE_GROUPS = [name for name in GROUPS if name != ALL]
# Whom the declaration rate of everybody is about: it is ethnicity that has to be declared.
ETHNICITY = next(g.name for g in GROUPS.values() if g.dimensions == ("ethnicity",))
Compare = Callable[[int, int, float], Figure]
Range = Callable[[Tally, float], Interval]


def counts(facts: Facts) -> Counts:
    """Return headcounts per employer, wave and group."""
    return headcounts(facts, "workforce", (HEADCOUNT,))


def bounds(tally: Tally) -> Interval:
    """Return the share if none, and if all, of the people of unknown group belonged to it."""
    # A total below its parts comes from two tables of one return: then everybody is known.
    return bounds_for_unknowns(tally.members, tally.known, max(tally.known, tally.total))


def _representation(facts: Facts, indicator: Indicator) -> Iterator[Row]:
    held = counts(facts)
    for count in held.of_groups(SINGLE_GROUPS):
        if count.reason:
            yield without(count)
            continue
        tally = count[HEADCOUNT]
        share = ratios.representation(tally.members, tally.known)
        note = median_note(held, count, HEADCOUNT)
        yield _of_known(facts, count, replace(share, interval=bounds(tally)), note)


def _of_known(facts: Facts, count: Count, found: Figure, note: str) -> Row:
    tally = count[HEADCOUNT]
    return counted(
        facts, count, HEADCOUNT, found, note, numerator=tally.members, denominator=tally.known
    )


def _compared(facts: Facts, indicator: Indicator, compare: Compare, spread: Range) -> Iterator[Row]:
    for count in counts(facts).of_groups(SINGLE_GROUPS):
        yield without(count) if count.reason else _against(facts, count, compare, spread)


def _against(facts: Facts, count: Count, compare: Compare, spread: Range) -> Row:
    row, tally = facts.benchmarks.get(count.group), count[HEADCOUNT]
    note = _about(row, count.group)
    if row is None or row.share is None:
        return _of_known(facts, count, not_calculable(note), "")
    found = compare(tally.members, tally.known, row.share)
    if found.value is not None:
        found = replace(found, interval=spread(tally, row.share))
    return _of_known(facts, count, found, note)


def _gap_bounds(tally: Tally, benchmark: float) -> Interval:
    return bounds(tally).shifted(-benchmark)


def _ratio_bounds(tally: Tally, benchmark: float) -> Interval:
    return bounds(tally).divided(benchmark)


def _people_bounds(tally: Tally, benchmark: float) -> Interval:
    everybody = max(tally.known, tally.total)  # as in `bounds`
    return ratios.shortfall_bounds(tally.members, tally.known, everybody, benchmark)


def _about(row: Benchmark | None, group: str) -> str:
    if row is None:
        return NO_BENCHMARK.format(group=group)
    if row.share is None:
        return VALUE_REQUIRED.format(title=row.title)
    return AGAINST.format(percent=100 * row.share, title=row.title)


def _shortfall(facts: Facts, indicator: Indicator) -> Iterator[Row]:
    """Yield the shortfalls; the programme's is that of all employers taken together."""
    own: dict[tuple[str, str], float] = {}
    for row in _compared(facts, indicator, ratios.shortfall, _people_bounds):
        key = row.wave, row.group
        if row.employer != ALL:
            own[key] = own.get(key, 0.0) + (row.value or 0.0)
            yield row
        else:
            note = "" if row.value is None else SUMMED.format(total=own[key])
            yield replace(row, note=joined(row.note, note))


def _declared(facts: Facts, indicator: Indicator) -> Iterator[Row]:
    """Yield how many are known as far as each group needs it; for everybody, their ethnicity."""
    held = counts(facts)
    for count in held.of_groups(SINGLE_GROUPS):
        row = without(count) if count.reason else _known(facts, held, count)
        yield row
        if count.group == ETHNICITY:
            yield replace(row, group=ALL)


def _known(facts: Facts, held: Counts, count: Count) -> Row:
    tally = count[HEADCOUNT]
    share = Figure(tally.known / tally.total) if tally.total else None
    return counted(
        facts, count, HEADCOUNT, share or not_calculable(ratios.NOBODY_KNOWN),
        median_note(held, count, HEADCOUNT, known=True),
        numerator=tally.known, denominator=tally.total, n=tally.total,
    )  # fmt: skip


def _headcount(facts: Facts, indicator: Indicator) -> Iterator[Row]:
    for count in counts(facts).of_groups(GROUPS):
        yield without(count) if count.reason else _people(facts, count)


def _people(facts: Facts, count: Count) -> Row:
    people = count[HEADCOUNT].members
    return counted(facts, count, HEADCOUNT, Figure(float(people)), numerator=people, n=people)


RULES: dict[str, Rule] = {
    "workforce.representation": _representation,
    "workforce.representation_gap": partial(
        _compared, compare=ratios.representation_gap, spread=_gap_bounds
    ),
    "workforce.representation_ratio": partial(
        _compared, compare=ratios.representation_ratio, spread=_ratio_bounds
    ),
    "workforce.shortfall": _shortfall,
    "workforce.declaration_rate": _declared,
    "workforce.headcount": _headcount,
}
