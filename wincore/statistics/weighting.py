"""Non-response: response rates, and weights that bring respondents into line with the workforce.

A weighted figure is always shown beside the unweighted one of the same people, never in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from wincore.statistics.figure import Figure, not_calculable
from wincore.statistics.interval import Interval, no_interval
from wincore.statistics.intervals import wilson

NO_HEADCOUNT = "not calculable: no headcount is held"
MORE_ANSWERS = "more answers ({answers}) than people ({people}): check headcount and duplicates"
NO_RESPONDENTS = "no weights: no respondent has a known value of every margin"
NO_MARGIN = "no weights: the workforce has no counts for {margin}"
DID_NOT_SETTLE = "no weights: the margins contradict each other"
UNCOVERED = "nobody answered from {groups}: weights cannot speak for them"
UNCOUNTED = "{left} of {all} respondents left out: the workforce has no counts for {categories}"
UNKNOWN = "{left} of {all} respondents left out: a trait that is weighted by is not known"
WEIGHTED_NOBODY = "no interval: nobody with a weight answered"
_ROUNDS, _CLOSE = 500, 1e-10
Targets = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Weights:
    """A weight per respondent (mean 1; NaN if left out) and what weighting costs.

    ``design_effect`` is Kish's n sum(w^2) / sum(w)^2: 1 means that weighting costs nothing;
    ``effective_n`` = n / design effect. Without weights the note says why.
    """

    values: pd.Series[float]
    design_effect: float | None
    effective_n: float | None
    note: str = ""


@dataclass(frozen=True)
class WeightedShare:
    """A share as answered and as weighted, side by side, with the interval of the weighted one.

    ``unweighted`` is that of all ``n`` who answered, ``plain`` that of the ``n_weighted`` among
    them who have a weight: weighting moves ``plain`` to ``weighted``, and nothing else.
    """

    unweighted: float | None
    n: int
    plain: float | None
    n_weighted: int
    weighted: float | None
    effective_n: float | None
    interval: Interval
    note: str = ""

    @property
    def difference(self) -> float | None:
        """What weighting makes of the answers of the very same people."""
        if self.weighted is None or self.plain is None:
            return None
        return self.weighted - self.plain


def response_rate(answers: int, people: int | None) -> Figure:
    """Return answers / people asked, with a note where more answered than there are people."""
    if not people:
        return not_calculable(NO_HEADCOUNT)
    note = MORE_ANSWERS.format(answers=answers, people=people) if answers > people else ""
    return Figure(answers / people, note)


def rake(respondents: pd.DataFrame, margins: Targets) -> Weights:
    """Return weights under which respondents match the workforce on every margin.

    ``margins`` is column -> category -> headcount; only shares within a margin matter. A category
    in which nobody answered cannot be weighted for and is named in the note. No weight has a
    respondent of a category without a headcount, which is named too, or whose category is missing
    (NaN): that of a trait not declared. Source: iterative proportional fitting (library ipfn).
    """
    columns = list(margins)
    targets = {c: {k: v for k, v in margins[c].items() if v > 0} for c in columns}
    for column in columns:
        if not targets[column]:
            return _no_weights(respondents, NO_MARGIN.format(margin=column))
    known = _known(respondents, targets)
    if not known.any():
        return _no_weights(respondents, NO_RESPONDENTS)
    covered, missing = _covered(respondents[known], targets)
    values = _raked(respondents[known], covered)
    if values is None:
        return _no_weights(respondents, DID_NOT_SETTLE)
    effect = design_effect(values)
    note = "; ".join([*_uncovered(missing), *_left_out(respondents, targets)])
    return Weights(values.reindex(respondents.index), effect, len(values) / effect, note)


def design_effect(weights: pd.Series[float]) -> float:
    """Return Kish's design effect, n sum(w^2) / sum(w)^2; 1 means equal weights."""
    w = weights.dropna()
    return float(len(w) * (w**2).sum() / w.sum() ** 2)


def weighted_share(yes: pd.Series[bool], weights: Weights) -> WeightedShare:
    """Return the share of yes, unweighted and weighted; NaN answers are outside the base.

    The interval is Wilson's at the effective sample size n / design effect of those who answered
    and have a weight.
    """
    known = yes.dropna().astype(float)
    raw = float(known.mean()) if len(known) else None
    w = weights.values.reindex(known.index).dropna()
    if w.empty:
        nothing = no_interval(WEIGHTED_NOBODY)
        return WeightedShare(raw, len(known), None, 0, None, None, nothing, weights.note)
    plain = float(known[w.index].mean())
    share = float(np.average(known[w.index], weights=w))
    size = len(w) / design_effect(w)
    spread = wilson(share * size, size)
    return WeightedShare(raw, len(known), plain, len(w), share, size, spread, weights.note)


def _known(respondents: pd.DataFrame, targets: Targets) -> pd.Series[bool]:
    known = pd.Series(True, index=respondents.index)
    for column, target in targets.items():
        known &= respondents[column].isin(target)
    return known


def _covered(
    respondents: pd.DataFrame, targets: Targets
) -> tuple[dict[str, pd.Series[float]], list[str]]:
    """Return the margins over categories with respondents, scaled to their number, and the rest."""
    covered, missing = {}, []
    for column, target in targets.items():
        present = set(respondents[column])
        missing += [f"{column} {k}" for k in target if k not in present]
        counts = pd.Series({k: float(v) for k, v in target.items() if k in present})
        covered[column] = counts / counts.sum() * len(respondents)
    return covered, missing


def _raked(
    respondents: pd.DataFrame, margins: Mapping[str, pd.Series[float]]
) -> pd.Series[float] | None:
    from ipfn.ipfn import ipfn

    columns = list(margins)
    codes = [pd.Index(margins[c].index).get_indexer(respondents[c]) for c in columns]
    cells = np.zeros([len(margins[c]) for c in columns])
    np.add.at(cells, tuple(codes), 1.0)
    aggregates = [margins[c].to_numpy(dtype=float) for c in columns]
    axes = [[i] for i in range(len(columns))]
    # One round at a time: ipfn's own loop prints to standard output, which the shell needs clean.
    fitting, fitted, off = ipfn(cells, aggregates, axes), cells.copy(), np.inf
    for _ in range(_ROUNDS):
        fitted, off = fitting.ipfn_np(fitted, aggregates, axes)
        if off < _CLOSE:
            ratio = np.divide(fitted, cells, out=np.ones_like(cells), where=cells > 0)
            return pd.Series(ratio[tuple(codes)], index=respondents.index)
    return None


def _no_weights(respondents: pd.DataFrame, reason: str) -> Weights:
    return Weights(pd.Series(np.nan, index=respondents.index), None, None, reason)


def _uncovered(missing: list[str]) -> list[str]:
    return [UNCOVERED.format(groups=", ".join(missing))] if missing else []


def _left_out(respondents: pd.DataFrame, targets: Targets) -> list[str]:
    """Return how many respondents have no weight: for want of a headcount, or of their own word."""
    strange = pd.Series(False, index=respondents.index)
    names: list[str] = []
    for column, target in targets.items():
        here = respondents[column].notna() & ~respondents[column].isin(target)
        names += [f"{column} {k}" for k in sorted(respondents.loc[here, column].unique())]
        strange |= here
    unknown = ~_known(respondents, targets) & ~strange
    everybody, categories = len(respondents), ", ".join(names)
    notes = [
        (strange, UNCOUNTED.format(left=strange.sum(), all=everybody, categories=categories)),
        (unknown, UNKNOWN.format(left=unknown.sum(), all=everybody)),
    ]
    return [words for mask, words in notes if mask.any()]
