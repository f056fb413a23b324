"""Print how often intervals that claim 95 % hold the truth, and how often verdicts are false.

    python -m benchmarks.coverage [--programmes 2000] [--samples 2000] [--only "survey means"]

Shares, differences and ratios are counted exactly: every possible outcome with its probability, no
simulation. Means and verdicts are simulated with a fixed seed. ``--only`` simulates nothing but the
verdicts whose name begins so, for a longer look at one of them.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom, hypergeom

from benchmarks.lines import CALLED, SEED, SHARES, SIZES, Draw, Line, verdict_line
from benchmarks.programmes import drawn_programmes, swapped_programmes
from benchmarks.ties import tied_lines
from benchmarks.whole import (
    feldt_lines,
    funnel_lines,
    pooled_lines,
    weighted_lines,
)
from wincore.statistics import (
    Interval,
    katz,
    mean_bca,
    newcombe,
    paired_change,
    verdict,
    wilson_array,
)


def wilson_lines() -> Iterator[Line]:
    """Yield the coverage of Wilson's interval of a share."""
    for n in SIZES:
        k = np.arange(n + 1)
        low, high = wilson_array(k, np.full(n + 1, n))
        held = [float(binom.pmf(k, n, p)[(low <= p) & (p <= high)].sum()) for p in SHARES]
        yield Line("Wilson, share", str(n), held)


def finite_lines() -> Iterator[Line]:
    """Yield the coverage of Wilson's interval with the finite population correction."""
    for n, people in ((5, 10), (8, 20), (10, 30), (30, 60), (30, 300)):
        k = np.arange(n + 1)
        low, high = wilson_array(k, np.full(n + 1, n), np.full(n + 1, people))
        truths = np.unique(np.rint(SHARES * people)).astype(int)
        held = []
        for total in truths:
            inside = (low <= total / people + 1e-12) & (total / people - 1e-12 <= high)
            held.append(float(hypergeom.pmf(k, people, total, n)[inside].sum()))
        yield Line("Wilson, finite population", f"{n} of {people}", held)


def pair_lines(
    method: str, interval: Callable[..., Interval], truth: Callable[[float, float], float]
) -> Iterator[Line]:
    """Yield the coverage of an interval between two groups of n each, given that there is one."""
    for n in SIZES:
        k = np.arange(n + 1)
        found = [[interval(int(a), n, int(b), n) for b in k] for a in k]
        there = np.array([[i.calculable for i in row] for row in found])
        low = np.array([[i.low if i.calculable else np.nan for i in row] for row in found], float)
        high = np.array([[i.high if i.calculable else np.nan for i in row] for row in found], float)
        held, none = [], []
        for p in SHARES[1::3]:
            for q in SHARES[1::3]:
                weight = np.outer(binom.pmf(k, n, p), binom.pmf(k, n, q))
                value = truth(p, q)
                inside = there & (low <= value) & (value <= high)
                held.append(float(weight[inside].sum() / weight[there].sum()))
                none.append(float(weight[~there].sum()))
        yield Line(method, f"{n} and {n}", held, float(np.mean(none)))


def likert(rng: np.random.Generator, n: int) -> NDArray[np.float64]:
    """Draw answers 1-5 as surveys give them, leaning to agreement; their mean is 3.6."""
    return rng.choice(np.arange(1.0, 6.0), size=n, p=(0.05, 0.1, 0.25, 0.4, 0.2))


def employer_means(rng: np.random.Generator, n: int) -> NDArray[np.float64]:
    """Draw means of employers: normal around 3.6 with a spread of 0.4."""
    return rng.normal(3.6, 0.4, size=n)


