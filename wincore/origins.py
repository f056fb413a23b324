"""From which rows of which uploads a figure was made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from wincore.cells import Selection, blocks, lines
from wincore.datasets import TABLES
from wincore.findings import ALL, Audience
from wincore.framework import Framework, Indicator
from wincore.store.snapshot import Snapshot, Upload
from wincore.wording import british_date, counted, listing, number, plural

SHEET = "sheet {sheet} (columns {columns}): {used}"
RESPONSES, ITEMS = "{title}{items}: {used}", ", {noun} {items}"
PART = "{role} {count}"
BESIDE = "; not counted: {left} of {held} held for the wave"
UPLOAD = "{file}{cells} (hash {hash}, {rows}describes {described}; recorded {recorded}{who})"
NOT_NAMED = ("evidence_url", "note")  # columns that no figure is made from
_EMPLOYER = ("employer_id", "from_employer")


@dataclass(frozen=True)
class Place:
    """The wave, and the employer as shown or "all", that a figure is about."""

    wave: str
    employer: str = ALL


def sheets(indicator: Indicator) -> list[str]:
    """Return the tables whose sheet the source of an indicator names."""
    words = indicator.source
    return [n for n, t in TABLES.items() if re.search(rf"\b{re.escape(t.sheet)}\b", words)]


def rows_used(
    chosen: Sequence[Selection], where: Place, framework: Framework, snapshot: Snapshot
) -> str:
    """Tell the sheets and columns of a figure, and how many lines stand in which part of it.

    ``chosen`` are its cells: the numbers of lines are theirs. ``where`` is the wave and employer.
    """
    parts: dict[str, list[Selection]] = {}
    for one in chosen:
        name = one.table if one.table in TABLES else _instrument(one, snapshot)
        if name:
            parts.setdefault(name, []).append(one)
    told = (_told(name, found, where, framework, snapshot) for name, found in parts.items())
    return "; ".join(told)


def _instrument(one: Selection, snapshot: Snapshot) -> str:
    asked = snapshot.table(one.table)["instrument"].loc[one.rows]
    return str(asked.iloc[0]) if len(asked) else ""


def _told(
    name: str,
    found: Sequence[Selection],
    where: Place,
    framework: Framework,
    snapshot: Snapshot,
) -> str:
    noun = "row" if name in TABLES else "response"
    counts = (
        PART.format(role=_lower(one.role), count=counted(lines(one, snapshot), noun))
        for one in found
    )
    used = "; ".join(counts) + _beside(name, found, where, snapshot)
    if name in TABLES:
        columns = listing(c for c in TABLES[name].columns if c not in NOT_NAMED)
        return SHEET.format(sheet=TABLES[name].sheet, columns=columns, used=used)
    asked = framework.instrument(name)
    known = {i.id for i in asked.items if not i.demographic}
    items = list(dict.fromkeys(f for one in found for f in one.fields if f in known))
    named = ITEMS.format(noun=plural(len(items), "item"), items=listing(items)) if items else ""
    return RESPONSES.format(title=asked.title, items=named, used=used)


def _lower(role: str) -> str:
    return role[:1].lower() + role[1:]


def _beside(name: str, found: Sequence[Selection], where: Place, snapshot: Snapshot) -> str:
    """Say how many rows of the wave, and of the employer, stand in no part of the figure."""
    table = snapshot.table(found[0].table)
    held = _of_place(
        table if name in TABLES else table[table["instrument"] == name], where, snapshot
    )
    used = held.index[:0].append([one.rows for one in found])
    left = len(held.index.difference(used))
    return BESIDE.format(left=number(left), held=number(len(held))) if left else ""


def _of_place(table: pd.DataFrame, where: Place, snapshot: Snapshot) -> pd.DataFrame:
    kept = table[table["wave"] == where.wave] if "wave" in table else table
    column = next((c for c in _EMPLOYER if c in table), None)
    if column is None or where.employer == ALL:
        return kept
    names = snapshot.table("employers").set_index("employer_id")["employer"]
    own: pd.DataFrame = kept[kept[column].map(names) == where.employer]
    return own


def uploads_used(
    snapshot: Snapshot,
    inputs: str,
    audience: Audience = "evaluator",
    tables: Sequence[str] = (),
) -> str:
    """Tell the file, cells, hash, rows, dates and recorder of every upload that a figure names.

    ``tables`` are those whose sheets and cells are named. To others than the evaluator they are
    not: in a survey each row is a person, and the length of a range would count them.
    """
    by_hash = {u.short: u for u in snapshot.uploads}
    tables = tables if audience == "evaluator" else ()
    named = (
        _upload(by_hash[h], audience, blocks(by_hash[h], tables, snapshot)) if h in by_hash else h
        for h in inputs.split()
    )
    return "; ".join(named)


def tables_of(indicator: Indicator) -> list[str]:
    """Return the tables an indicator may be made from: responses, where an upload has any."""
    return ["responses", *sheets(indicator)]


def _upload(upload: Upload, audience: Audience, cells: str) -> str:
    return UPLOAD.format(
        file=upload.file,
        cells=f", {cells}" if cells else "",
        hash=upload.short,
        # The rows of a survey file are people, perhaps few of them: nobody else is told.
        rows=f"{counted(upload.rows, 'row')}, " if audience == "evaluator" else "",
        described=british_date(upload.described),
        recorded=british_date(upload.recorded),
        who="" if audience == "public" or not upload.who else f" by {upload.who}",
    )
