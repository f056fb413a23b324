"""What is actually out: the counts that follow from the numbers in what an audience is given.

The audit starts here and not from the plan, so that a figure which slipped through is found. Every
number left in a finding about people gives away all counts behind its field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from wincore.disclosure.figure import Figure
from wincore.disclosure.peopletables import RECRUITMENT, WORKFORCE
from wincore.disclosure.plan import Plan
from wincore.disclosure.reveals import Fields, Row, rules
from wincore.disclosure.viewing import (
    FUNNEL_FIELDS,
    LEVEL_FIELDS,
    funnel_figure,
    level_figure,
)
from wincore.framework.model import Framework
from wincore.indicators.facts import Facts, rows_of
from wincore.indicators.groups import GROUPS
from wincore.indicators.views import funnel, levels
from wincore.store.snapshot import Snapshot

FIELDS = ("numerator", "denominator", "value", "low", "high", "n", "missing")
SINCE = ("baseline", "change")


def of_findings(shown: pd.DataFrame, facts: Facts, ids: Mapping[str, str]) -> set[Figure]:
    """Return the counts that the numbers of protected findings give away.

    ``ids`` has the id of every employer by the name it is shown under.
    """
    people, first = rules(facts.framework), facts.framework.programme.waves[0].id
    kept = shown[shown["indicator"].isin(people) & _made(shown)]
    there = kept[[*FIELDS, *SINCE]].notna().to_dict("records")
    names = rows_of(kept, "indicator", "employer", "wave", "group")
    found: set[Figure] = set()
    for (name, employer, wave, group), has in zip(names, there, strict=True):
        row = Row(ids[employer], wave, group)
        found |= _given_away(people[name](row), [f for f in FIELDS if has[f]])
        if any(has[f] for f in SINCE):
            found |= set(people[name](Row(row.employer, first, group))[""])
    return found


def _made(shown: pd.DataFrame) -> pd.Series:
    """Return which rows say something of people: not those of employers that returned nothing."""
    told = [f for f in (*FIELDS, *SINCE) if f not in ("n", "missing")]
    return shown[told].notna().any(axis=1) | (shown["n"] > 0)


def _given_away(fields: Fields, there: Sequence[str]) -> set[Figure]:
    core = [f for f in there if f not in fields]
    found = {figure for name in there if name in fields for figure in fields[name]}
    return found | set(fields[""] if core else ())


def of_views(plan: Plan, snapshot: Snapshot, framework: Framework) -> set[Figure]:
    """Return the counts that the views of levels and of recruitment give away.

    Levels are asked for group by group: those that the plan counts there, and one that it does not.
    """
    levels = {f.group for name, s in plan.sections.items() for f in s.laid.places if f.stratum}
    asked = [g for g in GROUPS if g in levels] + [g for g in GROUPS if g not in levels][:1]
    found: set[Figure] = set()
    for table, wave in (name for name in plan.sections if len(name) == 2):
        if table == WORKFORCE:
            for group in asked:
                found |= set(_levels(plan, snapshot, framework, wave, group))
        elif table == RECRUITMENT:
            found |= set(_funnel(plan, snapshot, framework, wave))
    return found


def _levels(
    plan: Plan, snapshot: Snapshot, framework: Framework, wave: str, group: str
) -> Iterator[Figure]:
    table = levels(snapshot, framework, group=group, wave=wave, audience=plan.audience)
    for row in table.to_dict("records"):
        for field, part in LEVEL_FIELDS.items():
            if pd.notna(row[field]):
                yield level_figure(wave, group, str(row["level"]), part)


def _funnel(plan: Plan, snapshot: Snapshot, framework: Framework, wave: str) -> Iterator[Figure]:
    table = funnel(snapshot, framework, groups=list(GROUPS), wave=wave, audience=plan.audience)
    for row in table.to_dict("records"):
        for field, part in FUNNEL_FIELDS.items():
            if pd.notna(row[field]):
                yield funnel_figure(wave, str(row["group"]), str(row["stage"]), part)
