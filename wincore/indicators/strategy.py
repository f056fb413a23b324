"""Strategy and approach: the steps of each employer's strategy and the actions of the toolkit."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pandas as pd

from wincore.framework.outcomes import Indicator
from wincore.indicators.facts import Facts, inputs, rows_of
from wincore.indicators.pooling import averaged, for_all, pooled
from wincore.indicators.rows import Row, Rule
from wincore.indicators.tally import State, tally

STEPS = ("developed", "approved", "implemented", "intersectional")
NOT_APPLICABLE = "n/a"
IMPLEMENTED = 3  # stage 3 is implemented, 4 is embedded
NOT_ANSWERED = "not answered"
BLANKS = "{count} of {all} actions not answered"
NONE_APPLY = "no action applies"


def step_states(facts: Facts, wave: str, step: str) -> dict[str, State]:
    """Return per employer whether a step of its strategy was taken, as returned for a wave."""
    held = facts.held("strategy")
    rows = held[held["wave"] == wave]
    found = rows_of(rows, "employer_id", step, "evidence", "upload")
    return {e: _state(answer, grade, used) for e, answer, grade, used in found}


def _state(answer: str, grade: str, used: str) -> State:
    if not answer:
        return State(None, inputs=frozenset({used}), note=NOT_ANSWERED)
    return State(answer == "yes", grade, frozenset({used}))


def _steps_taken(facts: Facts, indicator: Indicator, step: str) -> Iterator[Row]:
    for wave in facts.waves_of("strategy"):
        yield from tally(facts, indicator, wave, step_states(facts, wave, step))


def stages(facts: Facts) -> pd.DataFrame:
    """Return the actions with their stage as a number; empty where blank or not applicable."""
    held = facts.held("actions")
    answered = held["stage"].where(held["stage"] != NOT_APPLICABLE)
    return held.assign(
        level=pd.to_numeric(answered.where(answered != "")),
        applies=held["stage"] != NOT_APPLICABLE,
    )


def _actions(facts: Facts, indicator: Indicator, implemented: bool) -> Iterator[Row]:
    held, join = stages(facts), pooled if implemented else averaged
    for wave in facts.waves_of("actions"):
        of_wave = held[held["wave"] == wave]
        groups = of_wave.groupby("employer_id")
        own = [_employer(facts, wave, str(e), r, implemented) for e, r in groups]
        own = for_all(facts, own, wave)
        yield from (*own, join(own, indicator, wave))


def _employer(facts: Facts, wave: str, employer: str, rows: pd.DataFrame, implemented: bool) -> Row:
    answered = rows["level"].dropna()
    catalogue = max(len(facts.framework.actions), len(rows))
    missing = catalogue - len(answered) - int((~rows["applies"]).sum())
    if answered.empty:
        note = NONE_APPLY if not missing else BLANKS.format(count=missing, all=catalogue)
        return Row(employer, wave, n=0, missing=missing, inputs=inputs(rows["upload"]), note=note)
    top = float((answered >= IMPLEMENTED).sum() if implemented else answered.sum())
    note = BLANKS.format(count=missing, all=catalogue) if missing else ""
    return Row(
        employer, wave, numerator=top, denominator=len(answered), value=top / len(answered),
        n=len(answered), missing=missing, inputs=inputs(rows["upload"]), note=note,
    )  # fmt: skip


RULES: dict[str, Rule] = {
    **{f"strategy.{step}": partial(_steps_taken, step=step) for step in STEPS},
    "strategy.actions_implemented": partial(_actions, implemented=True),
    "strategy.actions_maturity": partial(_actions, implemented=False),
}
