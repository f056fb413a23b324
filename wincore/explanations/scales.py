"""Why this share of favourable answers: all items of a scale put together, wave by wave."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd

from wincore.cells import Selection
from wincore.cells.questions import Part as Whose
from wincore.cells.questions import of_question
from wincore.charts.diverging import STATES
from wincore.explanations.explanation import (
    ASKED,
    IN_FIGURES,
    MEANS,
    NOTE,
    RANGE,
    WORKED_OUT,
    Explanation,
    Told,
    told,
)
from wincore.figures.answered import ROW, answered, favourable
from wincore.figures.context import Context
from wincore.framework import Indicator
from wincore.framework.instrument import Item
from wincore.indicators.computing import facts_of
from wincore.lineage import quoted
from wincore.origins import Place
from wincore.parts import Part
from wincore.wording import absent, listing, number, out_of, percent, sentence

TITLE = "Favourable answers, {scale}, {wave}"
MEANING = (
    "The share of favourable answers among all answers that count, to any item of the scale. The "
    "unit is an answer: who answered four items counts four times."
)
FORMULA = (
    "favourable answers ÷ answers that count, summed over the items; reverse items turned round"
)
NO_INTERVAL = (
    "none: answers of one person to several items go together, so an interval for separate answers "
    "would not hold; the mean of the scale has one"
)


def of_scales(context: Context, indicators: Sequence[str]) -> tuple[Explanation, ...]:
    """Return an explanation for each bar of a chart of scales, those of the chosen wave first."""
    table = answered(context, indicators).table
    shown = set(table["Row"]) if len(table) else set()
    scales = [i for i in context.framework.indicators if i.id in indicators and i.scale]
    waves = dict.fromkeys((context.wave, context.first_wave))
    return tuple(
        _explanation(context, scale, wave)
        for wave in waves
        for scale in scales
        if ROW.format(scale=scale.title, wave=wave) in shown
    )


def _explanation(context: Context, scale: Indicator, wave: str) -> Explanation:
    title = TITLE.format(scale=scale.title, wave=wave)
    key = ("favourable", scale.id, wave, context.wave, context.group, context.employer)
    return Explanation(title, key, partial(_told, context, scale, wave))


def _told(context: Context, scale: Indicator, wave: str, whose: str) -> Told:
    chart = answered(context, [scale.id])
    rows = chart.table.to_dict("records") if len(chart.table) else []
    row = next((r for r in rows if r["Row"] == ROW.format(scale=scale.title, wave=wave)), None)
    figure = [
        Part(MEANS, MEANING),
        Part(WORKED_OUT, FORMULA),
        Part(ASKED, "; ".join(map(quoted, _items(context, scale)))),
        Part(IN_FIGURES, "" if row is None else _in_figures(pd.Series(row))),
        Part(RANGE, "" if row is None else NO_INTERVAL),
        Part(NOTE, chart.sentence if row is None else ""),
    ]
    left = "" if row is None else _left_out(pd.Series(row))
    place = Place(wave, context.employer)
    return told(context, figure, _cells(context, scale, wave), left, place=place)


def _items(context: Context, scale: Indicator) -> list[Item]:
    return context.framework.instrument(scale.instrument).scale_items(scale.scale)


def _cells(context: Context, scale: Indicator, wave: str) -> list[Selection]:
    facts = facts_of(context.snapshot, context.framework)
    whose = Whose(scale.instrument, wave, context.employer, context.group)
    return [
        one
        for item in _items(context, scale)
        for one in of_question(facts, whose, item, favourable(context, scale, item), named=True)
    ]


def _in_figures(row: pd.Series) -> str:
    if absent(row["Answers"]) or absent(row["Top two"]):
        return ""
    top = round(row["Top two"] * row["Answers"])
    return f"{percent(row['Top two'], 1)}: {out_of(top, row['Answers'])} answers favourable"


def _left_out(row: pd.Series) -> str:
    if row[list(STATES.values())].isna().any():
        return ""
    return sentence(listing(f"{name.lower()} {number(row[name])}" for name in STATES.values()))
