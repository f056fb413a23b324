"""From the evaluator's findings to what an audience may see of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from wincore.disclosure import notes
from wincore.disclosure.completing import with_every_group
from wincore.disclosure.family import Mask
from wincore.disclosure.plan import Plan
from wincore.disclosure.policy import Policy
from wincore.disclosure.reveals import Fields, Row, rules, scales
from wincore.disclosure.rollups import rolled_up
from wincore.disclosure.verdicts import judged_anew
from wincore.findings import ALL
from wincore.indicators.facts import Facts, rows_of
from wincore.indicators.pooling import NO_RETURN
from wincore.indicators.rows import joined

RATES = ("value", "low", "high")
NUMBERS = ("numerator", "denominator", *RATES, "n", "missing")
SINCE = ("baseline", "change")
WORDS = {"interval": "none", "verdict": "", "rating": "grey", "evidence": "", "inputs": ""}


@dataclass(frozen=True)
class Seen:
    """What becomes of one finding: why it is hidden ("" if it is not), which fields are emptied."""

    why: str = ""
    emptied: tuple[str, ...] = ()


def show(findings: pd.DataFrame, plan: Plan, policy: Policy, facts: Facts) -> pd.DataFrame:
    """Return the findings with every figure about people emptied that the plan does not open.

    Counts of employers, sessions, resources and pounds stay as they are. A hidden finding says why,
    and what is shown instead. What is said of a change is judged anew from the figures shown.
    """
    table = with_every_group(findings, facts)
    seen = [_seen(plan, row) for row in _rows(table, facts)]
    about = np.array([s is not None for s in seen])
    hidden = np.array([bool(s and s.why) for s in seen])
    shown = _emptied(table, seen, hidden)
    shown = _without_hidden_past(shown, about, facts)
    shown = _noted(shown, seen, facts)
    shown = _by_base(shown, about & ~hidden, policy)
    shown = rolled_up(shown, hidden, facts.framework)
    return judged_anew(shown, table, about, hidden, facts)


@dataclass(frozen=True)
class _Finding:
    row: Row
    fields: Fields | None  # None: not about people
    nothing: bool  # the figure could not be made, whoever looks
    scale: bool


def _rows(table: pd.DataFrame, facts: Facts) -> Iterator[_Finding]:
    ids = {name: e for e, name in facts.names.items()}
    people, survey = rules(facts.framework), scales(facts.framework)
    unmade = table["value"].isna() & table["numerator"].isna() & table["denominator"].isna()
    unmade &= table["n"].isna() | (table["note"] == NO_RETURN)
    columns = rows_of(table, "indicator", "employer", "wave", "group")
    for (name, employer, wave, group), nothing in zip(columns, unmade, strict=True):
        row = Row(ids[employer], wave, group)
        fields = people[name](row) if name in people else None
        # A survey row without numbers was added: it must look like one that is hidden.
        yield _Finding(
            row, fields, nothing and not (name in survey and group != ALL), name in survey
        )


def _seen(plan: Plan, finding: _Finding) -> Seen | None:
    if finding.fields is None:
        return None
    needed = finding.fields[""]
    if finding.nothing:
        return Seen()
    if finding.scale and not plan.holds(needed[0]._replace(employer=ALL, group=ALL)):
        return Seen(emptied=NUMBERS)  # nobody was asked at that wave
    if not all(plan.holds(f) for f in needed):
        return Seen(notes.NO_TABLE if finding.row.employer == ALL else notes.NOT_PLANNED)
    if not all(plan.is_open(f) for f in needed):
        return Seen(notes.SMALL.format(minimum=plan.minimum))
    fields = finding.fields.items()
    return Seen(emptied=tuple(n for n, more in fields if not all(plan.is_open(f) for f in more)))


def _emptied(table: pd.DataFrame, seen: Sequence[Seen | None], hidden: Mask) -> pd.DataFrame:
    emptied = {
        name: table[name].mask(
            hidden | np.array([s is not None and name in s.emptied for s in seen])
        )
        for name in NUMBERS
    }
    words = {name: table[name].mask(hidden, word) for name, word in WORDS.items()}
    return table.assign(**emptied, **words)


def _without_hidden_past(shown: pd.DataFrame, about: Mask, facts: Facts) -> pd.DataFrame:
    """Empty the change since the first wave where either end of it is hidden."""
    keys = ["indicator", "employer", "group"]
    first = facts.framework.programme.waves[0].id
    past = shown[shown["wave"] == first].set_index(keys)["value"].rename("past")
    gone = shown.join(past, on=keys)["past"].isna() | shown["value"].isna()
    return shown.assign(**{name: shown[name].mask(gone & about) for name in SINCE})


def _noted(shown: pd.DataFrame, seen: Sequence[Seen | None], facts: Facts) -> pd.DataFrame:
    first = facts.framework.programme.waves[0].id
    every = _every_employer(shown, seen)
    told = [
        note if s is None else s.why or notes.passed_on(note, first, all_)
        for note, s, all_ in zip(shown["note"], seen, every, strict=True)
    ]
    return shown.assign(note=told)


def _every_employer(shown: pd.DataFrame, seen: Sequence[Seen | None]) -> pd.Series:
    """Return whether all employers' findings of the same indicator, wave and group are shown."""
    lacking = np.array([bool(s and s.why) for s in seen]) & (shown["employer"] != ALL).to_numpy()
    keys = [shown[name] for name in ("indicator", "wave", "group")]
    return ~pd.Series(lacking, index=shown.index).groupby(keys).transform("any")


def _by_base(shown: pd.DataFrame, about: Mask, policy: Policy) -> pd.DataFrame:
    """Empty rates of fewer people than a rate needs; mark those that are shaky."""
    base = shown["denominator"].where(shown["unit"].isin(["share", "ratio"]) & about)
    small, shaky = (
        base < policy.least_base,
        base.between(policy.least_base, policy.warn_below, "left"),
    )
    emptied = {name: shown[name].mask(small) for name in (*RATES, *SINCE)}
    few = notes.FEW_PEOPLE.format(least=policy.least_base)
    warn = notes.SHAKY.format(warn=policy.warn_below)
    marks = np.select([small, shaky], [few, warn], "")
    told = [joined(mark, note) for mark, note in zip(marks, shown["note"], strict=True)]
    return shown.assign(**emptied, note=told)
