"""Rows of values, and the workbook they make."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime

import xlsxwriter

from wincore.datasets import RETURN
from wincore.workbook import WRITTEN, restamped

Cell = str | int | float | date | datetime | None
Row = tuple[Cell, ...]
TITLE = "Fictional programme (demonstration)"


def return_workbook(rows: Mapping[str, Sequence[Row]]) -> bytes:
    """Return the bytes of an employer return: one sheet a table that has rows, in the usual order.

    ``rows`` maps a table's name to rows in the order of its columns; "" leaves a cell empty.
    """
    sheets = {t.sheet: [t.columns, *rows[t.name]] for t in RETURN if rows.get(t.name)}
    return workbook(sheets)


def workbook(sheets: Mapping[str, Sequence[Row]], dates: str = "dd/mm/yyyy") -> bytes:
    """Return the bytes of a workbook whose first rows are headers; ``dates`` is a cell format."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": dates})
    book.set_properties({"title": TITLE, "created": WRITTEN})
    bold = book.add_format({"bold": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        sheet.set_row(0, None, bold)
        sheet.freeze_panes(1, 0)
        _fill(sheet, rows)
    book.close()
    return restamped(buffer.getvalue())


def _fill(sheet: xlsxwriter.worksheet.Worksheet, rows: Sequence[Row]) -> None:
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if isinstance(value, str) and value:
                sheet.write_string(r, c, value)  # never a formula or a link
            elif value not in ("", None):
                sheet.write(r, c, value)
