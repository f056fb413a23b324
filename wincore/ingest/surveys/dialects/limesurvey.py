"""LimeSurvey: question codes, ``code. wording``, or wording; rows and choices in brackets."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from wincore.ingest.surveys.dialects.columns import read_columns, table_of, unbracket
from wincore.ingest.surveys.dialects.head import Head, Signs, weigh
from wincore.ingest.surveys.known import EVERYWHERE, Known
from wincore.ingest.surveys.table import Question, SurveyTable

NAME = "limesurvey"
_META = ("submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr")
_META_FULL = ("date submitted", "last page", "start language", "date started", "seed")
_FULL = re.compile(
    r"^(?P<code>[A-Za-z]\w*)(?P<parts>(\[\w+\])*)\.\s+(?P<text>.*?)\s*(?P<sub>(\[[^\[\]]*\]\s*)*)$"
)
_CODED = re.compile(r"^(?P<code>[A-Za-z]\w*)(?P<parts>(\[\w+\])+)$")
_STEM = re.compile(r"^([A-Za-z_]+?)\d+\w*$")
_OWN: Known = {
    "id": ("meta", "response_id"),
    "token": ("meta", "response_id"),
    "access code": ("meta", "response_id"),
}
_FIRST = ("id", "id. Response ID", "Response ID")
_RECORDED = {*_META, "id", "token", "refurl"}  # also written as "submitdate. Date submitted"


def signs(head: Head) -> Signs:
    """Weigh the tool's own columns, codes before wording, brackets, and numbered codes."""
    row = _row(head)
    headers = [t for t in head.rows[row] if t] if head.rows else []
    full = [m for m in map(_FULL.match, headers) if m]
    coded = [m for m in map(_CODED.match, headers) if m]
    stems = Counter(m[1] for m in map(_STEM.match, (f["code"] for f in full + coded)) if m)
    both = len(full) + len(coded)
    meta = [n for n in _META + _META_FULL if n in head.folded[row]] if head.rows else []
    meta += [f["code"] for f in full if f["code"] in _RECORDED]
    brackets = any(f["parts"] for f in full) or len(coded) > 1
    return weigh(
        (0.5, len(meta) >= 2, "columns that LimeSurvey records"),
        (0.45, len(full) >= 0.5 * len(headers) > 1, "code. wording"),
        (0.3, brackets, "code[part]"),
        (0.2, both > 2 and any(n > 1 for n in stems.values()), "numbered codes"),
        (0.15, bool(meta) and headers[0] in _FIRST, "the response id in the first column"),
        (0.15, len(meta) >= 2 and any(" [" in t for t in headers), "wording [part]"),
    )


def read(head: Head) -> SurveyTable:
    """Read code, wording and part of each column."""
    row = _row(head)
    return table_of(NAME, head, row, [_question(q) for q in read_columns(head, row, _OWN)])


def _question(question: Question) -> Question:
    if question.role:
        return question
    found = _FULL.match(question.header) or _CODED.match(question.header)
    if found is None:
        return unbracket(question)
    groups = found.groupdict()
    if groups["code"] in _RECORDED:
        role, kind = (EVERYWHERE | _OWN).get(groups["code"], ("meta", "other"))
        return replace(question, role=role, kind=kind)
    parts = re.findall(r"\[(\w+)\]", groups["parts"] or "")
    subs = [s.strip() for s in re.findall(r"\[([^\[\]]*)\]", groups.get("sub") or "")]
    sub = " – ".join(filter(None, subs))
    code = groups["code"]
    codes = (code + "".join(f"[{p}]" for p in parts), *parts) if parts else (code,)
    other = bool(parts) and parts[-1] in ("other", "comment")
    return replace(
        question, text=(groups.get("text") or "").strip(), codes=codes, sub=sub,
        choice=sub or (parts[-1] if parts else ""), group=code if parts else "",
        kind="other_text" if other else "",
    )  # fmt: skip


def _row(head: Head) -> int:
    found = head.row_with((*_META, *_META_FULL), least=2)
    if found is not None:
        return found
    for number, row in enumerate(head.rows):
        hits = sum(bool(_FULL.match(t) or _CODED.match(t)) for t in row)
        if hits >= 0.5 * sum(map(bool, row)) > 1:
            return number
    return head.header
