"""A family of linked tables: every cell that may be shown, and every sum that ties cells together.

Cells that mean the same count are one cell, whatever table they stand in, so that a margin of one
table is the margin of the next. A reader of all the tables sees the system ``matrix @ values = 0``
with the published values filled in; what can be solved from it is given away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import combinations
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

Key = tuple[tuple[str, str], ...]  # sorted (dimension, value) pairs; a dimension left out is summed
Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
# people: a small count is hidden, zero included · undeclared: people of whom a trait is not known;
# that there are none says nothing about anybody · "": never asked about (a part of an equation)
Kind = Literal["people", "undeclared", ""]
CONFLICT = "the cell {key} was given as {given} and as {held}"
COLUMNS = ("measure", "key", "value", "cost", "shown", "kind", "owner")


@dataclass(frozen=True)
class Family:
    """Cells and equations.

    ``cells`` has one row per cell, in the order of the matrix columns: ``measure``, ``key``,
    ``value`` (a whole number), ``cost`` (what hiding it costs a reader; higher is kept longer),
    ``shown`` (False: no table has it, yet it can be worked out if care is not taken), ``kind`` and
    ``owner`` (the employer that knows it, or ""). ``matrix`` has one row per equation: +1 for parts
    and -1 for their total. ``floors`` has for each employer its own part in every cell.
    """

    cells: pd.DataFrame
    matrix: sparse.csr_matrix
    floors: Mapping[str, Numbers] = field(default_factory=dict)

    @property
    def values(self) -> Numbers:
        """The true values, in the order of the cells."""
        return self.cells["value"].to_numpy(float)

    @property
    def shown(self) -> Mask:
        """Which cells a table has a place for."""
        return self.cells["shown"].to_numpy(bool)

    def floor(self, reader: str) -> Numbers:
        """Return what a reader knows each cell to hold at least: its own part, else nothing."""
        return self.floors.get(reader, np.zeros(len(self.cells)))

    def position(self, measure: str, **dimensions: str) -> int:
        """Return the row of a cell named by its measure and dimension values."""
        key = tuple(sorted(dimensions.items()))
        found = self.cells.index[(self.cells["measure"] == measure) & (self.cells["key"] == key)]
        if len(found) != 1:
            raise KeyError((measure, key))
        return int(found[0])


def content(family: Family, *masks: Mask) -> str:
    """Return a hash of all that protection and attack look at; names of cells are no part of it."""
    told = family.cells[["value", "cost", "shown", "kind", "owner"]]
    matrix = family.matrix.tocsr()
    floors = [np.r_[family.floor(e)] for e in sorted(family.floors)]
    arrays = [matrix.indptr, matrix.indices, matrix.data, *floors, *masks]
    parts = [told.to_csv(index=False).encode(), "\x1f".join(sorted(family.floors)).encode()]
    return sha256(b"\x1e".join([*parts, *(a.tobytes() for a in arrays)])).hexdigest()


@dataclass
class _Cell:
    value: float
    cost: float
    shown: bool
    kind: Kind
    owner: str


@dataclass
class Builder:
    """Collects cells and equations; `family()` closes it."""

    _ids: dict[tuple[str, Key], int] = field(default_factory=dict)
    _rows: list[_Cell] = field(default_factory=list)
    _equations: dict[tuple[int, frozenset[int]], None] = field(default_factory=dict)
    _own: dict[str, dict[int, float]] = field(default_factory=dict)

    def cell(
        self,
        measure: str,
        key: Mapping[str, str],
        value: float,
        cost: float = 1.0,
        *,
        shown: bool = True,
        kind: Kind = "people",
    ) -> int:
        """Add a cell, or find it again; the same cell given two values is refused.

        A cell with a dimension ``employer`` is known to that employer.
        """
        name = (measure, tuple(sorted(key.items())))
        if name not in self._ids:
            self._ids[name] = len(self._rows)
            self._rows.append(_Cell(float(value), cost, shown, kind, key.get("employer", "")))
        at = self._ids[name]
        held = self._rows[at]
        if held.value != value:
            raise ValueError(CONFLICT.format(key=name, given=value, held=held.value))
        held.cost, held.shown = max(held.cost, cost), held.shown or shown
        return at

    def equation(self, total: int, parts: Iterable[int]) -> None:
        """Add ``sum(parts) = total``; a total of one part is the same number twice and is kept."""
        if (found := frozenset(parts)) != {total}:
            self._equations[(total, found)] = None

    def own(self, employer: str, cell: int, value: float) -> None:
        """Say what an employer's own part in a cell is."""
        self._own.setdefault(employer, {})[cell] = float(value)

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
            for split in (d for d in dimensions if d not in kept):
                finer = full[_matches(full, key)].groupby(split, observed=True)[value].sum()
                parts = [self.cell(measure, {**key, split: str(s)}, n) for s, n in finer.items()]
                self.equation(at, parts)

    def family(self) -> Family:
        """Return the cells and equations collected."""
        names = [(measure, key) for measure, key in self._ids]
        rows = [
            [*name, c.value, c.cost, c.shown, c.kind, c.owner]
            for name, c in zip(names, self._rows, strict=True)
        ]
        cells = pd.DataFrame(rows, columns=list(COLUMNS))
        return Family(cells, _matrix(list(self._equations), len(cells)), self._floors())

    def _floors(self) -> dict[str, Numbers]:
        """Return each employer's part: as given, its own cells, and those summed over employers."""
        found: dict[str, Numbers] = {}
        for (measure, key), at in self._ids.items():
            owner, value = self._rows[at].owner, self._rows[at].value
            if owner:
                floor = found.setdefault(owner, np.zeros(len(self._rows)))
                rest = self._ids.get((measure, tuple(p for p in key if p[0] != "employer")))
                floor[[at] if rest is None else [at, rest]] = value
        for owner, own in self._own.items():
            floor = found.setdefault(owner, np.zeros(len(self._rows)))
            floor[list(own)] = list(own.values())
        return found


def _complete(counts: pd.DataFrame, dimensions: Sequence[str], value: str) -> pd.DataFrame:
    levels = [sorted(counts[d].astype(str).unique()) for d in dimensions]
    index = pd.MultiIndex.from_product(levels, names=list(dimensions))
    summed = counts.astype(dict.fromkeys(dimensions, str)).groupby(list(dimensions))[value].sum()
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


def _matches(full: pd.DataFrame, key: Mapping[str, str]) -> Mask:
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
