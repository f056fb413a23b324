"""What another threshold would hide or free, and what is near the threshold now.

For the evaluator only: it speaks of true counts.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from wincore.disclosure.figure import Figure
from wincore.disclosure.keeping import plan_for
from wincore.disclosure.layout import NOWHERE
from wincore.disclosure.plan import Plan
from wincore.disclosure.policy import Policy, read_policy
from wincore.findings import Audience
from wincore.framework.model import Framework
from wincore.store.snapshot import Snapshot

COLUMNS = ("table", "wave", "employer", "group", "part", "stratum", "pool", "value", "what")
HIDDEN, FREED, NEAR = "would be hidden", "would be shown", "near the threshold"
REACH = 2  # people above the minimum that count as near


def preview(
    snapshot: Snapshot, framework: Framework, audience: Audience, minimum: int
) -> pd.DataFrame:
    """Return the figures that another minimum would hide or free for an audience.

    Columns: table, wave, employer (id or "all"), group, part, stratum, pool, value (true), what.
    """
    policy = read_policy()
    rule = policy.of(audience).model_copy(update={"minimum": minimum})
    other = Policy.model_validate(policy.model_dump() | {audience: rule.model_dump()})
    now, then = (plan_for(snapshot, framework, audience, p) for p in (policy, other))
    moved = [
        (figure, HIDDEN if now.is_open(figure) else FREED)
        for figure in _figures(now)
        if now.is_open(figure) != then.is_open(figure)
    ]
    return _table(now, moved)


def near_threshold(snapshot: Snapshot, framework: Framework, audience: Audience) -> pd.DataFrame:
    """Return the figures shown to an audience that one or two people fewer would hide."""
    plan = plan_for(snapshot, framework, audience, read_policy())
    found = [
        (f, NEAR)
        for f in _figures(plan)
        if f.part == "members" and plan.is_open(f) and plan.value(f) - plan.minimum <= REACH
    ]
    return _table(plan, found)


def _figures(plan: Plan) -> list[Figure]:
    return [
        f
        for s in plan.sections.values()
        for f, at in s.laid.places.items()
        if at != NOWHERE and not f.edition
    ]


def _table(plan: Plan, found: Sequence[tuple[Figure, str]]) -> pd.DataFrame:
    rows = [f._asdict() | {"value": plan.value(f), "what": what} for f, what in found]
    return pd.DataFrame(rows, columns=list(COLUMNS))
