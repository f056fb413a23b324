"""The cells of figures made from entries: scores, actions, attendance, ties, resources, money."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pandas as pd

from wincore.cells import employers
from wincore.cells.selection import DENOMINATOR, NUMERATOR, Asked, Selection
from wincore.indicators import resources
from wincore.indicators.commitment import SCORED, statuses
from wincore.indicators.facts import Facts
from wincore.indicators.money import costs_of, stages
from wincore.indicators.strategy import IMPLEMENTED
from wincore.indicators.strategy import stages as staged

Maker = Callable[[Facts, Asked], list[Selection]]
STAGES = "Stages averaged"
DIVISORS = {  # unit cost -> the count of employers that it is divided by
    "money.unit_cost_participating": "objective.participated",
    "money.unit_cost_completed": "objective.completed",
    "money.unit_cost_committed": "objective.publicly_committed",
    "money.unit_cost_implementing": "objective.solutions_implemented",
}


def selections(facts: Facts, asked: Asked) -> list[Selection] | None:
    """Return the cells of a figure made from entries; None where the indicator is none."""
    make = MAKERS.get(asked.indicator)
    return make(facts, asked) if make else None


def _score(facts: Facts, asked: Asked) -> list[Selection]:
    held = asked.mine(facts.held("commitments"))
    held = held[held["test"].isin(SCORED)]
    then = statuses(facts, asked.wave)
    states = (then[e][t].met for e, t in zip(held["employer_id"], held["test"], strict=True))
    met = pd.Series([bool(s) for s in states], index=held.index, dtype=bool)
    return [Selection(NUMERATOR, "commitments", held.index[met], ("met", "date"))]


def _actions(facts: Facts, asked: Asked, implemented: bool) -> list[Selection]:
    held = staged(facts)
    held = asked.mine(held[(held["wave"] == asked.wave) & held["level"].notna()])
    if not implemented:
        return [Selection(STAGES, "actions", held.index, ("stage",))]
    done = held.index[held["level"] >= IMPLEMENTED]
    return [
        Selection(NUMERATOR, "actions", done, ("stage",)),
        Selection(DENOMINATOR, "actions", held.index, ("stage",)),
    ]


def _solutions(facts: Facts, asked: Asked, step: str) -> list[Selection]:
    held = asked.mine(facts.held("challenges"))
    return [
        Selection(NUMERATOR, "challenges", held.index[held[step] == "yes"], (step,)),
        Selection(DENOMINATOR, "challenges", held.index, (step,)),
    ]


def _attendance(facts: Facts, asked: Asked) -> list[Selection]:
    held = asked.mine(facts.held("attendance"))
    days = facts.snapshot.table("sessions").set_index("session_id")["date"]
    then = facts.by_then(held["session_id"].map(days), asked.wave)
    told = held.index[then & held["invited"].notna() & held["attended"].notna()]
    return [
        Selection(NUMERATOR, "attendance", told, ("attended",)),
        Selection(DENOMINATOR, "attendance", told, ("invited",)),
    ]


def _sessions(facts: Facts, asked: Asked) -> list[Selection]:
    held = facts.snapshot.table("sessions")
    then = held.index[facts.by_then(held["date"], asked.wave)]
    return [Selection(NUMERATOR, "sessions", then, ("session_id", "date"))]


def _events(facts: Facts, asked: Asked) -> list[Selection]:
    held = asked.mine(facts.held("champions"))
    then = held.index[facts.by_then(held["date"], asked.wave)]
    return [Selection(NUMERATOR, "champions", then, ("employer_id", "date"))]


def _resources(
    facts: Facts, asked: Asked, met: resources.Which, fields: tuple[str, ...]
) -> list[Selection]:
    held = facts.snapshot.table("resources")
    return [
        Selection(NUMERATOR, "resources", held.index[met(held)], fields),
        Selection(DENOMINATOR, "resources", held.index, fields),
    ]


def _reach(facts: Facts, asked: Asked) -> list[Selection]:
    held = facts.snapshot.table("resources")
    published = held.index[resources.published(held) & held["downloads"].notna()]
    return [Selection(NUMERATOR, "resources", published, ("downloads",))]


def _money(facts: Facts, asked: Asked, column: str) -> list[Selection]:
    stage = next((s for wave, s in stages(facts) if wave == asked.wave), None)
    items = facts.snapshot.table("costs").iloc[:0] if stage is None else costs_of(facts, stage)
    return [Selection(NUMERATOR, "costs", items.index[items[column].notna()], (column,))]


def _unit_cost(facts: Facts, asked: Asked) -> list[Selection]:
    count = replace(asked, indicator=DIVISORS[asked.indicator])
    table, fields, _, _ = employers.ANSWERS[count.indicator]
    counted = employers.counted(facts, count).index
    return [*_money(facts, asked, "actual"), Selection(DENOMINATOR, table, counted, fields)]


_published, _captured = ("published",), ("captured",)
_shared = ("published", "audience")
MAKERS: dict[str, Maker] = {
    "commitment.score": _score,
    "strategy.actions_implemented": partial(_actions, implemented=True),
    "strategy.actions_maturity": partial(_actions, implemented=False),
    "strategy.solutions_tested": partial(_solutions, step="tested"),
    "strategy.solutions_implemented": partial(_solutions, step="implemented"),
    "community.attendance": _attendance,
    "community.sessions_held": _sessions,
    "legacy.champion_events": _events,
    "objective.resources_captured": partial(_resources, met=resources.captured, fields=_captured),
    "objective.resources_disseminated": partial(
        _resources, met=resources.disseminated, fields=_shared
    ),
    "legacy.resources_shared": partial(_resources, met=resources.disseminated, fields=_shared),
    "community.resources_published": partial(
        _resources, met=resources.published, fields=_published
    ),
    "community.reach": _reach,
    "money.budget": partial(_money, column="budget"),
    "money.actual": partial(_money, column="actual"),
    **dict.fromkeys(DIVISORS, _unit_cost),
}
