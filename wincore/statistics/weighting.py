"""Non-response: response rates, and weights that bring respondents into line with the workforce.

A weighted figure is always shown beside the unweighted one, never in its place.
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
LEFT_OUT = "{left} of {all} respondents left out: not declared, or not in the workforce counts"
WEIGHTED_NOBODY = "no interval: nobody with a weight answered"
_ROUNDS, _CLOSE = 500, 1e-10


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
    """A share as answered and as weighted, side by side, with the interval of the weighted one."""

    unweighted: float | None
    weighted: float | None
    n: int
    interval: Interval
    note: str = ""


def response_rate(answers: int, people: int | None) -> Figure:
    """Return answers / people asked, with a note where more answered than there are people."""
    if not people:
        return not_calculable(NO_HEADCOUNT)
    note = MORE_ANSWERS.format(answers=answers, people=people) if answers > people else ""
    return Figure(answers / people, note)


def rake(respondents: pd.DataFrame, margins: Mapping[str, Mapping[str, float]]) -> Weights:
    """Return weights under which respondents match the workforce on every margin.

    ``margins`` is column -> category -> headcount; only shares within a margin matter. A category
    in which nobody answered cannot be weighted for and is named in the note; a respondent whose
    category is unknown gets no weight. Source: iterative proportional fitting (library ipfn).
    """
    columns = list(margins)
    targets = {c: {k: v for k, v in margins[c].items() if v > 0} for c in columns}
    for column in columns:
        if not targets[column]:
            return _no_weights(respondents, NO_MARGIN.format(margin=column))
    known = pd.Series(True, index=respondents.index)
    for column in columns:
        known &= respondents[column].isin(targets[column])
    if not known.any():
        return _no_weights(respondents, NO_RESPONDENTS)
    covered, missing = _covered(respondents[known], targets)
    values = _raked(respondents[known], covered)
    if values is None:
        return _no_weights(respondents, DID_NOT_SETTLE)
    effect = design_effect(values)
    note = _note(missing, int((~known).sum()), len(respondents))
    return Weights(values.reindex(respondents.index), effect, len(values) / effect, note)


def design_effect(weights: pd.Series[float]) -> float:
    """Return Kish's design effect, n sum(w^2) / sum(w)^2; 1 means equal weights."""
    w = weights.dropna()
    return float(len(w) * (w**2).sum() / w.sum() ** 2)


def weighted_share(yes: pd.Series[bool], weights: Weights) -> WeightedShare:
    """Return the share of yes, unweighted and weighted; NaN answers are outside the base.

    The interval is Wilson's at the effective sample size n / design effect of those who answered.
    """
    known = yes.dropna().astype(float)
    raw = float(known.mean()) if len(known) else None
    w = weights.values.reindex(known.index).dropna()
    if w.empty:
        return WeightedShare(raw, None, len(known), no_interval(WEIGHTED_NOBODY), weights.note)
    share = float(np.average(known[w.index], weights=w))
    size = len(w) / design_effect(w)
    return WeightedShare(raw, share, len(known), wilson(share * size, size), weights.note)


def _covered(
    respondents: pd.DataFrame, targets: Mapping[str, Mapping[str, float]]
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


def _note(missing: list[str], left: int, everybody: int) -> str:
    notes = [
        UNCOVERED.format(groups=", ".join(missing)) if missing else "",
        LEFT_OUT.format(left=left, all=everybody) if left else "",
    ]
    return "; ".join(x for x in notes if x)
