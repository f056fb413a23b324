"""KoboToolbox and other XLSForm servers: ``start, end, _id, _uuid``; groups as ``group/question``.

A select-multiple question comes as one column of names, as one column per choice
(``question/choice`` holding 1 and 0), or as both. Repeats stand on other sheets.
"""

from __future__ import annotations

from dataclasses import replace

from wincore.ingest.surveys.dialects.columns import read_columns, table_of
from wincore.ingest.surveys.dialects.head import Head, Signs, weigh
from wincore.ingest.surveys.known import Known
from wincore.ingest.surveys.table import Question, SurveyTable, coded

NAME = "kobotoolbox"
_UNDERSCORED = ("_id", "_uuid", "_submission_time", "_validation_status", "_submitted_by")
_MORE = ("_notes", "_status", "_tags", "_index", "__version__")
_FLAGS = {"0", "1", "true", "false"}
_OWN: Known = {
    "start": ("meta", "started"),
    "end": ("meta", "submitted"),
    "today": ("meta", "other"),
    "id": ("meta", "response_id"),
    "uuid": ("meta", "response_id"),
    "index": ("meta", "other"),
    "notes": ("meta", "other"),
    "status": ("meta", "other"),
    "version": ("meta", "other"),
    "simserial": ("identifier", "phone"),
}


def signs(head: Head) -> Signs:
    """Weigh the underscored columns, start and end, and paths with a slash."""
    row = _row(head)
    if row is None:
        return Signs(0.0)
    headers = set(head.rows[row])
    paths = [t for t in headers if "/" in t.strip("/") and " / " not in t]
    return weigh(
        (0.4, len(headers & set(_UNDERSCORED)) >= 2, "_id, _uuid, _submission_time"),
        (0.2, len(headers & set(_UNDERSCORED + _MORE)) >= 4, "more columns of the server"),
        (0.25, {"start", "end"} <= headers, "start and end"),
        (0.2, bool(paths), "paths with a slash"),
        (0.3, bool(headers & {"_parent_index", "_parent_table_name"}), "a repeat's parent"),
    )


def is_repeat(head: Head) -> bool:
    """True for a sheet that holds the repeats of another sheet."""
    return head.row_with({"parent index", "parent table name"}, least=2) is not None


def read(head: Head) -> SurveyTable:
    """Read paths into question and choice."""
    row = _row(head) or 0
    questions = read_columns(head, row, _OWN)
    parents = {q.header for q in questions}
    flags = {q.index for q in questions if _is_choice(head, row, q, parents)}
    return table_of(NAME, head, row, [_question(q, q.index in flags) for q in questions])


def _question(question: Question, is_choice: bool) -> Question:
    path = question.header
    if question.role or "/" not in path:
        group = "" if question.role else path
        return replace(question, codes=(*question.codes, path), group=group)
    stem, _, last = path.rpartition("/")
    if is_choice:
        return replace(question, text=stem.rpartition("/")[2], codes=(path,), sub=last,
                       choice=last, group=stem)  # fmt: skip
    return replace(question, text=last, codes=(last, path), group=path)


def _is_choice(head: Head, row: int, question: Question, parents: set[str]) -> bool:
    """A path is a choice when its parent is a column too or it holds nothing but flags."""
    stem = question.header.rpartition("/")[0]
    if not stem or question.role:
        return False
    values = {t.casefold() for t in coded(head.grid.cells[row + 1 :, question.index]).texts if t}
    siblings = sum(p.startswith(stem + "/") for p in parents)
    return (stem in parents or siblings > 1) and bool(values) and values <= _FLAGS


def _row(head: Head) -> int | None:
    for number, row in enumerate(head.rows):
        if len(set(row) & {*_UNDERSCORED, *_MORE, "start", "end"}) >= 3:
            return number
    return None
