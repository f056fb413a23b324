"""Money: budget and actual of a stage, and what was spent for each employer that got somewhere.

A stage is shown at the latest wave held that falls within it. Where no costs sheet is held the
budget is what the programme definition says was approved.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pandas as pd

from wincore.findings import ALL
from wincore.framework.categories import fold
from wincore.framework.outcomes import Indicator
from wincore.framework.programme import Stage
from wincore.indicators.challenges import carried_through
from wincore.indicators.commitment import public_statements
from wincore.indicators.facts import Facts, inputs
from wincore.indicators.objectives import completed, participating
from wincore.indicators.rows import Row, Rule, joined
from wincore.indicators.tally import StatesAt
from wincore.statistics.ratios import unit_cost

FROM_PROGRAMME = "{stage}: approved in the programme definition; no costs sheet is held"
BLANKS = "{count} of {all} items without an amount"
ELSEWHERE = "items of stages that the programme does not define, left out: {count}"
PER_EMPLOYER = "{stage}: £{pounds:,.0f} spent; employers: {count}"


def stages(facts: Facts) -> Iterator[tuple[str, Stage]]:
    """Yield the latest wave held within each stage, and the stage."""
    begun = {w: _stage_of(facts, w) for w in facts.waves}
    latest = {stage.id: (wave, stage) for wave, stage in begun.items() if stage}
    yield from latest.values()


def _stage_of(facts: Facts, wave: str) -> Stage | None:
    closes = facts.closes(wave).date()
    begun = [s for s in facts.framework.programme.stages if s.starts <= closes]
    return begun[-1] if begun else None


def costs_of(facts: Facts, stage: Stage) -> pd.DataFrame:
    """Return the items of a stage, named by its id or its title."""
    costs = facts.snapshot.table("costs")
    return costs[costs["stage"].map(fold).isin({fold(stage.id), fold(stage.title)})]


def _elsewhere(facts: Facts) -> str:
    named = {fold(x) for s in facts.framework.programme.stages for x in (s.id, s.title)}
    count = int((~facts.snapshot.table("costs")["stage"].map(fold).isin(named)).sum())
    return ELSEWHERE.format(count=count) if count else ""


def _sum(facts: Facts, indicator: Indicator, column: str) -> list[Row]:
    return [_amount(facts, wave, stage, column) for wave, stage in stages(facts)]


def _amount(facts: Facts, wave: str, stage: Stage, column: str) -> Row:
    items = costs_of(facts, stage)
    amounts, missing = items[column].dropna(), int(items[column].isna().sum())
    if items.empty and column == "budget":
        note = FROM_PROGRAMME.format(stage=stage.title)
        return Row(ALL, wave, numerator=stage.budget, value=stage.budget, missing=0, note=note)
    total = float(amounts.sum()) if len(amounts) else None
    blanks = BLANKS.format(count=missing, all=len(items)) if missing else ""
    return Row(
        ALL, wave, numerator=total, value=total, n=len(amounts), missing=missing,
        inputs=inputs(items["upload"]), note=joined(stage.title, blanks, _elsewhere(facts)),
    )  # fmt: skip


def _unit_cost(facts: Facts, indicator: Indicator, states: StatesAt) -> list[Row]:
    return [_per_employer(facts, wave, stage, states) for wave, stage in stages(facts)]


def _per_employer(facts: Facts, wave: str, stage: Stage, states: StatesAt) -> Row:
    spent = _amount(facts, wave, stage, "actual")
    found = states(facts, wave)
    count = sum(bool(s.met) for s in found.values())
    cost = unit_cost(spent.value, count)
    used = set(spent.inputs.split()).union(*(s.inputs for s in found.values()))
    said = PER_EMPLOYER.format(stage=stage.title, pounds=spent.value or 0, count=count)
    return Row(
        ALL, wave, numerator=spent.value, denominator=count, value=cost.value,
        n=count, missing=spent.missing, inputs=" ".join(sorted(used)), note=cost.note or said,
    )  # fmt: skip


_DIVISORS: dict[str, StatesAt] = {
    "participating": participating,
    "completed": completed,
    "committed": public_statements,
    "implementing": lambda facts, wave: carried_through(facts),
}
RULES: dict[str, Rule] = {
    "money.budget": partial(_sum, column="budget"),
    "money.actual": partial(_sum, column="actual"),
    **{f"money.unit_cost_{name}": partial(_unit_cost, states=s) for name, s in _DIVISORS.items()},
}
