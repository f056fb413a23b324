"""Progression: whether White staff thin out less than others from junior to senior levels."""

from __future__ import annotations

from collections.abc import Iterator

from wincore.framework.outcomes import Indicator
from wincore.indicators.countnotes import counted, without
from wincore.indicators.facts import Facts
from wincore.indicators.groups import PAIRS
from wincore.indicators.headcounts import headcounts
from wincore.indicators.people import Count
from wincore.indicators.rows import Row, Rule
from wincore.statistics.ratios import progression_ratio

JUNIOR, SENIOR = ("entry", "junior"), ("senior", "executive")
HEADCOUNT = ("headcount",)
COMPARED = "senior to junior: {group} {a} to {b}, {other} {c} to {d}"


def _ratios(facts: Facts, indicator: Indicator) -> Iterator[Row]:
    junior = headcounts(facts, "workforce", HEADCOUNT, JUNIOR)
    senior = headcounts(facts, "workforce", HEADCOUNT, SENIOR)
    for group, pair in PAIRS.items():
        for low, high in zip(junior.together(pair), senior.together(pair), strict=True):
            own = low[group]
            lacking = own if own.reason else high[group]
            yield without(lacking) if lacking.reason else _ratio(facts, pair, low, high)


def _ratio(
    facts: Facts, pair: tuple[str, str], low: dict[str, Count], high: dict[str, Count]
) -> Row:
    group, reference = pair
    (a, b), (c, d) = ((high[g]["headcount"].members, low[g]["headcount"].members) for g in pair)
    note = COMPARED.format(group=group, a=a, b=b, other=reference, c=c, d=d)
    return counted(
        facts, low[group], "headcount", progression_ratio(c, d, a, b), note,
        numerator=a, denominator=b, n=a + b,
    )  # fmt: skip


RULES: dict[str, Rule] = {"progression.ratio": _ratios}
