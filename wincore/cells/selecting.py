"""Choose the cells of any figure: each kind of indicator knows its own."""

from __future__ import annotations

import pandas as pd

from wincore.cells import answers, employers, entries, people, response, ties
from wincore.cells.selection import Selection, asked_for
from wincore.framework import Framework
from wincore.indicators.computing import facts_of
from wincore.indicators.facts import Facts
from wincore.store.snapshot import Snapshot

REGISTER = "employers"
KINDS = (people, employers, entries, response, ties, answers)


def selected(
    row: pd.Series, framework: Framework, snapshot: Snapshot, facts: Facts | None = None
) -> list[Selection]:
    """Return the cells that a finding was made from; none where it has no number, or no cells.

    Only rows of the uploads that the finding names are chosen, and of the register: who was
    recruited stands in the newest one. ``facts`` of the snapshot spare counting again where many
    figures are asked for.
    """
    if pd.isna(row["value"]) and pd.isna(row["numerator"]):
        return []
    facts = facts or facts_of(snapshot, framework)
    asked, hashes = asked_for(row, facts), str(row["inputs"]).split()
    for kind in KINDS:
        found = kind.selections(facts, asked)
        if found is not None:
            return [_of_uploads(one, snapshot, hashes) for one in found]
    return []


def _of_uploads(found: Selection, snapshot: Snapshot, hashes: list[str]) -> Selection:
    uploads = snapshot.table(found.table)["upload"].loc[found.rows]
    named = found.rows[uploads.isin(hashes) | (found.table == REGISTER)]
    return Selection(found.role, found.table, named, found.fields)
