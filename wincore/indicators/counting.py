"""A table of people, ready to be counted: whose row it is, and which rows to add up."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from wincore.framework.categories import ALL, Categories
from wincore.indicators.countable import countable
from wincore.indicators.facts import inputs
from wincore.indicators.groups import DIMENSIONS, Mask, People

WEIGHTS = ("headcount", "applied", "promoted")


class Source:
    """The rows of one table of people, and sums of them per employer and wave.

    ``keys`` are employer, wave and uploads used, in the order of every sum. ``levels`` keeps the
    people of certain levels only; the level must then be told apart.
    """

    def __init__(
        self, frame: pd.DataFrame, categories: Categories, levels: tuple[str, ...] = ()
    ) -> None:
        self._frame = frame.reset_index(drop=True)
        self._rows: dict[tuple[str, ...], Mask] = {}
        self.level = ("level",) if levels else ()
        self.people = People(self._frame, categories)
        grouped = self._frame.groupby(["employer_id", "wave"], sort=True)
        self._numbers = grouped.ngroup().to_numpy()
        used = grouped["upload"].agg(inputs)
        names = used.index.to_frame(index=False)
        self.keys = list(zip(names["employer_id"], names["wave"], used, strict=True))
        self._at_level = self._frame["level"].isin(levels).to_numpy() if levels else None

    @cached_property
    def _dimensions(self) -> tuple[str, ...]:
        return (*DIMENSIONS, *(("level",) if "level" in self._frame else ()))

    @cached_property
    def _weight(self) -> str:
        return next(w for w in WEIGHTS if w in self._frame)

    def rows_for(self, dimensions: tuple[str, ...]) -> Mask:
        """Return the rows to add up when these dimensions must be told apart."""
        if dimensions not in self._rows:
            needed = (*dimensions, *self.level)
            rows = countable(self._frame, self._dimensions, needed, self._weight)
            self._rows[dimensions] = rows if self._at_level is None else rows & self._at_level
        return self._rows[dimensions]

    def split_by(self, dimension: str) -> Mask:
        """Return the rows whose source tells the dimension apart."""
        return np.asarray(self._frame[dimension] != ALL, dtype=bool)

    def added(self, measure: str, rows: Mask) -> npt.NDArray[np.float64]:
        """Return the sum of a measure over some rows, per employer and wave."""
        return self._sum(self._frame[measure].to_numpy(dtype=float, na_value=0.0) * rows)

    def blanks(self, measure: str, rows: Mask) -> npt.NDArray[np.float64]:
        """Return the number of cells without a count, per employer and wave."""
        return self._sum((self._frame[measure].isna().to_numpy() & rows).astype(float))

    def any_of(self, rows: Mask) -> Mask:
        """Return for which employers and waves at least one of the rows stands."""
        found: Mask = self._sum(rows.astype(float)) > 0
        return found

    def _sum(self, weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        sums = np.bincount(self._numbers, weights=weights, minlength=len(self.keys))
        return sums.astype(float)
