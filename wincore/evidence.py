"""How sure can we be? Each figure present, weak, missing, hidden or conflicting."""

from __future__ import annotations

import pandas as pd

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
    CONFLICTING: "there is a figure, but its evidence is missing or conflicts (D)",
    MISSING: "no figure",
    HIDDEN: "withheld to protect people",
}
CONFIDENTIAL = "[c]"


def evidence_map(findings: pd.DataFrame, framework: Framework, wave: str) -> pd.DataFrame:
    """Return how well each indicator is evidenced at each employer.

    Columns indicator, title, outcome, employer, evidence, state. Indicators that exist for the
    programme only are left out.
    """
    rows = select(findings, wave=wave)
    own = rows[(rows["employer"] != ALL) & rows["group"].isin(_groups(rows))]
    titles = {i.id: i.title for i in framework.indicators}
    return own.assign(
        title=own["indicator"].map(titles),
        state=[
            _state(*cell) for cell in zip(own["value"], own["evidence"], own["note"], strict=True)
        ],
    )[["indicator", "title", "outcome", "employer", "evidence", "state"]].reset_index(drop=True)


def _groups(rows: pd.DataFrame) -> list[str]:
    return [EVERYBODY] if (rows["group"] == EVERYBODY).any() else list(rows["group"].unique()[:1])


def _state(value: float, grade: str, note: str) -> str:
    if pd.isna(value):
        return HIDDEN if note.startswith(CONFIDENTIAL) else MISSING
    if grade == "D":
        return CONFLICTING
    return PRESENT if grade in ("A", "B") else WEAK


def coverage(mapped: pd.DataFrame) -> pd.DataFrame:
    """Return how many employers are in each state: one row an indicator, one column a state."""
    table = mapped.groupby(["outcome", "title", "state"], sort=False).size().unstack(fill_value=0)
    return table.reindex(columns=list(STATES), fill_value=0).reset_index()
