"""Which rows of a return to add up, so that nobody is counted twice.

A source may hold a total beside its parts ("Black, all sexes: 12" beside "Black, female: 5" and
"Black, male: 7"), or two tables of the same people (one by ethnicity, one by sex). Rows of one
employer and wave are sorted by what they split, their *pattern*: a set of dimensions. Totals of
finer rows are set aside; of patterns that do not refine each other the fuller table is taken.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from wincore.framework.categories import ALL

Mask = npt.NDArray[np.bool_]


def countable(
    frame: pd.DataFrame, dimensions: Sequence[str], needed: Sequence[str], weight: str
) -> Mask:
    """Return the rows to add up for a figure that needs certain dimensions to be told apart.

    ``frame`` has employer_id, wave and every dimension; ``weight`` is its column of counts.
    """
    pattern = _patterns(frame, dimensions)
    wanted = sum(1 << dimensions.index(d) for d in needed)
    eligible: Mask = (pattern & wanted) == wanted
    several = _uneven(frame, pattern)
    for _, positions in several:
        kept = positions[eligible[positions]]
        eligible[positions] = False
        eligible[_fullest(frame, dimensions, pattern, kept, weight)] = True
    return eligible


def _patterns(frame: pd.DataFrame, dimensions: Sequence[str]) -> npt.NDArray[np.int64]:
    pattern = np.zeros(len(frame), dtype=np.int64)
    for bit, dimension in enumerate(dimensions):
        pattern |= (frame[dimension] != ALL).to_numpy(dtype=np.int64) << bit
    return pattern


def _uneven(
    frame: pd.DataFrame, pattern: npt.NDArray[np.int64]
) -> list[tuple[object, npt.NDArray[np.intp]]]:
    """Return the row positions of each employer and wave whose rows differ in what they split."""
    if len(frame) == 0 or (pattern == pattern[0]).all():
        return []
    keys = frame.groupby(["employer_id", "wave"], sort=False).ngroup().to_numpy()
    low = pd.Series(pattern).groupby(keys).transform("min").to_numpy()
    high = pd.Series(pattern).groupby(keys).transform("max").to_numpy()
    uneven = np.flatnonzero(low != high)
    return [(key, uneven[keys[uneven] == key]) for key in np.unique(keys[uneven])]


def _fullest(
    frame: pd.DataFrame,
    dimensions: Sequence[str],
    pattern: npt.NDArray[np.int64],
    positions: npt.NDArray[np.intp],
    weight: str,
) -> npt.NDArray[np.intp]:
    parts = positions[~_totals(frame, dimensions, pattern, positions)]
    counts = frame[weight].to_numpy(dtype=float, na_value=0.0)
    sums = {int(p): counts[parts[pattern[parts] == p]].sum() for p in np.unique(pattern[parts])}
    best = max(_chains(sorted(sums)), key=lambda chain: sum(sums[p] for p in chain), default=())
    return parts[np.isin(pattern[parts], best)]


def _chains(patterns: list[int]) -> list[tuple[int, ...]]:
    """Return every run of patterns of which each refines the one before."""
    found: list[tuple[int, ...]] = []
    for p in patterns:  # sorted as numbers, a coarser pattern always stands before a finer one
        found += [(*chain, p) for chain in found if chain[-1] & p == chain[-1]]
        found.append((p,))
    return found


def _totals(
    frame: pd.DataFrame,
    dimensions: Sequence[str],
    pattern: npt.NDArray[np.int64],
    positions: npt.NDArray[np.intp],
) -> Mask:
    """Return which rows are the total of finer rows of the same employer and wave."""
    values = frame[list(dimensions)].to_numpy()[positions]
    own = pattern[positions]
    total = np.zeros(len(positions), dtype=bool)
    for coarse in np.unique(own):
        finer = (own != coarse) & ((own & coarse) == coarse)
        split = [bit for bit in range(len(dimensions)) if coarse >> bit & 1]
        parts = {tuple(row) for row in values[finer][:, split]}
        at = np.flatnonzero(own == coarse)
        total[at] = [tuple(row) in parts for row in values[at][:, split]]
    return total
