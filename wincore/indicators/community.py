"""Community of practice: sessions held, places taken, and who answers the surveys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import pandas as pd

from wincore.findings import ALL
from wincore.framework.outcomes import Indicator
from wincore.indicators.facts import Facts, inputs, rows_of
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
        places = _places(attended(facts, wave))
        if not places:
            yield Row(ALL, wave, n=0, missing=0, note=NO_SESSION)
            continue
        own = [_employer(wave, e, p) for e, p in places.items()]
        own = for_all(facts, own, wave)
        yield from (*own, pooled(own, indicator, wave))


@dataclass
class Places:
    """Places offered to an employer and taken, in the sessions whose attendance is recorded."""

    invited: int = 0
    attended: int = 0
    sessions: int = 0
    missing: int = 0
    uploads: set[str] = field(default_factory=set)


def _places(held: pd.DataFrame) -> dict[str, Places]:
    found: defaultdict[str, Places] = defaultdict(Places)
    columns = ("employer_id", "invited", "attended", "upload")
    for employer, invited, attended, upload in rows_of(held, *columns):
        places, blank = found[employer], pd.isna(invited) or pd.isna(attended)
        places.invited += 0 if blank else int(invited)
        places.attended += 0 if blank else int(attended)
        places.missing += int(blank)
        places.sessions += 1
        places.uploads.add(upload)
    return found


def _employer(wave: str, employer: str, places: Places) -> Row:
    top, base, used = places.attended, places.invited, " ".join(sorted(places.uploads))
    if not base:
        return Row(employer, wave, n=0, missing=places.missing, inputs=used, note=NO_PLACES)
    blanks = BLANKS.format(count=places.missing, all=places.sessions)
    return Row(
        employer, wave, numerator=top, denominator=base, value=top / base, n=base,
        missing=places.missing, inputs=used, note=blanks if places.missing else "",
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
