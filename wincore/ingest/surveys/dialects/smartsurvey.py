"""SmartSurvey: ``UserID, UserNo, … Started, Ended``, questions as ``Q1. wording``."""

from __future__ import annotations

import re
from dataclasses import replace

from wincore.ingest.surveys.dialects.columns import read_columns, split_last, table_of
from wincore.ingest.surveys.dialects.head import Head, Signs, weigh
from wincore.ingest.surveys.known import Known
from wincore.ingest.surveys.table import Question, SurveyTable

NAME = "smartsurvey"
_MARKERS = ("userid", "userno", "started", "ended", "tracking link", "unique id", "collector")
_NUMBERED = re.compile(r"^Q(?P<number>\d{1,3})\s?[.:)]\s*(?P<text>.*)$")
_OWN: Known = {"name": ("identifier", "name"), "completed": ("meta", "finished")}


def signs(head: Head) -> Signs:
    """Weigh the user columns, the two times, and questions numbered Q1."""
    row = head.row_with(_MARKERS, least=2)
    if row is None:
        return Signs(0.0)
    numbered = [t for t in head.rows[row] if _NUMBERED.match(t)]
    return weigh(
        (0.35, head.any_of(row, "userid", "userno"), "UserID and UserNo"),
        (0.3, head.has(row, "started", "ended"), "Started and Ended"),
        (0.15, head.any_of(row, "tracking link", "collector", "unique id"), "Tracking Link"),
        (0.25, len(numbered) > 1, "questions numbered Q1"),
    )


def read(head: Head) -> SurveyTable:
    """Read number and wording; ``wording - part`` where several columns share a number."""
    row = head.row_with(_MARKERS, least=2) or 0
    questions = read_columns(head, row, _OWN)
    numbers = [_number(q) for q in questions]
    return table_of(
        NAME, head, row, [_question(q, numbers.count(_number(q)) > 1) for q in questions]
    )


def _number(question: Question) -> str:
    found = None if question.role else _NUMBERED.match(question.header)
    return found["number"] if found else f"column {question.index}"


def _question(question: Question, shared: bool) -> Question:
    found = None if question.role else _NUMBERED.match(question.header)
    if found is None:
        return question
    code, text = f"Q{found['number']}", found["text"]
    stem, sub = split_last(text, " - ", ": ") if shared else (text, "")
    return replace(
        question, text=stem, codes=(code,), sub=sub, choice=sub, group=code if sub else ""
    )
