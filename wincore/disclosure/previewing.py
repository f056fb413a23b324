"""What another policy would hide or free, what is near the threshold, and what rounding is worth.

For the evaluator only: it speaks of true counts. A plan takes seconds, so that everything here
tells how far it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from wincore.disclosure.audit import Certificate, audit_plan
from wincore.disclosure.fate import Fate, fates
from wincore.disclosure.figure import Figure
from wincore.disclosure.keeping import plan_for
from wincore.disclosure.layout import NOWHERE
from wincore.disclosure.plan import Plan
from wincore.disclosure.policy import Policy, read_policy
from wincore.disclosure.rounding import GivenAway, given_away
from wincore.findings import Audience
from wincore.framework.model import Framework
from wincore.indicators.computing import facts_of, findings
from wincore.indicators.facts import Facts
from wincore.store.snapshot import Snapshot

Progress = Callable[[float, str], object]  # share done, what is being done
KEYS = ["indicator", "employer", "wave", "group"]
MOVED = (*KEYS, "value", "unit", "what")
NEAR = ("table", "wave", "employer", "group", "stratum", "value", "frees")
HIDDEN, FREED = "would be hidden", "would be shown"
REACH = 2  # people above the minimum that count as near
NOW, THEN, COMPARED = (
    "Protecting the figures under the policy in force",
    "Protecting them under the other policy",
    "Comparing figure by figure",
)
ATTACKING, ROUNDING = "Attacking what is shown", "Attacking the same figures, rounded"


@dataclass(frozen=True)
class Preview:
    """What another policy would change for one audience.

    ``about`` figures about people that exist; ``now`` and ``then`` of them shown. ``moved`` has the
    findings hidden or freed, with the true value: indicator, employer, wave, group, value, unit,
    what. ``cells`` are all counts the plan has a place for, ``hidden_now`` and ``hidden_then`` of
    them hidden: those of levels and stages too, of which no finding speaks.
    """

    about: int
    now: int
    then: int
    cells: int
    hidden_now: int
    hidden_then: int
    moved: pd.DataFrame = field(repr=False)

    def by_indicator(self) -> pd.DataFrame:
        """Return indicator -> numbers of figures hidden and freed: indicator, hidden, freed."""
        what = pd.Categorical(self.moved["what"], [HIDDEN, FREED])
        counts = pd.crosstab(self.moved["indicator"], what, dropna=False)
        named = counts.rename(columns={HIDDEN: "hidden", FREED: "freed"}).rename_axis(columns=None)
        return named.reset_index().sort_values(["hidden", "freed"], ascending=False)


def preview(
    snapshot: Snapshot,
    framework: Framework,
    audience: Audience,
    other: Policy,
    progress: Progress = lambda done, what: None,
) -> Preview:
    """Return which figures another policy would hide from an audience, or show to it."""
    facts, policy = facts_of(snapshot, framework), read_policy()
    progress(0.05, NOW)
    now = _plan(snapshot, framework, audience, policy)
    progress(0.45, THEN)
    then = _plan(snapshot, framework, audience, other)
    progress(0.9, COMPARED)
    table = findings(snapshot, framework)
    sides = [_open(table, plan, p, facts) for plan, p in ((now, policy), (then, other))]
    about = sides[0].notna()
    shown, would = (side[about].astype(bool) for side in sides)
    what = pd.Series(HIDDEN, index=shown.index).where(shown, FREED)
    moved = table.loc[shown.index].assign(what=what)[shown != would]
    return Preview(
        int(about.sum()), int(shown.sum()), int(would.sum()),
        now.cells, now.hidden, then.hidden, moved[list(MOVED)].reset_index(drop=True),
    )  # fmt: skip


def with_minimum(policy: Policy, audience: Audience, minimum: int) -> Policy:
    """Return a policy with another minimum for one audience."""
    rule = policy.of(audience).model_copy(update={"minimum": minimum})
    return policy.model_copy(update={audience: rule})


def _plan(snapshot: Snapshot, framework: Framework, audience: Audience, policy: Policy) -> Plan:
    return plan_for(snapshot, framework, audience, policy)


def _open(table: pd.DataFrame, plan: Plan, policy: Policy, facts: Facts) -> pd.Series:
    """Return for each finding about people that has a value whether it is shown; else None."""
    found = fates(table, plan, policy, facts)
    there = table["value"].notna()
    told = [_shown(fate) if ok else None for fate, ok in zip(found, there, strict=True)]
    return pd.Series(told, index=table.index, dtype=object)


def _shown(fate: Fate | None) -> bool | None:
    return None if fate is None else not fate.why


def near_threshold(snapshot: Snapshot, framework: Framework, audience: Audience) -> pd.DataFrame:
    """Return the counts shown to an audience that few people fewer would hide.

    Columns: table, wave, employer (name or "all"), group, stratum (level, stage or scale), value,
    frees (how many people fewer hide it), the nearest first.
    """
    facts = facts_of(snapshot, framework)
    plan = plan_for(snapshot, framework, audience, read_policy())
    rows = [_near(f, plan, facts) for f in _figures(plan) if _is_near(plan, f)]
    found = pd.DataFrame(rows, columns=list(NEAR))
    return found.sort_values(["value", "table", "wave", "employer"], ignore_index=True)


def _is_near(plan: Plan, figure: Figure) -> bool:
    if figure.part != "members" or not plan.is_open(figure):
        return False
    return 0 <= plan.value(figure) - plan.minimum <= REACH


def _near(figure: Figure, plan: Plan, facts: Facts) -> tuple[object, ...]:
    value = plan.value(figure)
    name = facts.names.get(figure.employer, figure.employer)
    fewer = value - plan.minimum + 1
    return figure.table, figure.wave, name, figure.group, figure.stratum, value, fewer


def _figures(plan: Plan) -> list[Figure]:
    return [
        f
        for s in plan.sections.values()
        for f, at in s.laid.places.items()
        if at != NOWHERE and not f.edition
    ]


@dataclass(frozen=True)
class Compared:
    """What the audit finds under each rule, with the same figures and the same minimum."""

    suppressed: Certificate
    rounded: GivenAway
    base: int


def compare_rules(
    snapshot: Snapshot,
    framework: Framework,
    audience: Audience,
    progress: Progress = lambda done, what: None,
) -> Compared:
    """Attack what suppression shows to an audience, and what rounding would."""
    policy = read_policy().model_copy(update={"rule": "suppress"})
    progress(0.05, NOW)
    plan = _plan(snapshot, framework, audience, policy)
    progress(0.3, ATTACKING)
    suppressed = audit_plan(plan)
    progress(0.6, ROUNDING)
    return Compared(suppressed, given_away(plan, policy.base), policy.base)
