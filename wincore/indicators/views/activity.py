"""What took place: attendance of sessions, and what employers did to champion change."""

from __future__ import annotations

import pandas as pd

from wincore.findings import Audience
from wincore.framework.model import Framework
from wincore.indicators.computing import facts_of
from wincore.store.snapshot import Snapshot

SESSION = ["session_id", "date", "kind", "title"]
PLACES = ["employer_id", "employer", "invited", "attended", "share"]
TIMELINE = ["employer_id", "employer", "date", "kind", "title", "evidence_url", "so_far"]


def attendance_table(
    snapshot: Snapshot, framework: Framework, *, audience: Audience = "evaluator"
) -> pd.DataFrame:
    """Return the places offered and taken, per session and employer, sessions in order of date.

    ``share`` is attended / invited; empty where the attendance is not recorded or nobody was
    invited. Places are counted, without any trait of the people in them: every audience sees it.
    """
    facts = facts_of(snapshot, framework)
    sessions = snapshot.table("sessions").drop(columns="upload")
    table = facts.held("attendance").merge(sessions, on="session_id", how="left")
    table = table.assign(employer=table["employer_id"].map(facts.names))
    invited = table["invited"].astype("Float64").where(table["invited"] > 0)
    table["share"] = (table["attended"] / invited).astype(float)
    return table[[*SESSION, *PLACES]].sort_values(
        ["date", "session_id", "employer_id"], ignore_index=True
    )


def champions_timeline(
    snapshot: Snapshot, framework: Framework, *, audience: Audience = "evaluator"
) -> pd.DataFrame:
    """Return championing events in order of date, with the number so far of the employer."""
    facts = facts_of(snapshot, framework)
    held = facts.held("champions").sort_values(["date", "employer_id"], kind="stable")
    so_far = held.groupby("employer_id").cumcount() + 1
    table = held.assign(employer=held["employer_id"].map(facts.names), so_far=so_far)
    return table[TIMELINE].reset_index(drop=True)
