"""Scales: the half-answered rule, and how well the items of a scale hang together."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from wincore.statistics.interval import LEVEL, Interval, no_interval

SMALL = 30
TOO_SMALL = "not calculable: internal consistency needs two items and three complete answers"
CONSTANT = "not calculable: everybody gave the same answers"
CAUTION = "only {n} complete answers: alpha from fewer than 30 people is unsteady"
NEGATIVE = "negative alpha: an item may be worded the other way round"
LEFT_OUT = "{left} of {all} left out for an item without an answer"


@dataclass(frozen=True)
class Reliability:
    """Cronbach's alpha with Feldt's interval; None with the reason where not calculable."""

    alpha: float | None
    interval: Interval
    n: int
    items: int
    note: str = ""


def scale_score(answers: pd.DataFrame, reverse: Collection[str], points: int) -> pd.Series[float]:
    """Return each respondent's scale mean, 1 to ``points``; NaN with under half of the items.

    ``answers`` holds one row per respondent and one column per item, 1 to ``points`` or NaN for
    every missing state. Items of ``reverse`` are flipped (points + 1 - answer) before averaging.
    """
    flipped = flip(answers, reverse, points)
    answered = flipped.notna().sum(axis=1)
    return flipped.mean(axis=1).where(2 * answered >= flipped.shape[1])


def flip(answers: pd.DataFrame, reverse: Collection[str], points: int) -> pd.DataFrame:
    """Return the answers with reverse-worded items turned round: points + 1 - answer."""
    known = answers.astype(float)
    turned = [c for c in known.columns if c in reverse]
    return known.assign(**{c: points + 1 - known[c] for c in turned})


def cronbach(answers: pd.DataFrame) -> Reliability:
    """Return Cronbach's alpha, k/(k-1) (1 - sum of item variances / variance of the sum).

    0 means no consistency, 1 perfect. Flip reverse items first (`flip`). Respondents with a missing
    item are left out. Interval: 1 - (1 - alpha) F with n - 1 and (n - 1)(k - 1) degrees of freedom.
    Source: Cronbach 1951; Feldt 1965.
    """
    complete = answers.astype(float).dropna()
    n, k = complete.shape
    if n < 3 or k < 2:
        return Reliability(None, no_interval(TOO_SMALL), n, k, TOO_SMALL)
    total = float(complete.sum(axis=1).var())
    if total < 1e-12:
        return Reliability(None, no_interval(CONSTANT), n, k, CONSTANT)
    alpha = k / (k - 1) * (1 - float(complete.var().sum()) / total)
    return Reliability(alpha, _feldt(alpha, n, k), n, k, _note(alpha, n, len(answers)))


def _feldt(alpha: float, n: int, k: int) -> Interval:
    from scipy.stats import f

    tail = (1 - LEVEL) / 2
    low, high = (1 - (1 - alpha) * f.ppf(q, n - 1, (n - 1) * (k - 1)) for q in (1 - tail, tail))
    return Interval(float(low), float(high), "feldt")


def _note(alpha: float, n: int, asked: int) -> str:
    notes = [
        CAUTION.format(n=n) if n < SMALL else "",
        NEGATIVE if alpha < 0 else "",
        LEFT_OUT.format(left=asked - n, all=asked) if asked > n else "",
    ]
    return "; ".join(x for x in notes if x)


def distribution(answers: pd.Series[float], points: int) -> pd.Series[int]:
    """Return how many gave each answer 1 to ``points``, zeros included: shown before any mean."""
    counted = answers.dropna().value_counts()
    return counted.reindex(np.arange(1, points + 1), fill_value=0).astype(int)