def mean_lines(samples: int) -> Iterator[Line]:
    """Yield the coverage of the BCa bootstrap interval of a mean."""
    kinds: tuple[tuple[str, Draw], ...] = (
        ("BCa, mean of Likert answers", likert),
        ("BCa, mean of employers' means", employer_means),
    )
    for name, draw in kinds:
        for n in SIZES:
            rng = np.random.default_rng(SEED)
            found = [mean_bca(draw(rng, n), resamples=1999) for _ in range(samples)]
            there = [i for i in found if i.calculable]
            held = sum(3.6 in i for i in there) / len(there)
            yield Line(name, str(n), [held], 1 - len(there) / samples)


def skewed(rng: np.random.Generator, n: int) -> NDArray[np.float64]:
    """Draw values with a long upper tail, mean 1."""
    return rng.exponential(1.0, n)


def survey_means(rng: np.random.Generator, n: int) -> NDArray[np.float64]:
    """Draw changes of survey means where 6 people answered at first and 25 later."""
    return np.array([likert(rng, 25).mean() - likert(rng, 6).mean() for _ in range(n)])


def no_effect() -> tuple[tuple[str, Draw], ...]:
    """Return ways in which employers change when the programme does nothing."""
    return (
        ("normal changes", lambda rng, n: rng.normal(0, 0.4, n)),
        ("rounded to 0.5, many ties", lambda rng, n: np.rint(rng.normal(0, 0.8, n)) / 2),
        ("yes/no, either way", lambda rng, n: rng.choice([-1.0, 0.0, 1.0], n)),
        ("heavy tails", lambda rng, n: rng.standard_t(2, n)),
        ("skewed values, both waves alike", lambda rng, n: skewed(rng, n) - skewed(rng, n)),
        ("survey means, unequal response", survey_means),
        ("stress: lopsided changes, mean 0", lambda rng, n: skewed(rng, n) - 1.0),
    )


def false_verdicts(programmes: int, only: str = "") -> Iterator[str]:
    """Yield how often a programme without any effect is called improved or worsened."""
    for name, draw in no_effect():
        for n in (6, 8, 10) if name.startswith(only) else ():
            rng = np.random.default_rng(SEED)
            words = [_word(draw(rng, n)) for _ in range(programmes)]
            share = sum(w in CALLED for w in words) / programmes
            yield verdict_line(name, n, share, programmes)


def _word(differences: NDArray[np.float64]) -> str:
    employers = [f"E{i}" for i in range(len(differences))]
    before = dict.fromkeys(employers, 0.0)
    return verdict(paired_change(before, dict(zip(employers, differences, strict=True)))).word


def main(arguments: Sequence[str] | None = None) -> None:
    """Print all tables; ``arguments`` are those of the command line."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    options.add_argument("--programmes", type=int, default=2000)
    options.add_argument("--samples", type=int, default=2000)
    options.add_argument("--only", default="", help="beginning of a row of false verdicts")
    chosen = options.parse_args(arguments)
    if not chosen.only:
        _print_intervals(chosen.samples)
    print(f"\n{'no real effect':<40}{'employers':>10}{'false':>9}")
    for text in false_verdicts(chosen.programmes, chosen.only):
        print(text)
    if not chosen.only:
        _print_programmes(chosen.programmes)


def _print_programmes(programmes: int) -> None:
    print(f"\n{'anything called so in a whole programme':<40}{'employers':>10}{'false':>9}")
    kinds = (
        drawn_programmes(programmes, survey_means),
        swapped_programmes(),
        tied_lines(programmes),
    )
    for lines in kinds:
        for text in lines:
            print(text, flush=True)


def _print_intervals(samples: int) -> None:
    print(f"{'interval, 95 % claimed':<34}{'n':>10}{'mean':>9}{'least':>9}{'most':>9}{'none':>9}")
    for lines in (
        wilson_lines(),
        finite_lines(),
        pair_lines("Newcombe, difference", newcombe, lambda p, q: p - q),
        pair_lines("Katz, ratio", katz, lambda p, q: p / q),
        mean_lines(samples),
        funnel_lines(),
        pooled_lines(samples),
        feldt_lines(samples),
        weighted_lines(samples),
    ):
        for line in lines:
            print(line)


if __name__ == "__main__":
    main()
