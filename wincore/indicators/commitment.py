"""Commitment: what employers have committed to in public, test by test.

A test holds from its date. One that is met without a date can only be placed in the latest wave;
"planned" is not met, and a test that nobody answered is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

import pandas as pd

from wincore.datasets import TESTS
from wincore.framework.outcomes import Indicator
from wincore.indicators.evidence import worst
from wincore.indicators.facts import Facts, rows_of
from wincore.indicators.pooling import averaged, for_all
from wincore.indicators.rows import Row, Rule, joined
from wincore.indicators.tally import State, tally

BOTH = ("reflects_london", "names_target_group")
# The level that reflects London is not scored: it stands in the headline, with the target group.
SCORED = tuple(t for t in TESTS if t != "reflects_london")
UNDATED = "met, but without a date: counted in the latest wave only"
INCOMPLETE = "{count} of {all} tests not answered"
NOT_ANSWERED = "not answered"
Statuses = dict[str, dict[str, State]]  # employer -> test -> state


def statuses(facts: Facts, wave: str) -> Statuses:
    """Return the tests that were answered, as they stood at the end of a wave."""
    return facts.once(("commitments", wave), lambda: _statuses(facts, wave))


def _statuses(facts: Facts, wave: str) -> Statuses:
    held = facts.held("commitments")
    found: Statuses = {}
    held = held.assign(then=facts.by_then(held["date"], wave))
    columns = ("employer_id", "test", "met", "date", "evidence", "upload", "then")
    for employer, test, met, date, grade, used, by_then in rows_of(held, *columns):
        undated = met == "yes" and date is pd.NaT and not by_then
        known = None if undated or not met else met == "yes" and bool(by_then)
        note = UNDATED if undated else "" if met else NOT_ANSWERED
        state = State(known, grade, frozenset({used}), note)
        found.setdefault(employer, {})[test] = state
    return found


def met_tests(facts: Facts, wave: str, tests: tuple[str, ...]) -> dict[str, State]:
    """Return per employer whether it met every one of the tests by the end of a wave."""
    return {e: _all_of(states, tests) for e, states in statuses(facts, wave).items()}


def public_statements(facts: Facts, wave: str) -> dict[str, State]:
    """Return per employer whether it had committed in public by the end of a wave."""
    return met_tests(facts, wave, ("public_statement",))


def _all_of(states: Mapping[str, State], tests: tuple[str, ...]) -> State:
    asked = [states.get(t, State(None, note=NOT_ANSWERED)) for t in tests]
    met: bool | None = all(s.met for s in asked)
    if any(s.met is None for s in asked) and not any(s.met is False for s in asked):
        met = None  # nothing speaks against it, but something is not known
    used = frozenset().union(*(s.inputs for s in asked))
    notes = joined(*sorted({s.note for s in asked}))
    grade = worst((s.evidence for s in asked if s.met is not None), "") if met is not None else ""
    return State(met, grade, used, notes)


def _tests_met(facts: Facts, indicator: Indicator, tests: tuple[str, ...]) -> Iterator[Row]:
    for wave in _waves(facts):
        yield from tally(facts, indicator, wave, met_tests(facts, wave, tests))


def _score(facts: Facts, indicator: Indicator) -> Iterator[Row]:
    for wave in _waves(facts):
        own = [_points(wave, e, states) for e, states in statuses(facts, wave).items()]
        own = for_all(facts, own, wave)
        yield from (*own, averaged(own, indicator, wave))


def _points(wave: str, employer: str, states: Mapping[str, State]) -> Row:
    known = [states[t] for t in SCORED if t in states and states[t].met is not None]
    met, missing = sum(bool(s.met) for s in known), len(SCORED) - len(known)
    return Row(
        employer, wave, numerator=met if known else None, denominator=len(SCORED),
        value=met if known else None, n=len(known), missing=missing,
        evidence=worst((s.evidence for s in known), ""),
        inputs=" ".join(sorted(frozenset().union(*(s.inputs for s in states.values())))),
        note=INCOMPLETE.format(count=missing, all=len(SCORED)) if missing else "",
    )  # fmt: skip


def _waves(facts: Facts) -> tuple[str, ...]:
    return facts.waves if len(facts.held("commitments")) else ()


RULES: dict[str, Rule] = {
    "commitment.both_tests": partial(_tests_met, tests=BOTH),
    "commitment.score": _score,
    **{f"commitment.{test}": partial(_tests_met, tests=(test,)) for test in TESTS},
}
