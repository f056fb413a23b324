"""One error rate for many indicators of the same employers: exact, by swapping their waves.

With no effect an employer's two waves could be swapped, and with them every figure of this employer
at once. So indicators that move together are not many chances to be wrong, but nearly one: what
Holm's method, which knows nothing of this, has to allow for is not charged here.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import pandas as pd

from wincore.statistics.signs import sign_flips

if TYPE_CHECKING:
    from numpy.typing import NDArray

Key = TypeVar("Key", bound=Hashable)
_TIE = 1e-12  # p-values are shares of the same patterns: equal ones may differ by float noise


def westfall_young(differences: Mapping[Key, Mapping[str, float]]) -> dict[Key, float]:
    """Return p-values adjusted for all hypotheses at once, by their step-down minimum p.

    ``differences`` is hypothesis -> employer -> change. The adjusted p of the smallest is the share
    of sign patterns of employers, the same for every hypothesis, in which *any* p is as small;
    the next smallest is set against the rest, and so on. It lies between the hypothesis' own
    sign-flip p and Holm's over all; 1 hypothesis keeps its own. The chance of any false claim stays
    below alpha whatever the indicators have to do with each other.

    Source: Westfall and Young 1993, algorithm 2.8; sign patterns by scipy.stats.permutation_test.
    """
    keys = list(differences)
    table = pd.DataFrame({at: dict(differences[k]) for at, k in enumerate(keys)}).fillna(0.0)
    moved = table.loc[
        (table != 0).any(axis=1)
    ].sort_index()  # drawn patterns: order must not matter
    if not len(moved):
        return dict.fromkeys(keys, 1.0)
    observed, patterns = sign_flips(moved.to_numpy())
    own, p = _p_values(np.abs(observed), np.abs(patterns))
    return dict(zip(keys, _stepped_down(own, p), strict=True))


def _p_values(
    observed: NDArray[np.float64], patterns: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the p observed, and the p that each pattern of signs would give: patterns in rows."""
    from scipy.stats import rankdata

    own = (patterns >= observed).mean(axis=0)
    return own, rankdata(-patterns, method="max", axis=0) / len(patterns)


def _stepped_down(own: NDArray[np.float64], p: NDArray[np.float64]) -> list[float]:
    order = np.argsort(own, kind="stable")
    # The smallest p, in each pattern, of a hypothesis and all that stand behind it.
    smallest = np.minimum.accumulate(p[:, order][:, ::-1], axis=1)[:, ::-1]
    as_small = (smallest <= own[order] + _TIE).mean(axis=0)
    adjusted = np.empty_like(own)
    adjusted[order] = np.maximum.accumulate(as_small)
    return [float(x) for x in adjusted]
