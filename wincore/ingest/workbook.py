"""Grids from xlsx, xlsm, xlsb, xls and ods files.

An xlsx of ordinary extent is read here; everything else is read in a process of its own, because
the native reader takes memory for the whole rectangle that a sheet claims.
"""

from __future__ import annotations

from collections import Counter
from xml.parsers import expat

from wincore.ingest.apart import read_apart
from wincore.ingest.grid import Cells, Grid, Merge, as_cells, quoted
from wincore.ingest.limits import Limits
from wincore.ingest.markup import Markup, refuse_strange, scan
from wincore.ingest.package import Package, without_dimensions
from wincore.ingest.reader import Read, Sheet, read_workbook
from wincore.ingest.refusal import (
    DAMAGED,
    ENCRYPTED,
    EXTENT,
    SHEETS,
    TOO_MANY_CELLS,
    RefusedError,
)
from wincore.ingest.sharedtext import refuse_much, sizes_of

_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships id"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships id"


def read_package(package: Package, form: str, limits: Limits) -> list[Grid]:
    """Return the grids of a zipped workbook; raise RefusedError where it cannot be read."""
    seen = _looked_over(package, form, limits)
    book = _named(package, seen)
    if form in ("xlsx", "xlsm") and book.area() <= limits.cells:
        _refuse_much_text(package, book, limits)
        found = _read_here(package, limits)
        if "refused" not in found:
            return _grids(found, form, limits, book)
    try:
        return _grids(read_apart(package.content, form, limits), form, limits, book)
    except RefusedError as refused:
        raise _explained(refused, book, limits) from refused


def _refuse_much_text(package: Package, book: _Book, limits: Limits) -> None:
    """Refuse text without end; the cells are only gone through where it could be that much."""
    sizes = sizes_of(package.unpack("xl/sharedStrings.xml"))
    uses = book.uses()
    most = sum(book.markup[part].shared * times for part, times in uses.items())
    if most * int(sizes.max(initial=0)) > limits.text_bytes:
        refuse_much(((package.unpack(p), times) for p, times in uses.items()), sizes, limits)


def _read_here(package: Package, limits: Limits) -> Read:
    bounds = (limits.rows, limits.columns, limits.cells)
    found = read_workbook(package.content, bounds)
    if "component" in found.get("detail", ""):
        return read_workbook(without_dimensions(package), bounds)
    return found


def read_plain(content: bytes, form: str, limits: Limits) -> list[Grid]:
    """Return the grids of an xls or sav file; raise RefusedError where it cannot be read."""
    return _grids(read_apart(content, form, limits), form, limits, _Book())


def _looked_over(package: Package, form: str, limits: Limits) -> dict[str, Markup]:
    """Unpack every part once: false sizes and strange XML are refused, sheets are scanned."""
    seen = {}
    for name, part in package.unpacked():
        if name.lower().endswith((".xml", ".rels")):
            refuse_strange(name, part, limits)
        if form in ("xlsx", "xlsm") and b"sheetData" in part[:100_000]:
            seen[name.lower()] = scan(part)
    return seen


class _Book:
    """What workbook.xml says: which part holds which sheet, and where dates begin."""

    def __init__(self) -> None:
        self.parts: dict[str, str] = {}  # sheet name -> relationship id
        self.targets: dict[str, str] = {}  # relationship id -> part
        self.date1904 = False
        self.markup: dict[str, Markup] = {}

    def element(self, name: str, attributes: dict[str, str]) -> None:
        """Take note of one XML element, as expat hands it over."""
        kind = name.rpartition(" ")[2]
        if kind == "sheet":
            related = attributes.get(_RELATED) or attributes.get(_STRICT, "")
            self.parts[attributes.get("name", "")] = related
        elif kind == "workbookPr":
            self.date1904 = attributes.get("date1904", "0") in ("1", "true", "on")
        elif kind == "Relationship":
            self.targets[attributes.get("Id", "")] = _target(attributes.get("Target", ""))

    def of(self, sheet: str) -> Markup:
        """Return what the XML of a sheet shows, nothing where that is not known."""
        return self.markup.get(self.targets.get(self.parts.get(sheet, ""), ""), Markup())

    def uses(self) -> dict[str, int]:
        """Return how many sheets each part is used for; every part counts at least once."""
        used = Counter(self.targets.get(related, "") for related in self.parts.values())
        return {part: max(used[part], 1) for part in self.markup}

    def area(self) -> int:
        """Return the cells that all sheets would have as dense tables."""
        return sum(self.markup[part].area * times for part, times in self.uses().items())

    def sheet_of(self, part: str) -> str:
        """Return the sheet that a part holds, as problems name it."""
        sheets = (s for s, related in self.parts.items() if self.targets.get(related) == part)
        return f"Sheet {quoted(next(sheets, part))}"


