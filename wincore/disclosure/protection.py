"""Complementary suppression: hide what would give the hidden back, and as little else as possible.

Statistics Canada's G-Confid chooses the cells (a linear programme per sensitive cell, HiGHS inside).
Its answer is attacked at once; what a reader can still narrow down is asked for again with a higher
requirement, and at last the cheapest neighbour is hidden outright, until no attack succeeds.
"""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from wincore.disclosure.attack import Reader, readers
from wincore.disclosure.audit import weak
from wincore.disclosure.family import Family
from wincore.disclosure.needs import mask

FACTORS = (2.0, 4.0, 8.0)  # G-Confid counts half of the sensitivity as the variation it provides
ROUNDS = 60
NOT_PROTECTED = "no pattern protects every cell within {rounds} rounds"


@dataclass(frozen=True)
class Protection:
    """Which cells are hidden: ``primary`` by the rule, the others because of them."""

    hidden: np.ndarray
    primary: np.ndarray


def protect(family: Family, needed: pd.DataFrame) -> Protection:
    """Return a protection that no reader's attack defeats; raise RuntimeError if none is found."""
    primary = mask(needed, len(family.cells))
    hidden = primary.copy()
    for reader in readers(family):
        hidden = _safe_from(reader, family, hidden, needed)
    return Protection(hidden, primary)


def _safe_from(
    reader: Reader, family: Family, hidden: np.ndarray, needed: pd.DataFrame
) -> np.ndarray:
    for turn in range(ROUNDS):
        failing, _ = weak(family, hidden, needed, reader)
        if failing.empty:
            return hidden
        if turn < len(FACTORS):
            hidden = hidden | _complements(family, hidden, failing, FACTORS[turn], reader)
        else:
            hidden = _hide_neighbours(family, hidden, failing, reader)
    raise RuntimeError(NOT_PROTECTED.format(rounds=ROUNDS))


def _complements(
    family: Family, hidden: np.ndarray, failing: pd.DataFrame, factor: float, reader: Reader
) -> np.ndarray:
    """Ask G-Confid which further cells to hide so that the failing ones get room to vary."""
    demand = np.zeros(len(hidden))
    at = failing["cell"].to_numpy(int)
    demand[at] = factor * (failing["high"] - failing["low"]).to_numpy()
    status = np.select([demand > 0, reader.knows(family), hidden], ["S", "P", "X"], "V")
    with _silence():
        from gconfid import Suppression  # slow to import, and talks while it does

        done = Suppression(_cells(family, demand, status), _constraints(family), trace=0)
    if done.outsuppress is None:  # no pattern gives that much room: the neighbours are next
        return hidden
    answer = done.outsuppress.to_pandas().sort_values("CellId")
    return (answer["OutStatus"] == "X").to_numpy(dtype=bool, copy=True)


def _cells(family: Family, demand: np.ndarray, status: np.ndarray) -> pd.DataFrame:
    size = family.cells["cost"].to_numpy(float) * (1.0 + np.log1p(family.values))
    return pd.DataFrame(
        {
            "CellId": np.arange(1, len(demand) + 1),
            "Size": np.round(size, 6),
            "TotalNoise": np.maximum(np.where(demand > 0, demand, family.values), 0.1),
            "Sensitivity": np.where(demand > 0, demand, -1.0),
            "Status": status,
            "Type": "C",
        }
    )


def _constraints(family: Family) -> pd.DataFrame:
    entries = family.matrix.tocoo()
    return pd.DataFrame(
        {
            "ConstraintId": entries.row + 1,
            "CellId": entries.col + 1,
            "Coefficient": entries.data.astype(int),
        }
    )


def _hide_neighbours(
    family: Family, hidden: np.ndarray, failing: pd.DataFrame, reader: Reader
) -> np.ndarray:
    """Hide the cheapest published cell beside each failing one; everything, when none is left."""
    found = hidden.copy()
    knows = reader.knows(family)
    for cell in failing["cell"].to_numpy(int):
        reach = np.flatnonzero(family.matrix[:, [cell]].toarray().ravel())
        beside = np.unique(family.matrix[reach].indices)
        open_ = [c for c in beside if not found[c] and not knows[c]]
        open_ = open_ or list(np.flatnonzero(~found & ~knows))
        if open_:
            cost = family.cells["cost"].to_numpy()[open_] * (1 + family.values[open_])
            found[open_[int(np.argmin(cost))]] = True
    return found


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Keep a library that logs and prints while it works from the user's terminal."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            yield
    finally:
        logging.disable(before)
