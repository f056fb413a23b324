"""Google Forms: ``Timestamp`` first, then the questions in full; ``Question [row]`` for grids."""

from __future__ import annotations

import re

from wincore.ingest.surveys.dialects.columns import read_columns, table_of, unbracket
from wincore.ingest.surveys.dialects.head import Head, Signs, weigh
from wincore.ingest.surveys.known import Known
from wincore.ingest.surveys.table import SurveyTable

NAME = "google-forms"
_STAMP = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}[ T]\d{1,2}[:.]\d{2}[:.]\d{2}( ?[AP]M( GMT[+-]?\S*)?)?", re.I
)
_OWN: Known = {"timestamp": ("meta", "submitted"), "score": ("meta", "other")}


def signs(head: Head) -> Signs:
    """Weigh the time stamp, its form, questions written out, and rows in square brackets."""
    row = _row(head)
    if row is None:
        return Signs(0.0)
    headers = [t for t in head.rows[row][1:] if t]
    stamps = head.below(row, "timestamp")
    wordy = sum(len(t.split()) >= 4 or t.endswith("?") for t in headers)
    return weigh(
        (0.35, True, "Timestamp in the first column"),
        (0.25, bool(stamps) and all(map(_STAMP.fullmatch, stamps)), "time stamps to the second"),
        (0.2, wordy >= 0.4 * len(headers) > 0, "questions written out"),
        (0.2, any(t.endswith("]") and " [" in t for t in headers), "Question [row]"),
        (0.15, head.any_of(row, "email address", "username"), "Email Address"),
        (0.25, head.grid.sheet.casefold().startswith("form responses"), "sheet Form Responses"),
    )


def read(head: Head) -> SurveyTable:
    """Read one question per column; a grid question gives one column per row."""
    row = _row(head) or 0
    return table_of(NAME, head, row, map(unbracket, read_columns(head, row, _OWN)))


def _row(head: Head) -> int | None:
    rows = [i for i, r in enumerate(head.folded) if r and r[0] == "timestamp"]
    return rows[0] if rows else None
