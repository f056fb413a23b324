"""How sure can we be? Each figure present, weak, missing, hidden or conflicting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from wincore.conflicts import Key
from wincore.findings import ALL, select
from wincore.framework import Framework
from wincore.framework.categories import EVERYBODY

PRESENT, WEAK, MISSING, HIDDEN, CONFLICTING = (
    "present",
    "weak",
    "missing",
    "hidden",
    "conflicting",
)
STATES: dict[str, str] = {
    PRESENT: "a document was seen, or the report is corroborated (A, B)",
    WEAK: "self-reported only (C)",
    CONFLICTING: "sources contradict each other, or the evidence was graded D",
    MISSING: "no figure",
    HIDDEN: "withheld to protect people",
}
CONFIDENTIAL = "[c]"
GRADED_D = "its evidence was graded D: missing or conflicting"
CELL = ("indicator", "employer", "value", "evidence", "note")
COLUMNS = ("indicator", "title", "outcome", "employer", "evidence", "state", "why")


def evidence_map(
    findings: pd.DataFrame,
    framework: Framework,
    wave: str,
    disagree: Mapping[Key, str] | None = None,
) -> pd.DataFrame:
    """Return how well each indicator is evidenced at each employer.

    ``disagree`` is what `wincore.conflicts` finds. Columns indicator, title, outcome, employer,
    evidence, state, why (what conflicts). Indicators that exist for the programme only are left
    out.
    """
    rows = select(findings, wave=wave)
    own = rows[(rows["employer"] != ALL) & rows["group"].isin(_groups(rows))]
    titles = {i.id: i.title for i in framework.indicators}
    found = [
        _state(cell, (disagree or {}).get((str(name), str(employer), wave), ""))
        for name, employer, *cell in zip(*(own[c] for c in CELL), strict=True)
    ]
    shown = own.assign(
        title=own["indicator"].map(titles),
        state=[state for state, _ in found],
        why=[why for _, why in found],
    )
    return shown[list(COLUMNS)].reset_index(drop=True)


def _groups(rows: pd.DataFrame) -> list[str]:
    return [EVERYBODY] if (rows["group"] == EVERYBODY).any() else list(rows["group"].unique()[:1])


def _state(cell: Sequence[Any], why: str) -> tuple[str, str]:
    """Return the state of a figure, and what conflicts; a hidden one gives no reason away."""
    value, grade, note = cell
    missing = pd.isna(value)
    if missing and str(note).startswith(CONFIDENTIAL):
        return HIDDEN, ""
    if why:
        return CONFLICTING, why
    if missing:
        return MISSING, ""
    if grade == "D":
        return CONFLICTING, GRADED_D
    return (PRESENT if grade in ("A", "B") else WEAK), ""


def coverage(mapped: pd.DataFrame) -> pd.DataFrame:
    """Return how many employers are in each state: one row an indicator, one column a state."""
    table = mapped.groupby(["outcome", "title", "state"], sort=False).size().unstack(fill_value=0)
    return table.reindex(columns=list(STATES), fill_value=0).reset_index()
