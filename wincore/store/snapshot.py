"""What is held as at a date: the tables that count, and the uploads they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import numpy as np
import numpy.typing as npt
import pandas as pd

from wincore.comparability import Comparison
from wincore.datasets import COMMENTS, CUBE, RESPONSE_COLUMNS, SCORES, TABLES
from wincore.frames import without_rows
from wincore.places import Places

Rows = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Upload:
    """One entry of the ledger."""

    id: int
    file: str
    sha256: str
    size: int
    kind: str
    dialect: str
    instrument: str
    waves: tuple[str, ...]
    employers: tuple[str, ...]
    rows: int
    recorded: datetime
    described: date
    who: str
    state: str = "accepted"  # accepted, rolled back, purged
    note: str = ""
    mode: str = "replace"  # what was asked where older rows were held: replace, add, keep out
    version: str = ""  # of wincore, when it was accepted
    # Of a survey: how each of its items was asked, and rows left out by reason.
    comparisons: tuple[Comparison, ...] = field(default=(), compare=False, repr=False)
    left_out: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)
    # In which cells of the file the rows of each table stand; empty for uploads of before that.
    places: Mapping[str, Places] = field(default_factory=dict, compare=False, repr=False)

    @property
    def short(self) -> str:
        """The first twelve characters of the content hash, as findings name their inputs."""
        return self.sha256[:12]


@dataclass(frozen=True)
class Snapshot:
    """The tables as at a date. Each has a column `upload`: the short hash its rows come from.

    ``rows`` has for each row of a table its place in the dataset of that upload. A snapshot that is
    shown otherwise than it is held (employers as letters) has the one held as its ``origin``;
    ``earlier`` are those its audience was given before, oldest first.
    """

    as_at: date
    uploads: tuple[Upload, ...]
    fingerprint: str
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict, compare=False, repr=False)
    rows: Mapping[str, Rows] = field(default_factory=dict, compare=False, repr=False)
    origin: Snapshot | None = field(default=None, compare=False, repr=False)
    earlier: tuple[Snapshot, ...] = field(default=(), compare=False, repr=False)

    def table(self, name: str) -> pd.DataFrame:
        """Return a table by name, without rows where nothing is held."""
        found = self.tables.get(name)
        return found if found is not None else empty_table(name)


def empty_table(name: str) -> pd.DataFrame:
    """Return a table of that name without rows, with the column `upload`."""
    if name in TABLES:
        frame = TABLES[name].empty()
    elif name == "responses":
        frame = pd.DataFrame({c: pd.Series(dtype=str) for c in RESPONSE_COLUMNS})
    else:
        frame = without_rows({"cube": CUBE, "scores": SCORES, "comments": COMMENTS}[name])
    return frame.assign(upload=pd.Series(dtype=str))
