"""Rows of one sheet of the return as they were written, with the cell each value stands in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from wincore.datasets import Table
from wincore.ingest.grid import Cells, Grid

Place = Callable[[int, str], str]  # position of the row, field -> cell


@dataclass(frozen=True)
class Raw:
    """The rows of one table before anything is read: field -> values, all of one length.

    ``numbers`` are the row numbers as the spreadsheet shows them, ``header`` is the header's range;
    ``letters`` name the column of each field that has one of its own.
    """

    table: Table
    grid: Grid
    values: dict[str, list[object]]
    numbers: list[int]
    place: Place
    header: str = ""
    letters: Mapping[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.numbers)

    def row(self, position: int) -> str:
        """Return the first cell of a row, as problems about the row name it."""
        return self.place(position, next(iter(self.values)))

    def constantly(self, name: str, value: str) -> Raw:
        """Return the rows with one value for a field that has no column of its own."""
        values = self.values | {name: [value] * len(self)}
        return replace(self, values=values)

    def only(self, positions: list[int]) -> Raw:
        """Return some of the rows."""
        values = {name: [v[i] for i in positions] for name, v in self.values.items()}
        numbers = [self.numbers[i] for i in positions]

        def place(position: int, name: str) -> str:
            return self.place(positions[position], name)

        return replace(self, values=values, numbers=numbers, place=place)


def from_sheet(grid: Grid, table: Table, header: int, columns: dict[str, int]) -> Raw:
    """Return the rows below a header row, without blank ones and notes under the table."""
    rows = filled_rows(grid.cells[:, list(columns.values())], header + 1)
    values = {name: list(grid.cells[rows, at]) for name, at in columns.items()}
    first = next(iter(columns.values()))

    def place(position: int, name: str) -> str:
        return grid.address(rows[position], columns.get(name, first))

    left, right = min(columns.values()), max(columns.values())
    where = grid.range(header, left, header, right)
    letters = {name: grid.letter(at) for name, at in columns.items()}
    return Raw(table, grid, values, [grid.number(r) for r in rows], place, where, letters)


def filled_rows(cells: Cells, start: int) -> list[int]:
    """Return the rows from ``start`` on that hold something.

    Below the last row with two cells filled, a single cell is a note under the table.
    """
    filled = np.array([[is_filled(value) for value in row] for row in cells[start:]], dtype=bool)
    counts = filled.sum(axis=1) if filled.size else np.zeros(0, dtype=int)
    least = 2 if cells.shape[1] > 2 else 1
    last = max(np.flatnonzero(counts >= least), default=-1)
    return [start + int(i) for i in np.flatnonzero(counts) if i <= last]


def is_filled(value: object) -> bool:
    """Tell whether a cell holds anything but white space."""
    return bool(value.strip("\u00a0 \t\r\n")) if isinstance(value, str) else value is not None
