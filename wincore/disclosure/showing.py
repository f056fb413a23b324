"""From the evaluator's findings to what an audience may see of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from wincore.disclosure import notes
from wincore.disclosure.completing import with_every_group
from wincore.disclosure.family import Mask
from wincore.disclosure.fate import NUMBERS, Fate, fates
from wincore.disclosure.plan import Plan
from wincore.disclosure.policy import Policy
from wincore.disclosure.rollups import rolled_up
from wincore.disclosure.roundedfindings import rounded_findings
from wincore.disclosure.verdicts import judged_anew
from wincore.findings import ALL
from wincore.indicators.facts import Facts
from wincore.indicators.rows import joined

RATES = ("value", "low", "high")
SINCE = ("baseline", "change")
WORDS = {"interval": "none", "verdict": "", "rating": "grey", "evidence": "", "inputs": ""}


def show(findings: pd.DataFrame, plan: Plan, policy: Policy, facts: Facts) -> pd.DataFrame:
    """Return the findings with every figure about people emptied that the plan does not open.

    Counts of employers, sessions, resources and pounds stay as they are. A hidden finding says why,
    and what is shown instead. What is said of a change is judged anew from the figures shown.
    """
    table = with_every_group(findings, facts)
    seen = fates(table, plan, policy, facts)
    about = np.array([s is not None for s in seen])
    hidden = np.array([bool(s and s.why) for s in seen])
    shown = _emptied(table, seen, hidden)
    if policy.rule == "round":
        shown = rounded_findings(shown, about & ~hidden, policy, facts)
    shown = _without_hidden_past(shown, about, facts)
    shown = _noted(shown, seen, facts, rounded=policy.rule == "round")
    shown = _by_base(shown, about & ~hidden, policy)
    shown = rolled_up(shown, hidden, facts.framework)
    return judged_anew(shown, table, about, hidden, facts)


def _emptied(table: pd.DataFrame, seen: Sequence[Fate | None], hidden: Mask) -> pd.DataFrame:
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


def _noted(
    shown: pd.DataFrame, seen: Sequence[Fate | None], facts: Facts, rounded: bool
) -> pd.DataFrame:
    first = facts.framework.programme.waves[0].id
    every = _every_employer(shown, seen)
    told = [
        _told(note, s, notes.passed_on(note, first, all_, rounded))
        for note, s, all_ in zip(shown["note"], seen, every, strict=True)
    ]
    return shown.assign(note=told)


def _told(note: str, fate: Fate | None, passed: str) -> str:
    if fate is None or note.startswith(notes.MARK):  # hidden already
        return note
    return fate.why or passed


def _every_employer(shown: pd.DataFrame, seen: Sequence[Fate | None]) -> pd.Series:
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
