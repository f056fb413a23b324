"""What is held and what is not: employers by datasets by waves, and the programme's dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from wincore.findings import Audience
from wincore.framework.model import Framework
from wincore.framework.programme import Wave
from wincore.indicators.computing import facts_of
from wincore.indicators.facts import Facts
from wincore.store.snapshot import Snapshot

THERE, LATE, MISSING, WITHDRAWN, NOT_DUE = "there", "late", "missing", "withdrawn", "not due"
BY_WAVE = ("workforce", "recruitment", "progression", "strategy", "actions")
AT_ANY_TIME = ("commitments", "challenges", "champions")
COLUMNS = ["employer_id", "employer", "dataset", "wave", "state", "rows", "described"]
MILESTONE, CLOSES, REVIEW = "milestone", "wave closes", "review"


def completeness(
    snapshot: Snapshot, framework: Framework, *, audience: Audience = "evaluator"
) -> pd.DataFrame:
    """Return for every employer recruited, dataset and wave whether anything is held.

    Waves that have begun by the snapshot's date. Columns: employer_id, employer, dataset (a sheet
    of the return, or "survey: instrument"), wave ("" for sheets that carry none), state, rows (of
    the table, or respondents), described (date of the newest upload). States: there; late (there,
    but described after the wave closed); missing (the wave has closed); withdrawn (missing, and the
    employer has left); not due (the wave is still open).
    """
    facts = facts_of(snapshot, framework)
    begun = [w for w in framework.programme.waves if w.opens <= snapshot.as_at]
    found = [row for part in _parts(facts, begun) for row in part]
    table = pd.DataFrame(found, columns=COLUMNS)
    return table.assign(employer=table["employer_id"].map(facts.names))


def _parts(facts: Facts, waves: list[Wave]) -> Iterator[list[dict[str, object]]]:
    for name in (*BY_WAVE, "links"):
        held = facts.snapshot.table(name).rename(columns={"from_employer": "employer_id"})
        for wave in waves:
            yield _rows(facts, name, wave, held[held["wave"] == wave.id])
    for name in AT_ANY_TIME:
        yield _rows(facts, name, None, facts.held(name))
    responses = facts.snapshot.table("responses")
    for instrument in facts.framework.instruments:
        own = responses[responses["instrument"] == instrument.id]
        for wave in (w for w in waves if w.id in instrument.waves):
            title = f"survey: {instrument.id}"
            yield _rows(facts, title, wave, own[own["wave"] == wave.id])


def _rows(
    facts: Facts, dataset: str, wave: Wave | None, held: pd.DataFrame
) -> list[dict[str, object]]:
    dates = {u.short: u.described for u in facts.snapshot.uploads}
    used = held.groupby("employer_id")["upload"]
    rows_of, uploads_of = used.size().to_dict(), used.unique().to_dict()
    found: list[dict[str, object]] = []
    for employer in facts.recruited:
        rows, uploads = int(rows_of.get(employer, 0)), uploads_of.get(employer, ())
        described = max((dates[u] for u in uploads if u in dates), default=None)
        left = facts.register.loc[employer, "status"] == WITHDRAWN
        state = _state(facts.snapshot.as_at, wave, rows, described, bool(left))
        found.append(
            {"employer_id": employer, "dataset": dataset, "wave": wave.id if wave else "",
             "state": state, "rows": rows, "described": described}
        )  # fmt: skip
    return found


def _state(as_at: date, wave: Wave | None, rows: int, described: date | None, left: bool) -> str:
    if rows:
        late = wave is not None and described is not None and described > wave.closes
        return LATE if late else THERE
    if left:
        return WITHDRAWN
    return NOT_DUE if wave is not None and as_at < wave.closes else MISSING


def milestones(
    snapshot: Snapshot, framework: Framework, *, audience: Audience = "evaluator"
) -> pd.DataFrame:
    """Return the dates of the programme in order: title, date, kind, past (by the snapshot's date).

    Kinds: milestone, wave closes, review.
    """
    programme = framework.programme
    rows = [(m.title, m.date, REVIEW if m.date == programme.review else MILESTONE)
            for m in programme.milestones]  # fmt: skip
    rows += [(w.title, w.closes, CLOSES) for w in programme.waves]
    if REVIEW not in {kind for _, _, kind in rows}:
        rows.append((programme.decision, programme.review, REVIEW))
    table = pd.DataFrame(rows, columns=["title", "date", "kind"])
    table["past"] = [d <= snapshot.as_at for d in table["date"]]
    return table.sort_values("date", kind="stable", ignore_index=True)
