"""The employer return, and workforce figures in other shapes: a cross-tab, a foreign list."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from wincore.framework.model import Framework
from wincore.ingest.crosstab import CrossTab, find_crosstab
from wincore.ingest.grid import Grid
from wincore.ingest.reading import Options, Reading
from wincore.ingest.recognise import Sheet, is_ignored, recognise, table_named
from wincore.ingest.result import ColumnMatch
from wincore.places import Places
from wincore.problems import Problem

NO_HEADER = "The sheet is named {sheet}, but no row of it holds the column names of that sheet."
NO_HEADER_FIX = "Put these names in one row above the data: {columns}."
NOT_READ = "The sheet is not part of the return and was not read."


@dataclass(frozen=True)
class ReturnResult:
    """A return as read; `tables` is empty when a problem blocks."""

    dialect: str  # return, cross-tab, eeo-1, workforce-list
    sheet: str
    header_row: int
    rows: int
    waves: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()
    columns: tuple[ColumnMatch, ...] = ()
    problems: tuple[Problem, ...] = ()
    tables: dict[str, pd.DataFrame] = field(default_factory=dict, compare=False, repr=False)
    places: dict[str, Places] = field(default_factory=dict, compare=False, repr=False)


def check_return(
    grids: list[Grid], framework: Framework, options: Options | None = None
) -> ReturnResult | None:
    """Return what the grids hold of the employer return, or None when no sheet is recognised."""
    reading = Reading(framework, options or Options())
    found = [s for grid in grids if (s := recognise(grid))]
    sheets = [s for s in found if not _is_uncounted(s)]
    tab = _crosstab(grids, sheets, reading)
    if tab is None:
        sheets = found
    first = sheets[0] if sheets else tab
    if first is None:
        return None
    for sheet in sorted(sheets, key=lambda s: s.table.name != "employers"):
        reading.sheet(sheet)
    if tab is not None:
        reading.crosstab(tab)
    read = [s.grid for s in sheets] + ([tab.grid] if tab else [])
    reading.problems += [p for g in _others(grids, read) for p in _about_other(g)]
    return _result(reading, first)


def misnamed(grids: list[Grid]) -> ReturnResult | None:
    """Return the error of a file whose sheet is named like one of the return, but has no header."""
    named = next((g for g in grids if table_named(g.sheet) and not is_ignored(g)), None)
    if named is None:
        return None
    return ReturnResult("return", named.sheet, 0, 0, problems=tuple(_about_other(named)))


def _is_uncounted(sheet: Sheet) -> bool:
    """Tell whether a workforce has no column of counts, so that it may be a cross-tab."""
    return sheet.table.name == "workforce" and "headcount" not in sheet.columns


def _crosstab(grids: list[Grid], sheets: list[Sheet], reading: Reading) -> CrossTab | None:
    """A cross-tab is on a sheet named Workforce, or on any sheet of a file that is no return."""
    if any(s.table.name == "workforce" for s in sheets):
        return None
    for grid in _others(grids, [s.grid for s in sheets]):
        named = table_named(grid.sheet)
        if named.name == "workforce" if named else not sheets:
            found = find_crosstab(grid, reading.context)
            if found is not None:
                return found
    return None


def _others(grids: list[Grid], read: list[Grid]) -> list[Grid]:
    return [g for g in grids if g.rows and not is_ignored(g) and not any(g is r for r in read)]


def _about_other(grid: Grid) -> list[Problem]:
    table = table_named(grid.sheet)
    where = grid.address(0, 0)
    if table is None:
        return [Problem("note", where, NOT_READ)]
    fix = NO_HEADER_FIX.format(columns=", ".join(table.columns))
    return [Problem("error", where, NO_HEADER.format(sheet=table.sheet), fix)]


def _result(reading: Reading, first: Sheet | CrossTab) -> ReturnResult:
    header = first.header if isinstance(first, Sheet) else max(first.top.values())
    tables = reading.finish(first.grid.sheet)
    return ReturnResult(
        reading.dialect,
        first.grid.sheet,
        first.grid.number(header),
        reading.rows,
        reading.waves(),
        reading.employers(),
        tuple(reading.columns),
        tuple(reading.problems),
        tables,
        reading.places,
    )
