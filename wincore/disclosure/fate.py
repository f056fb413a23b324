"""What becomes of each finding: shown, hidden and why, or shown without some of its fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from wincore.disclosure import notes
from wincore.disclosure.plan import Plan
from wincore.disclosure.policy import Policy
from wincore.disclosure.reveals import Fields, Row, rules, scales
from wincore.findings import ALL
from wincore.indicators.facts import Facts, rows_of
from wincore.indicators.pooling import NO_RETURN

NUMBERS = ("numerator", "denominator", "value", "low", "high", "n", "missing")


@dataclass(frozen=True)
class Fate:
    """What becomes of one finding: why it is hidden ("" if it is not), which fields are emptied."""

    why: str = ""
    emptied: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Finding:
    row: Row
    fields: Fields | None  # None: not about people
    nothing: bool  # the figure could not be made, whoever looks
    scale: bool


def _rows(table: pd.DataFrame, facts: Facts) -> Iterator[_Finding]:
    ids = {name: e for e, name in facts.names.items()}
    people, survey = rules(facts.framework), scales(facts.framework)
    unmade = table["value"].isna() & table["numerator"].isna() & table["denominator"].isna()
    unmade &= table["n"].isna() | (table["note"] == NO_RETURN)
    columns = rows_of(table, "indicator", "employer", "wave", "group")
    for (name, employer, wave, group), nothing in zip(columns, unmade, strict=True):
        row = Row(ids[employer], wave, group)
        fields = people[name](row) if name in people else None
        # A survey row without numbers was added: it must look like one that is hidden.
        yield _Finding(
            row, fields, nothing and not (name in survey and group != ALL), name in survey
        )


def _fate(plan: Plan, policy: Policy, finding: _Finding) -> Fate | None:
    if finding.fields is None:
        return None
    needed = finding.fields[""]
    if finding.nothing:
        return Fate()
    if finding.scale and not plan.holds(needed[0]._replace(employer=ALL, group=ALL)):
        return Fate(emptied=NUMBERS)  # nobody was asked at that wave
    if not all(plan.holds(f) for f in needed):
        return Fate(notes.NO_TABLE if finding.row.employer == ALL else notes.NOT_PLANNED)
    if policy.rule == "round":  # nothing is hidden for being small
        return Fate()
    if not all(plan.is_open(f) for f in needed):
        return Fate(notes.SMALL.format(minimum=plan.minimum))
    fields = finding.fields.items()
    return Fate(emptied=tuple(n for n, more in fields if not all(plan.is_open(f) for f in more)))


def fates(table: pd.DataFrame, plan: Plan, policy: Policy, facts: Facts) -> list[Fate | None]:
    """Return what becomes of each finding; None for those that are not about people."""
    return [_fate(plan, policy, finding) for finding in _rows(table, facts)]
