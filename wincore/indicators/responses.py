"""Response rates: how many of those asked have answered.

Participants: responses over the largest number of places offered to the employer at one session,
since no list of those asked is kept. Staff: responses over the headcount of the same wave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pandas as pd

from wincore.findings import ALL
from wincore.framework.outcomes import Indicator
from wincore.indicators.facts import Facts, inputs
from wincore.indicators.pooling import for_all, pooled
from wincore.indicators.rows import Row, Rule
from wincore.indicators.workforce import HEADCOUNT, counts

NOBODY_ASKED = "the number of people asked is not known"
MORE_THAN_ASKED = "more responses than people asked"
PLACES = "of the largest number of places offered at one session"
STAFF = "of the headcount of the wave"
Asked = Callable[[Facts, str], dict[str, float]]  # employer -> people asked, for a wave


def answered(facts: Facts, instrument: str) -> pd.DataFrame:
    """Return the responses per wave and employer: those of the item that was put to most.

    Every response counts once in each item's cells, blanks included, unless several answers may be
    ticked: those items are left out.
    """
    several = {i.id for i in facts.framework.instrument(instrument).items if i.kind == "multiple"}
    cube = facts.held("cube")
    kept = cube[
        (cube["instrument"] == instrument) & (cube["group"] == ALL) & ~cube["item"].isin(several)
    ]
    items = kept.groupby(["wave", "employer_id", "item"], sort=False)["n"].sum()
    most = items.groupby(level=["wave", "employer_id"], sort=False).max()
    used = kept.groupby(["wave", "employer_id"], sort=False)["upload"].agg(inputs)
    return pd.DataFrame({"responses": most, "inputs": used}).reset_index()


def _places(facts: Facts, wave: str) -> dict[str, float]:
    largest = facts.held("attendance").groupby("employer_id")["invited"].max().dropna()
    return {str(e): float(n) for e, n in largest.items()}


def _staff(facts: Facts, wave: str) -> dict[str, float]:
    held = counts(facts).employers(wave, ALL)
    return {c.employer: float(c[HEADCOUNT].members) for c in held if not c.reason}


def _rate(
    facts: Facts, indicator: Indicator, instrument: str, asked: Asked, note: str
) -> Iterator[Row]:
    held = answered(facts, instrument)
    for wave in facts.framework.programme.waves:
        found = held[held["wave"] == wave.id]
        if found.empty:
            continue
        people = asked(facts, wave.id)
        own = [
            _employer(wave.id, str(e), int(n), used, people.get(str(e), 0.0), note)
            for e, n, used in zip(
                found["employer_id"], found["responses"], found["inputs"], strict=True
            )
        ]
        own = for_all(facts, own, wave.id)
        yield from (*own, pooled(own, indicator, wave.id))


def _employer(wave: str, employer: str, responses: int, used: str, asked: float, note: str) -> Row:
    if not asked:
        return Row(employer, wave, numerator=responses, n=responses, inputs=used, note=NOBODY_ASKED)
    more = responses > asked
    return Row(
        employer, wave, numerator=responses, denominator=asked, value=responses / asked,
        n=asked, missing=max(0.0, asked - responses), inputs=used,
        note=f"{note}; {MORE_THAN_ASKED}" if more else note,
    )  # fmt: skip


RULES: dict[str, Rule] = {
    "survey.response_rate_participant": partial(
        _rate, instrument="participant", asked=_places, note=PLACES
    ),
    "survey.response_rate_inclusion": partial(
        _rate, instrument="inclusion", asked=_staff, note=STAFF
    ),
}
