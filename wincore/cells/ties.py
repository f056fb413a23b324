"""The cells of network measures: the ties that exist, those returned, and who could have any."""

from __future__ import annotations

import pandas as pd

from wincore.cells.employers import REGISTER
from wincore.cells.selection import DENOMINATOR, NUMERATOR, Asked, Selection
from wincore.findings import ALL
from wincore.indicators.facts import Facts

ENDS = ["from_employer", "to_employer"]
DENSITY, RECIPROCITY = "legacy.network_density", "legacy.network_reciprocity"
EACH_WITH_EACH = ", employers, each with each other"


def selections(facts: Facts, asked: Asked) -> list[Selection] | None:
    """Return the cells of a network measure; None where the indicator is none.

    A tie of several kinds stands in several lines and counts once.
    """
    if asked.indicator == DENSITY:
        return _density(facts, asked)
    return _returned(facts, asked) if asked.indicator == RECIPROCITY else None


def _ties(facts: Facts, asked: Asked) -> pd.DataFrame:
    held = facts.snapshot.table("links")
    inside = held[ENDS].isin(facts.recruited).all(axis=1) & (held[ENDS[0]] != held[ENDS[1]])
    return held[inside & (held["wave"] == asked.wave)]


def _density(facts: Facts, asked: Asked) -> list[Selection]:
    held = _ties(facts, asked)
    if asked.employer != ALL:
        held = held[(held[ENDS] == asked.employer).any(axis=1)]
    register = facts.snapshot.table("employers")
    recruited = register["employer_id"].isin(facts.recruited)
    return [
        _cells(NUMERATOR, held.index),
        Selection(DENOMINATOR + EACH_WITH_EACH, "employers", register.index[recruited], REGISTER),
    ]


def _returned(facts: Facts, asked: Asked) -> list[Selection]:
    held = _ties(facts, asked)
    pairs = set(zip(held[ENDS[0]], held[ENDS[1]], strict=True))
    back = [(b, a) in pairs for a, b in zip(held[ENDS[0]], held[ENDS[1]], strict=True)]
    returned = held[pd.Series(back, index=held.index, dtype=bool)]
    return [
        _cells(role, asked.mine(rows, ENDS[0]).index)
        for role, rows in ((NUMERATOR, returned), (DENOMINATOR, held))
    ]


def _cells(role: str, rows: pd.Index) -> Selection:
    return Selection(role, "links", rows, tuple(ENDS))
