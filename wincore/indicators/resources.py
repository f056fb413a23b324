"""Resources: what was captured, published, shared across the sector, and downloaded.

Resources belong to the programme, not to an employer, and carry no date: they describe the latest
wave. A blank is not known, and neither captured nor published.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd

from wincore.findings import ALL
from wincore.framework.outcomes import Indicator
from wincore.indicators.facts import Facts, inputs
from wincore.indicators.rows import Row, Rule

ACROSS_THE_SECTOR = ("sector", "wider")
Which = Callable[[pd.DataFrame], pd.Series]
BLANKS = "{count} of {all} resources not answered"


def captured(held: pd.DataFrame) -> pd.Series:
    """Return which resources were captured."""
    return held["captured"] == "yes"


def published(held: pd.DataFrame) -> pd.Series:
    """Return which resources were published, to whatever audience."""
    return held["published"] == "yes"


def disseminated(held: pd.DataFrame) -> pd.Series:
    """Return which resources were published for the sector or wider, not for the cohort alone."""
    return published(held) & held["audience"].isin(ACROSS_THE_SECTOR)


def _unanswered(held: pd.DataFrame, met: Which) -> pd.Series:
    column = "captured" if met is captured else "published"
    unknown = held[column] == ""
    return unknown | (published(held) & (held["audience"] == "") & (met is disseminated))


def _count(facts: Facts, indicator: Indicator, met: Which) -> list[Row]:
    held = facts.snapshot.table("resources")
    if held.empty:
        return []
    missing = int(_unanswered(held, met).sum())
    note = BLANKS.format(count=missing, all=len(held)) if missing else ""
    total = int(met(held).sum())
    return [
        Row(
            ALL, facts.latest, numerator=total, denominator=len(held), value=total,
            n=len(held) - missing, missing=missing, inputs=inputs(held["upload"]), note=note,
        )
    ]  # fmt: skip


def _reach(facts: Facts, indicator: Indicator) -> list[Row]:
    everything = facts.snapshot.table("resources")
    held = everything[published(everything)]
    if held.empty:
        return []
    downloads, missing = held["downloads"].dropna(), int(held["downloads"].isna().sum())
    total = float(downloads.sum()) if len(downloads) else None
    note = BLANKS.format(count=missing, all=len(held)) if missing else ""
    return [
        Row(
            ALL, facts.latest, numerator=total, value=total,
            n=len(downloads), missing=missing, inputs=inputs(held["upload"]), note=note,
        )
    ]  # fmt: skip


RULES: dict[str, Rule] = {
    "objective.resources_captured": partial(_count, met=captured),
    "objective.resources_disseminated": partial(_count, met=disseminated),
    "legacy.resources_shared": partial(_count, met=disseminated),
    "community.resources_published": partial(_count, met=published),
    "community.reach": _reach,
}
