"""Exact tests on the signs of paired differences: what chance alone would give.

All two-sided; unchanged pairs carry no sign and drop out.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FEWEST_CHANGED = 6  # with five changed pairs the smallest two-sided exact p is .0625
EXACT_UP_TO = 14  # changed pairs; beyond, 2**n sign patterns are drawn at random
RESAMPLES = 19_999
DECIMALS = 9  # 3.4 - 3.2 and 0.2 are the same change; float noise is not
_SEED = 2463


def sign_test(differences: list[float]) -> float:
    """Return the exact two-sided sign test: 9 of 10 improved give p = .021."""
    from scipy.stats import binomtest

    changed = [d for d in differences if d != 0]
    if not changed:
        return 1.0
    return float(binomtest(sum(d > 0 for d in changed), len(changed)).pvalue)


def sign_flip(differences: list[float]) -> float:
    """Return the two-sided p of the mean under all patterns of signs.

    p = share of the 2**n sign patterns whose mean is at least as far from 0 as the one observed;
    up to 14 changed pairs all patterns are listed, beyond that 19,999 are drawn with a fixed seed.
    Source: Fisher 1935 (scipy.stats.permutation_test).
    """
    return _sign_flip(tuple(sorted(d for d in differences if d != 0)))


@lru_cache(maxsize=8192)
def _sign_flip(changed: tuple[float, ...]) -> float:
    if len(changed) < 2:
        return 1.0  # one change is as far from 0 as its mirror image
    observed, patterns = sign_flips(np.array(changed)[:, None])
    return float((np.abs(patterns) >= np.abs(observed)).mean())


def sign_flips(differences: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the sum of each column as observed, and under patterns of signs of the rows.

    A pattern turns whole rows round, so columns keep what they have to do with each other. Up to 14
    rows all 2**n patterns are listed; beyond that the one observed and 19,999 drawn with a fixed
    seed. Sums are in units of 1e-9, whole numbers: what ties does tie.
    """
    from scipy.stats import permutation_test

    whole = np.rint(differences * 10**DECIMALS)
    observed = whole.sum(axis=0)
    if len(whole) == 1:
        return observed, np.vstack([whole, -whole])
    exact = len(whole) <= EXACT_UP_TO
    found = permutation_test(
        (whole,),
        np.sum,
        permutation_type="samples",
        vectorized=True,
        axis=0,
        n_resamples=2 ** len(whole) if exact else RESAMPLES,
        rng=_SEED,
    ).null_distribution
    return observed, found if exact else np.vstack([observed, found])


def wilcoxon(differences: list[float]) -> float:
    """Return the exact two-sided p of Wilcoxon's signed-rank test; zeros dropped, ties averaged.

    It is the sign-flip permutation of the signed ranks, which stays exact under ties, where the
    tabulated distribution does not. SciPy's own wilcoxon by PermutationMethod gives the same p, but
    ranks anew under every pattern, which is many times slower.
    Source: Wilcoxon 1945.
    """
    return sign_flip(_signed_ranks(differences))


def rank_biserial(differences: list[float]) -> float | None:
    """Return the matched-pairs rank-biserial correlation, (W+ - W-) / (W+ + W-).

    0 means no difference; 1 that every changed pair improved. None if nothing changed.
    Source: Kerby 2014.
    """
    ranks = _signed_ranks(differences)
    return sum(ranks) / sum(abs(r) for r in ranks) if ranks else None


def _signed_ranks(differences: list[float]) -> list[float]:
    from scipy.stats import rankdata

    changed = [d for d in differences if d != 0]
    ranks = rankdata(np.abs(changed)) if changed else []
    return [float(r) if d > 0 else -float(r) for r, d in zip(ranks, changed, strict=True)]
