"""Intervals: from where to where the true value may reasonably lie.

All at 95 % unless said otherwise. SciPy and statsmodels do the arithmetic; they are imported
where they are used because the cheap half of this package should not wait for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from wincore.statistics.interval import LEVEL, Interval, no_interval

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

FEW_VALUES = 8  # below this a bootstrap has too little to resample from
ENOUGH_VALUES = 30  # measured by benchmarks/coverage.py: below this it covers less than it claims

NO_BASE = "no interval: nobody is in the base"
CENSUS = "everybody was asked and answered: no sampling error"
MORE_THAN_PEOPLE = "more answers than people: the finite population correction is left out"
ZERO_COUNT = "no interval: a count of zero, and Katz's interval divides by it"
NO_SPREAD = "no interval: all values are equal, there is no spread to resample"
CERTAIN = (
    "no interval: everybody was selected in both groups, where Katz's formula would claim certainty"
)
TOO_FEW_VALUES = "no interval: fewer than two values"
FEW_NOTE = "only {n} values: a bootstrap from fewer than 8 is too narrow, by much"
SOME_NOTE = "{n} values: a bootstrap from fewer than 30 is somewhat too narrow"
IMPOSSIBLE = "counts must satisfy 0 <= {part} <= {whole}: got {k} of {n}"


def wilson(k: float, n: float, population: float | None = None) -> Interval:
    """Return Wilson's score interval of the share k / n.

    With ``population`` (the headcount that was surveyed) the variance carries the finite population
    correction: Wilson's formula is used at the effective sample size n (N - 1) / (N - n), and the
    limits are kept within what is possible, k / N to (N - n + k) / N. A census (n = N) has zero
    width. Where more answered than there are people the correction is left out, and said so.

    Source: Wilson 1927, as in Newcombe 1998; effective size from the hypergeometric variance.
    Raises ValueError unless 0 <= k <= n.
    """
    _check(k, n)
    if n == 0:
        return no_interval(NO_BASE)
    if population is not None and population == n:
        return Interval(k / n, k / n, "wilson", CENSUS)
    low, high = wilson_array([k], [n], None if population is None else [population])
    note = MORE_THAN_PEOPLE if population is not None and population < n else ""
    return Interval(float(low[0]), float(high[0]), "wilson", note)


def wilson_array(
    k: ArrayLike, n: ArrayLike, population: ArrayLike | None = None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return Wilson's limits for arrays of counts at once, as `wilson` does for one.

    NaN where the base is 0 or unknown; NaN in ``population`` means that it is not known.
    """
    from statsmodels.stats.proportion import proportion_confint

    counts, base = (np.asarray(x, dtype=float) for x in (k, n))
    base = np.where(base > 0, base, np.nan)
    size, least, most = _effective(counts, base, population)
    share = counts / base
    low, high = proportion_confint(share * size, size, alpha=1 - LEVEL, method="wilson")
    return np.clip(low, least, np.minimum(share, most)), np.clip(
        high, np.maximum(share, least), most
    )


def _effective(counts: Any, base: Any, population: ArrayLike | None) -> tuple[Any, Any, Any]:
    """Return effective sample sizes, and the least and greatest share that is possible."""
    people = np.full_like(base, np.nan) if population is None else np.asarray(population, float)
    sampled = people >= base  # False for NaN: then the population counts as unlimited
    people = np.where(sampled, people, np.nan)
    # A census would divide by zero; its limits are fixed by least = most = share below.
    rest = np.maximum(people - base, 1e-9)
    size = np.where(sampled, base * (people - 1) / rest, base)
    least = np.where(sampled, counts / people, 0.0)
    most = np.where(sampled, (people - base + counts) / people, 1.0)
    return np.where(size > 0, size, base), least, most


def newcombe(k1: float, n1: float, k2: float, n2: float) -> Interval:
    """Return the hybrid score interval of the difference k1 / n1 - k2 / n2; 0 is no difference.

    Source: Newcombe 1998, method 10 (statsmodels "newcomb": its "score" fails on small pairs).
    Raises ValueError unless 0 <= k <= n in both.
    """
    from statsmodels.stats.proportion import confint_proportions_2indep

    _check(k1, n1)
    _check(k2, n2)
    if n1 == 0 or n2 == 0:
        return no_interval(NO_BASE)
    low, high = confint_proportions_2indep(
        k1, n1, k2, n2, method="newcomb", compare="diff", alpha=1 - LEVEL
    )
    return Interval(max(float(low), -1.0), min(float(high), 1.0), "newcombe")


