import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from tests.pack.given import NAME
from wincore.disclosure.keeping import plan_for
from wincore.figures import Context
from wincore.findings import ALL
from wincore.pack import FILES, Edition, PackRefused, edition, pack_files, write_pack
from wincore.pack import writing as written
from wincore.pack.protection import NOT_HIDDEN, UNPROTECTED
from wincore.store import Ledger


def test_a_pack_whose_audit_fails_is_not_written(review: Edition, tmp_path: Path):
    failing = {"cells": 10, "hidden": 2, "under_protected": 1, "tightest": 0.0, "readers": []}
    with pytest.raises(PackRefused) as refusal:
        write_pack(review, tmp_path / "out", certify=lambda context: failing)
    assert str(refusal.value) == NOT_HIDDEN.format(count=1, cells=10, example="")
    assert not (tmp_path / "out").exists()


def test_a_figure_that_slipped_through_the_plan_is_found_and_no_pack_is_written(
    store: Ledger, review: Edition, tmp_path: Path
):
    with_hole = replace(review, context=opened(review, store))
    with pytest.raises(PackRefused) as refusal:
        write_pack(with_hole, tmp_path / "out")
    said = re.match(NOT_HIDDEN.split("{cells}")[0].format(count=r"(\d+)"), str(refusal.value))
    assert said is not None
    assert int(said[1]) > 0
    assert not (tmp_path / "out").exists()


def opened(review: Edition, store: Ledger) -> Context:
    """The panel's findings, with one employer's hidden share of Black staff left in."""
    context = review.context
    true = edition(store, freeze=NAME, audience="evaluator").context.findings
    keys = ["indicator", "employer", "wave", "group"]
    hidden = context.findings["note"].str.startswith("[c]") & (context.findings["employer"] != ALL)
    about = hidden & (context.findings["indicator"] == "workforce.representation")
    small = context.findings[about & (context.findings["group"] == "young Black men")]
    leak = small[keys].head(1).merge(true, on=keys)
    assert len(leak) == 1
    kept = context.findings.drop(small.index[:1])
    return replace(context, findings=pd.concat([kept, leak], ignore_index=True))


def test_the_certificate_has_the_audits_own_numbers(review: Edition, files: dict[str, bytes]):
    told = json.loads(files["certificate.json"])["disclosure"]
    context = review.context
    with review.in_force():
        plan = plan_for(context.snapshot, context.framework, "panel", review.policy)
    assert (told["cells"], told["hidden"]) == (plan.cells, plan.hidden)
    assert (told["under_protected"], told["failures"]) == (0, [])
    assert told["tightest"] >= review.policy.panel.minimum
    register = context.snapshot.table("employers")
    recruited = set(register.loc[register["status"] != "invited", "employer"])
    assert {r["reader"] for r in told["readers"]} <= {"outsider", *recruited}
    assert len(told["readers"]) > 8


def test_what_is_not_protected_does_not_go_round(review: Edition):
    context = replace(review.context, audience="evaluator")
    with pytest.raises(PackRefused, match=UNPROTECTED):
        pack_files(replace(review, context=context))


def test_a_pack_that_breaks_half_way_leaves_the_earlier_one(
    tmp_path: Path, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / FILES[0]).write_text("earlier")
    monkeypatch.setattr(Path, "write_bytes", _full)
    with pytest.raises(OSError, match="no space"):
        written._put(files, tmp_path)
    assert os.listdir(tmp_path) == [FILES[0]]
    assert (tmp_path / FILES[0]).read_text() == "earlier"


def _full(path: Path, content: bytes) -> int:
    if path.name == FILES[-1]:
        raise OSError("no space")
    with path.open("wb") as file:
        return file.write(content)
