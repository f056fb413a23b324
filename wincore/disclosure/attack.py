"""The attack: what a reader of everything shown can conclude about what is hidden.

For each hidden cell the smallest and the largest value that agree with all that is published are
found by linear programming (SciPy's HiGHS). It shares no code with the protection, so that a fault
in one is not repeated in the other. Method: Fischetti and Salazar (2001), the attacker's problem.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.optimize import linprog
from scipy.sparse.csgraph import connected_components

from wincore.disclosure.family import Family

OUTSIDER = ""
TOLERANCE = 1e-6
INCONSISTENT = "the published figures contradict each other: no table agrees with them"


@dataclass(frozen=True)
class Reader:
    """Somebody with everything shown; an employer also knows its own rows."""

    name: str = OUTSIDER

    def knows(self, family: Family) -> np.ndarray:
        """Return the cells this reader knows beforehand."""
        if self.name == OUTSIDER:
            return np.zeros(len(family.cells), dtype=bool)
        return (family.cells["owner"] == self.name).to_numpy()


def readers(family: Family) -> list[Reader]:
    """Return the outsider and every employer that owns cells."""
    owners = sorted(set(family.cells["owner"]) - {""})
    return [Reader(), *(Reader(name) for name in owners)]


def intervals(
    family: Family, hidden: np.ndarray, targets: np.ndarray, reader: Reader | None = None
) -> pd.DataFrame:
    """Return what the reader can conclude: columns cell, low, high, one row per hidden target.

    ``hidden`` and ``targets`` are boolean, one per cell. A target the reader knows is left out.
    """
    known = (reader or Reader()).knows(family)
    unknown = hidden & ~known
    columns = np.flatnonzero(unknown)
    system = family.matrix[:, columns]
    given = -(family.matrix[:, ~unknown] @ family.values[~unknown])
    rows = []
    for part, equations in _components(system):
        wanted = [c for c in part if targets[columns[c]]]
        block = system[equations][:, part]
        for c in wanted:
            low, high = _extremes(block, given[equations], int(np.searchsorted(part, c)))
            rows.append((int(columns[c]), low, high))
    return pd.DataFrame(rows, columns=["cell", "low", "high"]).sort_values("cell")


def _components(system: sparse.csr_matrix) -> list[tuple[np.ndarray, np.ndarray]]:
    """Split the unknown cells into groups that no equation ties together."""
    height = system.shape[0]
    graph = sparse.bmat([[None, system], [system.T, None]], format="csr")
    count, label = connected_components(graph, directed=False)
    equations, cells = label[:height], label[height:]
    found = [(np.flatnonzero(cells == k), np.flatnonzero(equations == k)) for k in range(count)]
    return [(part, rows) for part, rows in found if len(part)]


def _extremes(block: sparse.csr_matrix, given: np.ndarray, at: int) -> tuple[float, float]:
    if block.shape[0] == 0:
        return 0.0, np.inf
    objective = np.zeros(block.shape[1])
    objective[at] = 1.0
    low, high = (_solve(sign * objective, block, given) for sign in (1.0, -1.0))
    return _clean(low), -_clean(high)


def _solve(objective: np.ndarray, block: sparse.csr_matrix, given: np.ndarray) -> float:
    result = linprog(objective, A_eq=block, b_eq=given, bounds=(0, None), method="highs")
    if result.status == 3:  # unbounded: nothing published limits the cell
        return -np.inf
    if result.status != 0:
        raise ValueError(INCONSISTENT)
    return float(result.fun)


def _clean(value: float) -> float:
    rounded = round(value) if np.isfinite(value) else value
    return float(rounded) if abs(value - rounded) < TOLERANCE else value
