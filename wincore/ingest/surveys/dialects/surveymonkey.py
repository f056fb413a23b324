"""SurveyMonkey: two header rows, the question above and its rows or choices below.

Publishers take out ``Respondent ID`` and ``Collector ID``; the second row then still tells.
The summary export (counts per answer) is recognised so that it can be refused by name.
"""

from __future__ import annotations

from dataclasses import replace

from wincore.framework.categories import fold
from wincore.ingest.surveys.dialects.columns import read_columns, table_of
from wincore.ingest.surveys.dialects.head import Head, Signs, weigh
from wincore.ingest.surveys.known import EVERYWHERE, Known
from wincore.ingest.surveys.table import Question, SurveyTable

NAME, SUMMARY = "surveymonkey", "surveymonkey-summary"
_META = ("respondent id", "collector id", "start date", "end date", "custom data 1")
_PLACEHOLDERS = {"response", "open ended response", "open-ended response"}
_OTHER = ("other please specify", "other (please specify)")
_OWN: Known = {"date created": ("meta", "started"), "date modified": ("meta", "submitted")}


def signs(head: Head) -> Signs:
    """Weigh the ids, the placeholders of the second row, and headers that go on below."""
    row = _row(head)
    meta = head.row_with(_META[:2], least=2)
    dates = head.row_with(_META[2:4], least=2)
    return weigh(
        (0.5, meta is not None, "Respondent ID and Collector ID"),
        (0.15, dates is not None and meta is not None, "Start Date and End Date"),
        (0.35, _second(head, row, _PLACEHOLDERS), "Response in the second row"),
        (0.15, _second(head, row, set(_OTHER)), "Other (please specify) in the second row"),
        (0.25, _goes_on(head, row), "headers that go on in the second row"),
    )


def summary_signs(head: Head) -> Signs:
    """Weigh the blocks of counts: ``Answered``, ``Skipped``, ``Answer Choices``."""
    first = [r[0] for r in head.folded if r]
    cells = {t for r in head.folded for t in r}
    return weigh(
        (0.5, {"answered", "skipped"} <= set(first), "Answered and Skipped"),
        (0.3, bool({"answer choices", "response percent"} & cells), "Answer Choices"),
        (0.2, first.count("answered") > 1, "one block per question"),
    )


def read(head: Head) -> SurveyTable:
    """Read the two header rows into question, row and choice."""
    row = _row(head)
    if not _two_rows(head, row):
        return table_of(NAME, head, row, read_columns(head, row, _OWN))
    questions = list(_questions(head, row))
    return table_of(NAME, head, row, questions, first=row + 2)


def read_summary(head: Head) -> SurveyTable:
    """Return a table without questions: a summary holds no responses."""
    return table_of(SUMMARY, head, 0, (), first=head.grid.rows)


def _questions(head: Head, row: int) -> list[Question]:
    found: list[Question] = []
    top, below = head.rows[row], head.rows[row + 1]
    text, group = "", ""
    named = {q.index: q for q in read_columns(head, row, _OWN)}
    for index in range(len(top)):
        if top[index]:
            text, group = top[index], f"column {index}"
        if index in named and not named[index].role:
            found.append(_part(named[index], text, below[index], group))
        elif index in named:
            found.append(named[index])
    return found


def _part(question: Question, text: str, below: str, group: str) -> Question:
    header = " – ".join(filter(None, (text, below))) if below else text
    if fold(below) in _PLACEHOLDERS:
        return replace(question, header=text, text=text, group=group)
    kind = "other_text" if fold(below) in _OTHER or fold(below) == "other" else ""
    return replace(
        question, header=header, text=text, sub=below, choice=below, group=group, kind=kind
    )  # fmt: skip


def _row(head: Head) -> int:
    found = head.row_with(_META[:2], least=2)
    if found is not None:
        return found
    for number in range(min(10, len(head.rows) - 1)):
        if _second(head, number, _PLACEHOLDERS) or _goes_on(head, number):
            return number
    return 0


def _two_rows(head: Head, row: int) -> bool:
    """True when the row below is a header too: blank under what the tool itself records."""
    if row + 1 >= len(head.rows):
        return False
    own = [i for i, t in enumerate(head.folded[row]) if EVERYWHERE.get(t) and t in _META]
    below = head.rows[row + 1]
    return any(below) and not any(below[i] for i in own)


def _second(head: Head, row: int, wanted: set[str]) -> bool:
    return row + 1 < len(head.folded) and bool(wanted & set(head.folded[row + 1]))


def _goes_on(head: Head, row: int) -> bool:
    """True when most gaps of a header row are filled, with distinct texts, by the row below."""
    if row + 1 >= len(head.rows):
        return False
    top, below = head.rows[row], head.rows[row + 1]
    start = next((i for i, t in enumerate(top) if t), len(top))
    gaps = [below[i] for i in range(start, len(top)) if not top[i]]
    return bool(gaps) and all(gaps)
