"""The attack: what a reader of everything shown can conclude about what is hidden.

For each hidden cell the smallest and the largest value that agree with all that is published are
found by linear programming (SciPy's HiGHS). It shares no code with the protection, so that a fault
in one is not repeated in the other. Method: Fischetti and Salazar (2001), the attacker's problem.

Every solution of such a programme is a whole table that agrees with what is published: it is kept
as a witness of what is possible, for all cells at once, so that few programmes need solving.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from wincore.disclosure.family import Family, Mask, Numbers, Places
from wincore.disclosure.needs import OUTSIDER
from wincore.disclosure.possible import INCONSISTENT, TOLERANCE, Part, Witnesses, parts

SWEEPS = 3  # programmes that look for wide ranges of many cells at once
FEW = 2  # needs up to which each is looked at for itself


def intervals(family: Family, hidden: Mask, targets: Mask, reader: str = OUTSIDER) -> pd.DataFrame:
    """Return what a reader can conclude: columns cell, low, high, one row per hidden target.

    ``hidden`` and ``targets`` are boolean, one per cell. A target the reader knows is left out.
    """
    rows = [
        (int(cell), part.reach(at, 1), part.reach(at, -1))
        for part in parts(family, hidden, reader, targets)
        for at, cell in enumerate(part.cells)
        if targets[cell]
    ]
    return pd.DataFrame(rows, columns=["cell", "low", "high"]).sort_values(
        "cell", ignore_index=True
    )


def shortfalls(
    family: Family,
    hidden: Mask,
    needed: pd.DataFrame,
    reader: str = OUTSIDER,
    witnesses: Witnesses | None = None,
    *,
    measured: bool = True,
    first: bool = False,
) -> pd.DataFrame:
    """Return the needs that the attack defeats, with what the reader can conclude instead.

    Columns cell, low, high (required), seen_low, seen_high; the last two empty if not ``measured``.
    A need whose cell is published is defeated at once. Ranges of needs that hold are not measured:
    a witness is enough for them. With ``first`` the attack ends with its first success.
    """
    wanted, kept = needed.set_index("cell"), witnesses or Witnesses()
    open_ = wanted[~hidden[wanted.index.to_numpy(int)]]
    values = family.values[open_.index.to_numpy(int)]
    found = [open_.assign(seen_low=values, seen_high=values).reset_index()]
    earlier, asked = kept.that_agree(family, hidden, reader), _marked(family, needed)
    for part in parts(family, hidden, reader, asked):
        if first and any(map(len, found)):
            break
        here = np.flatnonzero(asked[part.cells])
        for table in earlier:
            part.witness(table[part.cells])
        here_wanted = wanted.loc[part.cells[here]].reset_index()
        true = family.values[part.cells]
        found.append(_defeated(part, here, here_wanted, true, measured, first))
        kept.found += [_whole(family, part, x) for x in part.seen]
    defeated: pd.DataFrame = pd.concat(found, ignore_index=True)
    return defeated


def narrowest(
    family: Family,
    hidden: Mask,
    needed: pd.DataFrame,
    reader: str = OUTSIDER,
    witnesses: Witnesses | None = None,
    below: float = np.inf,
) -> float | None:
    """Return the width of the narrowest range that a reader can conclude; None without any need.

    Witnesses bound every width from below, so that only the narrowest few need measuring, and none
    that is not ``below`` what was found elsewhere: where there is none, that is the answer.
    """
    wanted, kept = needed["cell"].to_numpy(int), witnesses or Witnesses()
    if not hidden[wanted].all():
        return 0.0
    earlier, asked = kept.that_agree(family, hidden, reader), _marked(family, needed)
    for part in parts(family, hidden, reader, asked):
        for table in (*earlier, family.values):
            part.witness(table[part.cells])
        below = _narrowest(part, np.flatnonzero(asked[part.cells]), below)
        kept.found += [_whole(family, part, x) for x in part.seen]
    return below if len(wanted) else None


def _marked(family: Family, needed: pd.DataFrame) -> Mask:
    found = np.zeros(len(family.cells), dtype=bool)
    found[needed["cell"].to_numpy(int)] = True
    return found


def _narrowest(part: Part, at: Places, below: float) -> float:
    if (part.high - part.low)[at].min() < below - TOLERANCE:
        _sweep(part, at)
    for cell in at[np.argsort((part.high - part.low)[at], kind="stable")]:
        if part.high[cell] - part.low[cell] < below - TOLERANCE:
            below = min(below, part.reach(int(cell), -1) - part.reach(int(cell), 1))
    return float(below)


def _whole(family: Family, part: Part, values: Numbers) -> Numbers:
    table = family.values.copy()
    table[part.cells] = values
    return table


def _defeated(
    part: Part, at: Places, needed: pd.DataFrame, true: Numbers, measured: bool, first: bool
) -> pd.DataFrame:
    low, high = needed["low"].to_numpy(float), needed["high"].to_numpy(float)
    _agrees(part, true)
    _press(part, at, low, high)
    fails = np.zeros(len(at), dtype=bool)
    for i, cell in enumerate(at):
        ends = [(low[i], part.low[cell] <= low[i] + TOLERANCE)]
        ends += [(high[i], part.high[cell] >= high[i] - TOLERANCE)]
        fails[i] = not all(there or part.nudge(int(cell), end, true) for end, there in ends)
        if first and fails[i]:
            break
    ranges = [(part.reach(int(c), 1), part.reach(int(c), -1)) for c in at[fails] if measured]
    seen = np.array(ranges).reshape(-1, 2) if measured else np.full((int(fails.sum()), 2), np.nan)
    return needed[fails].assign(seen_low=seen[:, 0], seen_high=seen[:, 1])


def _press(part: Part, at: Places, low: Numbers, high: Numbers) -> None:
    """Look for tables that are witnesses of many ends at once, while each finds new ones."""
    for sign, ends in ((1, low), (-1, high)):
        before = len(at) + 1
        while True:
            reached = part.low if sign > 0 else part.high
            lacking = sign * (reached[at] - ends) > TOLERANCE
            if lacking.sum() <= FEW or lacking.sum() >= before or not part.system.shape[0]:
                break
            before = int(lacking.sum())
            part.press(at[lacking], ends[lacking], sign)


def _agrees(part: Part, true: Numbers) -> None:
    """Take the true table for a witness; raise where the published figures contradict it."""
    if np.abs(part.system @ true - part.given).max(initial=0.0) > TOLERANCE:
        raise ValueError(INCONSISTENT)
    part.witness(true)


def _sweep(part: Part, at: Places) -> None:
    """Look for witnesses of wide ranges: push all cells up together, and what lags once more."""
    for turn in range(SWEEPS if part.system.shape[0] else 0):
        width = (part.high - part.low)[at]
        objective = np.zeros(len(part.cells))
        objective[at[width <= np.quantile(width, 0.25)]] = 1.0 if turn % 2 else -1.0
        part.solve(objective)
