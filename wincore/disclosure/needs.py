"""What must stay uncertain: which cells, for which reader, and over which range."""

from __future__ import annotations

import numpy as np
import pandas as pd

from wincore.disclosure.family import Family, Mask

OUTSIDER = ""
COLUMNS = ["cell", "low", "high"]


def readers(family: Family) -> list[str]:
    """Return the outsider ("") and every employer that knows something of its own."""
    return [OUTSIDER, *sorted(family.floors)]


def known_to(family: Family, reader: str) -> Mask:
    """Return the cells a reader knows beforehand: an employer its own, the outsider none."""
    if reader == OUTSIDER:
        return np.zeros(len(family.cells), dtype=bool)
    return (family.cells["owner"] == reader).to_numpy(dtype=bool)


def needs(family: Family, minimum: int, reader: str = OUTSIDER) -> pd.DataFrame:
    """Return the ranges that must stay possible for a reader: columns cell, low, high.

    A count below ``minimum``, zero included, must look as if it could be anything from 0 to the
    minimum, so that hidden and zero cannot be told apart. An employer takes its own part from every
    sum first: where the rest is below the minimum it must not learn the rest. Of people whose trait
    is not known a zero needs no cover.
    """
    own = family.floor(reader)
    rest = family.values - own
    least = np.select(
        [family.cells["kind"] == k for k in ("people", "undeclared")], [0, 1], minimum
    )
    small = (rest >= least) & (rest < minimum) & ~known_to(family, reader)
    at = np.flatnonzero(small)
    return pd.DataFrame({"cell": at, "low": own[at], "high": own[at] + minimum}, columns=COLUMNS)


def primary(family: Family, minimum: int) -> Mask:
    """Return the cells that the rule itself hides, for the sake of any reader."""
    found = np.zeros(len(family.cells), dtype=bool)
    for reader in readers(family):
        found[needs(family, minimum, reader)["cell"].to_numpy(int)] = True
    return found
