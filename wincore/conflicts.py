"""Where what is held contradicts itself: one source or answer against another.

A conflict is found by rule, never by judgement: each names the indicator, the employer, the wave,
and what disagrees. Nothing is corrected; the figure stands, the evidence map says what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from wincore.datasets import TABLES
from wincore.findings import ALL
from wincore.indicators.facts import Facts, rows_of
from wincore.indicators.recruitment import OUT_OF_ORDER
from wincore.indicators.responses import MORE_THAN_ASKED
from wincore.indicators.strategy import stages
from wincore.origins import sheets
from wincore.store.snapshot import Upload

IMPLEMENTED_UNDEVELOPED = "implemented, but not developed"
APPROVED_UNDEVELOPED = "approved, but not developed"
IMPLEMENTED_NOT_BEGUN = "strategy implemented, but no toolkit action is even in progress"
IMPLEMENTED_UNTESTED = "a solution is implemented that was not tested"
COMPLETED_WITHDRAWN = "a date of completion, but the status is {status}"
KEPT_OUT = "{file} disagrees with an earlier file; both are kept out until it is decided"
IN_PROGRESS = 2
STRATEGY = ("strategy.implemented", "objective.strategy_implemented")
SOLUTIONS = ("strategy.solutions_implemented", "strategy.solutions_tested")
NOTED = (MORE_THAN_ASKED, OUT_OF_ORDER)  # what the figures themselves note
Key = tuple[str, str, str]  # indicator, employer as shown, wave
Found = Iterator[tuple[Key, str]]


def conflicts(facts: Facts, findings: pd.DataFrame) -> dict[Key, str]:
    """Return (indicator, employer, wave) -> what contradicts what, the first reason found."""
    found: dict[Key, str] = {}
    for rule in (_steps, _nothing_begun, _untested, _completed, _kept_out):
        for key, reason in rule(facts):
            found.setdefault(key, reason)
    return _noted(findings) | found


def _noted(findings: pd.DataFrame) -> dict[Key, str]:
    """Return the figures of employers whose note tells of figures that cannot both be right."""
    own = findings[findings["employer"] != ALL]
    columns = rows_of(own, "indicator", "employer", "wave", "note")
    return {
        (name, employer, wave): said
        for name, employer, wave, note in columns
        for said in NOTED
        if said in note
    }


def _steps(facts: Facts) -> Found:
    held = facts.held("strategy")
    columns = rows_of(held, "employer_id", "wave", "developed", "approved", "implemented")
    for employer, wave, developed, approved, implemented in columns:
        name = facts.names[employer]
        if developed in ("no", "planned") and implemented == "yes":
            yield from (((i, name, wave), IMPLEMENTED_UNDEVELOPED) for i in STRATEGY)
        if developed == "no" and approved == "yes":
            yield ("strategy.approved", name, wave), APPROVED_UNDEVELOPED


def _nothing_begun(facts: Facts) -> Found:
    held, actions = facts.held("strategy"), stages(facts).dropna(subset=["level"])
    most = actions.groupby(["employer_id", "wave"])["level"].max()
    for employer, wave, implemented in rows_of(held, "employer_id", "wave", "implemented"):
        if implemented == "yes" and most.get((employer, wave), IN_PROGRESS) < IN_PROGRESS:
            yield from (((i, facts.names[employer], wave), IMPLEMENTED_NOT_BEGUN) for i in STRATEGY)


def _untested(facts: Facts) -> Found:
    held = facts.held("challenges")
    wrong = held[(held["implemented"] == "yes") & (held["tested"] == "no")]
    for employer in dict.fromkeys(wrong["employer_id"]):
        name = facts.names[employer]
        yield from (((i, name, facts.latest), IMPLEMENTED_UNTESTED) for i in SOLUTIONS)


def _completed(facts: Facts) -> Found:
    for employer, status, day in rows_of(facts.register, "employer_id", "status", "completed"):
        if not pd.isna(day) and status != "completed":
            words = COMPLETED_WITHDRAWN.format(status=status)
            yield ("objective.completed", facts.names[employer], facts.latest), words


def _kept_out(facts: Facts) -> Found:
    """Yield what two files disagree on that were both kept out: nothing counts until decided."""
    for upload in facts.snapshot.uploads:
        if upload.mode == "keep out":
            words = KEPT_OUT.format(file=upload.file)
            for table, employer, wave in _emptied(facts, upload):
                about = (i.id for i in facts.framework.indicators if table in sheets(i))
                yield from (((name, facts.names[employer], wave), words) for name in about)


def _emptied(facts: Facts, upload: Upload) -> Iterator[tuple[str, str, str]]:
    """Yield table, employer and wave that an upload speaks of and of which nothing counts."""
    for table in upload.places:
        columns = TABLES[table].columns if table in TABLES else ()
        if {"employer_id", "wave"} <= set(columns):
            held = facts.held(table)
            counts = set(rows_of(held, "employer_id", "wave"))
            said = ((e, w) for e in upload.employers for w in upload.waves if e in facts.names)
            yield from ((table, *pair) for pair in said if pair not in counts)
