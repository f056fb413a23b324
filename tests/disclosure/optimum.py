"""The fewest cells that can be hidden, by mixed-integer programming, and what a plain rule does."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from wincore.disclosure.family import Family, Mask
from wincore.disclosure.needs import known_to, needs, readers

SECONDS = 60


def fewest_hidden(family: Family, minimum: int) -> int:
    """Return the smallest number of hidden cells that meets every reader's needs.

    The model of Fischetti and Salazar (2001): a binary per cell, and for each end of each range a
    table that agrees with what is published and takes the cell there.
    """
    size, equations = len(family.cells), family.matrix
    ends = list(_ends(family, minimum))
    width = size * (1 + len(ends))
    lower, upper = np.zeros(width), np.ones(width)
    rows, low, high = [], [], []
    for i, (cell, move, floor, known) in enumerate(ends, start=1):
        here = slice(i * size, (i + 1) * size)
        down = np.where(known, 0.0, family.values - floor)
        up = np.where(known, 0.0, 2.0 * family.values.max() + minimum)
        lower[here], upper[here] = -down, up
        lower[i * size + cell] = upper[i * size + cell] = move
        rows += [_placed(equations, i, width), *_only_if_hidden(size, i, width, down, up)]
        low += [np.zeros(equations.shape[0]), np.zeros(size), np.full(size, -np.inf)]
        high += [np.zeros(equations.shape[0]), np.full(size, np.inf), np.zeros(size)]
    integrality = np.r_[np.ones(size), np.zeros(width - size)]
    found = milp(
        np.r_[np.ones(size), np.zeros(width - size)],
        constraints=LinearConstraint(
            sparse.vstack(rows), np.concatenate(low), np.concatenate(high)
        ),
        bounds=Bounds(lower, upper),
        integrality=integrality,
        options={"time_limit": SECONDS},
    )
    assert found.status == 0, found.message
    return round(found.fun)


def _ends(family: Family, minimum: int) -> Iterator[tuple[int, float, np.ndarray, Mask]]:
    for reader in readers(family):
        floor, known = family.floor(reader), known_to(family, reader)
        for cell, low, high in needs(family, minimum, reader).itertuples(index=False):
            for end in (low, high):
                yield int(cell), end - family.values[int(cell)], floor, known


def _placed(block: sparse.csr_matrix, i: int, width: int) -> sparse.csr_matrix:
    wide = sparse.csr_matrix((block.shape[0], i * block.shape[1]))
    rest = sparse.csr_matrix((block.shape[0], width - (i + 1) * block.shape[1]))
    return sparse.hstack([wide, block, rest], format="csr")


def _only_if_hidden(size: int, i: int, width: int, down: np.ndarray, up: np.ndarray):
    """Return rows that let a cell move only when its binary says that it is hidden."""
    one = sparse.identity(size, format="csr")
    for bound in (down, -up):  # move + down * hidden >= 0; move - up * hidden <= 0
        row = _placed(one, i, width)
        binary = sparse.hstack(
            [sparse.diags(bound), sparse.csr_matrix((size, width - size))], format="csr"
        )
        yield row + binary


def hide_and_hope(family: Family, minimum: int) -> Mask:
    """Hide small counts, and in each line with a single hidden cell the smallest other one."""
    hidden = family.values < minimum
    before = np.zeros_like(hidden)
    while (hidden != before).any():
        before = hidden.copy()
        for row in range(family.matrix.shape[0]):
            line = family.matrix[row].indices
            if hidden[line].sum() == 1:
                others = line[~hidden[line]]
                hidden[others[np.argmin(family.values[others])]] = True
    return hidden
