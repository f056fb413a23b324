"""Statistics Canada's G-Confid: which further cells to hide for the sake of the sensitive ones."""

from __future__ import annotations

import contextlib
import io
import logging
import warnings
from collections.abc import Iterator

import numpy as np
import pandas as pd

from wincore.disclosure.attack import shortfalls
from wincore.disclosure.family import Family, Mask, Numbers
from wincore.disclosure.possible import Witnesses

FACTOR = 2.0  # G-Confid counts half of the sensitivity as the variation it provides
SLIGHT = 0.01  # cost of what is hidden anyway: G-Confid takes no cell of no size


def complements(
    family: Family, hidden: Mask, needed: pd.DataFrame, out: Mask, seen: Witnesses
) -> Mask:
    """Return the hidden cells and those that G-Confid hides with them, for the outsider's sake.

    Only ranges that the outsider can narrow are asked for. Cells that are ``out`` stay so. Where no
    pattern gives that much room the answer is what was hidden before.
    """
    failing = shortfalls(family, hidden, needed, witnesses=seen, measured=False)
    if failing.empty:
        return hidden
    demand = np.zeros(len(hidden))
    at = failing["cell"].to_numpy(int)
    demand[at] = FACTOR * (failing["high"] - failing["low"]).to_numpy(float)
    status = np.select([demand > 0, out, hidden], ["S", "P", "X"], "V")
    answer = _suppressed(_cells(family, demand, status), _constraints(family))
    if answer is None:
        return hidden
    found: Mask = (answer["OutStatus"] == "X").to_numpy(dtype=bool, copy=True)
    return found | hidden


def _suppressed(cells: pd.DataFrame, constraints: pd.DataFrame) -> pd.DataFrame | None:
    """Return G-Confid's answer in the order of cells; None where it has none."""
    with _silence():
        from gconfid import Suppression  # slow to import, and talks while it does
        from gconfid.exceptions import GConfidInputDatasetValidationError

        try:
            done = Suppression(cells, constraints, trace=0).outsuppress
        except GConfidInputDatasetValidationError:  # a range that released cells close
            return None
    return None if done is None else done.to_pandas().sort_values("CellId")


def _cells(family: Family, demand: Numbers, status: Mask) -> pd.DataFrame:
    # A cell that holds little still must have room to be thought larger: as much as is asked for.
    room = np.where(demand > 0, demand, np.maximum(family.values, demand.max()))
    return pd.DataFrame(
        {
            "CellId": np.arange(1, len(demand) + 1),
            "Size": np.round(family.cells["cost"].to_numpy(float) + SLIGHT, 6),
            "TotalNoise": room,
            "Sensitivity": np.where(demand > 0, demand, -1.0),
            "Status": status,
            "Type": "C",
        }
    )


def _constraints(family: Family) -> pd.DataFrame:
    parts = (family.matrix > 0).sum(axis=1).A1 > 0  # G-Confid takes no total without parts
    entries = family.matrix[parts].tocoo()
    return pd.DataFrame(
        {
            "ConstraintId": entries.row + 1,
            "CellId": entries.col + 1,
            "Coefficient": entries.data.astype(int),
        }
    )


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Keep a library that logs and prints while it works from the user's terminal."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with (
            warnings.catch_warnings(),
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(io.StringIO()),
        ):
            warnings.simplefilter("ignore", DeprecationWarning)  # its own use of PuLP
            yield
    finally:
        logging.disable(before)
