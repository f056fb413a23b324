"""The other policy: every count of people rounded, nothing hidden for being small.

It is the rule of the Higher Education Statistics Agency (to a multiple of 5). `given_away` says
what it is worth on the data at hand: how many small counts a reader of all rounded figures can tell
to be small, or exactly. `certificate` says it for every reader, as the audit does of hiding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.optimize import linprog

from wincore.disclosure.audit import OUTSIDER_NAME, Certificate, ReaderLine
from wincore.disclosure.family import Family, Mask, Numbers, Places
from wincore.disclosure.needs import OUTSIDER, known_to, readers
from wincore.disclosure.plan import Plan

TOLERANCE = 1e-6
COLUMNS = ["cell", "low", "high", "seen_low", "seen_high", "reader", "table"]
OPTIONS = {"presolve": False}


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
    found = [told(s.family, base, plan.minimum) for s in plan.sections.values()]
    return GivenAway(
        sum(len(small_counts(s.family, plan.minimum)) for s in plan.sections.values()),
        sum(int((t["seen_low"] == t["seen_high"]).sum()) for t in found),
        sum(len(t) for t in found),
    )


def certificate(plan: Plan, base: int) -> Certificate:
    """Attack the rounded figures of a plan as every reader.

    A failure is a count that a reader can tell to be at least one and below the minimum; one told
    exactly has the same ``seen_low`` and ``seen_high``. Nothing is hidden.
    """
    lines: dict[str, list[int]] = {}
    widths: dict[str, float] = {}
    failing = []
    for name, section in plan.sections.items():
        for reader in readers(section.family):
            fails = told(section.family, base, plan.minimum, reader)
            known_as = reader or OUTSIDER_NAME
            attacked = len(small_counts(section.family, plan.minimum, reader))
            lines.setdefault(known_as, []).append(attacked)
            width = (fails["seen_high"] - fails["seen_low"]).min() if len(fails) else np.inf
            widths[known_as] = min(widths.get(known_as, np.inf), width)
            failing.append(fails.assign(reader=known_as, table=" · ".join(filter(None, name))))
    failures = pd.concat([f for f in failing if len(f)] or [pd.DataFrame(columns=COLUMNS)])
    held = tuple(
        ReaderLine(
            reader,
            sum(attacked),
            int((failures["reader"] == reader).sum()),
            float(widths[reader]) if np.isfinite(widths[reader]) else None,
        )
        for reader, attacked in lines.items()
    )
    return Certificate(plan.cells, 0, held, failures.reset_index(drop=True))


def small_counts(family: Family, minimum: int, reader: str = OUTSIDER) -> Places:
    """Return the cells whose count, less a reader's own part, is one or more and below the minimum.

    Such a count must not be told from nought.
    """
    rest = family.values - family.floor(reader)
    about = (family.cells["kind"] != "").to_numpy() & ~known_to(family, reader)
    found: Places = np.flatnonzero((rest > 0) & (rest < minimum) & about)
    return found


def told(family: Family, base: int, minimum: int, reader: str = OUTSIDER) -> pd.DataFrame:
    """Return the small counts that a reader of the rounded figures can tell to be small.

    Columns cell, low, high (what may be known), seen_low, seen_high (what is).
    """
    own = family.floor(reader)
    at = small_counts(family, minimum, reader)
    rows = [
        (int(cell), own[cell], own[cell] + minimum, low, high)
        for cell, low, high in _ranges(_Rounded(family, base, reader), at, own)
        if low - own[cell] >= 1 and high - own[cell] < minimum
    ]
    return pd.DataFrame(rows, columns=["cell", "low", "high", "seen_low", "seen_high"])


class _Rounded:
    """What a reader of rounded figures knows: between which numbers each cell lies."""

    def __init__(self, family: Family, base: int, reader: str) -> None:
        shown, known = rounded(family.values, base), known_to(family, reader)
        low = np.where(family.shown, np.maximum(shown - base // 2, 0), 0.0)
        high = np.where(family.shown, shown + (base - 1) // 2, np.inf)
        low = np.maximum(low, family.floor(reader))
        self.bounds = np.column_stack(
            [np.where(known, family.values, low), np.where(known, family.values, high)]
        )
        self.matrix, self.none = family.matrix, np.zeros(family.matrix.shape[0])

    def least(self, weights: Numbers) -> Numbers | None:
        """Return a table that makes a weighted sum least; None where it has no end."""
        done = linprog(
            weights, A_eq=self.matrix, b_eq=self.none, bounds=self.bounds,
            method="highs", options=OPTIONS,
        )  # fmt: skip
        found: Numbers | None = done.x if done.status == 0 else None
        return found


def _ranges(seen: _Rounded, at: Places, own: Numbers) -> Iterator[tuple[int, float, float]]:
    """Yield the whole numbers between which cells must lie that cannot be nought."""
    width = len(own)
    for cell in _never_nought(seen, at, own):
        one = np.zeros(width)
        one[cell] = 1.0
        low, high = seen.least(one), seen.least(-one)
        if low is not None and high is not None:
            yield (
                int(cell),
                float(np.ceil(low[cell] - TOLERANCE)),
                float(np.floor(high[cell] + TOLERANCE)),
            )


def _never_nought(seen: _Rounded, at: Places, own: Numbers) -> Places:
    """Return the cells for which no table is found in which they are nought."""
    left, before = at, len(at) + 1
    while 0 < len(left) < before:
        before = len(left)
        table = seen.least(_marked(len(own), left).astype(float))
        if table is not None:
            left = left[table[left] - own[left] > TOLERANCE]
    return left


def _marked(width: int, at: Places) -> Mask:
    found = np.zeros(width, dtype=bool)
    found[at] = True
    return found
