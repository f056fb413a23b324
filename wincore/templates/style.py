"""How a workbook to fill in looks, and what is locked in it."""

from __future__ import annotations

from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.worksheet.worksheet import Worksheet

from wincore.datasets import DATE, MONEY, WHOLE

BOLD = Font(bold=True)
TITLE = Font(bold=True, size=14)
REQUIRED = (Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1F3864"))
OPTIONAL = (Font(bold=True, color="1F3864"), PatternFill("solid", fgColor="D9E2F3"))
OPEN = Protection(locked=False)
WRAP = Alignment(wrap_text=True, vertical="top")
TEXT_FORMAT = "@"  # so that 16-24 stays a band and 007 an id
FORMATS = {WHOLE: "0", MONEY: "#,##0.00", DATE: "d mmm yyyy"}


def protect(sheet: Worksheet) -> None:
    """Lock all that is not marked open; no password, so that nobody is locked out for good."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False  # False means: stays allowed
    sheet.protection.formatRows = False
    sheet.protection.sort = False
    sheet.protection.autoFilter = False
    sheet.protection.deleteRows = False
    sheet.protection.insertRows = False
