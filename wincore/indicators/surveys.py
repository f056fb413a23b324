"""Survey scales: the mean of an employer's respondents, and the programme's mean of those means.

Employers are averaged first, so that one with many respondents does not speak for the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pandas as pd

from wincore.findings import ALL
from wincore.framework.model import Framework
from wincore.framework.outcomes import Indicator
from wincore.indicators.evidence import MISSING
from wincore.indicators.facts import Facts, inputs
from wincore.indicators.pooling import for_all
from wincore.indicators.rows import Row, Rule, all_inputs, joined
from wincore.statistics.intervals import mean_bca

FEWEST_EMPLOYERS = 3  # below, an interval over employers says nothing
AVERAGED = "mean of {k} of {all} employers' means"
OUTSIDE = "{count} respondents of no employer recruited are left out"
NO_SCORE = "nobody answered half of the scale's items"


def rules(framework: Framework) -> dict[str, Rule]:
    """Return a rule for every indicator that the framework makes from a survey scale."""
    named = {
        s.indicator: (i.id, s.id) for i in framework.instruments for s in i.scales if s.indicator
    }
    named |= {i.id: (i.instrument, i.scale) for i in framework.indicators if i.scale}
    return {n: partial(_scale, instrument=i, scale=s) for n, (i, s) in named.items()}


def _scale(facts: Facts, indicator: Indicator, instrument: str, scale: str) -> Iterator[Row]:
    table = facts.snapshot.table("scores")
    asked = table[(table["instrument"] == instrument) & (table["scale"] == scale)]
    inside = asked["employer_id"].isin(facts.recruited)
    outside = asked[~inside & (asked["group"] == ALL)].groupby("wave")["n"].sum().to_dict()
    for (wave, group), scores in asked[inside].groupby(["wave", "group"], sort=False):
        own = [_employer(str(wave), str(group), e, s) for e, s in scores.groupby("employer_id")]
        own = for_all(facts, own, str(wave)) if group == ALL else [r for r in own if r.n]
        yield from (*own, _programme(facts, own, str(wave), str(group), outside.get(wave, 0)))


def _employer(wave: str, group: str, employer: object, scores: pd.DataFrame) -> Row:
    n, total = int(scores["n"].sum()), float(scores["total"].sum())
    return Row(
        str(employer), wave, group,
        numerator=total if n else None, denominator=n, value=total / n if n else None,
        n=n, missing=int(scores["missing"].sum()), inputs=inputs(scores["upload"]),
        note="" if n else NO_SCORE,
    )  # fmt: skip


def _programme(facts: Facts, own: list[Row], wave: str, group: str, outside: int) -> Row:
    means = [r.value for r in own if r.value is not None]
    used = all_inputs(own)
    if not means:
        return Row(ALL, wave, group, n=0, evidence=MISSING, inputs=used, note=NO_SCORE)
    spread = mean_bca(means) if len(means) >= FEWEST_EMPLOYERS and group == ALL else None
    averaged = AVERAGED.format(k=len(means), all=len(facts.recruited))
    left_out = OUTSIDE.format(count=outside) if outside else ""
    return Row(
        ALL, wave, group,
        numerator=sum(means), denominator=len(means), value=sum(means) / len(means),
        low=spread.low if spread else None, high=spread.high if spread else None,
        interval=spread.method if spread else "none",
        n=sum(r.n or 0 for r in own), missing=sum(r.missing or 0 for r in own if r.value),
        inputs=used, note=joined(averaged, spread.note if spread else "", left_out),
    )  # fmt: skip
