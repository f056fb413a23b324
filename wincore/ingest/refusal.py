"""Why a file could not be read at all: one sentence and one remedy for each reason."""

from __future__ import annotations

from wincore.problems import Problem

Reason = tuple[str, str]  # what, fix; both templates

EMPTY: Reason = ("The file is empty.", "Save it again from the program it was made with.")
BLANK: Reason = (
    "No sheet of the file has anything in it.",
    "Check that the right file was chosen, and that it was saved after it was filled in.",
)
NOT_A_SPREADSHEET: Reason = (
    "This is {what}, not a spreadsheet.",
    "Send the table as .xlsx, .xls, .ods, .csv or .sav.",
)
OLD_XML: Reason = (
    "This is an Excel 2003 XML file, which is not read.",
    "Open it in Excel and save it as .xlsx.",
)
ZIP_OF_FILES: Reason = (
    "This is a zip of {count} files, not one spreadsheet.",
    "Upload it as a zip of several files, or unpack it and send the spreadsheet.",
)
ENCRYPTED: Reason = (
    "The file is protected with a password and cannot be read.",
    "Open it, remove the password (File > Info > Protect Workbook), save it and send it again.",
)
DAMAGED: Reason = (
    "The file is damaged: {detail}.",
    "Open it in a spreadsheet program, save it as a new .xlsx file and send that.",
)
NUL_BYTES: Reason = (
    "The text file holds NUL bytes (the first at byte {place}), so it is damaged or not text.",
    "Export it again as CSV UTF-8.",
)
FILE_SIZE: Reason = (
    "The file is {size} MB; the limit is {limit} MB.",
    "Remove pictures and sheets that are not needed, or split it into several files.",
)
UNPACKED_SIZE: Reason = (
    "Unpacked, the file would take {size} MB; the limit is {limit} MB.",
    "Save only the sheets that are needed as a new .xlsx file.",
)
RATIO: Reason = (
    "{part} is packed {ratio} to 1, as in a zip bomb; the limit is {limit} to 1.",
    "Open the file in a spreadsheet program and save the table as a new .xlsx file.",
)
FALSE_SIZE: Reason = (
    "{part} is larger than the file says it is, as in a zip bomb.",
    "Open the file in a spreadsheet program and save the table as a new .xlsx file.",
)
PARTS: Reason = (
    "The file consists of {count} parts; the limit is {limit}.",
    "Copy the table into a new workbook and send that.",
)
SHEETS: Reason = (
    "The workbook has {count} sheets; the limit is {limit}.",
    "Keep only the sheets that are needed.",
)
DEEP_XML: Reason = (
    "{part} nests XML elements more than {limit} deep, which no spreadsheet needs.",
    "Open the file in a spreadsheet program and save the table as a new .xlsx file.",
)
ENTITIES: Reason = (
    "{part} declares XML entities, which no spreadsheet needs.",
    "Open the file in a spreadsheet program and save the table as a new .xlsx file.",
)
EXTENT: Reason = (
    "{sheet} spans {rows} rows × {columns} columns; the limit is {row_limit} rows, "
    "{column_limit} columns and {cell_limit} cells in all.",
    "Delete the stray cells to the right of and below the table (select them, Delete rows or "
    "columns), save, and send it again; or split the table.",
)
TOO_MUCH_TEXT: Reason = (
    "Written out, the cells would hold {size} MB of text; the limit is {limit} MB.",
    "Keep only the sheets and columns that are needed; shorten texts that repeat.",
)
TOO_MANY_CELLS: Reason = (
    "The file claims more cells than can be held; the limit is {cell_limit} cells.",
    "Copy the table into a new workbook, without empty rows and columns, and send that.",
)
CELL_LENGTH: Reason = (
    "A cell in row {row} or before is longer than {limit} characters; often a quotation mark is "
    "not closed.",
    "Open the file in a spreadsheet program, look for a row that swallows the next ones, and "
    "export it again.",
)
TIME: Reason = (
    "Reading the file took longer than {limit} seconds and was stopped.",
    "Copy the table into a new .xlsx workbook and send that; or split it.",
)
MEMORY: Reason = (
    "Reading the file took more than {limit} MB of memory and was stopped.",
    "Copy the table into a new .xlsx workbook and send that; or split it.",
)


class RefusedError(Exception):
    """Raised where reading has to stop; turned into the file's one problem by `read_grids`."""

    def __init__(self, reason: Reason, **details: object) -> None:
        self.what = reason[0].format(**{k: _shown(v) for k, v in details.items()})
        self.fix = reason[1]
        super().__init__(self.what)

    def problem(self, where: str) -> Problem:
        """Return the refusal as an error of the whole file."""
        return Problem("error", where, self.what, self.fix)


def _shown(value: object) -> object:
    return f"{value:,}" if isinstance(value, int) else value
