"""Survey scales: the mean of an employer's respondents, and the programme's mean of those means.

Employers are averaged first, so that one with many respondents does not speak for the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from wincore.findings import ALL
from wincore.framework.model import Framework
from wincore.framework.outcomes import Indicator
from wincore.indicators.evidence import MISSING, typical
from wincore.indicators.facts import Facts, rows_of
from wincore.indicators.pooling import for_all
from wincore.indicators.rows import Row, Rule, all_inputs, joined
from wincore.statistics.intervals import mean_bca

FEWEST_EMPLOYERS = 3  # below, an interval over employers says nothing
AVERAGED = "mean of employers' means, {k} of {all} employers"
OUTSIDE = "respondents of no employer recruited, left out: {count}"
UNNAMED = ""  # the employer of a respondent who was not asked for it
OF_RESPONDENTS = "mean of respondents: the questionnaire does not ask for the employer"
NO_SCORE = "nobody answered half of the scale's items"
COLUMNS = (
    "instrument", "scale", "wave", "group", "employer_id", "n", "missing", "total", "upload",
)  # fmt: skip


def rules(framework: Framework) -> dict[str, Rule]:
    """Return a rule for every indicator that the framework makes from a survey scale."""
    named = {
        s.indicator: (i.id, s.id) for i in framework.instruments for s in i.scales if s.indicator
    }
    named |= {i.id: (i.instrument, i.scale) for i in framework.indicators if i.scale}
    return {n: partial(_scale, instrument=i, scale=s) for n, (i, s) in named.items()}


@dataclass
class Answers:
    """What the respondents of one employer, wave and group add up to on a scale."""

    n: int = 0
    missing: int = 0
    total: float = 0.0
    uploads: set[str] = field(default_factory=set)


Scales = dict[tuple[str, str], dict[tuple[str, str], dict[str, Answers]]]


def scales(facts: Facts) -> Scales:
    """Return (instrument, scale) -> (wave, group) -> employer -> answers, of every upload."""
    return facts.once("scales", lambda: _scales(facts))


def _scales(facts: Facts) -> Scales:
    found: Scales = defaultdict(lambda: defaultdict(lambda: defaultdict(Answers)))
    for *key, n, missing, total, upload in rows_of(facts.snapshot.table("scores"), *COLUMNS):
        instrument, scale, wave, group, employer = key
        cell = found[instrument, scale][wave, group][employer]
        cell.n += n
        cell.missing += missing
        cell.total += total
        cell.uploads.add(upload)
    return found


def _scale(facts: Facts, indicator: Indicator, instrument: str, scale: str) -> Iterator[Row]:
    held = scales(facts).get((instrument, scale), {})
    for (wave, group), answers in ((k, a) for k, a in held.items() if k[0] in facts.waves):
        inside = [e for e in facts.recruited if e in answers and (answers[e].n or group == ALL)]
        if set(answers) == {UNNAMED} and answers[UNNAMED].n:
            yield _of_respondents(wave, group, indicator, answers[UNNAMED])
            continue
        own = [_employer(wave, group, e, answers[e]) for e in inside]
        own = for_all(facts, own, wave) if group == ALL else own
        outside = sum(a.n for e, a in answers.items() if e not in facts.names and group == ALL)
        if own:
            yield from (*own, _programme(facts, indicator, own, outside))


def _of_respondents(wave: str, group: str, indicator: Indicator, answers: Answers) -> Row:
    """Return the programme's row of a questionnaire that does not ask for the employer."""
    return Row(
        ALL, wave, group,
        numerator=answers.total, denominator=answers.n, value=answers.total / answers.n,
        n=answers.n, missing=answers.missing, evidence=indicator.evidence,
        inputs=" ".join(sorted(answers.uploads)), note=OF_RESPONDENTS,
    )  # fmt: skip


def _employer(wave: str, group: str, employer: str, answers: Answers) -> Row:
    n, total = answers.n, answers.total
    return Row(
        employer, wave, group,
        numerator=total if n else None, denominator=n, value=total / n if n else None,
        n=n, missing=answers.missing, inputs=" ".join(sorted(answers.uploads)),
        note="" if n else NO_SCORE,
    )  # fmt: skip


def _programme(facts: Facts, indicator: Indicator, own: list[Row], outside: int) -> Row:
    wave, group = own[0].wave, own[0].group
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
        evidence=typical((MISSING if r.value is None else "" for r in own), indicator.evidence),
        inputs=used, note=joined(averaged, spread.note if spread else "", left_out),
    )  # fmt: skip
