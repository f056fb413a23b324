"""The sheet "Read me": what to fill in, and how."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from wincore.framework.model import Framework
from wincore.templates.style import BOLD, TITLE, WRAP, protect
from wincore.wording import british_date

README = "Read me"
FICTIONAL = "The programme of this workbook is a demonstration: it is fictional."
GENERAL = (
    (
        "No names",
        "Give no person's name, e-mail address or other detail that tells who somebody is.",
    ),
    ("Dark headers", "These columns must be filled in; those with light headers may stay empty."),
    ("Notes", "Point at a header to read what the column asks for."),
    ("Issues", "The sheet Issues says, while you type, what is wrong, where, and how to fix it."),
    ("Headers", "Leave the headers as they are. Rows and columns may be left empty."),
)
Line = tuple[str, str]


def add_readme_sheet(
    workbook: Workbook, framework: Framework, title: str, lines: Iterable[Line]
) -> Worksheet:
    """Add the first sheet, with the general lines and those of this workbook."""
    sheet = workbook.create_sheet(README, 0)
    programme = framework.programme
    sheet["A1"], sheet["A2"] = title, f"{programme.title} · {programme.organisation}"
    sheet["A1"].font = TITLE
    if programme.demonstration:
        sheet["A3"] = FICTIONAL
    for row, (name, text) in enumerate((*GENERAL, *lines, *waves(framework)), start=5):
        sheet.cell(row, 1, name).font = BOLD
        sheet.cell(row, 1).alignment = WRAP
        sheet.cell(row, 2, text).alignment = WRAP
    sheet.column_dimensions["A"].width = 26
    sheet.column_dimensions["B"].width = 100
    protect(sheet)
    return sheet


def waves(framework: Framework) -> list[Line]:
    """Return one line per wave: its id, and the dates whose facts it describes."""
    found = framework.programme.waves
    return [(f"Wave {w.id}", f"Describes what holds on {british_date(w.closes)}.") for w in found]
