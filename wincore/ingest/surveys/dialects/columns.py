"""Questions from one header row: what most dialects begin with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from wincore.framework.categories import fold
from wincore.ingest.grid import Grid
from wincore.ingest.surveys.dialects.head import Head, response_rows
from wincore.ingest.surveys.known import EVERYWHERE, Known
from wincore.ingest.surveys.table import Question, SurveyTable

_CODE = re.compile(r"^[A-Za-z_][\w.\-#/]*$")
_BRACKETED = re.compile(r"^(?P<text>.*\S)\s*\[(?P<sub>[^\[\]]*)\]$")
_CONTINUED = ("...", "…")


def looks_like_code(text: str) -> bool:
    """True for a short name without spaces, such as ``Q5_1`` or ``affSat1``."""
    return len(text) <= 60 and bool(_CODE.match(text))


def read_columns(head: Head, row: int, own: Known | None = None) -> list[Question]:
    """Return one question per column that has a header or any data."""
    known = EVERYWHERE | (own or {})
    found = []
    for index, header in enumerate(head.rows[row]):
        if header or _has_data(head.grid, row + 1, index):
            role, kind = known.get(fold(header), (None, ""))
            codes = (header,) if looks_like_code(header) else ()
            letter = head.grid.letter(index)
            found.append(Question(index, letter, header, header, codes=codes, role=role, kind=kind))
    return found


def table_of(
    name: str, head: Head, row: int, questions: Iterable[Question], first: int | None = None
) -> SurveyTable:
    """Return the survey table below a header row; ``first`` is the first row of responses."""
    rows, notes = response_rows(head.grid, row + 1 if first is None else first)
    return SurveyTable(name, head.grid, tuple(questions), row, rows, notes)


def unbracket(question: Question) -> Question:
    """Split ``Question [row]`` into the question and its row; columns of one question group."""
    found = _BRACKETED.match(question.text)
    if found is None or question.role:
        return question
    text, sub = found["text"], found["sub"].strip()
    return replace(question, text=text, sub=sub, choice=sub, group=text)


def without_repeat_digit(questions: list[Question]) -> list[Question]:
    """Take away the digit that a tool adds to a question that is asked twice."""
    headers = {q.header for q in questions}
    return [
        replace(q, text=q.text[:-1]) if q.text[-1:].isdigit() and q.text[:-1] in headers else q
        for q in questions
    ]


def regroup_choice_headers(questions: list[Question], head: Head, row: int) -> list[Question]:
    """Mark runs of columns that hold nothing but their own header as choices of one question."""
    own = [not q.role and _only_its_header(head.grid, row, q) for q in questions]
    found, run = [], 0
    for number, q in enumerate(questions):
        if not own[number]:
            found.append(q)
            continue
        run = run if number and own[number - 1] else run + 1
        found.append(replace(q, text="", choice=q.header, group=f"choices {run}"))
    alone = Counter(q.group for q in found if q.group.startswith("choices "))
    return [
        replace(q, text=q.header, choice="", group="") if alone.get(q.group) == 1 else q
        for q in found
    ]


def shared_suffix(headers: list[str], separator: str = ":") -> dict[str, tuple[str, str]]:
    """Return header -> (choice, question) for ``choice:question`` headers that share a question."""
    tails: Counter[str] = Counter()
    for header in headers:
        tails.update({header[i + 1 :].strip() for i in _positions(header, separator)})
    found = {}
    for header in headers:
        for i in _positions(header, separator):
            tail = header[i + 1 :].strip()
            if tail and (tails[tail] > 1 or tail in headers):
                found[header] = (header[:i].strip(), tail)
                break
    return found


def continued(text: str) -> bool:
    """True for a text that the tool has cut short."""
    return text.endswith(_CONTINUED)


def split_last(text: str, *separators: str) -> tuple[str, str]:
    """Split a text at the last of the first separator that occurs in it."""
    for separator in separators:
        if separator in text:
            before, _, after = text.rpartition(separator)
            return before.strip(), after.strip()
    return text, ""


def _positions(text: str, separator: str) -> list[int]:
    return [i for i, c in enumerate(text) if c == separator]


def _has_data(grid: Grid, first: int, index: int) -> bool:
    return bool(pd.notna(grid.cells[first:, index]).any())


def _only_its_header(grid: Grid, row: int, question: Question) -> bool:
    values = set(grid.cells[row + 1 :, question.index]) - {None}
    return {str(v).strip() for v in values} == {question.header}
