"""The cells of one question: answers that count, those among them that are favourable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from wincore.cells.selection import DENOMINATOR, NUMERATOR, Selection
from wincore.datasets import MISSING_STATES
from wincore.findings import ALL
from wincore.framework.instrument import Item
from wincore.indicators.facts import Facts
from wincore.indicators.groups import GROUPS, People


@dataclass(frozen=True)
class Part:
    """Whose answers: of a questionnaire at a wave, of an employer as shown, of a group."""

    instrument: str
    wave: str
    employer: str = ALL
    group: str = ALL


def asked(facts: Facts, part: Part) -> pd.DataFrame:
    """Return the responses that a part of the answers is counted from."""
    held = facts.snapshot.table("responses")
    held = held[(held["instrument"] == part.instrument) & (held["wave"] == part.wave)]
    if part.employer != ALL:
        held = held[held["employer_id"].map(facts.names) == part.employer]
    if part.group == ALL or held.empty:
        return held
    people = People(held.reset_index(drop=True), facts.framework.categories)
    return held[people.belonging(GROUPS[part.group])]


def of_question(
    facts: Facts, part: Part, item: Item, top: Sequence[str], *, named: bool = False
) -> list[Selection]:
    """Return the favourable answers to a question and all that count; ``named`` says which one."""
    held = asked(facts, part)
    if item.id not in held:
        return []
    given = held[item.id].astype("str")
    counts = held[item.id].notna() & ~given.isin(MISSING_STATES)
    about = f", {item.id}" if named else ""
    base = Selection(DENOMINATOR + about, "responses", held.index[counts], (item.id,))
    if not top:
        return [base]
    favourable = held.index[counts & given.isin(top)]
    return [Selection(NUMERATOR + about, "responses", favourable, (item.id,)), base]
