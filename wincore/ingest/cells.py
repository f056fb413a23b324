"""Cells that hold no value a person could have meant: formulas not worked out, and error values."""

from __future__ import annotations

from collections.abc import Iterable

from wincore.ingest.faults import Faults, Kind, fault
from wincore.ingest.grid import Grid
from wincore.problems import Problem

UNCALCULATED: Kind = (
    "error",
    "The cell holds a formula without a value.",
    "Open the file in a spreadsheet program and save it, so that formulas are worked out; or type "
    "the value.",
)
ERROR_VALUE: Kind = (
    "error",
    "The cell holds the error {text}.",
    "Correct the formula, or type the value.",
)


def cell_problems(
    grid: Grid, columns: Iterable[int] | None = None, below: int = -1
) -> list[Problem]:
    """Return the formulas without a value and the error values of a sheet, with their cells.

    Only ``columns`` and rows further down than ``below`` are looked at, where these are given.
    """
    wanted = None if columns is None else set(columns)
    faults = Faults()
    for row, column in grid.uncalculated:
        if row > below and (wanted is None or column in wanted):
            faults.add(fault(UNCALCULATED), grid.address(row, column))
    for row, column in grid.errors:
        if row > below and (wanted is None or column in wanted):
            faults.add(fault(ERROR_VALUE, text=grid.cells[row, column]), grid.address(row, column))
    return faults.problems()
