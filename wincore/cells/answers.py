"""The cells of survey scales and questions: the answers of those who count."""

from __future__ import annotations

import pandas as pd

from wincore.cells.selection import Asked, Selection
from wincore.framework.categories import EVERYBODY
from wincore.indicators.facts import Facts
from wincore.indicators.groups import GROUPS, People
from wincore.indicators.views.respondents import scores

ANSWERS = "Answers to the items"
UNNAMED = ""  # the employer of a respondent who was not asked for it


def selections(facts: Facts, asked: Asked) -> list[Selection] | None:
    """Return the cells of a survey scale; None where the indicator is none.

    Who answered fewer than half of the items has no score, and no cell here.
    """
    scales = {i.id: (i.instrument, i.scale) for i in facts.framework.indicators if i.scale}
    if asked.indicator not in scales:
        return None
    name, scale = scales[asked.indicator]
    instrument = facts.framework.instrument(name)
    found = scores(facts.snapshot, instrument, scale, (*facts.recruited, UNNAMED))["score"]
    rows = responses(facts, asked, name).index
    items = tuple(i.id for i in instrument.scale_items(scale))
    return [Selection(ANSWERS, "responses", rows[found.reindex(rows).notna()], items)]


def responses(facts: Facts, asked: Asked, instrument: str) -> pd.DataFrame:
    """Return the responses of those asked about; a questionnaire may not ask for the employer."""
    held = facts.snapshot.table("responses")
    held = held[(held["instrument"] == instrument) & (held["wave"] == asked.wave)]
    if set(held["employer_id"]) != {UNNAMED}:
        held = asked.mine(held[held["employer_id"].isin(facts.recruited)])
    if asked.group == EVERYBODY or held.empty:
        return held
    people, group = People(held, facts.framework.categories), GROUPS[asked.group]
    return held[people.belonging(group)]
