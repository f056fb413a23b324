"""One sheet to fill in: headers with notes, drop-downs, formats; locked but for its entry cells."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from wincore.datasets import DATE, MONEY, WHOLE
from wincore.templates.form import FIRST_ROW, Column, Form
from wincore.templates.style import FORMATS, OPEN, OPTIONAL, REQUIRED, TEXT_FORMAT, protect

NOT_IN_LIST = "Please choose from the list."
NOT_IN_REGISTER = "This is not in the list of the sheet it belongs to. Keep it all the same?"
NOT_WHOLE = "Please give a whole number {range}."
NOT_MONEY = "Please give an amount in pounds, 0 or more."
NOT_DATE = "Please give a date, for example 31 Mar 2021."
_LONGEST_PROMPT = 255  # what a spreadsheet program takes
_NOTE_SIZE = (120, 320)  # points: height, width
_EARLIEST = "DATE(2000,1,1)"


def add_entry_sheet(workbook: Workbook, form: Form) -> Worksheet:
    """Add the sheet of a form and return it."""
    sheet = workbook.create_sheet(form.title)
    for number, column in enumerate(form.columns, start=1):
        _header(sheet, number, column)
        _entry(sheet, number, column)
        if rule := _rule(column):
            letter = get_column_letter(number)
            rule.add(f"{letter}{FIRST_ROW}:{letter}{form.last_row}")
            sheet.add_data_validation(rule)
    sheet.row_dimensions[1].height = form.header_height
    sheet.freeze_panes = f"A{FIRST_ROW}"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(form.columns))}{form.last_row}"
    protect(sheet)
    return sheet


def _header(sheet: Worksheet, number: int, column: Column) -> None:
    cell = sheet.cell(1, number, column.header)
    cell.font, cell.fill = REQUIRED if column.required else OPTIONAL
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    height, width = _NOTE_SIZE
    cell.comment = Comment(_note(column), "Design Lab", height=height, width=width)


def _note(column: Column) -> str:
    state = "Must be filled in." if column.required else "May stay empty."
    return f"{column.note}\n{state}".strip()


def _entry(sheet: Worksheet, number: int, column: Column) -> None:
    """Style the whole column, so that cells which do not exist yet are open too."""
    dimension = sheet.column_dimensions[get_column_letter(number)]
    dimension.width = column.width
    dimension.protection = OPEN
    dimension.number_format = FORMATS.get(column.kind, TEXT_FORMAT)


def _rule(column: Column) -> DataValidation | None:
    rule = _kind_rule(column)
    if rule:
        rule.showErrorMessage = rule.showInputMessage = True
        rule.errorTitle, rule.promptTitle = "Please look again", column.header[:32]
        rule.prompt = column.note[:_LONGEST_PROMPT] or column.header[:_LONGEST_PROMPT]
    return rule


def _kind_rule(column: Column) -> DataValidation | None:
    if column.choices:
        return DataValidation(
            type="list", formula1=column.choices, error=NOT_IN_LIST, allow_blank=True
        )
    if column.register:
        return _register_rule(column.register)
    if column.kind == WHOLE:
        return _whole_rule(column.low or 0, column.high)
    if column.kind == MONEY:
        return _number_rule("decimal", NOT_MONEY, "0")
    if column.kind == DATE:
        return _number_rule("date", NOT_DATE, _EARLIEST)
    return None


def _whole_rule(low: int, high: int | None) -> DataValidation:
    if high is None:
        return _number_rule("whole", NOT_WHOLE.format(range=f"of {low} or more"), str(low))
    error = NOT_WHOLE.format(range=f"from {low} to {high}")
    return _number_rule("whole", error, str(low), str(high))


def _number_rule(kind: str, error: str, low: str, high: str | None = None) -> DataValidation:
    return DataValidation(
        type=kind,
        operator="between" if high else "greaterThanOrEqual",
        formula1=low,
        formula2=high,
        error=error,
        allow_blank=True,
    )


def _register_rule(register: str) -> DataValidation:
    """A drop-down of what another sheet holds so far; a warning only, for a return in parts."""
    first = register.split(":")[0]
    filled = f"OFFSET({first},0,0,MAX(1,COUNTA({register})),1)"
    return DataValidation(
        type="list", formula1=filled, error=NOT_IN_REGISTER, errorStyle="warning", allow_blank=True
    )
