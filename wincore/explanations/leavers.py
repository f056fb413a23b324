"""Why these numbers of people in both waves, only before and only now."""

from __future__ import annotations

from functools import partial

import pandas as pd

from wincore.cells import Selection
from wincore.explanations.explanation import (
    IN_FIGURES,
    MEANS,
    RANGE,
    WORKED_OUT,
    Explanation,
    Told,
    told,
)
from wincore.figures import nonresponse
from wincore.figures.context import Context
from wincore.findings import ALL
from wincore.indicators.computing import facts_of
from wincore.origins import Place
from wincore.parts import Part
from wincore.wording import number

TITLE = "Who answered again"
MEANING = (
    "How many people answered in the first wave and in this one, in the first only, in this one "
    "only. People are matched by the code that they made up themselves."
)
FORMULA = (
    "people whose code stands in both waves, in the first only, in this one only; answers without "
    "a code cannot be matched and are counted apart, of both waves"
)
CENSUS = "none: everybody who answered is counted, none is sampled"
PARTS = ("In both waves", "Before only", "Now only", "Without a code")


def of_employers(context: Context, instrument: str) -> tuple[Explanation, ...]:
    """Return the explanation of who left, for all employers or one of them."""
    table = nonresponse.left(context, instrument).table
    if table.empty:
        return ()
    names = (ALL, *table["Employer"])
    key = ("left", instrument, context.wave)
    return (Explanation(TITLE, key, partial(_told, context, instrument), names),)


def _told(context: Context, instrument: str, whose: str) -> Told:
    table = nonresponse.left(context, instrument).table
    mine = table if whose == ALL else table[table["Employer"] == whose]
    counts = zip(PARTS, nonresponse.LEFT[1:], strict=True)
    figures = "; ".join(f"{part.lower()} {number(mine[c].sum())}" for part, c in counts)
    figure = [
        Part(MEANS, MEANING),
        Part(WORKED_OUT, FORMULA),
        Part(IN_FIGURES, figures),
        Part(RANGE, CENSUS),
    ]
    chosen = _cells(context, instrument, whose)
    return told(context, figure, chosen, place=Place(context.wave, whose))


def _cells(context: Context, instrument: str, whose: str) -> list[Selection]:
    facts = facts_of(context.snapshot, context.framework)
    held = facts.held("responses")
    held = held[held["instrument"] == instrument]
    held = held[held["wave"].isin([context.first_wave, context.wave])]
    if whose != ALL:
        held = held[held["employer_id"].map(facts.names) == whose]
    states = _states(held, context)
    fields = ("respondent", "employer")
    return [Selection(p, "responses", held.index[states == p], fields) for p in PARTS]


def _states(held: pd.DataFrame, context: Context) -> pd.Series:
    """Return the part that each response stands in."""
    person = held["employer_id"].astype(str) + " " + held["respondent"].astype(str)
    before, now = (set(person[held["wave"] == w]) for w in (context.first_wave, context.wave))
    said = [
        PARTS[0] if p in before and p in now else PARTS[1] if p in before else PARTS[2]
        for p in person
    ]
    return pd.Series(said, index=held.index, dtype=str).mask(held["respondent"] == "", PARTS[3])
