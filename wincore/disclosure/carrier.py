"""The cheapest cells to hide with a sensitive one, so that its figure could be another."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.optimize import linprog

from wincore.disclosure.family import Family, Mask, Numbers
from wincore.disclosure.needs import known_to

MOVED = 1e-7
OPTIONS = {"presolve": False}
SLIGHT = 1e-6  # cost of moving what is hidden anyway, so that the shortest way is taken


def carrier(
    family: Family,
    hidden: Mask,
    need: pd.Series,
    reader: str,
    out: Mask,
    tables: list[Numbers] | None = None,
) -> Mask | None:
    """Return the cells that must be hidden too for a range to be possible; None if none will do.

    ``need`` has cell, low and high. A deviation of the whole table is looked for that keeps every
    sum, leaves alone what the reader knows and what is out, takes the cell to the end of its range,
    and moves published cells as cheaply as possible; the cells it moves are the answer. The tables
    that result are added to ``tables``.
    """
    cell, found = int(need["cell"]), np.zeros(len(hidden), dtype=bool)
    found[cell] = True
    for end in (float(need["low"]), float(need["high"])):
        moved = _deviation(family, hidden | found, cell, end, reader, out)
        if moved is None:
            return None
        found |= np.abs(moved) > MOVED
        if tables is not None:
            tables.append(family.values + np.where(np.abs(moved) > MOVED, moved, 0.0))
    return found


def _deviation(
    family: Family, hidden: Mask, cell: int, end: float, reader: str, out: Mask
) -> Numbers | None:
    values = family.values
    cost = np.where(hidden, SLIGHT, family.cells["cost"].to_numpy(float))
    down = np.maximum(values - family.floor(reader), 0.0)
    fixed = known_to(family, reader) | out
    down[fixed] = 0.0
    up = np.where(fixed, 0.0, np.inf)
    shift = end - values[cell]
    below = np.concatenate([np.zeros(len(values)), np.zeros(len(values))])
    above = np.concatenate([up, down])
    at, away = (cell, cell + len(values)) if shift >= 0 else (cell + len(values), cell)
    below[at] = above[at] = abs(shift)
    above[away] = 0.0
    if abs(shift) > MOVED and (up[cell] if shift > 0 else down[cell]) < abs(shift):
        return None
    result = linprog(
        np.concatenate([cost, cost]),
        A_eq=sparse.hstack([family.matrix, -family.matrix], format="csr"),
        b_eq=np.zeros(family.matrix.shape[0]),
        bounds=np.column_stack([below, above]),
        method="highs",
        options=OPTIONS,
    )
    if result.status != 0:
        return None
    moved: Numbers = result.x[: len(values)] - result.x[len(values) :]
    return moved
