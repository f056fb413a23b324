"""Community of practice: sessions held, places taken, and who answers the surveys."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from wincore.findings import ALL
from wincore.framework.outcomes import Indicator
from wincore.indicators.facts import Facts, inputs
from wincore.indicators.pooling import for_all, pooled
from wincore.indicators.rows import Row, Rule

NO_PLACES = "no places offered in a session with a known attendance"
NO_SESSION = "no session held by then"
BLANKS = "attendance of {count} of {all} sessions not recorded"


def attended(facts: Facts, wave: str) -> pd.DataFrame:
    """Return the attendance of the sessions held by the end of a wave, with the session's facts."""
    sessions = facts.snapshot.table("sessions").drop(columns="upload")
    held = facts.held("attendance").merge(sessions, on="session_id", how="left")
    return held[facts.by_then(held["date"], wave)]


def _attendance(facts: Facts, indicator: Indicator) -> Iterator[Row]:
    for wave in facts.waves if len(facts.held("attendance")) else ():
        held = attended(facts, wave)
        if held.empty:
            yield Row(ALL, wave, n=0, missing=0, note=NO_SESSION)
            continue
        own = [_employer(wave, str(e), rows) for e, rows in held.groupby("employer_id")]
        own = for_all(facts, own, wave)
        yield from (*own, pooled(own, indicator, wave))


def _employer(wave: str, employer: str, rows: pd.DataFrame) -> Row:
    known = rows.dropna(subset=["invited", "attended"])
    top, base = float(known["attended"].sum()), float(known["invited"].sum())
    missing, used = len(rows) - len(known), inputs(rows["upload"])
    if not base:
        return Row(employer, wave, n=0, missing=missing, inputs=used, note=NO_PLACES)
    note = BLANKS.format(count=missing, all=len(rows)) if missing else ""
    return Row(
        employer, wave, numerator=top, denominator=base, value=top / base,
        n=base, missing=missing, inputs=used, note=note,
    )  # fmt: skip


def _sessions_held(facts: Facts, indicator: Indicator) -> Iterator[Row]:
    sessions = facts.snapshot.table("sessions")
    for wave in facts.waves if len(sessions) else ():
        then = facts.by_then(sessions["date"], wave)
        count, missing = int(then.sum()), int(sessions["date"].isna().sum())
        used = inputs(sessions["upload"])
        yield Row(ALL, wave, numerator=count, value=count, n=count, missing=missing, inputs=used)


RULES: dict[str, Rule] = {
    "community.attendance": _attendance,
    "community.sessions_held": _sessions_held,
}
