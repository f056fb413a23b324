"""Response rates: how many of those asked have answered.

No list of the people asked is kept. Participants: the base is the largest number of places offered
to the employer at one session or, where more people than that have answered in any wave, their
number; then the rate is at most what is shown, and its evidence counts as self-reported. Staff: the
base is the headcount of the same wave.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from wincore.findings import ALL
from wincore.framework.outcomes import Indicator
from wincore.indicators.facts import Facts, inputs, rows_of
from wincore.indicators.pooling import for_all, pooled
from wincore.indicators.rows import Row, Rule, joined
from wincore.indicators.workforce import HEADCOUNT, counts

PARTICIPANT, INCLUSION = "participant", "inclusion"
NOBODY_ASKED = "the number of people asked is not known"
MORE_THAN_ASKED = "more responses than people asked"
PLACES = "of the largest number of places offered at one session"
AT_MOST = "at most: of those who answered in any wave, more than were offered places at one session"
STAFF = "of the headcount of the wave"
SELF_REPORTED = "C"


def answered(facts: Facts, instrument: str) -> pd.DataFrame:
    """Return wave, employer_id, responses and inputs of a questionnaire.

    Every response counts once in each item's cells, blanks included, unless several answers may be
    ticked: those items are left out.
    """
    asked = [i for q in facts.framework.instruments if q.id == instrument for i in q.items]
    several = {i.id for i in asked if i.kind == "multiple"}
    cube = facts.held("cube")
    kept = cube[
        (cube["instrument"] == instrument) & (cube["group"] == ALL) & ~cube["item"].isin(several)
    ]
    items = kept.groupby(["wave", "employer_id", "item"], sort=False)["n"].sum()
    most = items.groupby(level=["wave", "employer_id"], sort=False).max()
    used = kept.groupby(["wave", "employer_id"], sort=False)["upload"].agg(inputs)
    return pd.DataFrame({"responses": most, "inputs": used}).reset_index()


class Base(NamedTuple):
    """The people asked at an employer, whence that is known, and the uploads that say so."""

    people: int
    note: str
    inputs: str


NOBODY = Base(0, "", "")


def _of_participants(facts: Facts, indicator: Indicator) -> Iterator[Row]:
    asked = participants_asked(facts)
    held = answered(facts, PARTICIPANT)
    for wave in facts.waves:
        yield from _rates(facts, indicator, held[held["wave"] == wave], wave, asked)


def participants_asked(facts: Facts) -> dict[str, Base]:
    """Return employer -> the participants taken to have been asked, and whence that is known."""
    places, people = _places(facts), _people(facts, PARTICIPANT)
    return {
        e: max(places.get(e, NOBODY), people.get(e, NOBODY), key=_size) for e in {*places, *people}
    }


def _size(base: Base) -> int:
    return base.people


def _places(facts: Facts) -> dict[str, Base]:
    """Return employer -> the largest number of places offered at one session."""
    held = facts.held("attendance").dropna(subset=["invited"])
    by_employer = held.groupby("employer_id")
    largest, used = by_employer["invited"].max(), by_employer["upload"].agg(inputs)
    return {str(e): Base(int(n), PLACES, str(used.at[e])) for e, n in largest.items()}


def _people(facts: Facts, instrument: str) -> dict[str, Base]:
    """Return employer -> people who answered in any wave: matched ones once, others by wave."""
    held = facts.held("responses")
    own = held[held["instrument"] == instrument]
    known = own["respondent"] != ""
    matched = own[known].groupby("employer_id")["respondent"].nunique()
    others = own[~known].groupby(["employer_id", "wave"]).size().groupby("employer_id").max()
    used = own.groupby("employer_id")["upload"].agg(inputs)
    totals = matched.add(others, fill_value=0)
    return {str(e): Base(int(n), AT_MOST, str(used.at[e])) for e, n in totals.items()}


def _of_staff(facts: Facts, indicator: Indicator) -> Iterator[Row]:
    held = answered(facts, INCLUSION)
    for wave in facts.waves:
        staff = {
            c.employer: Base(c[HEADCOUNT].members, STAFF, c.inputs)
            for c in counts(facts).employers(wave, ALL)
            if not c.reason
        }
        yield from _rates(facts, indicator, held[held["wave"] == wave], wave, staff)


def _rates(
    facts: Facts, indicator: Indicator, held: pd.DataFrame, wave: str, asked: Mapping[str, Base]
) -> list[Row]:
    if held.empty:
        return []
    columns = rows_of(held, "employer_id", "responses", "inputs")
    own = [_rate(wave, e, n, asked.get(e, NOBODY), used) for e, n, used in columns]
    own = for_all(facts, own, wave)
    return [*own, _pooled(own, indicator, wave)]


def _pooled(own: Sequence[Row], indicator: Indicator, wave: str) -> Row:
    """Return the programme's rate: at most what is shown, where that of an employer in it is."""
    found = pooled(own, indicator, wave)
    at_most = any(row.note.startswith(AT_MOST) for row in own)
    return replace(found, note=joined(AT_MOST, found.note)) if at_most else found


def _rate(wave: str, employer: str, responses: int, base: Base, used: str) -> Row:
    asked, note = base.people, base.note
    if not asked:
        return Row(employer, wave, numerator=responses, n=responses, inputs=used, note=NOBODY_ASKED)
    return Row(
        employer, wave, numerator=responses, denominator=asked, value=responses / asked,
        n=asked, missing=max(0, asked - responses),
        inputs=" ".join(sorted({*used.split(), *base.inputs.split()})),
        evidence=SELF_REPORTED if note == AT_MOST else "",
        note=f"{note}; {MORE_THAN_ASKED}" if responses > asked else note,
    )  # fmt: skip


RULES: dict[str, Rule] = {
    "survey.response_rate_participant": _of_participants,
    "survey.response_rate_inclusion": _of_staff,
}
