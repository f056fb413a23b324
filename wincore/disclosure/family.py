"""A family of linked tables: every cell that may be shown, and every sum that ties cells together.

Cells that mean the same count are one cell, whatever table they stand in, so that a margin of one
table is the margin of the next. A reader of all the tables sees the system ``matrix @ values = 0``
with the published values filled in; what can be solved from it is given away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
import pandas as pd
from scipy import sparse

Key = tuple[tuple[str, str], ...]  # sorted (dimension, value) pairs; a dimension left out is summed
TOTAL_MISMATCH = "the parts of {key} add up to {parts}, but the total given is {total}"


@dataclass(frozen=True)
class Family:
    """Cells and equations.

    ``cells`` has one row per cell, in the order of the matrix columns: ``measure``, ``key`` (tuple),
    ``value`` (a whole number), ``owner`` (the employer that knows it, or ""), ``cost`` (what hiding
    it costs a reader; higher is kept longer). ``matrix`` has one row per equation: +1 for parts and
    -1 for their total.
    """

    cells: pd.DataFrame
    matrix: sparse.csr_matrix

    @property
    def values(self) -> np.ndarray:
        """The true values, in the order of the cells."""
        return self.cells["value"].to_numpy(float)

    def position(self, measure: str, **dimensions: str) -> int:
        """Return the row of a cell named by its measure and dimension values."""
        key = tuple(sorted(dimensions.items()))
        found = self.cells.index[(self.cells["measure"] == measure) & (self.cells["key"] == key)]
        if len(found) != 1:
            raise KeyError((measure, key))
        return int(found[0])


@dataclass
class Builder:
    """Collects cells and equations; `family()` closes it."""

    _ids: dict[tuple[str, Key], int] = field(default_factory=dict)
    _values: list[float] = field(default_factory=list)
    _costs: list[float] = field(default_factory=list)
    _equations: dict[tuple[int, frozenset[int]], None] = field(default_factory=dict)

    def cell(self, measure: str, key: Mapping[str, str], value: float, cost: float = 1.0) -> int:
        """Add a cell, or find it again; the same cell given two values is refused."""
        name = (measure, tuple(sorted(key.items())))
        if name not in self._ids:
            self._ids[name] = len(self._values)
            self._values.append(float(value))
            self._costs.append(cost)
        at = self._ids[name]
        if self._values[at] != value:
            raise ValueError(TOTAL_MISMATCH.format(key=name, parts=value, total=self._values[at]))
        self._costs[at] = max(self._costs[at], cost)
        return at

    def equation(self, total: int, parts: Sequence[int]) -> None:
        """Add ``sum(parts) = total``; a total of one part is the same number twice and is kept."""
        self._equations[(total, frozenset(parts))] = None

    def table(
        self, measure: str, counts: pd.DataFrame, dimensions: Sequence[str], value: str = "n"
    ) -> None:
        """Add a table with all of its margins.

        ``counts`` is long: one row per combination of ``dimensions`` with the count in ``value``;
        combinations that are missing are zero.
        """
        full = _complete(counts, dimensions, value)
        for size in range(len(dimensions) + 1):
            for kept in combinations(dimensions, size):
                self._margin(measure, full, kept, dimensions, value)

    def _margin(
        self,
        measure: str,
        full: pd.DataFrame,
        kept: tuple[str, ...],
        dimensions: Sequence[str],
        value: str,
    ) -> None:
        for key, total in _summed(full, kept, value):
            at = self.cell(measure, key, total)
            for split in set(dimensions) - set(kept):
                finer = full[_matches(full, key)].groupby(split, observed=True)[value].sum()
                parts = [self.cell(measure, {**key, split: str(s)}, n) for s, n in finer.items()]
                self.equation(at, parts)

    def family(self) -> Family:
        """Return the cells and equations collected."""
        rows = [(measure, key) for measure, key in self._ids]
        cells = pd.DataFrame(rows, columns=["measure", "key"]).assign(
            value=self._values,
            cost=self._costs,
            owner=[dict(key).get("employer", "") for _, key in rows],
        )
        return Family(cells, _matrix(list(self._equations), len(cells)))


def _complete(counts: pd.DataFrame, dimensions: Sequence[str], value: str) -> pd.DataFrame:
    levels = [sorted(counts[d].astype(str).unique()) for d in dimensions]
    index = pd.MultiIndex.from_product(levels, names=list(dimensions))
    summed = counts.astype({d: str for d in dimensions}).groupby(list(dimensions))[value].sum()
    return summed.reindex(index, fill_value=0).reset_index()


def _summed(
    full: pd.DataFrame, kept: tuple[str, ...], value: str
) -> Iterable[tuple[dict[str, str], float]]:
    if not kept:
        yield {}, float(full[value].sum())
        return
    for key, total in full.groupby(list(kept), observed=True)[value].sum().items():
        names = key if isinstance(key, tuple) else (key,)
        yield dict(zip(kept, map(str, names), strict=True)), float(total)


def _matches(full: pd.DataFrame, key: Mapping[str, str]) -> np.ndarray:
    keep = np.ones(len(full), dtype=bool)
    for dimension, wanted in key.items():
        keep &= (full[dimension] == wanted).to_numpy()
    return keep


def _matrix(equations: list[tuple[int, frozenset[int]]], width: int) -> sparse.csr_matrix:
    rows, columns, signs = [], [], []
    for row, (total, parts) in enumerate(equations):
        rows += [row] * (len(parts) + 1)
        columns += [total, *sorted(parts)]
        signs += [-1, *[1] * len(parts)]
    return sparse.csr_matrix((signs, (rows, columns)), shape=(len(equations), width))
