"""Every indicator and the rule that computes it: an indicator is data, id -> function."""

from __future__ import annotations

from wincore.framework.model import Framework
from wincore.indicators import (
    challenges,
    commitment,
    community,
    legacy,
    money,
    objectives,
    progression,
    recruitment,
    resources,
    responses,
    strategy,
    surveys,
    workforce,
)
from wincore.indicators.rows import Rule

_ROOMS = (
    objectives.RULES,
    commitment.RULES,
    strategy.RULES,
    challenges.RULES,
    legacy.RULES,
    community.RULES,
    resources.RULES,
    responses.RULES,
    workforce.RULES,
    recruitment.RULES,
    progression.RULES,
    money.RULES,
)


def rules(framework: Framework) -> dict[str, Rule]:
    """Return id -> rule for every indicator this version can compute, survey scales included."""
    found = surveys.rules(framework)
    for room in _ROOMS:
        found |= room
    return found
