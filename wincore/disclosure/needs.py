"""What must stay uncertain: which cells, for which reader, and over which range."""

from __future__ import annotations

import numpy as np
import pandas as pd

from wincore.disclosure.attack import OUTSIDER, Reader
from wincore.disclosure.family import Family

COLUMNS = ["cell", "reader", "low", "high"]  # reader "" stands for everybody who does not own it


def needs(family: Family, minimum: int) -> pd.DataFrame:
    """Return the ranges that must stay possible: columns cell, reader, low, high.

    Small counts: a count below ``minimum``, zero included, must look as if it could be anything
    from 0 to the minimum, so that hidden and zero cannot be told apart. Remainders: where a total
    over employers less one employer's own count is below the minimum, that employer must not learn
    the remainder either.
    """
    small = np.flatnonzero(family.values < minimum)
    rows = [(int(cell), OUTSIDER, 0.0, float(minimum)) for cell in small]
    return pd.DataFrame(rows + _remainders(family, minimum), columns=COLUMNS)


def _remainders(family: Family, minimum: int) -> list[tuple[int, str, float, float]]:
    cells = family.cells
    totals = {
        (m, k): i for i, (m, k) in enumerate(zip(cells["measure"], cells["key"], strict=True))
    }
    rows = []
    for own in np.flatnonzero(cells["owner"] != ""):
        owner, measure = str(cells["owner"].iat[own]), cells["measure"].iat[own]
        rest = tuple(pair for pair in cells["key"].iat[own] if pair[0] != "employer")
        total = totals.get((measure, rest))
        mine = family.values[own]
        if total is not None and family.values[total] - mine < minimum:
            rows.append((total, owner, mine, mine + minimum))
    return rows


def of_reader(needed: pd.DataFrame, family: Family, reader: Reader) -> pd.DataFrame:
    """Return the needs that concern a reader: everybody's, less what it knows, and its own."""
    knows = reader.knows(family)
    common = needed[(needed["reader"] == OUTSIDER) & ~knows[needed["cell"].to_numpy(int)]]
    own = needed[(needed["reader"] == reader.name) & (reader.name != OUTSIDER)]
    merged = pd.concat([common, own]).groupby("cell").agg({"low": "min", "high": "max"})
    return merged.reset_index()


def mask(needed: pd.DataFrame, size: int) -> np.ndarray:
    """Return the cells named in the needs as a boolean array: the primary suppressions."""
    found = np.zeros(size, dtype=bool)
    found[needed["cell"].to_numpy(int)] = True
    return found
