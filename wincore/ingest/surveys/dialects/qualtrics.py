"""Qualtrics: codes, then wording, then a row of import ids; legacy exports lack the third row.

Exports of 2016 and 2017 write the import ids with single quotes, older ones call their own columns
``V1`` … ``V10``. Answers come as choice texts or as recode values.
"""

from __future__ import annotations

import re
from dataclasses import replace

from wincore.framework.categories import fold
from wincore.ingest.surveys.dialects.columns import read_columns, split_last, table_of
from wincore.ingest.surveys.dialects.head import Head, Signs, weigh
from wincore.ingest.surveys.known import EVERYWHERE
from wincore.ingest.surveys.table import Question, SurveyTable

NAME = "qualtrics"
_NAMES = (
    *("startdate", "enddate", "status", "ipaddress", "progress", "finished", "recordeddate"),
    *("responseid", "recipientlastname", "recipientfirstname", "recipientemail", "userlanguage"),
    *("externalreference", "locationlatitude", "locationlongitude", "distributionchannel"),
    *("duration in seconds", "responseset", "externaldatareference", "emailaddress"),
)
_V = tuple(f"v{i}" for i in range(1, 11))
_IMPORT = re.compile(r"^\{\s*['\"]ImportId['\"]\s*:")
_RESPONSE = re.compile(r"^R_[0-9A-Za-z]{8,}$")
_PART = re.compile(r"^(?P<group>.+?)_(?P<part>[^_]+)(?P<text>_TEXT)?$")
_OWN = EVERYWHERE | {"status": ("meta", "status"), "name": ("identifier", "name")}


def signs(head: Head) -> Signs:
    """Weigh the tool's own names, the row of import ids, and response ids that begin R_."""
    row = _row(head)
    if row is None:
        return Signs(0.0)
    ids = [t for r in head.rows[row + 1 :] for t in r if _RESPONSE.match(t)]
    own = {t for r in head.folded[row : row + 2] for t in r} & set(_NAMES)
    return weigh(
        (0.4, len(own) >= 3, "column names of Qualtrics"),
        (0.4, _imports(head, row) is not None, "a row of import ids"),
        (0.25, bool(ids), "response ids that begin R_"),
        (0.25, {"v1", "v2", "v3"} <= set(head.folded[row]), "V1, V2, V3"),
        (0.1, _wording_row(head, row) is not None, "names above, wording below"),
    )


def read(head: Head) -> SurveyTable:
    """Read codes and wording; ``wording - statement`` is split where the code has parts."""
    row = _row(head) or 0
    wording, imports = _wording_row(head, row), _imports(head, row)
    texts = head.rows[wording] if wording is not None else head.rows[row]
    questions = [_question(q, texts[q.index]) for q in read_columns(head, row)]
    first = 1 + max(n for n in (row, wording, imports) if n is not None)
    return table_of(NAME, head, row, [q for q in questions if q.header or q.text], first)


def _question(question: Question, text: str) -> Question:
    for name in (question.header, text):
        if fold(name) in _OWN and (name == question.header or question.header.startswith("V")):
            role, kind = _OWN[fold(name)]
            return replace(question, header=text or question.header, role=role, kind=kind)
    code = question.header
    part = _PART.match(code)
    shown = text or code
    if part is None:
        return replace(question, header=shown, text=text, codes=(code,))
    stem, sub = split_last(text, " - ", "-")
    kind = "other_text" if part["text"] else ""
    return replace(
        question, header=shown, text=stem if sub else text, codes=(code,), sub=sub, choice=sub,
        group=part["group"] if sub else "", kind=kind,
    )  # fmt: skip


def _row(head: Head) -> int | None:
    named = head.row_with(_NAMES, least=3)
    coded = head.row_with(_V, least=5)
    found = [n for n in (named, coded) if n is not None]
    return min(found) if found else None


def _imports(head: Head, row: int) -> int | None:
    for number in range(row, min(row + 4, len(head.rows))):
        if sum(bool(_IMPORT.match(t)) for t in head.rows[number]) > 1:
            return number
    return None


def _wording_row(head: Head, row: int) -> int | None:
    """The row of wording, unless somebody has taken it out: then responses follow at once."""
    below = row + 1
    if below >= len(head.rows) or below == _imports(head, row):
        return None
    if any(_RESPONSE.match(t) for t in head.rows[below]):
        return None
    return below
