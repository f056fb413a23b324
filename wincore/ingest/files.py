"""From the bytes of one file to its grids, or to the one reason why there are none."""

from __future__ import annotations

from wincore.ingest.grid import Grid
from wincore.ingest.limits import DEFAULT, MEGABYTE, Limits
from wincore.ingest.opening import check_ole, family, package_form, wrong_extension
from wincore.ingest.package import Package, open_package
from wincore.ingest.refusal import BLANK, EMPTY, FILE_SIZE, RefusedError
from wincore.ingest.text import read_text
from wincore.ingest.workbook import read_package, read_plain
from wincore.problems import Problem

MACROS = "The workbook holds macros; they were not run and are not kept."
LINKS = "The workbook refers to other files; the values it last stored were read."
LINKS_FIX = "Check that they are up to date before relying on them."

Read = tuple[list[Grid], list[Problem]]


def read_grids(name: str, content: bytes, limits: Limits = DEFAULT) -> Read:
    """Return the grids of a file in the order of its sheets, and what to know about the file.

    The format is told by the content: xlsx, xlsm, xlsb, xls, ods, csv or tsv in any encoding, SPSS.
    When the file cannot be read there are no grids and exactly one error, which says why.
    Problems of single cells stay with the grid (`cells.cell_problems`), since only the sheets that
    are used matter.
    """
    try:
        grids, problems = _read(name, content, limits)
        if not any(grid.rows for grid in grids):
            raise RefusedError(BLANK)
    except RefusedError as refused:
        return [], [refused.problem(name)]
    return grids, problems


def _read(name: str, content: bytes, limits: Limits) -> Read:
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        raise RefusedError(EMPTY)
    if len(content) > limits.file_bytes:
        size, limit = len(content) / MEGABYTE, limits.file_bytes // MEGABYTE
        raise RefusedError(FILE_SIZE, size=f"{size:,.1f}", limit=limit)
    kind = family(content)
    if kind == "zip":
        return _zipped(name, content, limits)
    if kind == "ole":
        check_ole(content)
        notes = _macros(name, "_VBA_PROJECT".encode("utf-16-le") in content)
        return read_plain(content, "xls", limits), wrong_extension(name, "xls") + notes
    if kind == "sav":
        return read_plain(content, "sav", limits), wrong_extension(name, "sav")
    grid, notes = read_text(name, content, limits)
    return [grid], wrong_extension(name, "text") + notes


def _zipped(name: str, content: bytes, limits: Limits) -> Read:
    package = open_package(content, limits)
    form = package_form(package)
    grids = read_package(package, form, limits)
    return grids, wrong_extension(name, form) + _notes(name, package)


def _notes(name: str, package: Package) -> list[Problem]:
    notes = _macros(name, any(part.endswith("vbaproject.bin") for part in package.names))
    if any(part.startswith("xl/externallinks/") for part in package.names):
        notes.append(Problem("note", name, LINKS, LINKS_FIX))
    return notes


def _macros(name: str, there: bool) -> list[Problem]:
    return [Problem("note", name, MACROS)] if there else []
