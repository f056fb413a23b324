"""The cells of counts of employers: what each of them answered, and the register of all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd

from wincore.cells.selection import DENOMINATOR, NUMERATOR, Asked, Selection
from wincore.datasets import TESTS
from wincore.findings import ALL
from wincore.indicators.challenges import carried_through
from wincore.indicators.commitment import BOTH as BOTH_TESTS
from wincore.indicators.commitment import met_tests
from wincore.indicators.facts import Facts
from wincore.indicators.objectives import completed, participating
from wincore.indicators.strategy import STEPS, step_states
from wincore.indicators.tally import StatesAt

Rows = Callable[[Facts, str], pd.DataFrame]  # rows of the answers at the end of a wave
ANSWER = "Its answer"
REGISTER = ("employer_id", "status")


def _of_tests(facts: Facts, wave: str, tests: tuple[str, ...]) -> pd.DataFrame:
    held = facts.held("commitments")
    return held[held["test"].isin(tests)]


def _of_wave(facts: Facts, wave: str, table: str) -> pd.DataFrame:
    held = facts.held(table)
    return held[held["wave"] == wave]


def _championed(facts: Facts, wave: str) -> pd.DataFrame:
    held = facts.held("champions")
    return held[facts.by_then(held["date"], wave)]


def _whole(facts: Facts, wave: str, table: str) -> pd.DataFrame:
    return facts.held(table)


Answered = tuple[str, tuple[str, ...], Rows, StatesAt | None]


def _tests(*tests: str) -> Answered:
    rows, states = partial(_of_tests, tests=tests), partial(met_tests, tests=tests)
    return "commitments", ("met", "date"), rows, states


def _step(step: str) -> Answered:
    return "strategy", (step,), partial(_of_wave, table="strategy"), partial(step_states, step=step)


_solutions: Answered = (
    "challenges", ("tested", "implemented"), partial(_whole, table="challenges"),
    lambda facts, wave: carried_through(facts),
)  # fmt: skip
_register = partial(_whole, table="employers")
ANSWERS: dict[str, Answered] = {
    **{f"commitment.{test}": _tests(test) for test in TESTS},
    "commitment.both_tests": _tests(*BOTH_TESTS),
    **{f"strategy.{step}": _step(step) for step in STEPS},
    "legacy.champion_employers": ("champions", ("employer_id", "date"), _championed, None),
    "objective.participated": ("employers", ("status", "joined"), _register, participating),
    "objective.completed": ("employers", ("status", "completed"), _register, completed),
    "objective.solutions_implemented": _solutions,
    "objective.publicly_committed": _tests("public_statement"),
    "objective.strategy_developed": _step("developed"),
    "objective.strategy_implemented": _step("implemented"),
}


def selections(facts: Facts, asked: Asked) -> list[Selection] | None:
    """Return the cells of a count of employers; None where the indicator is none.

    The numerator are the answers of the employers that are counted. Objectives are counted over
    the planned number, which stands in the programme definition and in no cell.
    """
    if asked.indicator not in ANSWERS:
        return None
    table, fields, rows, _ = ANSWERS[asked.indicator]
    if asked.employer != ALL:
        own = asked.mine(rows(facts, asked.wave))
        return [Selection(ANSWER, table, own.index, fields)]
    found = [Selection(NUMERATOR, table, counted(facts, asked).index, fields)]
    if not asked.indicator.startswith("objective."):
        register = facts.snapshot.table("employers")
        recruited = register.index[register["employer_id"].isin(facts.recruited)]
        found.append(Selection(DENOMINATOR, "employers", recruited, REGISTER))
    return found


def counted(facts: Facts, asked: Asked) -> pd.DataFrame:
    """Return the answers of the employers that a programme figure counts."""
    _, _, rows, states = ANSWERS[asked.indicator]
    answers = rows(facts, asked.wave)
    if states is None:
        return answers
    met = [e for e, state in states(facts, asked.wave).items() if state.met]
    return answers[answers["employer_id"].isin(met)]
