"""Fair comparison of employers of different size: partial pooling and funnel limits.

Small employers are top and bottom of any league table by chance. Partial pooling draws each share
towards the common one, the more so the smaller its base; the funnel shows how far chance alone
would scatter employers of each size.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

# Weakly informative: employers are believed as alike as if 50 people's worth of prior data stood
# behind the common share, give or take a factor of 20. It keeps the fit from full pooling.
PRIOR_STRENGTH = 50.0
_PRIOR_SPREAD = 1.5  # standard deviation of log strength
_BOUNDS = (0.0, np.log(1e6))  # log strength
_GRID, _REACH, _NEGLIGIBLE = 31, 4.0, 1e-4
LIMITS = {"95": 0.95, "99.8": 0.998}

NOTHING_TO_POOL = "nothing to pool: fewer than two employers have anybody in the base"
NO_MIDDLE = "nothing to pool: the share is 0 % or 100 % at every employer"
ALLOWED = "intervals allow for the common share and its spread being estimated"
OUT_OF_RANGE = "counts must satisfy 0 <= count <= base"


@dataclass(frozen=True)
class Pooling:
    """Shares drawn towards the common one; arrays in the order given, NaN without a base.

    ``mean`` is the common share, ``strength`` how many people's worth of weight it has. Where
    nothing can be pooled `share` equals `raw`, the limits are Wilson's and ``note`` says why.
    """

    raw: NDArray[np.float64]
    share: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    mean: float | None
    strength: float | None
    note: str


def partial_pooling(k: ArrayLike, n: ArrayLike) -> Pooling:
    """Return shares k / n shrunken towards the common share by a beta-binomial model.

    Estimate (k + M m) / (n + M): m is the common share, each employer weighted by what its size
    tells (Kleinman 1973); M maximises the beta-binomial likelihood (scipy.stats.betabinom) times a
    log-normal prior, since the likelihood alone runs to full pooling without overdispersion. Every
    estimate lies between its raw share and m, so never outside the range of the raw shares. Limits
    are quantiles of the posterior averaged over all m and M that the counts allow (`_limits`).
    Raises ValueError unless 0 <= k <= n.
    """
    counts, base = (np.asarray(x, dtype=float) for x in (k, n))
    if np.any(counts < 0) or np.any(counts > base):
        raise ValueError(OUT_OF_RANGE)
    raw = np.divide(counts, base, out=np.full_like(base, np.nan), where=base > 0)
    used = base > 0
    if used.sum() < 2 or not 0 < counts[used].sum() < base[used].sum():
        return _unpooled(counts, base, raw, NOTHING_TO_POOL if used.sum() < 2 else NO_MIDDLE)
    strength = _strength(counts[used], base[used])
    mean = _common(counts[used], base[used], strength)
    low, high = _limits(counts, base, mean, strength)
    share = np.where(used, (counts + strength * mean) / (base + strength), np.nan)
    inside = np.clip(share, np.fmin(raw, mean), np.fmax(raw, mean))  # against float noise only
    return Pooling(raw, np.where(used, inside, np.nan), low, high, mean, strength, ALLOWED)


def _common(counts: Any, base: Any, strength: float) -> float:
    weight = base / (1 + (base - 1) / (strength + 1))
    return float(np.sum(weight * counts / base) / np.sum(weight))


def _strength(counts: Any, base: Any) -> float:
    from scipy.optimize import minimize_scalar
    from scipy.stats import betabinom, norm

    def loss(log_strength: float) -> float:
        strength = float(np.exp(log_strength))
        mean = _common(counts, base, strength)
        fit = betabinom.logpmf(counts, base, strength * mean, strength * (1 - mean)).sum()
        return -float(fit + norm.logpdf(log_strength, np.log(PRIOR_STRENGTH), _PRIOR_SPREAD))

    return float(np.exp(minimize_scalar(loss, bounds=_BOUNDS, method="bounded").x))


def _limits(counts: Any, base: Any, mean: float, strength: float) -> tuple[Any, Any]:
    """Return 95 % limits that allow for not knowing the common share and its strength.

    Taken as known, the fitted values give intervals that hold the truth in four of five cases
    only. So beta posteriors are averaged over a grid of both, each as likely as the counts make it
    under the same prior (a flat one for the share). Source: Gelman and others, Bayesian Data
    Analysis, 5.3.
    """
    used = base > 0
    means, strengths, weights = _likely(counts[used], base[used], mean, strength)
    low, high = (np.full(len(base), np.nan) for _ in range(2))
    for at in np.flatnonzero(used):
        a = counts[at] + strengths * means
        b = base[at] - counts[at] + strengths * (1 - means)
        low[at], high[at] = (_quantile(q, a, b, weights) for q in (0.025, 0.975))
    return low, high


def _likely(counts: Any, base: Any, mean: float, strength: float) -> tuple[Any, Any, Any]:
    """Return common shares, strengths and their weights, those that hardly weigh left out."""
    from scipy.special import expit, logit
    from scipy.stats import betabinom, norm

    told = np.sum(base / (1 + (base - 1) / (strength / 8 + 1)))  # 8: wide enough for all strengths
    reach = _REACH / np.sqrt(mean * (1 - mean) * told)
    centre, spread = np.log(PRIOR_STRENGTH), _PRIOR_SPREAD
    logits, logs = (
        grid.ravel()
        for grid in np.meshgrid(
            np.linspace(logit(mean) - reach, logit(mean) + reach, _GRID),
            np.linspace(centre - 3 * spread, centre + 3 * spread, _GRID),
        )
    )
    means, strengths = np.clip(expit(logits), 1e-9, 1 - 1e-9), np.exp(logs)
    a, b = strengths * means, strengths * (1 - means)
    fit = betabinom.logpmf(counts[:, None], base[:, None], a, b).sum(axis=0)
    fit += norm.logpdf(logs, centre, spread) + np.log(means * (1 - means))
    weights = np.exp(fit - fit.max())
    kept = weights > _NEGLIGIBLE
    return means[kept], strengths[kept], weights[kept] / weights[kept].sum()


def _quantile(q: float, a: Any, b: Any, weights: Any) -> float:
    from scipy.optimize import brentq
    from scipy.special import betainc

    def beyond(share: float) -> float:
        return float(weights @ betainc(a, b, share)) - q

    return float(brentq(beyond, 0.0, 1.0, xtol=1e-7))


def _unpooled(counts: Any, base: Any, raw: Any, reason: str) -> Pooling:
    from wincore.statistics.intervals import wilson_array

    low, high = wilson_array(counts, base)
    return Pooling(raw, raw, low, high, None, None, reason)


def funnel_limits(share: float, sizes: ArrayLike) -> pd.DataFrame:
    """Return exact binomial limits around a share for a grid of sizes.

    Columns size, low_95, high_95, low_99.8, high_99.8 as shares. If every employer had this share,
    a point would lie strictly below (or above) a limit with at most 2.5 % (0.1 %) probability.
    Source: Spiegelhalter 2005, without his interpolation. Raises ValueError for a share beyond 0-1.
    """
    from scipy.stats import binom

    if not 0 <= share <= 1:
        raise ValueError(OUT_OF_RANGE)
    n = np.asarray(sizes, dtype=int)
    table = {"size": n}
    for name, level in LIMITS.items():
        tail = (1 - level) / 2
        table[f"low_{name}"] = binom.ppf(tail, n, share) / n
        table[f"high_{name}"] = binom.ppf(1 - tail, n, share) / n
    return pd.DataFrame(table)
