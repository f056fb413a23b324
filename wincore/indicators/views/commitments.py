"""Employers by commitment tests: who met which, when, and on what evidence."""

from __future__ import annotations

import pandas as pd

from wincore.datasets import TESTS
from wincore.findings import Audience
from wincore.framework.model import Framework
from wincore.indicators.commitment import NOT_ANSWERED, statuses
from wincore.indicators.computing import facts_of
from wincore.store.snapshot import Snapshot

MET, NOT_MET, NOT_KNOWN = "met", "not met", "not known"


def commitment_matrix(
    snapshot: Snapshot,
    framework: Framework,
    *,
    wave: str | None = None,
    audience: Audience = "evaluator",
) -> pd.DataFrame:
    """Return a row for every employer recruited and test, employers that met most first.

    Columns: employer_id, employer, status, test, state (met, not met, not known) at the end of the
    wave (without one, of the latest held), answer (as returned: yes, planned, no, ""), date,
    evidence, evidence_url, note, met_tests (how many of the seven). Every audience sees it.
    """
    facts = facts_of(snapshot, framework)
    at = wave or facts.latest
    index = pd.MultiIndex.from_product([facts.recruited, TESTS], names=["employer_id", "test"])
    held = facts.held("commitments").set_index(["employer_id", "test"]).reindex(index)
    table = held.rename(columns={"met": "answer"}).drop(columns="upload").reset_index()
    known = statuses(facts, at)
    found = [known.get(e, {}).get(t) for e, t in index]
    table["state"] = [_word(s.met if s else None) for s in found]
    table["note"] = [s.note if s else NOT_ANSWERED for s in found]
    table["employer"] = table["employer_id"].map(facts.names)
    table["status"] = table["employer_id"].map(facts.register["status"])
    table["met_tests"] = (table["state"] == MET).groupby(table["employer_id"]).transform("sum")
    text = ["answer", "evidence", "evidence_url"]
    table[text] = table[text].fillna("")
    return table.sort_values("met_tests", ascending=False, kind="stable", ignore_index=True)


def _word(met: bool | None) -> str:
    return NOT_KNOWN if met is None else MET if met else NOT_MET
