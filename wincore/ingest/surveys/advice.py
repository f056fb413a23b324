"""What to tell about the columns of a survey: dropped, doubtful, missing, reworded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from wincore.framework.categories import fold
from wincore.framework.instrument import Instrument, Item
from wincore.ingest.surveys.comparability import (
    REWORDED,
    Comparison,
    Verdict,
    compare_wording,
    likeness,
)
from wincore.ingest.surveys.identifying import KINDS, holds_anything
from wincore.ingest.surveys.keys import without_key
from wincore.ingest.surveys.matching import CODE_ALONE, Match
from wincore.ingest.surveys.roles import Roles
from wincore.ingest.surveys.table import SurveyTable
from wincore.ingest.surveys.text import sentence, wording
from wincore.problems import Problem

DROPPED = "Columns that identify people are not read or stored: {columns}."
DROPPED_FIX = "Nothing need be done. To keep one, map it and give the reason."
KEPT = "Column {column} “{header}” identifies people and is kept: {reason}."
DOUBTFUL = "Column {column} “{header}” may be “{item}” ({confidence:.0%} alike); it was not used."
DOUBTFUL_FIX = "Say which item it is, or that it is none."
MISSING = "Not asked in this file: {items}."
TWICE = "The header “{header}” occurs {n} times; one column of it is used at most."
TWICE_FIX = "Give the columns different headers, or map them."
EARLIER = "“{asked}” is an earlier wording of “{item}”; it counts as the same question."
CHANGED = "“{asked}” is worded differently from “{item}” ({why}): read its trend with care."
CHANGED_FIX = "If it asks the same, add it to the item's earlier wordings; else map it to no item."


def about_identifiers(table: SurveyTable, roles: Roles) -> list[Problem]:
    """List the columns dropped because they identify people, and those kept with a reason."""
    problems = []
    dropped = [q for q in table.questions if q.index in roles.identifiers]
    if dropped:
        named = ", ".join(
            f"{q.column} “{sentence(q.header, 40)}” ({KINDS[roles.identifiers[q.index]]})"
            for q in dropped
        )
        severity = "warning" if any(holds_anything(table.coded(q)) for q in dropped) else "note"
        where = table.header_address(dropped[0])
        what = DROPPED.format(columns=named)
        problems.append(
            Problem("warning" if severity == "warning" else "note", where, what, DROPPED_FIX)
        )
    for q in table.questions:
        if q.index in roles.kept:
            what = KEPT.format(column=q.column, header=q.header, reason=roles.kept[q.index])
            problems.append(Problem("warning", table.header_address(q), what))
    return problems


def about_matches(table: SurveyTable, roles: Roles, instrument: Instrument) -> list[Problem]:
    """Tell doubtful columns, headers that occur twice, and items the file does not have."""
    problems = [_doubtful(table, m) for m in roles.doubtful if m.item]
    problems += _twice(table)
    found = {m.item.id for m in roles.items if m.item}
    gone = [i for i in instrument.items if i.id not in found and not i.demographic]
    if gone:
        items = "; ".join(f"{i.id} “{sentence(i.text, 50)}”" for i in gone)
        problems.append(Problem("note", table.grid.sheet, MISSING.format(items=items)))
    return problems


def comparisons(
    roles: Roles, instrument: Instrument, unlike: Mapping[str, tuple[Verdict, str]]
) -> list[Comparison]:
    """Return the verdict on every item: how it was asked here against the instrument.

    ``unlike`` gives verdict and reason of the items whose answers are not those of the instrument.
    """
    found = {m.item.id: m for m in roles.items if m.item}
    verdicts = []
    for item in instrument.items:
        if item.demographic:
            continue
        if item.id not in found:
            verdicts.append(Comparison(item.id, "dropped"))
        elif item.id in unlike:
            asked = found[item.id].unit.first.header
            verdict, why = unlike[item.id]
            verdicts.append(Comparison(item.id, verdict, 0.0, why, asked))
        else:
            verdicts.append(_compared(found[item.id], item))
    return verdicts


def about_wording(table: SurveyTable, roles: Roles, verdicts: list[Comparison]) -> list[Problem]:
    """Warn of items whose wording is not that of the instrument."""
    by_item = {v.item: v for v in verdicts}
    problems = []
    for match in roles.items:
        verdict = by_item.get(match.item.id) if match.item else None
        if match.item is None or verdict is None or verdict.verdict != "reworded":
            continue
        earlier = verdict.why == _EARLIER
        text = EARLIER if earlier else CHANGED
        asked, item = sentence(verdict.asked), sentence(match.item.text)
        what = text.format(asked=asked, item=item, why=verdict.why)
        where = table.header_address(match.unit.first)
        fix = "" if earlier else CHANGED_FIX
        problems.append(Problem("note" if earlier else "warning", where, what, fix))
    return problems


_EARLIER = "declared an earlier wording"


def _compared(match: Match, item: Item) -> Comparison:
    asked = _asked(match, item)
    if not asked or match.confidence == CODE_ALONE:
        return Comparison(item.id, "same", 1.0, "known by its code", "")
    verdict, found, why = compare_wording(item.text, asked)
    if verdict != "same" and any(likeness(t, asked) >= 0.95 for t in item.also):
        return Comparison(item.id, "reworded", found, _EARLIER, asked)
    if verdict == "new":  # the code says that it is meant to be this item
        return Comparison(item.id, "reworded", found, f"only {found:.0%} alike", asked)
    return Comparison(item.id, verdict, found, why, asked)


def _asked(match: Match, item: Item) -> str:
    """Return the part of the header that is most like the item."""
    q = match.unit.first
    parts = [q.text] if match.unit.multiple or not q.sub else [q.sub, f"{q.text} {q.sub}"]
    known = [wording(t) for t in (item.text, *item.also)]
    asked = [p for p in parts if p and wording(p) not in {fold(c) for c in q.codes}]
    asked += [without_key(p) for p in asked]
    return max(asked, key=lambda p: max(likeness(p, t) for t in known), default="")


def _doubtful(table: SurveyTable, match: Match) -> Problem:
    q = match.unit.first
    item = sentence(match.item.text, 60) if match.item else ""
    what = DOUBTFUL.format(
        column=q.column, header=sentence(q.header, 60), item=item, confidence=match.confidence
    )
    severity = "warning" if match.confidence >= REWORDED else "note"
    return Problem(
        "warning" if severity == "warning" else "note", table.header_address(q), what, DOUBTFUL_FIX
    )


def _twice(table: SurveyTable) -> list[Problem]:
    counts = Counter(fold(q.header) for q in table.questions if q.header and not q.role)
    first = {fold(q.header): q for q in reversed(table.questions)}
    return [
        Problem("warning", table.header_address(first[h]),
                TWICE.format(header=sentence(first[h].header, 60), n=n), TWICE_FIX)
        for h, n in counts.items()
        if n > 1
    ]  # fmt: skip
