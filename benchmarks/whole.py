"""Coverage of the intervals that allow for more than one share.

Printed by `python -m benchmarks.coverage`. The funnel is counted exactly, everything else simulated
with a fixed seed.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from scipy.stats import binom

from benchmarks.lines import SEED, SHARES, SIZES, Line
from wincore.statistics import (
    cronbach,
    funnel_limits,
    partial_pooling,
    rake,
    weighted_share,
)

EMPLOYERS = tuple(f"E{i}" for i in range(10))
ITEMS, SHARED = 4, 0.7  # items of a scale; what of an item's spread all items have in common


def funnel_lines() -> Iterator[Line]:
    """Yield how often an employer that differs by chance alone lies within the 95 % limits."""
    for n in SIZES:
        k, held = np.arange(n + 1) / n, []
        for p in SHARES:
            limits = funnel_limits(float(p), [n]).iloc[0]
            inside = (limits["low_95"] <= k) & (k <= limits["high_95"])
            held.append(float(binom.pmf(np.arange(n + 1), n, p)[inside].sum()))
        yield Line("funnel, 95 % limits", str(n), held)


def pooled_lines(samples: int) -> Iterator[Line]:
    """Yield the coverage of shrunken shares of ten employers of n people each."""
    for n in SIZES:
        rng, inside = np.random.default_rng(SEED), []
        for _ in range(samples // 4):
            truth = rng.beta(8, 32, len(EMPLOYERS))  # around 20 %, give or take 6
            found = partial_pooling(rng.binomial(n, truth), np.full(len(EMPLOYERS), n))
            inside.append(float(np.mean((found.low <= truth) & (truth <= found.high))))
        yield Line("partial pooling, 10 employers", str(n), [float(np.mean(inside))])


def feldt_lines(samples: int) -> Iterator[Line]:
    """Yield the coverage of Feldt's interval of Cronbach's alpha of a scale of four items."""
    alpha = ITEMS * SHARED / (1 + (ITEMS - 1) * SHARED)
    for n in SIZES:
        rng, held = np.random.default_rng(SEED), 0
        for _ in range(samples):
            common = rng.normal(0, SHARED**0.5, (n, 1))
            items = common + rng.normal(0, (1 - SHARED) ** 0.5, (n, ITEMS))
            held += alpha in cronbach(pd.DataFrame(items)).interval
        yield Line("Feldt, alpha of 4 items", str(n), [held / samples])


def weighted_lines(samples: int) -> Iterator[Line]:
    """Yield the coverage of a raked share where one of two groups answers half as often."""
    truth, answering = {"a": 0.3, "b": 0.6}, (1 / 3, 2 / 3)
    for n in SIZES:
        rng, held, there = np.random.default_rng(SEED), 0, 0
        for _ in range(samples // 2):
            group = pd.Series(rng.choice(list(truth), n, p=answering))
            yes = pd.Series(rng.random(n) < group.map(truth))
            weights = rake(pd.DataFrame({"group": group}), {"group": {"a": 500, "b": 500}})
            found = weighted_share(yes, weights).interval
            there += found.calculable and group.nunique() == len(truth)
            held += group.nunique() == len(truth) and 0.45 in found
        yield Line("Wilson, weighted share", str(n), [held / there], 1 - 2 * there / samples)
