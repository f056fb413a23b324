"""A plain table: a header row, found below titles, and one response a row."""

from __future__ import annotations

from dataclasses import replace

from wincore.framework.categories import fold
from wincore.ingest.surveys.dialects.columns import (
    read_columns,
    regroup_choice_headers,
    table_of,
    unbracket,
)
from wincore.ingest.surveys.dialects.head import Head, Signs, weigh
from wincore.ingest.surveys.known import Known
from wincore.ingest.surveys.table import Question, SurveyTable

NAME = "plain-table"
LIKERT = frozenset(
    fold(t)
    for t in (
        *("Strongly agree", "Agree", "Disagree", "Strongly disagree", "Tend to agree"),
        *("Neither agree nor disagree", "Always", "Often", "Sometimes", "Rarely", "Never"),
        *("Very confident", "Not at all confident", "Very useful", "Not useful", "Very satisfied"),
        *("Very dissatisfied", "Very likely", "Very unlikely", "Extremely able", "Not at all able"),
    )
)
_OWN: Known = {
    "id": ("meta", "response_id"),
    "response": ("meta", "response_id"),
    "respondent": ("meta", "response_id"),
    "date": ("meta", "submitted"),
    "name": ("identifier", "name"),
}


def signs(head: Head) -> Signs:
    """Weigh questions in the header and answers of the common scales; never above 0.5."""
    row = head.header
    headers = head.rows[row] if head.rows else []
    asked = sum(t.endswith("?") for t in headers)
    columns = list(zip(*(r for r in head.folded[row + 1 :]), strict=False))
    scaled = sum(any(t in LIKERT for t in column) for column in columns)
    found = weigh(
        (0.3, asked >= 2, "questions in the header"),
        (0.2, asked >= 5, "many questions in the header"),
        (0.3, scaled >= 1, "answers of a common scale"),
        (0.2, scaled >= 2, "several columns on a common scale"),
    )
    return Signs(min(found.score, 0.5), found.evidence)


def read(head: Head) -> SurveyTable:
    """Read the header row, joined with a row of group headings above it if there is one."""
    row = head.header
    questions = [unbracket(q) for q in read_columns(head, row, _OWN)]
    questions = regroup_choice_headers(questions, head, row)
    above = _headings(head, row)
    return table_of(NAME, head, row, [_below(q, above[q.index]) for q in questions])


def _below(question: Question, heading: str) -> Question:
    if not heading or question.role:
        return question
    return replace(
        question, text=heading, sub=question.header, choice=question.header, group=heading,
        header=f"{heading} – {question.header}" if question.header else heading,
    )  # fmt: skip


def _headings(head: Head, row: int) -> list[str]:
    """Return the group heading over each column: cells merged across are carried to the right."""
    blank = [""] * head.grid.columns
    above = head.rows[row - 1] if row else blank
    if sum(map(bool, above)) < 2:
        return blank
    found, current = [], ""
    for text in above:
        current = text or current
        found.append(current)
    return found
