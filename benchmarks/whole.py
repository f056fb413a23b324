"""Coverage of the intervals that allow for more than one share, and verdicts of whole programmes.

Printed by `python -m benchmarks.coverage`. The funnel is counted exactly, everything else simulated
with a fixed seed.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import binom

from benchmarks.lines import CALLED, SEED, SHARES, SIZES, Draw, Line, verdict_line
from wincore.statistics import (
    cronbach,
    funnel_limits,
    holm,
    paired_change,
    partial_pooling,
    rake,
    verdict,
    weighted_share,
)

EMPLOYERS = tuple(f"E{i}" for i in range(10))
# Indicators of an outcome that have a direction: states (yes or no), scales and shares.
OUTCOMES = {"commitment": (8, 4), "strategy": (4, 8), "legacy": (1, 5), "community": (0, 6)}
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


def false_programmes(programmes: int, draw: Draw) -> Iterator[str]:
    """Yield how often anything in a programme without effect is called improved or worsened."""
    rng = np.random.default_rng(SEED)
    called = dict.fromkeys(OUTCOMES, 0)
    anything = 0
    for _ in range(programmes):
        found = {name: _any(rng, *size, draw) for name, size in OUTCOMES.items()}
        called = {name: called[name] + found[name] for name in OUTCOMES}
        anything += any(found.values())
    for name, count in called.items():
        size = sum(OUTCOMES[name])
        yield verdict_line(f"whole programme, {name} ({size})", 10, count / programmes, programmes)
    yield verdict_line(ANYTHING, 10, anything / programmes, programmes)


ANYTHING = "whole programme, any of 4 outcomes"


def _any(rng: np.random.Generator, states: int, scales: int, draw: Draw) -> bool:
    """Tell whether any indicator of an outcome is called so, judged by Holm as the pages do."""
    drawn: list[NDArray[np.float64]] = [_states(rng) for _ in range(states)]
    drawn += [draw(rng, len(EMPLOYERS)) for _ in range(scales)]
    before = dict.fromkeys(EMPLOYERS, 0.0)
    changes = [paired_change(before, dict(zip(EMPLOYERS, d, strict=True))) for d in drawn]
    allowed = holm([c.p_permutation for c in changes])
    pairs = zip(changes, allowed, strict=True)
    return any(verdict(c, p=p).word in CALLED for c, p in pairs)


def _states(rng: np.random.Generator) -> NDArray[np.float64]:
    """Draw changes of a yes or no: half of the employers stay, the others go either way."""
    return rng.choice([-1.0, 0.0, 0.0, 1.0], len(EMPLOYERS))
