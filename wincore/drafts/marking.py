"""The person's own workbook with what is wrong marked in its cells, and a sheet that lists it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from wincore.ingest.correcting import place_of
from wincore.ingest.files import read_grids
from wincore.ingest.grid import Grid
from wincore.problems import Problem, Severity, by_severity

ISSUES, OTHERWISE = "Issues", "Issues found"
HEADERS = ("Severity", "Where", "What is wrong", "How to fix it")
AUTHOR = "Design Lab evaluation"
MOST_CELLS = 5000
_KEPT = (".xlsx", ".xlsm")  # what openpyxl reads with its looks; others are written anew
_LONGEST_CELL = 32_767
_WIDTHS = (12, 28, 70, 70)
_FILLS: dict[Severity, str] = {"error": "F6C6C1", "warning": "FBE3B5"}


def marked_name(name: str) -> str:
    """Return the name of the marked copy: "returns.csv" becomes "returns, marked.xlsx"."""
    path = PurePath(name.replace("\\", "/"))
    suffix = path.suffix.lower() if path.suffix.lower() in _KEPT else ".xlsx"
    return f"{path.stem}, marked{suffix}"


def marked_copy(name: str, content: bytes, problems: Sequence[Problem]) -> bytes:
    """Return the file as a workbook with each cell marked that an error or a warning stands in.

    xlsx and xlsm keep their looks and formulas; what came as anything else becomes xlsx. The first
    sheet, "Issues", lists all problems with links to their cells.
    """
    book = _opened(name, content) or _rebuilt(name, content)
    ordered = by_severity(list(problems))
    _mark(book, ordered)
    _list(book, ordered)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _opened(name: str, content: bytes) -> Workbook | None:
    suffix = PurePath(name).suffix.lower()
    if suffix not in _KEPT or not content.startswith(b"PK"):
        return None
    try:
        return load_workbook(io.BytesIO(content), keep_vba=suffix == ".xlsm")
    except (BadZipFile, KeyError, ValueError, TypeError, OSError):  # strange, yet we could read it
        return None


def _rebuilt(name: str, content: bytes) -> Workbook:
    book = Workbook()
    grids, _ = read_grids(name, content)
    for grid in grids:
        _written(book.create_sheet(_title(grid.sheet, book.sheetnames)), grid)
    if grids:
        del book[book.sheetnames[0]]
    return book


def _title(sheet: str, taken: Iterable[str]) -> str:
    plain = "".join("_" if c in "[]:*?/\\" else c for c in sheet)[:31] or "Sheet"
    return plain if plain not in taken else f"{plain[:27]} (2)"


def _written(sheet: Worksheet, grid: Grid) -> None:
    for row, values in enumerate(grid.cells, start=grid.first_row + 1):
        for column, value in enumerate(values, start=grid.first_column + 1):
            if value is not None:
                _put(sheet, row, column, value)


def _put(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    """Write a cell; a text stays a text, whatever it begins with."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = "".join(c for c in value if c in "\t\n\r" or ord(c) >= 32)[:_LONGEST_CELL]
        cell.data_type = "s"
    else:
        cell.value = value


def _mark(book: Workbook, problems: Sequence[Problem]) -> None:
    told: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        if problem.severity in _FILLS:
            for at in _cells(problem):
                told.setdefault(at, []).append(problem)
    for (sheet, cell), found in list(told.items())[:MOST_CELLS]:
        own = next((n for n in book.sheetnames if n == sheet or n == _title(sheet, ())), None)
        if own is not None:
            _mark_cell(book[own], cell, found)


def _cells(problem: Problem) -> list[tuple[str, str]]:
    """Return (sheet, cell) of what a problem stands in; of a range, its first cell."""
    addresses = problem.cells or (problem.where.rpartition("!")[0] and problem.where,)
    places = [place_of(str(a).split(":")[0]) for a in addresses]
    return [(p.sheet, f"{get_column_letter(p.column + 1)}{p.row}") for p in places if p]


def _mark_cell(sheet: Worksheet, cell: str, found: Sequence[Problem]) -> None:
    target = sheet[cell]
    if not hasattr(target, "fill") or type(target).__name__ == "MergedCell":
        return
    target.fill = PatternFill("solid", start_color=_FILLS[found[0].severity])
    said = "\n\n".join(f"{p.severity.upper()}: {p.what}\n{p.fix}".strip() for p in found)
    before = f"{target.comment.text}\n\n" if target.comment else ""
    target.comment = Comment((before + said)[:_LONGEST_CELL], AUTHOR, height=160, width=320)


def _list(book: Workbook, problems: Sequence[Problem]) -> None:
    sheet = book.create_sheet(OTHERWISE if ISSUES in book.sheetnames else ISSUES, 0)
    sheet.append(HEADERS)
    for row, problem in enumerate(problems, start=2):
        words = (problem.severity, problem.where, problem.what, problem.fix)
        for column, text in enumerate(words, start=1):
            _put(sheet, row, column, text)
            sheet.cell(row, column).alignment = Alignment(wrap_text=True, vertical="top")
        _link(book, sheet, row, problem)
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.cell(1, column).font = Font(bold=True)
    sheet.freeze_panes = "A2"
    book.active = 0


def _link(book: Workbook, sheet: Worksheet, row: int, problem: Problem) -> None:
    for name, cell in _cells(problem)[:1]:
        if name in book.sheetnames:
            quoted = name.replace("'", "''")
            sheet.cell(row, 2).hyperlink = f"#'{quoted}'!{cell}"
            sheet.cell(row, 2).style = "Hyperlink"
