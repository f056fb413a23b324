"""The objectives about employers: each a count against the number the programme set out for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pandas as pd

from wincore.framework.outcomes import Indicator
from wincore.indicators.challenges import carried_through
from wincore.indicators.commitment import public_statements
from wincore.indicators.facts import Facts
from wincore.indicators.rows import Row, Rule
from wincore.indicators.strategy import step_states
from wincore.indicators.tally import State, StatesAt, tally

HERE = ("participating", "completed")
COMPLETED = "completed"
WITHDRAWN = "withdrawn"


def participating(facts: Facts, wave: str) -> dict[str, State]:
    """Return per employer whether it has taken part: joined by then, whatever became of it later.

    One that withdrew counts when its date of joining is known, otherwise it may never have begun.
    """
    register = facts.register
    joined = register["joined"] <= facts.closes(wave)
    undated = register["status"].isin(HERE) & register["joined"].isna()
    began = register["status"].isin((*HERE, WITHDRAWN))
    return _states(register, began & (joined | undated))


def completed(facts: Facts, wave: str) -> dict[str, State]:
    """Return per employer whether it had completed the Lab by the end of a wave."""
    register = facts.register
    done = register["status"] == COMPLETED
    return _states(register, done & facts.by_then(register["completed"], wave))


def _states(register: pd.DataFrame, met: pd.Series) -> dict[str, State]:
    rows = zip(register.index, met, register["upload"], register["status"], strict=True)
    return {
        str(e): State(bool(m), "", frozenset({u}), s if s == WITHDRAWN else "")
        for e, m, u, s in rows
    }


def _against_plan(
    facts: Facts, indicator: Indicator, states: StatesAt, waves: Callable[[Facts], tuple[str, ...]]
) -> Iterator[Row]:
    for wave in waves(facts):
        yield from tally(facts, indicator, wave, states(facts, wave), planned=True)


def _every(facts: Facts, table: str) -> tuple[str, ...]:
    return facts.waves if len(facts.held(table)) else ()


def _latest(facts: Facts, table: str) -> tuple[str, ...]:
    return _every(facts, table)[-1:]


def _rule(states: StatesAt, waves: Callable[[Facts], tuple[str, ...]]) -> Rule:
    return partial(_against_plan, states=states, waves=waves)


def _step(step: str) -> Rule:
    return _rule(partial(step_states, step=step), lambda facts: facts.waves_of("strategy"))


_register = partial(_every, table="employers")
RULES: dict[str, Rule] = {
    "objective.participated": _rule(participating, _register),
    "objective.completed": _rule(completed, _register),
    "objective.solutions_implemented": _rule(
        lambda facts, wave: carried_through(facts), partial(_latest, table="challenges")
    ),
    "objective.publicly_committed": _rule(public_statements, partial(_every, table="commitments")),
    "objective.strategy_developed": _step("developed"),
    "objective.strategy_implemented": _step("implemented"),
}
