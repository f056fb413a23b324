"""The hidden sheet of lists behind the drop-downs."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from wincore.templates.form import FIRST_ROW, cells
from wincore.templates.style import BOLD, protect

LISTS = "Lists"


class Lists:
    """Collects lists of values, each once, and tells the range in which each stands."""

    def __init__(self) -> None:
        self._columns: dict[tuple[str, ...], tuple[str, str]] = {}

    def range(self, name: str, values: Sequence[str]) -> str:
        """Return the range of a list, which is added where it is new."""
        kept = tuple(values)
        if kept not in self._columns:
            letter = str(get_column_letter(len(self._columns) + 1))
            self._columns[kept] = (name, cells(LISTS, letter, FIRST_ROW + len(kept) - 1))
        return self._columns[kept][1]

    def write(self, workbook: Workbook) -> None:
        """Add the hidden sheet with all lists collected."""
        sheet = workbook.create_sheet(LISTS)
        for number, (values, (name, _)) in enumerate(self._columns.items(), start=1):
            sheet.cell(1, number, name).font = BOLD
            for row, value in enumerate(values, start=FIRST_ROW):
                sheet.cell(row, number, value)
        sheet.sheet_state = "hidden"
        protect(sheet)
