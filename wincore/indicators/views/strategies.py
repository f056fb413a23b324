"""Strategies, actions of the toolkit and challenges, employer by employer."""

from __future__ import annotations

import pandas as pd

from wincore.findings import Audience
from wincore.framework.model import Framework
from wincore.indicators.computing import facts_of
from wincore.indicators.facts import Facts
from wincore.indicators.strategy import STEPS, stages
from wincore.store.snapshot import Snapshot

BOARD = [
    "employer_id", "employer", "area", "challenge", "solution", "tested", "implemented",
    "result", "evidence",
]  # fmt: skip


def strategy_steps(
    snapshot: Snapshot, framework: Framework, *, audience: Audience = "evaluator"
) -> pd.DataFrame:
    """Return how far each strategy is, per employer recruited, wave and step.

    Columns: employer_id, employer, wave, step (developed, approved, implemented, intersectional),
    answer (yes, planned, no; "" where nothing was returned), evidence, evidence_url.
    """
    facts = facts_of(snapshot, framework)
    keys = [facts.recruited, facts.waves_of("strategy")]
    index = pd.MultiIndex.from_product(keys, names=["employer_id", "wave"])
    held = facts.held("strategy").set_index(["employer_id", "wave"]).reindex(index).fillna("")
    long = held.reset_index().melt(
        id_vars=["employer_id", "wave", "evidence", "evidence_url"],
        value_vars=list(STEPS), var_name="step", value_name="answer",
    )  # fmt: skip
    return _named(facts, long)


def actions_matrix(
    snapshot: Snapshot,
    framework: Framework,
    wave: str | None = None,
    *,
    audience: Audience = "evaluator",
) -> pd.DataFrame:
    """Return the stage of every action of the catalogue at every employer recruited.

    Columns: employer_id, employer, wave, action, title, stage (0-4; empty where blank or not
    applicable), applies (False for not applicable, empty where nothing was returned), note,
    baseline (stage in the first wave) and change. Without a wave the latest held is taken.
    """
    facts = facts_of(snapshot, framework)
    at = wave or (facts.waves_of("actions") or (facts.latest,))[-1]
    now, first = _stages_at(facts, at), _stages_at(facts, framework.programme.waves[0].id)
    table = now.assign(baseline=first["stage"], change=now["stage"] - first["stage"], wave=at)
    titles = {a.id: a.title for a in framework.actions}
    table = table.reset_index()
    return _named(facts, table.assign(title=table["action"].map(titles).fillna("")))


def _stages_at(facts: Facts, wave: str) -> pd.DataFrame:
    held = stages(facts)
    at = held[held["wave"] == wave].assign(action=lambda t: t["action"].astype(int))
    actions = sorted({a.id for a in facts.framework.actions} | set(at["action"]))
    index = pd.MultiIndex.from_product([facts.recruited, actions], names=["employer_id", "action"])
    found = at.set_index(["employer_id", "action"])[["level", "applies", "note"]].reindex(index)
    return found.rename(columns={"level": "stage"}).fillna({"note": ""})


def challenge_board(
    snapshot: Snapshot, framework: Framework, *, audience: Audience = "evaluator"
) -> pd.DataFrame:
    """Return the priority challenges and what came of them, by area and employer."""
    facts = facts_of(snapshot, framework)
    table = _named(facts, facts.held("challenges"))
    return table[BOARD].sort_values(["area", "employer_id", "challenge"], ignore_index=True)


def _named(facts: Facts, table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(employer=table["employer_id"].map(facts.names))
