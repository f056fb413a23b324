"""The cells of survey figures: the answers to the items of a scale, and who was asked."""

from __future__ import annotations

import pandas as pd

from wincore.cells.people import Counted
from wincore.cells.selection import DENOMINATOR, NUMERATOR, Asked, Selection
from wincore.framework.categories import EVERYBODY
from wincore.indicators.facts import Facts
from wincore.indicators.groups import GROUPS, People
from wincore.indicators.responses import (
    AT_MOST,
    INCLUSION,
    PARTICIPANT,
    PLACES,
    participants_asked,
)
from wincore.indicators.workforce import HEADCOUNT

ANSWERS = "Answers to the items"
ANY_WAVE = ", people who answered in any wave"
OF_PEOPLE = {
    "survey.response_rate_participant": PARTICIPANT,
    "survey.response_rate_inclusion": INCLUSION,
}


def selections(facts: Facts, asked: Asked) -> list[Selection] | None:
    """Return the cells of a survey figure; None where the indicator is none."""
    if asked.indicator in OF_PEOPLE:
        return _response(facts, asked, OF_PEOPLE[asked.indicator])
    scales = {i.id: (i.instrument, i.scale) for i in facts.framework.indicators if i.scale}
    if asked.indicator not in scales:
        return None
    instrument, scale = scales[asked.indicator]
    items = facts.framework.instrument(instrument).scale_items(scale)
    rows = _responses(facts, asked, instrument)
    return [Selection(ANSWERS, "responses", rows.index, tuple(i.id for i in items))]


def _responses(facts: Facts, asked: Asked, instrument: str) -> pd.DataFrame:
    """Return the responses of those asked about; a questionnaire may not ask for the employer."""
    held = facts.snapshot.table("responses")
    held = held[(held["instrument"] == instrument) & (held["wave"] == asked.wave)]
    if set(held["employer_id"]) != {""}:
        held = asked.mine(held[held["employer_id"].isin(facts.recruited)])
    if asked.group == EVERYBODY or held.empty:
        return held
    people, group = People(held, facts.framework.categories), GROUPS[asked.group]
    return held[people.belonging(group)]


def _response(facts: Facts, asked: Asked, instrument: str) -> list[Selection]:
    rows = _responses(facts, asked, instrument)
    found = [Selection(NUMERATOR, "responses", rows.index, ("employer",))]
    if instrument == INCLUSION:
        staff = Counted(facts, asked, "workforce")
        everybody = staff.source.rows_for(())
        return [*found, staff.cells(DENOMINATOR, everybody, HEADCOUNT)]
    return [*found, *_participants(facts, asked, set(rows["employer_id"]))]


def _participants(facts: Facts, asked: Asked, answered: set[str]) -> list[Selection]:
    """Return the places offered, or where more have answered than that, their responses."""
    bases = {e: b for e, b in participants_asked(facts).items() if e in answered}
    places = asked.mine(facts.held("attendance")).dropna(subset=["invited"])
    places = places[places["employer_id"].isin([e for e, b in bases.items() if b.note == PLACES])]
    most = places.groupby("employer_id")["invited"].transform("max")
    largest = places[places["invited"] == most].drop_duplicates("employer_id")
    others = asked.mine(facts.held("responses"))
    others = others[
        (others["instrument"] == PARTICIPANT)
        & others["employer_id"].isin([e for e, b in bases.items() if b.note == AT_MOST])
    ]
    return [
        Selection(DENOMINATOR, "attendance", largest.index, ("invited",)),
        Selection(DENOMINATOR + ANY_WAVE, "responses", others.index, ("employer",)),
    ]
