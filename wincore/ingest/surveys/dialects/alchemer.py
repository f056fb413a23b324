"""SurveyGizmo, now Alchemer: ``Time Started, Date Submitted, Status``; ``choice:question``."""

from __future__ import annotations

from dataclasses import replace

from wincore.ingest.surveys.dialects.columns import read_columns, shared_suffix, table_of
from wincore.ingest.surveys.dialects.head import Head, Signs, weigh
from wincore.ingest.surveys.known import Known
from wincore.ingest.surveys.table import Question, SurveyTable

NAME = "alchemer"
_MARKERS = ("time started", "date submitted", "status", "response id", "contact id")
_STATES = {"Complete", "Partial", "Disqualified", "Deleted", "Test Data"}
_OWN: Known = {
    "status": ("meta", "status"),
    "comments": ("meta", "other"),
    "contact id": ("meta", "other"),
    "country": ("identifier", "coordinates"),
    "city": ("identifier", "coordinates"),
    "state region": ("identifier", "coordinates"),
    "postal": ("identifier", "address"),
}


def signs(head: Head) -> Signs:
    """Weigh the two times, the status with its words, and questions after a colon."""
    row = head.row_with(_MARKERS, least=2)
    if row is None:
        return Signs(0.0)
    states = set(head.below(row, "status"))
    return weigh(
        (0.45, head.has(row, "time started", "date submitted"), "Time Started, Date Submitted"),
        (0.25, bool(states) and states <= _STATES, "Complete and Partial as status"),
        (0.25, len(shared_suffix(head.rows[row])) > 1, "choice:question headers"),
        (0.2, head.any_of(row, "legacy comments", "sessionid", "user agent"), "SessionID"),
    )


def read(head: Head) -> SurveyTable:
    """Read one header row; ``choice:question`` gives the columns of one question."""
    row = head.row_with(_MARKERS, least=2) or 0
    questions = read_columns(head, row, _OWN)
    parts = shared_suffix([q.header for q in questions if not q.role])
    return table_of(NAME, head, row, [_part(q, parts) for q in questions])


def _part(question: Question, parts: dict[str, tuple[str, str]]) -> Question:
    if question.role or question.header not in parts:
        return question
    choice, text = parts[question.header]
    kind = "other_text" if "write in" in choice.casefold() else ""
    return replace(question, text=text, sub=choice, choice=choice, group=text, kind=kind)
