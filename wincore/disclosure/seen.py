"""What is held, as an audience sees it before any figure is made.

Letters are put on here, at one place, so that every finding, view, chart, table and download made
from the snapshot has them: nothing downstream knows another name. What the audience was given
before goes along, so that whatever is made is protected beside it. Counts are untouched: the plan
is made from the snapshot as it is held.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import pandas as pd
from pydantic import BaseModel

from wincore.disclosure.letters import IDS, chosen_letters, place
from wincore.disclosure.nameless import Names, nameless
from wincore.disclosure.policy import read_policy
from wincore.findings import Audience
from wincore.framework.model import Framework
from wincore.indicators.computing import facts_of
from wincore.store.snapshot import Snapshot, Upload

INVITED = "an employer that was invited"
FILE = "file {number}"
REGISTER = "employers"
EMPTIED = ("evidence_url", "sponsor", "sector")  # tell who it is
TEXTS = {  # tables with words that may name an employer -> their columns of words
    "challenges": ("challenge", "solution", "result"),
    "actions": ("note",),
    "sessions": ("title",),
    "champions": ("title",),
    "resources": ("title",),
    "risks": ("risk", "owner", "mitigation"),
    "comments": ("text",),
}
Model = TypeVar("Model", bound=BaseModel)


def uses_letters(audience: Audience) -> bool:
    """Return whether the policy in force shows an audience letters for employers."""
    return audience != "evaluator" and read_policy().of(audience).letters


def as_seen(
    snapshot: Snapshot,
    framework: Framework,
    audience: Audience,
    earlier: Sequence[Snapshot] = (),
) -> Snapshot:
    """Return a snapshot as an audience may see it; the evaluator's as it is.

    ``earlier`` are the snapshots the audience was given before, oldest first. One that has been
    through here already stays as it is.
    """
    if audience == "evaluator" or snapshot.origin is not None:
        return snapshot
    shown = lettered_snapshot(snapshot, framework) if uses_letters(audience) else snapshot
    return replace(shown, earlier=tuple(earlier)) if earlier else shown


def names_of(snapshot: Snapshot, framework: Framework) -> Names:
    """Return what stands in place of the name of every employer of the register."""
    facts = facts_of(snapshot, framework)
    chosen, register = chosen_letters(facts), snapshot.table(REGISTER)
    pairs = zip(register["employer_id"], register["employer"], strict=True)
    named = {str(name): chosen.get(str(id_), INVITED) for id_, name in pairs}
    return Names(named | {facts.names[id_]: letter for id_, letter in chosen.items()})


def lettered_snapshot(snapshot: Snapshot, framework: Framework) -> Snapshot:
    """Return the snapshot with letters for employers, every table in the order of the letters.

    Ids stay, because counts are protected by them, and are never shown. Addresses of evidence, and
    names of files, tell who it is, and go.
    """
    chosen, names = chosen_letters(facts_of(snapshot, framework)), names_of(snapshot, framework)
    tables = {n: _table(n, table, chosen, names) for n, table in snapshot.tables.items()}
    uploads = tuple(_unnamed(u) for u in snapshot.uploads)
    return replace(snapshot, tables=tables, uploads=uploads, rows={}, origin=snapshot)


def _unnamed(upload: Upload) -> Upload:
    return replace(upload, file=FILE.format(number=upload.id), note="", who="")


def _table(name: str, table: pd.DataFrame, chosen: Mapping[str, str], names: Names) -> pd.DataFrame:
    shown = table.copy(deep=False)
    if name == REGISTER:
        shown["employer"] = shown["employer_id"].map(lambda e: chosen.get(e, INVITED))
    for column in (c for c in TEXTS.get(name, ()) if c in shown):
        shown[column] = shown[column].map(lambda x: nameless(x, names)).astype("str")
    for column in (c for c in EMPTIED if c in shown):
        shown[column] = pd.Series("", index=shown.index, dtype=shown[column].dtype)
    key = next((k for k in IDS if k in shown), None)
    if key is None:
        return shown
    order = shown[key].map(lambda e: place(chosen.get(e, "~" * 9)))
    return shown.iloc[order.argsort(kind="stable")].reset_index(drop=True)


def without_names(content: Model, names: Names) -> Model:
    """Return what was written down (claims, a record) with letters in place of the names in it."""
    return type(content).model_validate(_inside(content.model_dump(), names))


def _inside(value: Any, names: Names) -> Any:
    if isinstance(value, dict):
        return {k: _inside(v, names) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_inside(v, names) for v in value)
    return nameless(value, names)


def framework_seen(framework: Framework, snapshot: Snapshot, audience: Audience) -> Framework:
    """Return the framework whose claims name no employer where the audience sees letters."""
    held = snapshot.origin or snapshot
    if not uses_letters(audience) or not framework.claims:
        return framework
    names = names_of(held, framework)
    return framework.model_copy(
        update={"claims": [without_names(c, names) for c in framework.claims]}
    )