def katz(k1: int, n1: int, k2: int, n2: int) -> Interval:
    """Return Katz's log interval of the ratio (k1 / n1) / (k2 / n2); 1 is no difference.

    A count of zero is not calculable. When everybody was selected in both groups Katz's formula
    gives zero width, which would claim certainty: that is not calculable either.

    Source: Katz and others 1978 (scipy.stats.contingency.relative_risk).
    Raises ValueError unless 0 <= k <= n in both.
    """
    from scipy.stats.contingency import relative_risk

    _check(k1, n1)
    _check(k2, n2)
    if k1 == 0 or k2 == 0:
        return no_interval(ZERO_COUNT if n1 and n2 else NO_BASE)
    if k1 == n1 and k2 == n2:
        return no_interval(CERTAIN)
    found = relative_risk(int(k1), int(n1), int(k2), int(n2)).confidence_interval(LEVEL)
    return Interval(float(found.low), float(found.high), "katz")


def bounds_for_unknowns(n_group: float, n_known: float, n_total: float) -> Interval:
    """Return worst and best case of a share when some people's group is not known.

    N_g / N to (N_g + N_unknown) / N: none, or all, of the unknown belong to the group. This is not
    a sampling interval; it has zero width when everybody's group is known.
    Raises ValueError unless 0 <= N_g <= N_known <= N.
    """
    _check(n_group, n_known, "group", "known")
    _check(n_known, n_total, "known", "total")
    if n_total == 0:
        return no_interval(NO_BASE)
    return Interval(n_group / n_total, (n_group + n_total - n_known) / n_total, "bounds")


def total_in_population(k: int, n: int, population: int) -> Interval:
    """Return the totals in a finite population with which a sample of k of n agrees.

    Both tails of the hypergeometric distribution are inverted at 2.5 % each: 3 of 8 in a
    population of 20 gives 3 to 13 people. Exact, therefore wider than Wilson. Of nobody: 0 to 0.
    Raises ValueError unless 0 <= k <= n <= population.
    """
    from scipy.stats import hypergeom

    _check(k, n)
    _check(n, population, "sample", "population")
    if population == 0:
        return Interval(0.0, 0.0, "hypergeometric")
    tail = (1 - LEVEL) / 2
    totals = np.arange(k, population - n + k + 1)
    at_least = hypergeom.sf(k - 1, population, totals, n)
    at_most = hypergeom.cdf(k, population, totals, n)
    agree = totals[(at_least > tail) & (at_most > tail)]
    return Interval(float(agree[0]), float(agree[-1]), "hypergeometric")


def mean_bca(values: Iterable[float], *, seed: int = 2463, resamples: int = 9999) -> Interval:
    """Return the bias-corrected accelerated bootstrap interval of a mean.

    NaN and infinite values are left out. The seed is fixed, so that the same values give the same
    interval in any order. The note warns that it is too narrow below 30 values, and much too narrow
    below 8 (see docs/statistics.md).
    Source: Efron 1987 (scipy.stats.bootstrap).
    """
    from scipy.stats import bootstrap

    known = np.sort(np.asarray(list(values), dtype=float))  # sorted: order must not matter
    known = known[np.isfinite(known)]
    if known.size < 2:
        return no_interval(TOO_FEW_VALUES)
    if np.ptp(known) < 1e-12:
        return no_interval(NO_SPREAD)
    # The batch keeps memory in bounds for thousands of respondents.
    batch = max(1, 2_000_000 // known.size)
    found = bootstrap(
        (known,), np.mean, n_resamples=resamples, batch=batch, confidence_level=LEVEL, rng=seed
    ).confidence_interval
    return Interval(float(found.low), float(found.high), "bca", _caution(known.size))


def _caution(n: int) -> str:
    if n < FEW_VALUES:
        return FEW_NOTE.format(n=n)
    return SOME_NOTE.format(n=n) if n < ENOUGH_VALUES else ""


def _check(k: float, n: float, part: str = "count", whole: str = "base") -> None:
    if not 0 <= k <= n:
        raise ValueError(IMPOSSIBLE.format(part=part, whole=whole, k=k, n=n))
