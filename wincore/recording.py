"""The panel's record while it is entered: one part is added, changed or taken out at a time."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from wincore.charts import RATINGS
from wincore.findings import ALL, select
from wincore.framework import Framework
from wincore.framework.categories import EVERYBODY
from wincore.store.records import Action, Condition, Option, Override, PanelRecord, State
from wincore.summary import outcome_lines
from wincore.wording import NBSP, british_date

Part = Option | Condition | Action | Override
PLACES: dict[type, str] = {
    Option: "options",
    Condition: "conditions",
    Action: "actions",
    Override: "overrides",
}
NO_DATE, NOBODY = "no date", "nobody yet"
RATED = "{title} (suggested: {word})"


def with_part(content: PanelRecord, part: Part) -> PanelRecord:
    """Return the record with one more part; an override of the same rating takes its place."""
    place = PLACES[type(part)]
    held = getattr(content, place)
    if isinstance(part, Override):
        held = tuple(o for o in held if o.of != part.of)
    return content.model_copy(update={place: (*held, part)})


def without_part(content: PanelRecord, place: str, number: int) -> PanelRecord:
    """Return the record without the part of that number (from 0) in options, actions …"""
    held = getattr(content, place)
    return content.model_copy(update={place: (*held[:number], *held[number + 1 :])})


def with_states(content: PanelRecord, states: Mapping[str, State]) -> PanelRecord:
    """Return the record with conditions, by id, in other states."""
    found = tuple(
        c.model_copy(update={"state": states.get(c.id, c.state)}) for c in content.conditions
    )
    return content.model_copy(update={"conditions": found})


def ratable(findings: pd.DataFrame, framework: Framework, wave: str) -> dict[str, tuple[str, str]]:
    """Return what the panel may rate otherwise: id -> title and rating suggested, outcomes first.

    Indicators are those that have a rating at the wave.
    """
    lines = outcome_lines(findings, framework, wave)
    found = {str(line.outcome.id): (line.outcome.title, line.rating) for line in lines}
    rows = select(findings, employer=ALL, wave=wave, group=EVERYBODY).set_index("indicator")
    rated = rows.loc[rows["rating"] != "grey", "rating"]
    titles = {i.id: i.title for i in framework.indicators if i.id in rated.index}
    return found | {i: (title, str(rated[i])) for i, title in titles.items()}


def rated_words(title: str, rating: str) -> str:
    """Write what may be rated otherwise with the rating suggested."""
    return RATED.format(title=title, word=RATINGS[rating].word)


def listed(content: PanelRecord, place: str, titles: Mapping[str, str]) -> pd.DataFrame:
    """Return options, conditions, actions or overrides as a table of words.

    ``titles`` has the titles of outcomes and indicators by id.
    """
    return _TABLES[place](content, titles)


def titles_of(framework: Framework) -> dict[str, str]:
    """Return id -> title of every outcome and indicator."""
    found: dict[str, str] = {str(o.id): o.title for o in framework.outcomes}
    return found | {i.id: i.title for i in framework.indicators}


def _options(content: PanelRecord, _: Mapping[str, str]) -> pd.DataFrame:
    rows = [(o.title, o.consequences or "none written") for o in content.options]
    return pd.DataFrame(rows, columns=["Option", "Consequences"])


def _conditions(content: PanelRecord, _: Mapping[str, str]) -> pd.DataFrame:
    return conditions_table(content.conditions)


def conditions_table(found: tuple[Condition, ...]) -> pd.DataFrame:
    """Return conditions as a table of words: what, owner, by when, evidence, state."""
    rows = [(c.id, c.what, c.owner, british_date(c.by_when), c.evidence, c.state) for c in found]
    columns = ["Id", "Condition", "Owner", "By when", "Evidence", "State"]
    return pd.DataFrame(rows, columns=columns)


def _actions(content: PanelRecord, _: Mapping[str, str]) -> pd.DataFrame:
    rows = [
        (a.what, a.owner or NOBODY, british_date(a.by_when) if a.by_when else NO_DATE)
        for a in content.actions
    ]
    return pd.DataFrame(rows, columns=["Action", "Owner", "By when"])


def _overrides(content: PanelRecord, titles: Mapping[str, str]) -> pd.DataFrame:
    rows = [
        (titles.get(o.of, o.of), _word(o.suggested), _word(o.rating), o.reason)
        for o in content.overrides
    ]
    return pd.DataFrame(rows, columns=["Of", "Suggested", "Panel", "Reason"])


def _word(rating: str) -> str:
    look = RATINGS[rating]
    return f"{look.icon}{NBSP}{look.word}"


_TABLES = {
    "options": _options,
    "conditions": _conditions,
    "actions": _actions,
    "overrides": _overrides,
}
