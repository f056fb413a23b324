"""The sheet "Issues": what is wrong in the workbook as it is filled in, and how to fix it."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from wincore.templates.checks import Check
from wincore.templates.style import OPTIONAL, TITLE, WRAP, protect

ISSUES = "Issues"
HEADERS = ("state", "rows", "sheet", "column", "first place", "what is wrong", "how to fix it")
_WIDTHS = (10, 8, 16, 26, 20, 44, 52)
_HEADER_ROW = 4
_LOOK, _FINE = "look", "fine"
REACH = (
    "Drop-downs and checks cover the first rows of each sheet ({rows}); an upload checks them all."
)
_WRONG = {"font": Font(bold=True, color="9C0006"), "fill": PatternFill(bgColor="FFC7CE")}


def add_issues_sheet(workbook: Workbook, checks: Iterable[Check]) -> Worksheet:
    """Add the sheet with one row per check and return it."""
    sheet = workbook.create_sheet(ISSUES)
    found = list(checks)
    _head(sheet, found)
    for row, check in enumerate(found, start=_HEADER_ROW + 1):
        for column, value in enumerate(_cells(check, row), start=1):
            sheet.cell(row, column, value).alignment = WRAP
    last = _HEADER_ROW + len(found)
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:G{last}"
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    look = CellIsRule(operator="equal", formula=[f'"{_LOOK}"'], **_WRONG)
    sheet.conditional_formatting.add(f"A{_HEADER_ROW + 1}:A{last}", look)
    protect(sheet)
    return sheet


def _cells(check: Check, row: int) -> tuple[str, ...]:
    form = check.form
    at = f"{form.title}!{form.letter(check.header)}"
    return (
        f'=IF(B{row}=0,"{_FINE}","{_LOOK}")',
        check.count,
        form.title,
        check.header,
        f'=IF(B{row}=0,"","{at}"&({check.first}))',
        check.what,
        check.fix,
    )


def _head(sheet: Worksheet, checks: list[Check]) -> None:
    last = _HEADER_ROW + len(checks)
    states = f"A{_HEADER_ROW + 1}:A{last}"
    sheet["A1"] = f'=COUNTIF({states},"{_LOOK}")&" of {len(checks)} checks need a look"'
    sheet["A1"].font = TITLE
    most = sorted({c.form.rows for c in checks})
    sheet["A2"] = REACH.format(rows=" or ".join(f"{m:,}" for m in most))
    for column, (header, width) in enumerate(zip(HEADERS, _WIDTHS, strict=True), start=1):
        cell = sheet.cell(_HEADER_ROW, column, header)
        cell.font, cell.fill = OPTIONAL
        sheet.column_dimensions[cell.column_letter].width = width