def _target(path: str) -> str:
    path = path.replace("\\", "/").lower()
    return path.lstrip("/") if path.startswith("/") else f"xl/{path}".replace("xl/../", "")


def _named(package: Package, seen: dict[str, Markup]) -> _Book:
    book = _Book()
    book.markup = {name.replace("\\", "/").lstrip("/"): found for name, found in seen.items()}
    for part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels") if seen else ():
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = book.element
        try:
            parser.Parse(package.unpack(part), True)
        except expat.ExpatError:
            return book
    return book


def _grids(found: Read, form: str, limits: Limits, book: _Book) -> list[Grid]:
    if "refused" in found:
        raise _reason(found, limits)
    if len(found["sheets"]) > limits.sheets:
        raise RefusedError(SHEETS, count=len(found["sheets"]), limit=limits.sheets)
    for sheet in found["sheets"]:
        if "rows" not in sheet:
            size = (int(sheet["height"]), int(sheet["width"]))
            raise _too_wide(f"Sheet {quoted(sheet['name'])}", *size, limits)
    return [_grid(sheet, form, book) for sheet in found["sheets"]]


def _grid(sheet: Sheet, form: str, book: _Book) -> Grid:
    cells, (top, left) = as_cells(sheet["rows"]), sheet["start"]
    markup = book.of(sheet["name"])
    inside = _Inside(cells, top, left)
    errors = {inside.place(*at): text for at, text in markup.errors if inside.holds(*at)}
    for (row, column), text in errors.items():
        cells[row, column] = text
    return Grid(
        sheet["name"],
        cells,
        top,
        left,
        hidden=sheet["hidden"],
        kind=form,
        labels=sheet.get("labels", {}),
        merged=tuple(inside.merge(*m) for m in sheet["merged"]),
        hidden_rows=tuple(r - top for r in markup.hidden_rows if inside.holds(r, left)),
        uncalculated=tuple(inside.place(*at) for at in markup.uncalculated),
        errors=tuple(errors),
        date1904=book.date1904,
    )


class _Inside:
    """Places counted from A1, as places within the cells."""

    def __init__(self, cells: Cells, top: int, left: int) -> None:
        self.top, self.left = top, left
        self.height, self.width = int(cells.shape[0]), int(cells.shape[1])

    def place(self, row: int, column: int) -> tuple[int, int]:
        return row - self.top, column - self.left

    def holds(self, row: int, column: int) -> bool:
        row, column = self.place(row, column)
        return 0 <= row < self.height and 0 <= column < self.width

    def merge(self, top: int, left: int, bottom: int, right: int) -> Merge:
        return (*self.place(top, left), *self.place(bottom, right))


def _reason(found: Read, limits: Limits) -> RefusedError:
    if found["refused"] == "encrypted":
        return RefusedError(ENCRYPTED)
    if found["refused"] == "cells":
        return RefusedError(TOO_MANY_CELLS, cell_limit=limits.cells)
    return RefusedError(DAMAGED, detail=f"the reader says {found['detail']!r}")


def _explained(refused: RefusedError, book: _Book, limits: Limits) -> RefusedError:
    """Name the sheet whose extent is behind a process that ran out of memory or time."""
    widest = max(book.markup.items(), key=lambda item: item[1].area, default=None)
    if widest is None or widest[1].area <= limits.cells or refused.fix == DAMAGED[1]:
        return refused
    part, markup = widest
    return _too_wide(book.sheet_of(part), markup.last_row, markup.last_column, limits)


def _too_wide(sheet: str, rows: int, columns: int, limits: Limits) -> RefusedError:
    bounds = {
        "row_limit": limits.rows,
        "column_limit": limits.columns,
        "cell_limit": limits.cells,
    }
    return RefusedError(EXTENT, sheet=sheet, rows=rows, columns=columns, **bounds)
