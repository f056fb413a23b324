"""Name cells as a spreadsheet does, file by file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from wincore.cells.selection import Selection
from wincore.places import Cell, addresses
from wincore.store.snapshot import Snapshot, Upload
from wincore.wording import counted, number

MOST = 12  # ranges of one part of a figure that are written out; the list has all of them
FROM = "{role}: {named}"
OF_FILE = "{file}, {where} ({cells})"
MORE = "{some} and {count} more ranges"
COLUMNS = ("Part", "File", "Sheet", "Cell", "Field")


def cells_used(found: Sequence[Selection], snapshot: Snapshot) -> str:
    """Write where each part of a figure stands: ``Numerator: a.xlsx, Workforce!G5 (1 cell)``."""
    parts = [FROM.format(role=s.role, named=n) for s in found if (n := _named(s, snapshot))]
    return "; ".join(parts)


def _named(one: Selection, snapshot: Snapshot) -> str:
    words = []
    for upload, rows in _by_upload(one, snapshot):
        cells = _cells(upload, one, rows)
        if cells:
            where, count = _short(addresses(cells)), counted(len(cells), "cell")
            words.append(OF_FILE.format(file=upload.file, where=where, cells=count))
    return " and ".join(words)


def _short(ranges: str) -> str:
    """Write the first ranges, the sheet named once, and how many more there are."""
    found = ranges.split(", ")
    sheet = found[0].rpartition("!")[0]
    same = [r.removeprefix(f"{sheet}!") if at else r for at, r in enumerate(found)]
    if len(same) <= MOST:
        return ", ".join(same)
    return MORE.format(some=", ".join(same[:MOST]), count=number(len(same) - MOST))


def blocks(upload: Upload, tables: Sequence[str], snapshot: Snapshot) -> str:
    """Write the ranges of an upload's rows that count in some tables: ``Workforce!A5:G92``."""
    words = []
    for table in tables:
        held = snapshot.table(table)
        whole = Selection("", table, held.index[held["upload"] == upload.short], ())
        for _, rows in _by_upload(whole, snapshot):
            if where := addresses(_cells(upload, whole, rows)):
                words.append(f"{_short(where)} ({counted(len(rows), 'row')})")
    return ", ".join(words)


def lines(one: Selection, snapshot: Snapshot) -> int:
    """Count the lines of files that a choice stands in; its rows, where no places are kept."""
    return sum(_lines(upload, one, rows) for upload, rows in _by_upload(one, snapshot))


def _lines(upload: Upload, one: Selection, rows: Sequence[int]) -> int:
    found = {(sheet, line) for sheet, _, line in _cells(upload, one, rows)}
    return len(found) or len(rows)


def every_cell(found: Sequence[Selection], snapshot: Snapshot) -> pd.DataFrame:
    """List every cell, one a row: part of the figure, file, sheet, cell and field."""
    rows = [
        (one.role, upload.file, sheet, f"{letters}{line}", name)
        for one in found
        for upload, places in _by_upload(one, snapshot)
        for name in one.fields
        for sheet, letters, line in _cells(upload, one, places, name)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _by_upload(one: Selection, snapshot: Snapshot) -> Iterator[tuple[Upload, list[int]]]:
    """Yield each upload that has some of the rows, and their places in its dataset."""
    if one.table not in snapshot.rows or not len(one.rows):
        return
    uploads = snapshot.table(one.table)["upload"].loc[one.rows]
    places = pd.Series(snapshot.rows[one.table][one.rows], index=one.rows)
    for upload in snapshot.uploads:
        mine = places[uploads == upload.short]
        if len(mine):
            yield upload, [int(at) for at in mine]


def _cells(upload: Upload, one: Selection, rows: Sequence[int], *fields: str) -> list[Cell]:
    places = upload.places.get(one.table)
    return list(places.cells(rows, fields or one.fields)) if places else []
