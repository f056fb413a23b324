"""The cells of response rates: who has answered, and how many were asked."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from wincore.cells.people import Counted
from wincore.cells.selection import DENOMINATOR, NUMERATOR, Asked, Selection
from wincore.findings import ALL
from wincore.indicators.facts import Facts
from wincore.indicators.responses import (
    AT_MOST,
    INCLUSION,
    PARTICIPANT,
    PLACES,
    participants_asked,
)
from wincore.indicators.workforce import HEADCOUNT, counts

ANY_WAVE = ", people who answered in any wave"
OF_PEOPLE = {
    "survey.response_rate_participant": PARTICIPANT,
    "survey.response_rate_inclusion": INCLUSION,
}


def selections(facts: Facts, asked: Asked) -> list[Selection] | None:
    """Return the cells of a response rate; None where the indicator is none.

    Employers of which the number asked is not known are in neither part of the programme's rate.
    """
    if asked.indicator not in OF_PEOPLE:
        return None
    instrument = OF_PEOPLE[asked.indicator]
    rows, _ = answers(facts, asked)
    found = [Selection(NUMERATOR, "responses", rows.index, ("employer",))]
    employers = set(rows["employer_id"])
    if instrument == INCLUSION:
        return [*found, _staff(facts, asked, employers)]
    return [*found, *_participants(facts, asked, employers)]


def answers(facts: Facts, asked: Asked) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the responses that a rate counts, and those left out for want of a number asked."""
    held = asked.mine(facts.held("responses"))
    instrument = OF_PEOPLE[asked.indicator]
    rows = held[(held["instrument"] == instrument) & (held["wave"] == asked.wave)]
    if asked.employer != ALL:
        return rows, rows.iloc[:0]
    inside = rows["employer_id"].isin(known(facts, instrument, asked.wave))
    return rows[inside], rows[~inside]


def known(facts: Facts, instrument: str, wave: str) -> set[str]:
    """Return the employers of which it is known how many people were asked."""
    if instrument == PARTICIPANT:
        return {e for e, base in participants_asked(facts).items() if base.people}
    staff = counts(facts).employers(wave, ALL)
    return {c.employer for c in staff if not c.reason and c[HEADCOUNT].members}


def _staff(facts: Facts, asked: Asked, employers: Collection[str]) -> Selection:
    staff = Counted(facts, asked, "workforce")
    mine = staff.frame["employer_id"].isin(employers).to_numpy(dtype=bool)
    return staff.cells(DENOMINATOR, staff.source.rows_for(()) & mine, HEADCOUNT)


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
    found = (
        Selection(DENOMINATOR, "attendance", largest.index, ("invited",)),
        Selection(DENOMINATOR + ANY_WAVE, "responses", others.index, ("employer",)),
    )
    return [one for one in found if len(one.rows)]
