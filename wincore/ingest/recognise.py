"""Which sheets of a file are sheets of the return, and where their header rows stand."""

from __future__ import annotations

from dataclasses import dataclass

from wincore.datasets import RETURN, TABLES, Table
from wincore.ingest.context import DIMENSIONS
from wincore.ingest.grid import Grid
from wincore.ingest.headings import fields_of, heading, matched
from wincore.ingest.result import ColumnMatch, ColumnRole
from wincore.problems import Problem

IGNORED = ("Read me", "Issues", "Lists")  # sheets of the template that hold no data
HEADER_WITHIN = 40  # rows that may stand above the table
UNKNOWN_COLUMNS = "Columns that are not part of the sheet were not read: {columns}."
HIDDEN = "The sheet is hidden; it was read all the same."
HIDDEN_ROWS = "Hidden rows were read like the others ({count} of them)."


@dataclass(frozen=True)
class Sheet:
    """A sheet of the return: its table, its header row, and the column of each field."""

    grid: Grid
    table: Table
    header: int
    columns: dict[str, int]

    def matches(self) -> list[ColumnMatch]:
        """Return every column under a heading with the field it was read as."""
        fields = {at: name for name, at in self.columns.items()}
        return [
            self._match(at, str(text), fields.get(at))
            for at, text in enumerate(self.grid.cells[self.header])
            if text is not None or at in fields
        ]

    def _match(self, at: int, text: str, field: str | None) -> ColumnMatch:
        sure = 0.0 if field is None else 1.0 if heading(text) == heading(field) else 0.9
        matched_as = f"{self.table.name}.{field}" if field else None
        role = self._role(field)
        return ColumnMatch(text, self.grid.letter(at), matched_as, role, sure)

    def _role(self, field: str | None) -> ColumnRole:
        lookups = {f.name: f.lookup for f in self.table.fields}
        if field is None:
            return "other"
        if lookups.get(field, "wave") == "wave":
            return "meta"
        if lookups[field] in DIMENSIONS:
            return "demographic"
        return "employer" if lookups[field] == "employer" else "item"

    def notes(self) -> list[Problem]:
        """Return notes on columns left out and on what is hidden."""
        where = self.grid.address(self.header, 0)
        left_out = [m for m in self.matches() if m.matched is None]
        notes = []
        if left_out:
            listed = ", ".join(f"{m.header.strip()!r} ({m.column})" for m in left_out)
            notes.append(Problem("note", where, UNKNOWN_COLUMNS.format(columns=listed)))
        if self.grid.hidden:
            notes.append(Problem("note", where, HIDDEN))
        below = [r for r in self.grid.hidden_rows if r > self.header]
        if below:
            notes.append(Problem("note", where, HIDDEN_ROWS.format(count=len(below))))
        return notes


def recognise(grid: Grid) -> Sheet | None:
    """Return the sheet of the return that a grid is, by its name or else by its headings."""
    if is_ignored(grid):
        return None
    named = table_named(grid.sheet)
    if named is not None:
        found = _header(grid, named, least=2)
        if found is not None:
            return found
    sheets = [s for t in RETURN if (s := _header(grid, t, least=len(_core(t)), core=_core(t)))]
    return max(sheets, key=lambda s: len(s.columns), default=None)


def is_ignored(grid: Grid) -> bool:
    """Tell whether a sheet belongs to the template without holding data."""
    return heading(grid.sheet) in {heading(name) for name in IGNORED}


def table_named(sheet: str) -> Table | None:
    """Return the table that a sheet's name stands for, or None."""
    text = heading(sheet)
    return next((t for t in TABLES.values() if heading(t.sheet) == text), None)


def _core(table: Table) -> set[str]:
    """The fields without which a sheet of another name is not taken for this table."""
    given = ("wave", *DIMENSIONS)
    return {f.name for f in table.fields if f.required and f.lookup not in given}


def _header(grid: Grid, table: Table, least: int, core: set[str] | None = None) -> Sheet | None:
    names = fields_of(table.name)
    best: dict[str, int] = {}
    at = -1
    for row, cells in enumerate(grid.cells[:HEADER_WITHIN]):
        if sum(heading(c) in names for c in cells if isinstance(c, str)) <= len(best):
            continue
        found = matched(table.name, cells)
        if len(found) > len(best):
            best, at = found, row
    if len(best) < least or (core is not None and not _is_this(grid, table, at, best, core)):
        return None
    return Sheet(grid, table, at, best)


def _is_this(grid: Grid, table: Table, at: int, columns: dict[str, int], core: set[str]) -> bool:
    """Tell whether headings alone make a sheet this table, and not, say, a survey with a date.

    The core fields have to be there, under their own names except for a workforce; most headings
    have to belong; and counts have to be split by something.
    """
    cells = grid.cells[at]
    own = {name for name, column in columns.items() if heading(cells[column]) == heading(name)}
    filled = sum(c is not None for c in cells)
    dimensions = {f.name for f in table.fields if f.lookup in DIMENSIONS}
    return (
        core <= (columns.keys() if table.name == "workforce" else own)
        and len(columns) * 2 >= filled
        and (not dimensions or bool(dimensions & columns.keys()))
    )
