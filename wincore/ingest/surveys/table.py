"""The wide table every dialect is read into: one question a column, one response a row."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from wincore.ingest.grid import Cells, Grid
from wincore.ingest.result import ColumnRole
from wincore.ingest.surveys.text import shown
from wincore.problems import Problem

Rows = npt.NDArray[np.int64]
MOST_CELLS = 1000  # cells of one problem that are named one by one


@dataclass(frozen=True)
class Question:
    """One column as the survey tool names it.

    ``codes`` are the tool's own short names for it, ``sub`` is the row of a grid question,
    ``choice`` the option of a question that has one column per option; columns of one question
    share a ``group``. ``role`` and ``kind`` are set where the header alone says what the column is
    (``meta``/``submitted``, ``identifier``/``email``).
    """

    index: int  # column within the grid's cells
    column: str  # spreadsheet letter
    header: str
    text: str = ""
    codes: tuple[str, ...] = ()
    sub: str = ""
    choice: str = ""
    group: str = ""
    role: ColumnRole | None = None
    kind: str = ""


@dataclass(frozen=True)
class Coded:
    """A column by its distinct values: ``codes`` point into ``texts``; -1 is blank."""

    codes: npt.NDArray[np.int64]
    texts: list[str]
    values: list[object]

    def counts(self) -> npt.NDArray[np.int64]:
        """Return how often each distinct value occurs."""
        filled = self.codes[self.codes >= 0]
        return np.bincount(filled, minlength=len(self.texts)).astype(np.int64)

    def first(self, code: int) -> int:
        """Return the position of the first row that holds a value."""
        return int(np.argmax(self.codes == code))


def coded(cells: Cells) -> Coded:
    """Reduce a column to codes and distinct texts; white space alone is blank.

    Every later step works on the distinct values, so that its cost does not grow with the rows.
    """
    codes, values = pd.factorize(cells)
    texts = [shown(v) for v in values]
    if "" in texts:
        gone = np.array([not t for t in texts] + [True])
        codes = np.where(gone[codes], -1, codes)
    return Coded(codes.astype(np.int64), texts, list(values))


@dataclass(frozen=True)
class SurveyTable:
    """A survey export in canonical form. ``rows`` are the grid rows that hold responses."""

    dialect: str
    grid: Grid
    questions: tuple[Question, ...]
    header_row: int
    rows: Rows
    notes: tuple[Problem, ...] = ()
    _columns: dict[int, Coded] = field(default_factory=dict, compare=False, repr=False)

    @property
    def answers(self) -> pd.DataFrame:
        """The raw answers, one column per question in their order, named by spreadsheet letter."""
        data = {q.column: self.grid.cells[self.rows, q.index] for q in self.questions}
        return pd.DataFrame(data, dtype=object)

    def coded(self, question: Question) -> Coded:
        """Return a column by its distinct values (kept once computed)."""
        if question.index not in self._columns:
            self._columns[question.index] = coded(self.grid.cells[self.rows, question.index])
        return self._columns[question.index]

    def header_address(self, question: Question) -> str:
        """Return the header cell of a question: ``Sheet1!F1``."""
        return self.grid.address(self.header_row, question.index)

    def address(self, position: int, question: Question) -> str:
        """Return the cell of the response at a position (counting from 0)."""
        return self.grid.address(int(self.rows[position]), question.index)

    def addresses(self, column: Coded, code: int, question: Question) -> tuple[str, ...]:
        """Return the cells that hold one of a column's distinct values, a thousand at most."""
        positions = np.flatnonzero(column.codes == code)[:MOST_CELLS]
        return tuple(self.address(int(p), question) for p in positions)

    def row_names(self, positions: list[int], limit: int = 10) -> str:
        """Return spreadsheet row numbers as text: ``rows 4, 9 and 3 more``."""
        numbers = [str(self.grid.number(int(self.rows[p]))) for p in positions[:limit]]
        more = f" and {len(positions) - limit} more" if len(positions) > limit else ""
        return f"row{'s' if len(positions) != 1 else ''} {', '.join(numbers)}{more}"

    def of_kind(self, *kinds: str) -> list[Question]:
        """Return the questions of the given kinds, in the order of the kinds."""
        return [q for kind in kinds for q in self.questions if q.kind == kind]
