"""Cells corrected and rows left out by hand, applied to the grids of a file before it is checked.

The file itself stays as it was sent. What is stored names the file and its corrections by one
hash, so that the same file corrected otherwise is another upload.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wincore.ingest.grid import Grid, column_number

_ADDRESS = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!([A-Z]{1,3})([1-9][0-9]{0,6})")
_WHOLE = re.compile(r"[+-]?\d{1,15}")
_DECIMAL = re.compile(r"[+-]?\d{1,15}\.\d+")
Cell = tuple[str, str]  # address, what it should say
Row = tuple[str, int]  # sheet, row number as the spreadsheet shows it


@dataclass(frozen=True)
class Place:
    """One cell as a spreadsheet names it: sheet, column counting from 0, row number from 1."""

    sheet: str
    column: int
    row: int


@dataclass(frozen=True)
class Corrections:
    """What to read instead of what stands in the file; the newest correction of a cell counts."""

    cells: tuple[Cell, ...] = ()
    rows: tuple[Row, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.cells or self.rows)

    def with_cell(self, address: str, text: str) -> Corrections:
        """Return the corrections with one more cell."""
        return replace(self, cells=tuple((dict(self.cells) | {address: text}).items()))

    def without_cell(self, address: str) -> Corrections:
        """Return the corrections with a cell as it stands in the file."""
        return replace(self, cells=tuple(c for c in self.cells if c[0] != address))

    def leaving_out(self, row: Row, out: bool = True) -> Corrections:
        """Return the corrections with a row left out, or taken in again."""
        kept = tuple(r for r in self.rows if r != row)
        return replace(self, rows=(*kept, row) if out else kept)


NONE = Corrections()


def place_of(address: str) -> Place | None:
    """Return the cell an address names, or None for a range, a sheet or a file."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return None
    sheet = found[1].replace("''", "'") if found[1] else found[2]
    return Place(sheet, column_number(found[3]), int(found[4]))


def signature(content: bytes, corrections: Corrections) -> str:
    """Return the SHA-256 of a file, together with its corrections where there are any."""
    digest = hashlib.sha256(content)
    if corrections:
        told = {"cells": dict(corrections.cells), "rows": sorted(corrections.rows)}
        digest.update(json.dumps(told, sort_keys=True).encode())
    return digest.hexdigest()


def corrected(grids: Sequence[Grid], corrections: Corrections) -> list[Grid]:
    """Return the grids with the corrections in them; what lies outside a grid is left aside."""
    if not corrections:
        return list(grids)
    places = {place_of(address): text for address, text in corrections.cells}
    cells = {place: text for place, text in places.items() if place is not None}
    return [_corrected(grid, cells, corrections.rows) for grid in grids]


def _corrected(grid: Grid, cells: Mapping[Place, str], rows: Sequence[Row]) -> Grid:
    inside = {
        (p.row - 1 - grid.first_row, p.column - grid.first_column): text
        for p, text in cells.items()
        if p.sheet == grid.sheet
    }
    inside = {at: text for at, text in inside.items() if _within(grid, *at)}
    out = [number - 1 - grid.first_row for sheet, number in rows if sheet == grid.sheet]
    out = [row for row in out if _within(grid, row, 0)]
    if not inside and not out:
        return grid
    new = grid.cells.copy()
    for at, text in inside.items():
        new[at] = typed(text, grid.kind)
    new[out, :] = None
    return replace(
        grid,
        cells=new,
        uncalculated=tuple(p for p in grid.uncalculated if p not in inside and p[0] not in out),
        errors=tuple(p for p in grid.errors if p not in inside and p[0] not in out),
    )


def _within(grid: Grid, row: int, column: int) -> bool:
    return 0 <= row < grid.rows and 0 <= column < grid.columns


def typed(text: str, kind: str) -> Any:
    """Return what a spreadsheet would make of a text typed into a cell; csv holds texts only."""
    stripped = text.strip()
    if not stripped:
        return None
    if kind != "csv" and _WHOLE.fullmatch(stripped):
        return int(stripped)
    if kind != "csv" and _DECIMAL.fullmatch(stripped):
        return float(stripped)
    return stripped
