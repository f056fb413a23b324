"""The workforce as margins, and respondents in the same categories: what weights are made from."""

from __future__ import annotations

import pandas as pd

from wincore.framework.categories import UNKNOWN
from wincore.framework.model import Framework
from wincore.indicators.computing import facts_of
from wincore.indicators.countable import countable
from wincore.indicators.facts import Facts
from wincore.indicators.groups import DIMENSIONS
from wincore.store.snapshot import Snapshot

# Margin, as a reader calls it -> column of the tables.
MARGINS = {
    "employer": "employer_id",
    "sex": "sex",
    "age": "age_band",
    "ethnicity": "ethnicity",
}
OUTSIDE = ("", *UNKNOWN)


def margins(snapshot: Snapshot, framework: Framework, wave: str) -> dict[str, dict[str, float]]:
    """Return margin -> category -> headcount at a wave.

    Margins are employer, sex, age (band) and ethnicity (broad group). People of whom a trait is not
    known are left out of that margin; a margin that nobody supplied is left out. Empty where no
    workforce is held.
    """
    facts = facts_of(snapshot, framework)
    held = facts.held("workforce")
    frame = held[held["wave"] == wave].reset_index(drop=True)
    if frame.empty:
        return {}
    found = {margin: _margin(facts, frame, margin) for margin in MARGINS}
    return {margin: counts for margin, counts in found.items() if counts}


def _margin(facts: Facts, frame: pd.DataFrame, margin: str) -> dict[str, float]:
    needed = tuple(c for c in (MARGINS[margin],) if c in DIMENSIONS)
    rows = frame[countable(frame, (*DIMENSIONS, "level"), needed, "headcount")]
    category = _category(facts, rows, margin)
    counts = rows.groupby(category)["headcount"].sum()
    return {str(k): float(n) for k, n in counts.items() if k not in OUTSIDE and n > 0}


def _category(facts: Facts, rows: pd.DataFrame, margin: str) -> pd.Series:
    values = rows[MARGINS[margin]].astype("str")
    if margin == "employer":
        return values.map(facts.names)
    if margin == "ethnicity":
        groups = {c.id: c.group for c in facts.framework.categories.categories}
        return values.map(groups).fillna("")
    return values


def respondents(
    snapshot: Snapshot, framework: Framework, instrument: str, wave: str
) -> pd.DataFrame:
    """Return one row per response at a wave, with the columns of `margins` and every item.

    A trait that is not known is missing (NaN) in the column of its margin.
    """
    facts = facts_of(snapshot, framework)
    held = facts.held("responses")
    rows = held[(held["instrument"] == instrument) & (held["wave"] == wave)].reset_index(drop=True)
    categories = {c: _category(facts, rows, c).astype(object) for c in MARGINS}
    return rows.assign(**{c: v.where(~v.isin(OUTSIDE)) for c, v in categories.items()})
