"""How people answered one question: the full distribution, with what sums it up."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd

from wincore.datasets import MISSING_STATES
from wincore.findings import ALL, Audience
from wincore.framework.instrument import AnswerSet, Item
from wincore.framework.model import Framework
from wincore.indicators.computing import facts_of, name_of
from wincore.indicators.facts import Facts
from wincore.indicators.views.shown import shown_answers
from wincore.store.snapshot import Snapshot

By = Literal["wave", "employer", "group"]
COLUMN = {"wave": "wave", "employer": "employer_id", "group": "group"}
STATE_LABELS = {
    "dont_know": "Don't know",
    "not_applicable": "Not applicable",
    "prefer_not": "Prefer not to say",
    "blank": "No answer",
}


def distribution(
    snapshot: Snapshot,
    framework: Framework,
    instrument: str,
    item: str,
    *,
    by: By | None = None,
    wave: str | None = None,
    employer: str | None = None,
    group: str = ALL,
    audience: Audience = "evaluator",
) -> pd.DataFrame:
    """Count the answers to one item, for everybody or split by wave, employer or group.

    Without a wave, and unless split by wave, the latest wave with answers is taken. ``employer`` is
    an id or a name. One row per split and answer, in the order of meaning, then the four states:
    split, code, label, n, state (True outside the base), base, share (n / base), top_two and net
    (favourable, and favourable less unfavourable, as shares of the base; of ordered answers only),
    median (a code's place, 1 to k), note. Answers that nobody gave are rows with 0.
    Raises KeyError for an unknown instrument, item or employer.
    """
    facts = facts_of(snapshot, framework)
    asked = framework.instrument(instrument).item(item)
    answers = framework.instrument(instrument).answer_set(asked)
    cube = _cells(facts, instrument, by, wave, employer, group)
    found = [_split(facts, name, rows, asked, answers) for name, rows in _splits(facts, cube, by)]
    columns = ["split", "code", "label", "n", "state", "base"]
    columns += ["share", "top_two", "net", "median", "note"]
    table = pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=columns)
    narrow = by in ("employer", "group") or employer is not None or group != ALL
    waves = list(table["split"].unique()) if by == "wave" else list(cube["wave"].unique())[:1]
    places = [waves[0]] * table["split"].nunique() if by != "wave" and len(table) else waves
    asked_at = [(instrument, str(w)) for w in places]
    return shown_answers(table, snapshot, framework, audience, asked_at, narrow)


def _cells(
    facts: Facts,
    instrument: str,
    by: By | None,
    wave: str | None,
    employer: str | None,
    group: str,
) -> pd.DataFrame:
    cube = facts.snapshot.table("cube")
    kept = cube[cube["instrument"] == instrument]
    if by != "group":
        kept = kept[kept["group"] == group]
    if employer not in (None, ALL):
        name = name_of(facts, str(employer))
        kept = kept[kept["employer_id"].map(facts.names) == name]
    if wave is None and by != "wave":
        order = [w.id for w in facts.framework.programme.waves]
        wave = max(kept["wave"].unique(), key=order.index, default=None)
    return kept if wave is None else kept[kept["wave"] == wave]


def _splits(facts: Facts, cube: pd.DataFrame, by: By | None) -> list[tuple[str, pd.DataFrame]]:
    if by is None:
        return [(ALL, cube)] if len(cube) else []
    parts = {str(name): rows for name, rows in cube.groupby(COLUMN[by], sort=True)}
    if by == "wave":
        return [(w.id, parts[w.id]) for w in facts.framework.programme.waves if w.id in parts]
    if by == "employer":
        return [(facts.names[e], parts[e]) for e in facts.recruited if e in parts]
    return sorted(parts.items(), key=lambda part: part[0] != ALL)


def _split(
    facts: Facts, name: str, rows: pd.DataFrame, asked: Item, answers: AnswerSet | None
) -> pd.DataFrame:
    counts = rows[rows["item"] == asked.id].groupby("answer")["n"].sum()
    labels = {a.code: a.label for a in answers.answers} if answers else {}
    labels |= {str(c): str(c) for c in counts.index if c not in {**labels, **STATE_LABELS}}
    labels |= STATE_LABELS
    table = pd.DataFrame({"split": name, "code": list(labels), "label": list(labels.values())})
    table["n"] = [int(counts.get(code, 0)) for code in labels]
    table["state"] = table["code"].isin(MISSING_STATES)
    base = int(table.loc[~table["state"], "n"].sum())
    if asked.kind == "multiple":
        base = _people(rows) - int(table.loc[table["state"], "n"].sum())
    share = table["n"].where(~table["state"]) / (base or np.nan)
    return table.assign(base=base, share=share, **_summary(table, answers, base), note="")


def _people(rows: pd.DataFrame) -> int:
    """Return the number of responses: that of the item put to most, ticked-all items aside."""
    sums = rows.groupby(["item", "wave", "employer_id"])["n"].sum()
    return int(sums.groupby(level=["wave", "employer_id"]).min().sum()) if len(sums) else 0


def _summary(table: pd.DataFrame, answers: AnswerSet | None, base: int) -> dict[str, float]:
    nothing = {"top_two": np.nan, "net": np.nan, "median": np.nan}
    if answers is None or not answers.ordered or not base:
        return nothing
    counts = table.set_index("code")["n"]
    top = float(counts.reindex(answers.top, fill_value=0).sum()) / base
    low = float(counts.reindex(answers.bottom, fill_value=0).sum()) / base
    values = answers.values()
    places = np.repeat(list(values.values()), counts.reindex(list(values), fill_value=0))
    return {"top_two": top, "net": top - low, "median": float(np.median(places))}
