"""In which cells of a return each row of a table stands, however many lines went into it."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt
import pandas as pd

from wincore.datasets import WHOLE
from wincore.ingest.raw import Raw
from wincore.ingest.rows import Clean
from wincore.places import Places, Run

_ADDRESS = re.compile(r"([A-Z]+)\d+$")


def placed(table: Clean, frame: pd.DataFrame, before: int = 0) -> Places:
    """Return where the rows of a frame stand that was made from the rows of a sheet.

    ``frame`` has the rows of ``table.frame``, those that are alike added up; ``before`` rows of
    other sheets stand above them in the table.
    """
    raw, sheet = table.raw, table.raw.grid.sheet
    rows = _rows(table, frame)
    lines = (
        Run(before + int(row), 1, sheet, raw.numbers[at], _column(raw, at))
        for row, at in zip(rows, table.positions, strict=True)
    )
    letters = {name: (letter,) for name, letter in raw.letters.items() if name in frame}
    return Places.of_lines(lines, {sheet: letters})


def _rows(table: Clean, frame: pd.DataFrame) -> npt.NDArray[np.intp]:
    """Return for each row of the sheet the row of the frame that it went into."""
    if len(frame) == len(table.frame):
        return np.arange(len(frame))
    key = list(table.raw.table.key)
    return pd.MultiIndex.from_frame(frame[key]).get_indexer(
        pd.MultiIndex.from_frame(table.frame[key])
    )


def _column(raw: Raw, position: int) -> str:
    """Return the column of the one figure of a row, where its field has no column of its own."""
    counts = [f.name for f in raw.table.fields if f.kind == WHOLE and f.name in raw.values]
    apart = [name for name in counts if name not in raw.letters]
    found = _ADDRESS.search(raw.place(position, apart[0])) if apart else None
    return found[1] if found else ""
