"""The form of a sheet to fill in: its columns, how many rows are checked, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from wincore.datasets import TEXT

FIRST_ROW = 2  # below the header


@dataclass(frozen=True)
class Column:
    """One column: its header, the note on it, and what may be filled in.

    ``choices`` is the range of a closed list; ``register`` the range of another sheet in which the
    value should stand.
    """

    header: str
    note: str
    kind: str = TEXT
    required: bool = False
    choices: str = ""
    register: str = ""
    low: int | None = None
    high: int | None = None
    width: int = 18


@dataclass(frozen=True)
class Form:
    """One sheet to fill in. ``key`` are the headers that together may stand only once."""

    title: str
    columns: tuple[Column, ...]
    rows: int
    key: tuple[str, ...] = ()
    header_height: int = 20

    @property
    def last_row(self) -> int:
        """The last row that drop-downs and checks cover."""
        return FIRST_ROW + self.rows - 1

    def letter(self, header: str) -> str:
        """Return the spreadsheet letter of a column."""
        headers = [c.header for c in self.columns]
        return str(get_column_letter(headers.index(header) + 1))

    def cells(self, header: str) -> str:
        """Return the column's entry cells as a formula names them: ``Workforce!$G$2:$G$2001``."""
        return cells(self.title, self.letter(header), self.last_row)


def cells(sheet: str, letter: str, last_row: int) -> str:
    """Return the entry cells of a column of a sheet, as a formula names them."""
    return f"'{sheet}'!${letter}${FIRST_ROW}:${letter}${last_row}"
