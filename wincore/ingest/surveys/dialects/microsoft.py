"""Microsoft Forms: one header row, ``ID, Start time, Completion time, Email, Name`` first."""

from __future__ import annotations

from wincore.ingest.surveys.dialects.columns import read_columns, table_of, without_repeat_digit
from wincore.ingest.surveys.dialects.head import Head, Signs, weigh
from wincore.ingest.surveys.known import Known
from wincore.ingest.surveys.table import SurveyTable

NAME = "microsoft-forms"
_TIMES = ("start time", "completion time")
_OWN: Known = {"id": ("meta", "response_id"), "name": ("identifier", "name")}


def signs(head: Head) -> Signs:
    """Weigh the times, the ID, the e-mail column and answers that end in a semicolon."""
    row = head.row_with((*_TIMES, "id", "email", "name", "last modified time"), least=2)
    if row is None:
        return Signs(0.0)
    lists = [t for r in head.rows[row + 1 :] for t in r if t.endswith(";")]
    return weigh(
        (0.45, head.has(row, *_TIMES), "Start time and Completion time"),
        (0.15, head.folded[row][0] == "id", "ID in the first column"),
        (0.2, head.has(row, "email"), "Email"),
        (0.1, "anonymous" in head.below(row, "email"), "respondents called anonymous"),
        (0.1, head.has(row, "name"), "Name"),
        (0.1, head.any_of(row, "last modified time", "total points"), "Last modified time"),
        (0.1, bool(lists), "answers that end in a semicolon"),
    )


def read(head: Head) -> SurveyTable:
    """Read one question per column; a repeated question loses the digit it was given."""
    row = head.row_with((*_TIMES, "id", "email"), least=2) or 0
    return table_of(NAME, head, row, without_repeat_digit(read_columns(head, row, _OWN)))
