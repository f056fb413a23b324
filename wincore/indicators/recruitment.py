"""Recruitment: who gets from application to appointment, group by group, recomputed from counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from wincore.framework.outcomes import Indicator
from wincore.indicators.countnotes import counted, median_note, without
from wincore.indicators.facts import Facts
from wincore.indicators.groups import FAMILIES, PAIRS
from wincore.indicators.headcounts import headcounts
from wincore.indicators.people import Count, Counts
from wincore.indicators.rows import Row, Rule
from wincore.indicators.screening import compared, screened
from wincore.indicators.workforce import SINGLE_GROUPS, bounds
from wincore.statistics.figure import Figure, not_calculable
from wincore.statistics.ratios import EMPTY_BASE, conversion_ratio, relative_likelihood
from wincore.statistics.selection import four_fifths

APPLIED, SHORTLISTED, APPOINTED = STAGES = ("applied", "shortlisted", "appointed")
CONVERTED = "{a} of {b} appointed, {c} of {d} applied"
OUT_OF_ORDER = "not calculable: more people appointed than came before in the return"
Compared = Callable[[Facts, str, Mapping[str, Count]], Row]


def counts(facts: Facts) -> Counts:
    """Return applied, shortlisted and appointed per employer, wave and group."""
    return headcounts(facts, "recruitment", STAGES)


def _compare(
    facts: Facts, indicator: Indicator, families: Mapping[str, tuple[str, ...]], make: Compared
) -> Iterator[Row]:
    for group, family in families.items():
        for found in counts(facts).together(family):
            own = found[group]
            yield without(own) if own.reason else make(facts, group, found)


def _likelihood(facts: Facts, group: str, found: Mapping[str, Count]) -> Row:
    pair, rates = PAIRS[group], _rates(found, SHORTLISTED)
    ratio = _in_order(rates, lambda: relative_likelihood(*rates[pair[1]], *rates[group]))
    note = compared(rates, pair, SHORTLISTED)
    return _selected(facts, found[group], SHORTLISTED, ratio, note)


def _screen(facts: Facts, group: str, found: Mapping[str, Count]) -> Row:
    own, rates = found[group], _rates(found, APPLIED)
    if any(top > base for top, base in rates.values()):
        return _selected(facts, own, APPLIED, not_calculable(OUT_OF_ORDER), "")
    screen = four_fifths(rates, group)
    return _selected(facts, own, APPLIED, screen.ratio, screened(rates, group, screen))


def _rates(found: Mapping[str, Count], base: str) -> dict[str, tuple[int, int]]:
    return {g: (c[APPOINTED].members, c[base].members) for g, c in found.items()}


def _in_order(rates: Mapping[str, tuple[int, int]], make: Callable[[], Figure]) -> Figure:
    out = any(top > base for top, base in rates.values())
    return not_calculable(OUT_OF_ORDER) if out else make()


def _selected(facts: Facts, own: Count, base: str, ratio: Figure, note: str) -> Row:
    top, of = own[APPOINTED].members, own[base].members
    return counted(facts, own, base, ratio, note, numerator=top, denominator=of, n=of)


def _conversion(facts: Facts, indicator: Indicator) -> Iterator[Row]:
    for count in counts(facts).of_groups(SINGLE_GROUPS):
        yield without(count) if count.reason else _converted(facts, count)


def _converted(facts: Facts, count: Count) -> Row:
    hired, applied = count[APPOINTED], count[APPLIED]
    a, b, c, d = hired.members, hired.known, applied.members, applied.known
    ratio = _in_order({"group": (a, c)}, lambda: conversion_ratio(a, b, c, d))
    note = CONVERTED.format(a=a, b=b, c=c, d=d)
    return counted(facts, count, APPLIED, ratio, note, numerator=a, denominator=c, n=d)


def _appointed(facts: Facts, indicator: Indicator) -> Iterator[Row]:
    held = counts(facts)
    for count in held.of_groups(SINGLE_GROUPS):
        yield without(count) if count.reason else _share(facts, held, count)


def _share(facts: Facts, held: Counts, count: Count) -> Row:
    tally = count[APPOINTED]
    found = not_calculable(EMPTY_BASE.format(who="the hires"))
    if tally.known:
        found = replace(Figure(tally.members / tally.known), interval=bounds(tally))
    return counted(
        facts, count, APPOINTED, found, median_note(held, count, APPOINTED),
        numerator=tally.members, denominator=tally.known,
    )  # fmt: skip


RULES: dict[str, Rule] = {
    "recruitment.relative_likelihood": partial(_compare, families=PAIRS, make=_likelihood),
    "recruitment.four_fifths": partial(_compare, families=FAMILIES, make=_screen),
    "recruitment.conversion": _conversion,
    "recruitment.appointed_share": _appointed,
}
