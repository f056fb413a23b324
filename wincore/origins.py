"""From which rows of which uploads a figure was made."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from wincore.cells import blocks
from wincore.datasets import TABLES
from wincore.findings import ALL, Audience
from wincore.framework import Framework, Indicator
from wincore.indicators.facts import INVITED
from wincore.store.snapshot import Snapshot, Upload
from wincore.wording import british_date, counted, listing

SHEET = "sheet {sheet} (columns {columns}): {used}"
RESPONSES = "{title}, items {items}: {used}"
BESIDE = ", {left} of other uploads or of employers not recruited left out"
UPLOAD = "{file}{cells} (hash {hash}, {rows}describes {described}; recorded {recorded}{who})"
_EMPLOYER = ("employer_id", "from_employer")


def sheets(indicator: Indicator) -> list[str]:
    """Return the tables whose sheet the source of an indicator names."""
    words = indicator.source
    return [n for n, t in TABLES.items() if re.search(rf"\b{re.escape(t.sheet)}\b", words)]


def rows_used(
    indicator: Indicator, row: pd.Series, framework: Framework, snapshot: Snapshot
) -> str:
    """Tell the sheets, columns and numbers of rows that a figure was made from."""
    hashes, found = str(row["inputs"]).split(), []
    if indicator.scale or indicator.instrument:
        found.append(_responses(indicator, row, framework, snapshot, hashes))
    for name in sheets(indicator):
        held = _of_row(snapshot.table(name), row, snapshot)
        used = _used(held, hashes, snapshot)
        if used.any():
            table = TABLES[name]
            counts = counted(int(used.sum()), "row") + _beside(int((~used).sum()))
            columns = listing(c for c in table.columns if c not in ("evidence_url", "note"))
            found.append(SHEET.format(sheet=table.sheet, columns=columns, used=counts))
    return "; ".join(found)


def _responses(
    indicator: Indicator,
    row: pd.Series,
    framework: Framework,
    snapshot: Snapshot,
    hashes: list[str],
) -> str:
    asked = framework.instrument(indicator.instrument)
    table = snapshot.table("responses")
    held = _of_row(table[table["instrument"] == asked.id], row, snapshot)
    used = _used(held, hashes, snapshot)
    items = asked.scale_items(indicator.scale) if indicator.scale else asked.items
    named = listing(i.id for i in items) if indicator.scale else "all"
    counts = counted(int(used.sum()), "response") + _beside(int((~used).sum()))
    return RESPONSES.format(title=asked.title, items=named, used=counts)


def _of_row(table: pd.DataFrame, row: pd.Series, snapshot: Snapshot) -> pd.DataFrame:
    """Return the rows of the wave and the employer that a finding is about."""
    kept = table[table["wave"] == row["wave"]] if "wave" in table else table
    column = next((c for c in _EMPLOYER if c in table), None)
    if column is None or row["employer"] == ALL:
        return kept
    names = snapshot.table("employers").set_index("employer_id")["employer"]
    own: pd.DataFrame = kept[kept[column].map(names) == row["employer"]]
    return own


def _used(held: pd.DataFrame, hashes: list[str], snapshot: Snapshot) -> pd.Series:
    """Return which rows count: of an upload named, and of an employer that was recruited."""
    used = held["upload"].isin(hashes)
    column = next((c for c in _EMPLOYER if c in held), None)
    if column is None or "status" in held:
        return used
    register = snapshot.table("employers")
    return used & held[column].isin(register.loc[register["status"] != INVITED, "employer_id"])


def _beside(left: int) -> str:
    return BESIDE.format(left=left) if left else ""


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
