"""The attack: what a reader of everything shown can conclude about what is hidden.

For each hidden cell the smallest and the largest value that agree with all that is published are
found by linear programming (SciPy's HiGHS). It shares no code with the protection, so that a fault
in one is not repeated in the other. Method: Fischetti and Salazar (2001), the attacker's problem.

Every solution of such a programme is a whole table that agrees with what is published: it is kept
as a witness of what is possible, for all cells at once, so that few programmes need solving.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.optimize import linprog
from scipy.sparse.csgraph import connected_components

from wincore.disclosure.family import Family, Mask, Numbers, Places
from wincore.disclosure.needs import OUTSIDER, known_to

TOLERANCE = 1e-6
INCONSISTENT = "the published figures contradict each other: no table agrees with them"
UNBOUNDED = 3
SWEEPS = 3  # programmes that look for wide ranges of many cells at once


@dataclass
class Witnesses:
    """Whole tables that agreed with what some reader sees; kept to be looked at again.

    When more is hidden each is still a witness; when less is, or for a reader who knows more, those
    are that have the true value there.
    """

    found: list[Numbers] = field(default_factory=list)

    def that_agree(self, family: Family, hidden: Mask, reader: str) -> Numbers:
        """Return the witnesses, a row each, that agree with all that a reader sees and knows."""
        tables = np.array(self.found).reshape(len(self.found), len(hidden))
        seen = ~hidden | known_to(family, reader)
        true = np.abs(tables - family.values)[:, seen].max(axis=1, initial=0.0) < TOLERANCE
        possible = (tables >= family.floor(reader) - TOLERANCE).all(axis=1)
        agree: Numbers = tables[true & possible]
        return agree


@dataclass
class Part:
    """Unknown cells that equations tie together, and what is known to be possible for them."""

    cells: Places  # positions in the family
    system: sparse.csr_matrix
    given: Numbers
    floor: Numbers
    low: Numbers = field(init=False)
    high: Numbers = field(init=False)
    seen: list[Numbers] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.low, self.high = np.full(len(self.cells), np.inf), np.full(len(self.cells), -np.inf)

    def witness(self, values: Numbers) -> None:
        """Take note of values that are possible for the cells of this part."""
        self.low, self.high = np.minimum(self.low, values), np.maximum(self.high, values)

    def solve(self, objective: Numbers) -> float:
        """Minimise over all tables that agree with what is published, and keep the witness."""
        result = linprog(
            objective,
            A_eq=self.system,
            b_eq=self.given,
            bounds=np.column_stack([self.floor, np.full(len(self.cells), np.inf)]),
            method="highs",
        )
        if result.status == UNBOUNDED:
            return -np.inf
        if result.status != 0:
            raise ValueError(INCONSISTENT)
        self.witness(result.x)
        self.seen.append(result.x)
        return float(result.fun)

    def nudge(self, at: int, end: float, true: Numbers) -> bool:
        """Look for a table that differs little from the true one and holds ``end`` in a cell.

        Such a witness moves few cells, so that it serves many readers and many other questions.
        Return whether there is one.
        """
        size = len(self.cells)
        room = np.r_[np.full(size, np.inf), np.maximum(true - self.floor, 0.0)]
        lower, shift = np.zeros(2 * size), end - true[at]
        up, down = (at, at + size) if shift >= 0 else (at + size, at)
        if abs(shift) > room[up]:
            return False
        lower[up] = room[up] = abs(shift)
        room[down] = 0.0
        result = linprog(
            np.ones(2 * size),
            A_eq=sparse.hstack([self.system, -self.system], format="csr"),
            b_eq=np.zeros(self.system.shape[0]),
            bounds=np.column_stack([lower, room]),
            method="highs",
        )
        if result.status == 0:
            found = true + result.x[:size] - result.x[size:]
            self.witness(found)
            self.seen.append(found)
        return bool(result.status == 0)

    def reach(self, at: int, sign: int) -> float:
        """Return the smallest (sign 1) or largest (sign -1) possible value of a cell."""
        if self.system.shape[0] == 0:
            return float(self.floor[at]) if sign > 0 else np.inf
        objective = np.zeros(len(self.cells))
        objective[at] = sign
        return _clean(sign * self.solve(objective))


def parts(family: Family, hidden: Mask, reader: str = OUTSIDER) -> Iterator[Part]:
    """Yield the unknown cells of a reader, split into groups that no equation ties together."""
    unknown = hidden & ~known_to(family, reader)
    columns = np.flatnonzero(unknown)
    system = family.matrix[:, columns]
    given = -(family.matrix[:, ~unknown] @ family.values[~unknown])
    floor = np.where(unknown, family.floor(reader), 0.0)
    height = system.shape[0]
    graph = sparse.bmat([[None, system], [system.T, None]], format="csr")
    count, label = connected_components(graph, directed=False)
    equations, cells = label[:height], label[height:]
    for k in range(count):
        inside, rows = np.flatnonzero(cells == k), np.flatnonzero(equations == k)
        if len(inside):
            at = columns[inside]
            yield Part(at, system[rows][:, inside], given[rows], floor[at])
        elif len(rows) and abs(given[rows]).max() > TOLERANCE:
            raise ValueError(INCONSISTENT)


def intervals(family: Family, hidden: Mask, targets: Mask, reader: str = OUTSIDER) -> pd.DataFrame:
    """Return what a reader can conclude: columns cell, low, high, one row per hidden target.

    ``hidden`` and ``targets`` are boolean, one per cell. A target the reader knows is left out.
    """
    rows = [
        (int(cell), part.reach(at, 1), part.reach(at, -1))
        for part in parts(family, hidden, reader)
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
) -> pd.DataFrame:
    """Return the needs that the attack defeats, with what the reader can conclude instead.

    Columns cell, low, high (required), seen_low, seen_high; the last two empty if not ``measured``.
    A need whose cell is published is defeated at once. Ranges of needs that hold are not measured:
    a witness is enough for them.
    """
    wanted, kept = needed.set_index("cell"), witnesses or Witnesses()
    open_ = wanted[~hidden[wanted.index.to_numpy(int)]]
    values = family.values[open_.index.to_numpy(int)]
    found = [open_.assign(seen_low=values, seen_high=values).reset_index()]
    earlier = kept.that_agree(family, hidden, reader)
    for part in parts(family, hidden, reader):
        here = np.flatnonzero(np.isin(part.cells, wanted.index.to_numpy(int)))
        if len(here):
            for table in earlier:
                part.witness(table[part.cells])
            asked = wanted.loc[part.cells[here]].reset_index()
            found.append(_defeated(part, here, asked, family.values[part.cells], measured))
            kept.found += [_whole(family, part, x) for x in part.seen]
    defeated: pd.DataFrame = pd.concat(found, ignore_index=True)
    return defeated


def narrowest(
    family: Family,
    hidden: Mask,
    needed: pd.DataFrame,
    reader: str = OUTSIDER,
    witnesses: Witnesses | None = None,
) -> float | None:
    """Return the width of the narrowest range that a reader can conclude; None without any need.

    Witnesses bound every width from below, so that only the narrowest few need measuring.
    """
    wanted, widths, kept = needed["cell"].to_numpy(int), [], witnesses or Witnesses()
    earlier = kept.that_agree(family, hidden, reader)
    for part in parts(family, hidden, reader):
        here = np.flatnonzero(np.isin(part.cells, wanted))
        if len(here):
            for table in (*earlier, family.values):
                part.witness(table[part.cells])
            _sweep(part, here)
            widths.append(_narrowest(part, here))
            kept.found += [_whole(family, part, x) for x in part.seen]
    return min(widths, default=None if hidden[wanted].all() else 0.0)


def _narrowest(part: Part, at: Places) -> float:
    found = np.inf
    for cell in at[np.argsort((part.high - part.low)[at], kind="stable")]:
        if part.high[cell] - part.low[cell] < found:
            found = min(found, part.reach(int(cell), -1) - part.reach(int(cell), 1))
    return float(found)


def _whole(family: Family, part: Part, values: Numbers) -> Numbers:
    table = family.values.copy()
    table[part.cells] = values
    return table


def _defeated(
    part: Part, at: Places, needed: pd.DataFrame, true: Numbers, measured: bool
) -> pd.DataFrame:
    low, high = needed["low"].to_numpy(float), needed["high"].to_numpy(float)
    _agrees(part, true)
    fails = np.zeros(len(at), dtype=bool)
    for i, cell in enumerate(at):
        ends = [(low[i], part.low[cell] <= low[i] + TOLERANCE)]
        ends += [(high[i], part.high[cell] >= high[i] - TOLERANCE)]
        fails[i] = not all(there or part.nudge(int(cell), end, true) for end, there in ends)
    ranges = [(part.reach(int(c), 1), part.reach(int(c), -1)) for c in at[fails] if measured]
    seen = np.array(ranges).reshape(-1, 2) if measured else np.full((int(fails.sum()), 2), np.nan)
    return needed[fails].assign(seen_low=seen[:, 0], seen_high=seen[:, 1])


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


def _clean(value: float) -> float:
    rounded = round(value) if np.isfinite(value) else value
    return float(rounded) if abs(value - rounded) < TOLERANCE else value
