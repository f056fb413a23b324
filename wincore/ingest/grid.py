"""A raw grid: the cells of one sheet as they stand in the file, and where each of them is.

Everything that reads tables (returns, surveys, foreign files) starts from grids, so that a problem
can name the cell exactly as the spreadsheet shows it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

Cells = npt.NDArray[np.object_]
Merge = tuple[int, int, int, int]  # first row, first column, last row, last column


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet.

    ``cells`` is a two-dimensional object array (rows x columns) of str, int, float, bool, datetime,
    date, time, timedelta, or None where the cell is blank; text is as supplied, not trimmed. Row
    and column numbers of every method and field count from 0 within ``cells``; ``first_row`` and
    ``first_column`` say how far the array stands from A1.

    ``labels`` gives the question wording by column header where the format carries it (SPSS).
    ``uncalculated`` are formulas without a stored value (blank in ``cells``), ``errors`` are cells
    holding a spreadsheet error (``#REF!``; the text is kept in ``cells``).
    """

    sheet: str
    cells: Cells
    first_row: int = 0
    first_column: int = 0
    hidden: bool = False
    kind: str = "csv"  # csv, xlsx, xlsm, xlsb, xls, ods, sav
    labels: Mapping[str, str] = field(default_factory=dict)
    merged: tuple[Merge, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    uncalculated: tuple[tuple[int, int], ...] = ()
    errors: tuple[tuple[int, int], ...] = ()
    date1904: bool = False

    @property
    def rows(self) -> int:
        """Number of rows."""
        return int(self.cells.shape[0])

    @property
    def columns(self) -> int:
        """Number of columns."""
        return int(self.cells.shape[1])

    def letter(self, column: int) -> str:
        """Return the spreadsheet letter of a column: A, B … AA."""
        return letters(column + self.first_column)

    def number(self, row: int) -> int:
        """Return the row number as the spreadsheet shows it (counting from 1)."""
        return row + self.first_row + 1

    def address(self, row: int, column: int) -> str:
        """Return the cell as the spreadsheet names it: ``Workforce!G17``."""
        return f"{quoted(self.sheet)}!{self.letter(column)}{self.number(row)}"

    def range(self, top: int, left: int, bottom: int, right: int) -> str:
        """Return a block of cells as the spreadsheet names it: ``Workforce!A2:G17``."""
        last = f"{self.letter(right)}{self.number(bottom)}"
        return f"{self.address(top, left)}:{last}"

    def column(self, column: int, start: int = 0) -> Cells:
        """Return the values of one column from row ``start`` on (a view)."""
        return self.cells[start:, column]


def letters(column: int) -> str:
    """Return the spreadsheet letters of a column that counts from 0."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def column_number(name: str) -> int:
    """Return the column, counting from 0, that spreadsheet letters name."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def quoted(sheet: str) -> str:
    """Return a sheet's name as an address needs it: in quotes where it is not a plain word."""
    if re.fullmatch(r"[^\W\d][\w.]*", sheet):
        return sheet
    return "'" + sheet.replace("'", "''") + "'"


def as_cells(rows: list[list[Any]]) -> Cells:
    """Return rows of unequal length as one array, blank (None) where a row ends early or is ""."""
    width = max(map(len, rows), default=0)
    cells = np.full((len(rows), width), None, dtype=object)
    if rows and all(len(row) == width for row in rows):
        cells[:] = rows
    else:
        for number, row in enumerate(rows):
            cells[number, : len(row)] = row
    cells[cells == ""] = None
    return cells
