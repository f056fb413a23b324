"""What is held and what is not, and the programme's dates."""

from __future__ import annotations

import pandas as pd

from wincore import completeness as asked
from wincore.findings import Audience
from wincore.framework.model import Framework
from wincore.store.snapshot import Snapshot

THERE, LATE = "there", "late"
MILESTONE, CLOSES, REVIEW = "milestone", "wave closes", "review"


def completeness(
    snapshot: Snapshot, framework: Framework, *, audience: Audience = "evaluator"
) -> pd.DataFrame:
    """Return what is held of what was asked for: employers by datasets by waves.

    As `wincore.completeness.completeness`, with ``described`` (date of the newest upload of the
    employer's rows, or None) and one more state: "late", held, but described after the wave closed.
    To others than the evaluator ``rows`` only tells 1 (there) from 0.
    """
    table = asked.completeness(snapshot, framework)
    dates = {u.short: u.described for u in snapshot.uploads}
    closes = {w.id: w.closes for w in framework.programme.waves}
    described = [
        max((dates[u] for u in used.split() if u in dates), default=None)
        for used in table["uploads"]
    ]
    rows = zip(table["state"], described, table["wave"], strict=True)
    state = [
        LATE if state == THERE and date and wave in closes and date > closes[wave] else state
        for state, date, wave in rows
    ]
    # How many respondents or rows an employer sent is a count of few people, or of their kinds.
    counted = table["rows"] if audience == "evaluator" else (table["rows"] > 0).astype(int)
    return table.assign(state=state, described=pd.Series(described, dtype=object), rows=counted)


def milestones(
    snapshot: Snapshot, framework: Framework, *, audience: Audience = "evaluator"
) -> pd.DataFrame:
    """Return the dates of the programme in order: title, date, kind, past (by the snapshot's date).

    Kinds: milestone, wave closes, review.
    """
    programme = framework.programme
    kinds = {programme.review: REVIEW}
    rows = [(m.title, m.date, kinds.get(m.date, MILESTONE)) for m in programme.milestones]
    if REVIEW not in {kind for _, _, kind in rows}:
        rows.append((programme.decision, programme.review, REVIEW))
    rows += [(w.title, w.closes, CLOSES) for w in programme.waves]
    table = pd.DataFrame(rows, columns=["title", "date", "kind"])
    table["past"] = [d <= snapshot.as_at for d in table["date"]]
    return table.sort_values("date", kind="stable", ignore_index=True)
