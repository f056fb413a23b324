"""JISC Online Surveys (formerly BOS): ``Unique Response Number``, then numbered questions."""

from __future__ import annotations

import re
from dataclasses import replace

from wincore.ingest.surveys.dialects.columns import read_columns, table_of
from wincore.ingest.surveys.dialects.head import Head, Signs, weigh
from wincore.ingest.surveys.known import Known
from wincore.ingest.surveys.table import Question, SurveyTable

NAME = "jisc-online-surveys"
_MARKERS = ("unique response number", "completion date", "urn", "response id", "submitted on")
# 4, 4.1, 4.a, 13.3.a, 9.b.ii
_NUMBERED = re.compile(
    r"^(?P<number>\d{1,3}[a-z]?(?:\.(?:\d{1,3}|[a-z]|[ivx]{1,5}))*)\.?\s+(?P<text>\S.*)$"
)
_OWN: Known = {"urn": ("meta", "response_id")}


def signs(head: Head) -> Signs:
    """Weigh the response number, numbered questions, and sub-questions such as 4.1."""
    row = head.row_with(_MARKERS, least=1)
    if row is None:
        return Signs(0.0)
    headers = [t for t in head.rows[row] if t]
    numbers = [m["number"] for m in map(_NUMBERED.match, headers) if m]
    return weigh(
        (0.5, head.any_of(row, "unique response number", "urn"), "Unique Response Number"),
        (0.3, len(numbers) >= 0.5 * len(headers) > 1, "numbered questions"),
        (0.15, any("." in n for n in numbers), "sub-questions such as 4.1"),
        (0.15, head.any_of(row, "completion date", "submitted on"), "Completion date"),
    )


def read(head: Head) -> SurveyTable:
    """Read number and wording; columns of one number are parts of one question."""
    row = head.row_with(_MARKERS, least=1) or 0
    return table_of(NAME, head, row, [_question(q) for q in read_columns(head, row, _OWN)])


def _question(question: Question) -> Question:
    found = None if question.role else _NUMBERED.match(question.header)
    if found is None:
        return question
    main, _, part = found["number"].partition(".")
    codes = (f"Q{found['number']}", found["number"])
    if not part:
        return replace(question, text=found["text"], codes=codes)
    text = found["text"]
    return replace(
        question, text=text, codes=codes, sub=text, choice=text, group=f"question {main}"
    )
