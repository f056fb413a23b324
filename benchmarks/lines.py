"""Lines of the printed tables of coverage and of false verdicts, and what all of them share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SIZES = (5, 10, 30)
SHARES = np.round(np.arange(0.05, 0.96, 0.05), 2)
CLAIMED = (0.93, 0.97)
SEED = 2463
CALLED = ("improved", "worsened")
Draw = Callable[[np.random.Generator, int], NDArray[np.float64]]


@dataclass(frozen=True)
class Line:
    """One row of the printed table: average, least and greatest coverage over the truths tried."""

    method: str
    n: str
    coverage: list[float]
    none: float = 0.0  # how often there was no interval, on average

    def __str__(self) -> str:
        """Return the row as printed, with a mark where the average is outside what is claimed."""
        mean, least, most = np.mean(self.coverage), min(self.coverage), max(self.coverage)
        mark = "" if CLAIMED[0] <= mean <= CLAIMED[1] else "  <- outside 93-97 %"
        return (
            f"{self.method:<34}{self.n:>10}{mean:>9.1%}{least:>9.1%}{most:>9.1%}"
            f"{self.none:>9.1%}{mark}"
        )


def verdict_line(name: str, n: int, share: float, programmes: int) -> str:
    """Return how often a verdict was false, with a mark where it is more than one in twenty."""
    noise = 1.96 * (0.05 * 0.95 / programmes) ** 0.5  # of the simulation itself
    mark = "" if share <= 0.05 + noise else "  <- above 5 %"
    return f"{name:<40}{n:>10}{share:>9.1%}{mark}"
