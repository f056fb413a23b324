"""The audit: attack everything that may be shown, as every reader, and certify the outcome."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from wincore.disclosure.attack import TOLERANCE, Reader, intervals, readers
from wincore.disclosure.family import Family
from wincore.disclosure.needs import mask, of_reader


@dataclass(frozen=True)
class Certificate:
    """What an audit found. ``failures`` names each range that is narrower than required."""

    cells: int
    hidden: int
    under_protected: int
    tightest: float | None
    readers: tuple[dict[str, object], ...]
    failures: pd.DataFrame

    def as_dict(self) -> dict[str, object]:
        """Return what `disclosure audit --json` prints, less the snapshot."""
        return {
            "cells": self.cells,
            "hidden": self.hidden,
            "under_protected": self.under_protected,
            "tightest": self.tightest,
            "readers": list(self.readers),
        }


def weak(
    family: Family, hidden: np.ndarray, needed: pd.DataFrame, reader: Reader
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return (failing needs, all intervals) of one reader.

    A need fails when its cell is published, or when the interval the reader can work out does not
    reach from the required low to the required high.
    """
    mine = of_reader(needed, family, reader)
    found = intervals(family, hidden, mask(mine, len(hidden)), reader)
    joined = mine.merge(found, on="cell", how="left", suffixes=("", "_seen"))
    low = joined["low_seen"].fillna(np.inf)
    high = joined["high_seen"].fillna(-np.inf)
    fails = (low > joined["low"] + TOLERANCE) | (high < joined["high"] - TOLERANCE)
    return joined[fails], joined


def audit(family: Family, hidden: np.ndarray, needed: pd.DataFrame) -> Certificate:
    """Attack as every reader and return the certificate; 0 under-protected cells is a pass."""
    lines, failing, widths = [], [], []
    for reader in readers(family):
        fails, seen = weak(family, hidden, needed, reader)
        width = (seen["high_seen"] - seen["low_seen"]).min() if len(seen) else None
        widths += [] if width is None or pd.isna(width) else [float(width)]
        failing.append(fails.assign(attacker=reader.name))
        lines.append(
            {
                "reader": reader.name or "outsider",
                "attacked": len(seen),
                "under_protected": len(fails),
                "tightest": widths[-1] if len(seen) and widths else None,
            }
        )
    failures = pd.concat(failing, ignore_index=True)
    tightest = min(widths) if widths else None
    return Certificate(
        len(hidden), int(hidden.sum()), len(failures), tightest, tuple(lines), failures
    )
