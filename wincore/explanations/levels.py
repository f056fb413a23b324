"""Why this share at a level: who of a workforce stands there, and what is known of them."""

from __future__ import annotations

from functools import partial

import pandas as pd

from wincore.cells import Selection
from wincore.cells.people import Counted
from wincore.cells.selection import DENOMINATOR, NUMERATOR, Asked
from wincore.explanations.explanation import (
    IN_FIGURES,
    MEANS,
    NOTE,
    RANGE,
    WORKED_OUT,
    Explanation,
    Told,
    told,
)
from wincore.figures.context import Context
from wincore.findings import ALL
from wincore.indicators import views
from wincore.indicators.computing import facts_of
from wincore.indicators.groups import GROUPS
from wincore.indicators.workforce import HEADCOUNT
from wincore.lineage import benchmark
from wincore.origins import Place
from wincore.parts import Part
from wincore.spans import INTERVALS, WITHHELD
from wincore.wording import absent, out_of, percent

TITLE = "Share of {group} at level {level}"
MEANING = "The share of a group among the employees of one level whose answer is known."
FORMULA = "people of the group at the level ÷ people at the level of whom it is known"
FIGURE = "{of}: {share}"
REPRESENTATION = "workforce.representation"  # the same share at all levels, and its benchmark


def of_levels(context: Context) -> tuple[Explanation, ...]:
    """Return an explanation of the chosen group's share at each level."""
    levels = _levels(context)["level"]
    key = ("level", context.wave, context.group, context.employer)
    return tuple(
        Explanation(
            TITLE.format(group=context.group, level=level),
            (*key, str(level)),
            partial(_told, context, str(level)),
        )
        for level in levels
    )


def _levels(context: Context) -> pd.DataFrame:
    return views.levels(
        context.snapshot, context.framework, group=context.group, wave=context.wave,
        employer=context.employer, audience=context.audience,
    )  # fmt: skip


def _told(context: Context, level: str, whose: str) -> Told:
    found = _levels(context)
    row = found[found["level"] == level].iloc[0]
    known = not absent(row["share"])
    figure = FIGURE.format(of=out_of(row["people"], row["known"]), share=percent(row["share"], 1))
    same = context.framework.indicator(REPRESENTATION)
    parts = [
        Part(MEANS, MEANING),
        Part(WORKED_OUT, FORMULA),
        Part(IN_FIGURES, figure if known else ""),
        Part(RANGE, _spread(row) if known else ""),
        Part("Benchmark", benchmark(same, context.group, context.framework)),
        Part(NOTE, str(row["note"] or "")),
    ]
    return told(context, parts, _cells(context, level), place=Place(context.wave, context.employer))


def _spread(row: pd.Series) -> str:
    if absent(row["low"]):
        return WITHHELD
    return f"{percent(row['low'], 1)} to {percent(row['high'], 1)} ({INTERVALS['bounds']})"


def _cells(context: Context, level: str) -> list[Selection]:
    facts = facts_of(context.snapshot, context.framework)
    employer = {name: i for i, name in facts.names.items()}.get(context.employer, ALL)
    asked = Asked(REPRESENTATION, employer, context.wave, context.group)
    people, group = Counted(facts, asked, "workforce", (level,)), GROUPS[context.group]
    return [
        people.cells(NUMERATOR, people.belonging(group), HEADCOUNT),
        people.cells(DENOMINATOR, people.known(group), HEADCOUNT),
    ]
