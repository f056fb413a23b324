"""Templates of the project's framework, opened, filled in, and worked out."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl import Workbook

from wincore.framework import Framework, read_framework
from wincore.templates import baseline_workbook, survey_workbook

Rows = Mapping[str, list[list[Any]]]
FIRST_CHECK = 5  # row of the sheet Issues


@cache
def framework() -> Framework:
    """Return the framework of data/, read once."""
    return read_framework()


@cache
def baseline_bytes() -> bytes:
    """Return the employer return, made once."""
    return baseline_workbook(framework())


@cache
def survey_bytes(instrument: str) -> bytes:
    """Return a questionnaire, made once."""
    return survey_workbook(framework(), instrument)


def opened(content: bytes) -> Workbook:
    """Return a workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(content))


def filled(content: bytes, rows: Rows) -> Workbook:
    """Return a template with rows written below the headers."""
    book = opened(content)
    for sheet, lines in rows.items():
        for number, line in enumerate(lines, start=2):
            for column, value in enumerate(line, start=1):
                book[sheet].cell(number, column, value)
    return book


def issues(book: Workbook, path: Path) -> dict[tuple[str, str], tuple[int, str]]:
    """Work the sheet Issues out with an independent calculator.

    Returns (first place, what is wrong) -> (rows at fault, state) for the checks that found some.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # from the calculator's own sources
        import formulas

        book.save(path)
        values = formulas.ExcelModel().loads(str(path)).finish().calculate()

    def value(cell: str) -> Any:
        return values[f"'[{path.name}]ISSUES'!{cell}"].value[0, 0]

    sheet = book["Issues"]
    found = {}
    for row in range(FIRST_CHECK, sheet.max_row + 1):
        if value(f"B{row}") != 0:
            key = (str(value(f"E{row}")), str(sheet.cell(row, 6).value))
            found[key] = (int(value(f"B{row}")), str(value(f"A{row}")))
    assert str(value("A1")).startswith(f"{len(found)} of ")
    return found
