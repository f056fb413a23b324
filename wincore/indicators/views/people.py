"""People on their way: the recruitment funnel, and the shape of a workforce level by level."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from wincore.findings import ALL, Audience
from wincore.framework.model import Framework
from wincore.indicators.computing import facts_of, name_of
from wincore.indicators.facts import Facts
from wincore.indicators.groups import GROUPS
from wincore.indicators.headcounts import headcounts
from wincore.indicators.people import Count, Counts, pool
from wincore.indicators.recruitment import STAGES
from wincore.indicators.recruitment import counts as recruited_counts
from wincore.indicators.views.shown import shown_funnel, shown_levels
from wincore.indicators.workforce import HEADCOUNT, bounds
from wincore.store.snapshot import Snapshot

LEVELS = ("entry", "junior", "middle", "senior", "executive")
BEFORE = dict(zip(STAGES[1:], STAGES, strict=False))


def funnel(
    snapshot: Snapshot,
    framework: Framework,
    *,
    groups: Sequence[str] = (ALL,),
    wave: str | None = None,
    employer: str = ALL,
    audience: Audience = "evaluator",
) -> pd.DataFrame:
    """Follow groups from application through the shortlist to appointment.

    One row per group and stage: group, stage, people, known (people known to be in or out of the
    group), share (people / known), rate (people / people of the stage before), note. Without a wave
    the latest with a recruitment return is taken. Raises KeyError for an unknown employer.
    """
    facts = facts_of(snapshot, framework)
    at = wave or _latest(facts, "recruitment")
    counts = [_count(facts, recruited_counts(facts), at, g, employer) for g in groups]
    found = [_stage(c, s) for c in counts for s in STAGES]
    columns = ["group", "stage", "people", "known", "share", "rate", "note"]
    table = pd.DataFrame(found, columns=columns)
    return shown_funnel(table, snapshot, framework, audience, at, employer)


def _stage(count: Count, stage: str) -> dict[str, object]:
    row: dict[str, object] = {"group": count.group, "stage": stage, "note": count.reason}
    if count.reason:
        return row
    tally, before = count[stage], count[BEFORE[stage]].members if stage in BEFORE else 0
    return row | {
        "people": tally.members,
        "known": tally.known,
        "share": tally.members / tally.known if tally.known else None,
        "rate": tally.members / before if before else None,
    }


def levels(
    snapshot: Snapshot,
    framework: Framework,
    *,
    group: str = ALL,
    wave: str | None = None,
    employer: str = ALL,
    audience: Audience = "evaluator",
) -> pd.DataFrame:
    """Show the share of a group at each level of a workforce.

    One row per level, entry to executive: level, people, known, share, low, high (bounds for people
    of unknown group), note. Raises KeyError for an unknown employer.
    """
    facts = facts_of(snapshot, framework)
    at = wave or _latest(facts, "workforce")
    found = []
    for level in LEVELS:
        held = headcounts(facts, "workforce", (HEADCOUNT,), (level,))
        found.append(_level(_count(facts, held, at, group, employer), level))
    columns = ["level", "people", "known", "share", "low", "high", "note"]
    table = pd.DataFrame(found, columns=columns).assign(group=group)
    return shown_levels(table, snapshot, framework, audience, at, employer)


def _level(count: Count, level: str) -> dict[str, object]:
    if count.reason:
        return {"level": level, "note": count.reason}
    tally = count[HEADCOUNT]
    spread = bounds(tally)
    return {
        "level": level,
        "people": tally.members,
        "known": tally.known,
        "share": tally.members / tally.known if tally.known else None,
        "low": spread.low,
        "high": spread.high,
        "note": spread.note,
    }


def _count(facts: Facts, held: Counts, wave: str, group: str, employer: str) -> Count:
    own = held.employers(wave, GROUPS[group].name)
    if employer == ALL:
        return pool(own, wave, group)
    name = name_of(facts, employer)
    return next((c for c in own if facts.names[c.employer] == name), pool([], wave, group))


def _latest(facts: Facts, table: str) -> str:
    return (facts.waves_of(table) or (facts.latest,))[-1]
