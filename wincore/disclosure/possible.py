"""What is possible for cells that a reader does not know: tables that agree with what is published.

Every solution of a linear programme over the unknown cells is a whole table that could be the true
one: a witness. Parts that no equation ties together are looked at by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from scipy import sparse
from scipy.optimize import linprog
from scipy.sparse.csgraph import connected_components

from wincore.disclosure.family import Family, Mask, Numbers, Places
from wincore.disclosure.needs import OUTSIDER, known_to

TOLERANCE = 1e-6
INCONSISTENT = "the published figures contradict each other: no table agrees with them"
UNBOUNDED = 3
OPTIONS = {"presolve": False}  # these programmes are small: presolving takes longer than it saves


@dataclass
class Witnesses:
    """Whole tables that agreed with what some reader sees; kept to be looked at again.

    When more is hidden each is still a witness; when less is, or for a reader who knows more, those
    are that have the true value there.
    """

    found: list[Numbers] = field(default_factory=list)
    _tables: Numbers | None = None
    _moved: Mask | None = None  # which cells differ from the true ones, a row for each witness

    def that_agree(self, family: Family, hidden: Mask, reader: str) -> Numbers:
        """Return the witnesses, a row each, that agree with all that a reader sees and knows."""
        tables, moved = self._stacked(family)
        seen = ~hidden | known_to(family, reader)
        tables = tables[~moved[:, seen].any(axis=1)]
        agree: Numbers = tables[(tables >= family.floor(reader) - TOLERANCE).all(axis=1)]
        return agree

    def _stacked(self, family: Family) -> tuple[Numbers, Mask]:
        if self._tables is None or self._moved is None:
            self._tables = np.zeros((0, len(family.cells)))
            self._moved = np.zeros(self._tables.shape, dtype=bool)
        if new := self.found[len(self._tables) :]:
            added = np.array(new)
            differ = np.abs(added - family.values) >= TOLERANCE
            self._tables = np.vstack([self._tables, added])
            self._moved = np.vstack([self._moved, differ])
        return self._tables, self._moved


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
            options=OPTIONS,
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
            options=OPTIONS,
        )
        if result.status == 0:
            found = true + result.x[:size] - result.x[size:]
            self.witness(found)
            self.seen.append(found)
        return bool(result.status == 0)

    def press(self, at: Places, ends: Numbers, sign: int) -> None:
        """Look for one table in which as many cells as can be pass their ends, down or up.

        ``sign`` 1 presses cells down to their ends, -1 up. What a cell lacks is the cost.
        """
        size, many = len(self.cells), len(at)
        pick = sparse.csr_matrix((np.ones(many), (np.arange(many), at)), shape=(many, size))
        lack = -sparse.eye(many, format="csr")
        height = self.system.shape[0]
        result = linprog(
            np.r_[np.zeros(size), np.ones(many)],
            A_ub=sparse.hstack([sign * pick, lack], format="csr"),
            b_ub=sign * ends,
            A_eq=sparse.hstack([self.system, sparse.csr_matrix((height, many))], format="csr"),
            b_eq=self.given,
            bounds=np.column_stack(
                [np.r_[self.floor, np.zeros(many)], np.full(size + many, np.inf)]
            ),
            method="highs",
            options=OPTIONS,
        )
        if result.status == 0:
            self.witness(result.x[:size])
            self.seen.append(result.x[:size])

    def reach(self, at: int, sign: int) -> float:
        """Return the smallest (sign 1) or largest (sign -1) possible value of a cell."""
        if self.system.shape[0] == 0:
            return float(self.floor[at]) if sign > 0 else np.inf
        objective = np.zeros(len(self.cells))
        objective[at] = sign
        return _clean(sign * self.solve(objective))


def parts(
    family: Family, hidden: Mask, reader: str = OUTSIDER, wanted: Mask | None = None
) -> Iterator[Part]:
    """Yield the unknown cells of a reader, split into groups that no equation ties together.

    Groups without a ``wanted`` cell are left out.
    """
    unknown = hidden & ~known_to(family, reader)
    columns = np.flatnonzero(unknown)
    system = family.matrix[:, columns]
    given = -(family.matrix @ np.where(unknown, 0.0, family.values))
    floor = np.where(unknown, family.floor(reader), 0.0)
    height = system.shape[0]
    graph = sparse.bmat([[None, system], [system.T, None]], format="csr")
    count, label = connected_components(graph, directed=False)
    equations, cells = label[:height], label[height:]
    asked = cells if wanted is None else cells[wanted[columns]]
    empty = np.setdiff1d(np.arange(count), cells)
    for k in (*np.unique(asked), *empty):
        inside, rows = np.flatnonzero(cells == k), np.flatnonzero(equations == k)
        if len(inside):
            at = columns[inside]
            yield Part(at, system[rows][:, inside], given[rows], floor[at])
        elif len(rows) and abs(given[rows]).max() > TOLERANCE:
            raise ValueError(INCONSISTENT)


def _clean(value: float) -> float:
    rounded = round(value) if np.isfinite(value) else value
    return float(rounded) if abs(value - rounded) < TOLERANCE else value
