"""In which cells of its file each row of a table stands, so that a figure can be read back there.

A row that was added up from several lines stands in all of them. Lines below each other are kept
as one run: a return of a hundred lines takes a few bytes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

Cell = tuple[str, str, int]  # sheet, column as letters, line
Span = tuple[str, int, int]  # sheet, first and last column as numbers
_WORD = re.compile(r"[^\W\d][\w.]*")


@dataclass(frozen=True)
class Run:
    """Rows of a table that stand below each other in one sheet.

    ``row`` is the place of the first in the table (counting from 0), ``line`` as the spreadsheet
    numbers it (from 1). ``column`` is that of the one figure of a cross-tab, else "".
    """

    row: int
    count: int
    sheet: str
    line: int
    column: str = ""

    def follows(self, other: Run) -> bool:
        """Tell whether this run carries on where the other one ends."""
        alike = (self.sheet, self.column) == (other.sheet, other.column)
        next_ = (other.row + other.count, other.line + other.count)
        return alike and (self.row, self.line) == next_


@dataclass(frozen=True)
class Places:
    """Where the rows of one table stand; ``columns`` is sheet -> field -> letters of its columns.

    A field may fill several columns: a question with one column for each option.
    """

    columns: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    runs: tuple[Run, ...] = ()

    @classmethod
    def of_lines(
        cls, lines: Iterable[Run], columns: Mapping[str, Mapping[str, tuple[str, ...]]]
    ) -> Places:
        """Return the places of single lines, those below each other put together."""
        runs: list[Run] = []
        for line in lines:
            if runs and line.follows(runs[-1]):
                last = runs.pop()
                line = Run(last.row, last.count + line.count, last.sheet, last.line, last.column)
            runs.append(line)
        return cls(columns, tuple(runs))

    def __add__(self, other: Places) -> Places:
        """Return the places of two parts of one table; rows of both count from its beginning."""
        return Places({**self.columns, **other.columns}, (*self.runs, *other.runs))

    def cells(self, rows: Iterable[int], fields: Sequence[str] = ()) -> Iterator[Cell]:
        """Yield the cells of some rows in some fields (all of them where none is named)."""
        wanted = set(rows)
        for run in self.runs:
            letters = self._letters(run, fields)
            for at in range(run.count):
                if run.row + at in wanted:
                    yield from ((run.sheet, letter, run.line + at) for letter in letters)

    def _letters(self, run: Run, fields: Sequence[str]) -> list[str]:
        columns = self.columns.get(run.sheet, {})
        own = [letter for name in fields or columns for letter in columns.get(name, ())]
        # In a cross-tab the figure's column is told by its line; labels have columns of their own.
        return own + [run.column] * bool(run.column and not (fields and own))

    def as_dict(self) -> dict[str, Any]:
        """Return the places as plain JSON values."""
        columns = {s: {f: list(c) for f, c in found.items()} for s, found in self.columns.items()}
        runs = [[r.row, r.count, r.sheet, r.line, r.column] for r in self.runs]
        return {"columns": columns, "runs": runs}

    @classmethod
    def from_dict(cls, found: Mapping[str, Any]) -> Places:
        """Undo `as_dict`."""
        columns = {s: {f: tuple(c) for f, c in w.items()} for s, w in found["columns"].items()}
        return cls(columns, tuple(Run(*run) for run in found["runs"]))


def addresses(cells: Iterable[Cell]) -> str:
    """Write cells as ranges of a spreadsheet: ``Workforce!A5:G92, Workforce!G95``."""
    lines: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    for sheet, letters, line in cells:
        lines[sheet, line].add(_number(letters))
    blocks: list[tuple[Span, int, int]] = []  # columns, first and last line
    latest: dict[Span, int] = {}
    for (sheet, line), columns in sorted(lines.items()):
        for left, right in _spans(sorted(columns)):
            span = sheet, left, right
            at = latest.get(span)
            if at is not None and blocks[at][2] == line - 1:
                blocks[at] = span, blocks[at][1], line
            else:
                latest[span] = len(blocks)
                blocks.append((span, line, line))
    return ", ".join(_written(*span, top, bottom) for span, top, bottom in blocks)


def _spans(columns: list[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of columns that stand beside each other."""
    breaks = [at for at, (a, b) in enumerate(pairwise(columns), 1) if b > a + 1]
    for start, end in zip([0, *breaks], [*breaks, len(columns)], strict=True):
        yield columns[start], columns[end - 1]


def _written(sheet: str, left: int, right: int, top: int, bottom: int) -> str:
    name = sheet if _WORD.fullmatch(sheet) else "'" + sheet.replace("'", "''") + "'"
    first, last = f"{_letters(left)}{top}", f"{_letters(right)}{bottom}"
    return f"{name}!{first}" if first == last else f"{name}!{first}:{last}"


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(number: int) -> str:
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found
