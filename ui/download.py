"""Tables that leave the house: safe in a spreadsheet, under names that tell what they are."""

from __future__ import annotations

import datetime as dt
import re

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE as _ILLEGAL
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from wincore.workbook import fixed_bytes

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET = "Numbers"
_FORMULA = re.compile(r"^[\s\u200b\ufeff]*[=+\-@\t\r|%]")
_UNSAFE = re.compile(r"[^a-z0-9]+")
PREFIX = "win-design-lab"


def defused(value: object) -> object:
    """Return a value that no spreadsheet runs: a text that opens like a formula gets a quote."""
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return value


def csv_bytes(table: pd.DataFrame) -> bytes:
    """Return the table as CSV that Excel opens rightly; numbers raw, texts and headers defused."""
    safe = table.copy()
    for column in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[column]):
            safe[column] = safe[column].map(defused)
    safe.columns = pd.Index([defused(str(name)) for name in safe.columns])
    return safe.to_csv(index=False).encode("utf-8-sig")


def xlsx_bytes(table: pd.DataFrame, title: str) -> bytes:
    """Return the table as a workbook of one sheet: its finding, a header row, raw numbers.

    The header row is a real one (filters, frozen), texts are defused, and nothing calculates.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet.append([defused(title)])
    sheet.append([defused(str(name)) for name in table.columns])
    for row in table.itertuples(index=False):
        sheet.append([_cell(value) for value in row])
    _dress(sheet, table)
    book.properties.title = title
    return fixed_bytes(book)


def _cell(value: object) -> object:
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return None
    plain = value.item() if hasattr(value, "item") else value
    known = isinstance(plain, bool | int | float | dt.date)
    return plain if known else defused(_ILLEGAL.sub(" ", str(plain)))


def _dress(sheet: Worksheet, table: pd.DataFrame) -> None:
    bold = Font(bold=True)
    for cell in (*sheet[1], *sheet[2]):
        cell.font = bold
    sheet.freeze_panes = "A3"
    for place, name in enumerate(table.columns, 1):
        longest = max([len(str(name)), *(len(str(v)) for v in table[name])], default=8)
        sheet.column_dimensions[get_column_letter(place)].width = min(60, longest + 2)


def file_name(*words: object, suffix: str = "csv") -> str:
    """Return a name that tells what is inside: ``win-design-lab_workforce_2021-03-15.csv``."""
    parts = [_UNSAFE.sub("-", str(word).casefold()).strip("-") for word in (PREFIX, *words)]
    return "_".join(part for part in parts if part) + (f".{suffix}" if suffix else "")
