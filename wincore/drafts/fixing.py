"""The rows of a file in which something is wrong, as small tables to be corrected in place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from wincore.ingest.correcting import Place, place_of
from wincore.ingest.grid import Grid, column_number, letters, quoted
from wincore.ingest.recognise import recognise
from wincore.ingest.result import Checked
from wincore.ingest.values import text_of
from wincore.problems import Problem, blocking

MOST_ROWS = 200
WIDE = 14  # from more columns on, only those with something wrong are shown, and the first
_MORE = re.compile(r" \(and [\d,]+ more cells?\)$")
FIXED = "✓ nothing wrong any more"
Rows = Mapping[str, Sequence[int]]  # sheet -> row numbers as the spreadsheet shows them
Columns = Mapping[str, Collection[int]]  # sheet -> columns counting from 0 at A


@dataclass(frozen=True)
class FixTable:
    """Rows of one sheet: ``columns`` count from 0 at A, ``told`` says what is wrong in each row.

    ``first`` are the headers of the columns to look at first: those with something wrong.
    """

    sheet: str
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    headers: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    told: tuple[str, ...]
    first: tuple[str, ...] = ()

    def address(self, row: int, column: int) -> str:
        """Return the cell behind a position of the table."""
        return f"{quoted(self.sheet)}!{letters(self.columns[column])}{self.rows[row]}"


def wrong_cells(problems: Iterable[Problem]) -> dict[Place, list[Problem]]:
    """Return the single cells in which an error stands, with the errors."""
    found: dict[Place, list[Problem]] = {}
    for problem in blocking(list(problems)):
        for address in problem.cells or (problem.where,):
            place = place_of(address)
            if place is not None:
                found.setdefault(place, []).append(problem)
    return found


def wrong_rows(checked: Checked, before: Rows) -> dict[str, list[int]]:
    """Return the rows to show by sheet: those shown before, in their order, then new ones."""
    rows = {sheet: list(numbers) for sheet, numbers in before.items()}
    for place in sorted(wrong_cells(checked.problems), key=lambda p: (p.sheet, p.row, p.column)):
        shown = rows.setdefault(place.sheet, [])
        if place.row not in shown and len(shown) < MOST_ROWS:
            shown.append(place.row)
    return rows


def wrong_columns(checked: Checked, before: Columns) -> dict[str, set[int]]:
    """Return the columns to show first by sheet: those shown so before, and new ones."""
    columns = {sheet: set(found) for sheet, found in before.items()}
    for place in wrong_cells(checked.problems):
        columns.setdefault(place.sheet, set()).add(place.column)
    return columns


def fix_tables(
    grids: Sequence[Grid], checked: Checked, rows: Rows, columns: Columns
) -> list[FixTable]:
    """Return a table for each sheet with rows to correct, as the grids read them now."""
    tables = [
        _table(g, checked, rows[g.sheet], columns.get(g.sheet, ()))
        for g in grids
        if g.sheet in rows
    ]
    return [t for t in tables if t.rows and t.columns]


def _table(grid: Grid, checked: Checked, rows: Sequence[int], bad: Collection[int]) -> FixTable:
    wrong, header = wrong_cells(checked.problems), _header_row(grid, checked)
    numbers = tuple(n for n in rows if header < n <= grid.first_row + grid.rows)
    columns = _columns(grid, checked, header, bad)
    at = [c - grid.first_column for c in columns]
    values = tuple(
        tuple(text_of(grid.cells[n - 1 - grid.first_row, c]) for c in at) for n in numbers
    )
    told = tuple(_told(grid.sheet, n, wrong) for n in numbers)
    headers = tuple(_header(grid, header, c) for c in columns)
    first = tuple(h for h, c in zip(headers, columns, strict=True) if c in bad)
    return FixTable(grid.sheet, numbers, columns, headers, values, told, first)


def _header_row(grid: Grid, checked: Checked) -> int:
    """Return the number of the header row; 0 where the sheet has none that is known."""
    found = recognise(grid)
    if found is not None:
        return grid.number(found.header)
    return checked.header_row if grid.sheet == checked.sheet else 0


def _columns(grid: Grid, checked: Checked, header: int, wrong: Collection[int]) -> tuple[int, ...]:
    own = grid.sheet == checked.sheet
    gone = {column_number(c.column) for c in checked.columns if own and c.role == "identifier"}
    every = [c + grid.first_column for c in range(grid.columns)]
    named = [c for c in every if c in wrong or _header(grid, header, c, bare=True)]
    kept = [c for c in named if c not in gone]
    if len(kept) > WIDE:
        kept = [c for i, c in enumerate(kept) if i == 0 or c in wrong]
    return tuple(kept)


def _header(grid: Grid, header: int, column: int, *, bare: bool = False) -> str:
    row = header - 1 - grid.first_row
    text = text_of(grid.cells[row, column - grid.first_column]) if 0 <= row < grid.rows else ""
    return text if bare else f"{letters(column)} {text}".strip()


def _told(sheet: str, row: int, wrong: Mapping[Place, list[Problem]]) -> str:
    found = [
        f"{letters(p.column)}: {_MORE.sub('', problem.what)}"
        for p, problems in sorted(wrong.items(), key=lambda pair: pair[0].column)
        if (p.sheet, p.row) == (sheet, row)
        for problem in problems
    ]
    return " ".join(found) or FIXED
