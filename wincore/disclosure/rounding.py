"""The other policy: every count of people rounded, nothing hidden for being small.

It is the rule of the Higher Education Statistics Agency (to a multiple of 5). `given_away` says
what it is worth on the data at hand: for every small count the range that a reader can conclude
from all rounded figures together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.optimize import linprog

from wincore.disclosure.family import Family, Numbers
from wincore.disclosure.plan import Plan

TOLERANCE = 1e-6


@dataclass(frozen=True)
class GivenAway:
    """What rounding leaves: small counts in all, told exactly, told to be small and not nought."""

    small: int
    exact: int
    certainly_small: int


def rounded(values: Numbers | pd.Series, base: int) -> Numbers:
    """Return counts rounded to the nearest multiple of a base, halves up."""
    found: Numbers = np.floor(np.asarray(values, dtype=float) / base + 0.5) * base
    return found


def given_away(plan: Plan, base: int) -> GivenAway:
    """Return what an outsider concludes from every figure of a plan, all of them rounded."""
    found = [_of_family(s.family, plan.minimum, base) for s in plan.sections.values()]
    return GivenAway(
        sum(f.small for f in found),
        sum(f.exact for f in found),
        sum(f.certainly_small for f in found),
    )


def _of_family(family: Family, minimum: int, base: int) -> GivenAway:
    small = np.flatnonzero(
        (family.values > 0) & (family.values < minimum) & (family.cells["kind"] != "")
    )
    ranges = [_range(family, int(cell), base) for cell in small]
    exact = sum(high - low < TOLERANCE for low, high in ranges)
    certain = sum(low >= 1 and high < minimum for low, high in ranges)
    return GivenAway(len(small), exact, certain)


def _range(family: Family, cell: int, base: int) -> tuple[float, float]:
    """Return the whole numbers between which a cell must lie."""
    shown = rounded(family.values, base)
    low = np.where(family.shown, np.maximum(shown - base // 2, 0), 0.0)
    high = np.where(family.shown, shown + (base - 1) // 2, np.inf)
    objective = np.zeros(len(low))
    objective[cell] = 1.0
    ends = []
    for sign in (1.0, -1.0):
        done = linprog(
            sign * objective,
            A_eq=family.matrix,
            b_eq=np.zeros(family.matrix.shape[0]),
            bounds=np.column_stack([low, high]),
            method="highs",
        )
        ends.append(sign * float(done.fun) if done.status == 0 else np.inf)
    return float(np.ceil(ends[0] - TOLERANCE)), float(np.floor(ends[1] + TOLERANCE))
