"""The top of a sheet, by which dialects are recognised, and the rows that hold the responses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from wincore.framework.categories import fold
from wincore.ingest.grid import Grid
from wincore.ingest.surveys.table import Rows
from wincore.ingest.surveys.text import shown
from wincore.problems import Problem

LOOK_AT = 30  # rows in which a header is looked for
_WORD = re.compile(r"[^\W\d_]{2,}")
NOTES_BELOW = "{n} row(s) below the table hold remarks, not responses, and were left out."


@dataclass(frozen=True)
class Signs:
    """How likely a dialect is (0-1), and by which signs."""

    score: float
    evidence: tuple[str, ...] = ()


def weigh(*signs: tuple[float, bool, str]) -> Signs:
    """Add up the signs that hold; a single sign never suffices (publishers remove columns)."""
    held = [(weight, name) for weight, holds, name in signs if holds]
    score = min(1.0, sum(weight for weight, _ in held))
    return Signs(score if len(held) > 1 else min(score, 0.3), tuple(name for _, name in held))


@dataclass(frozen=True)
class Head:
    """The first rows of a grid as text."""

    grid: Grid

    @cached_property
    def rows(self) -> list[list[str]]:
        """Text of the first rows as shown."""
        return [[shown(v) for v in row] for row in self.grid.cells[:LOOK_AT]]

    @cached_property
    def folded(self) -> list[list[str]]:
        """The same, folded for comparison."""
        return [[fold(t) for t in row] for row in self.rows]

    def row_with(self, markers: Iterable[str], least: int = 2) -> int | None:
        """Return the first row in which at least so many of the folded markers stand."""
        wanted = set(markers)
        for number, row in enumerate(self.folded):
            if len(wanted & set(row)) >= least:
                return number
        return None

    def has(self, row: int | None, *names: str) -> bool:
        """True when all folded names stand in a row."""
        return row is not None and row < len(self.folded) and set(names) <= set(self.folded[row])

    def any_of(self, row: int | None, *names: str) -> bool:
        """True when one of the folded names stands in a row."""
        return row is not None and bool(set(names) & set(self.folded[row]))

    def below(self, row: int, name: str) -> list[str]:
        """Return the first texts below a header given by its folded name."""
        if name not in self.folded[row]:
            return []
        column = self.folded[row].index(name)
        return [r[column] for r in self.rows[row + 1 :] if r[column]]

    @cached_property
    def header(self) -> int:
        """The row most like a header: text, distinct, nearly as wide as the table."""
        filled = [sum(map(bool, row)) for row in self.rows]
        widest = max(filled, default=0)
        for number, row in enumerate(self.rows):
            texts = [t for t in row if t]
            wordy = sum(not _is_number(t) for t in texts)
            if filled[number] >= 0.6 * widest and wordy >= 0.7 * len(texts) > 0:
                return number
        return 0


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", ""))
    except ValueError:
        return False
    return True


def filled_cells(grid: Grid) -> npt.NDArray[np.int64]:
    """Return the number of filled cells in each row."""
    return np.asarray(pd.notna(grid.cells).sum(axis=1), dtype=np.int64)


def response_rows(grid: Grid, first: int) -> tuple[Rows, tuple[Problem, ...]]:
    """Return the rows that hold responses from ``first`` on: not blank, not remarks below."""
    filled = filled_cells(grid)
    rows = np.flatnonzero(filled > 0)
    rows = rows[rows >= first].astype(np.int64)
    end = len(rows)
    while end and _is_remark(grid, rows, end - 1, filled):
        end -= 1
    if end == len(rows):
        return rows, ()
    where = grid.address(int(rows[end]), 0)
    return rows[:end], (Problem("note", where, NOTES_BELOW.format(n=len(rows) - end)),)


def _is_remark(grid: Grid, rows: Rows, position: int, filled: npt.NDArray[np.int64]) -> bool:
    """A lone text at the left edge of a wide table, set off by a blank row or without its like."""
    row = int(rows[position])
    text = grid.cells[row, 0]
    if grid.columns < 4 or filled[row] != 1 or not isinstance(text, str):
        return False
    if len(_WORD.findall(text)) < 3:
        return False
    set_off = bool(position) and int(rows[position - 1]) < row - 1
    return set_off or text not in set(grid.cells[rows[:position], 0])
