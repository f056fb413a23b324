"""`disclosure audit`: the attack on everything that may be shown, from a shell."""

import json
import shutil

import pytest

from tests.shell.conftest import Run
from tests.store.examples import AUTUMN, checked, employers, typed
from wincore.settings import settings
from wincore.store import Ledger

AGREED = {"snapshot", "cells", "hidden", "under_protected", "tightest", "readers"}
READER = {"audience", "reader", "attacked", "under_protected", "tightest"}
STAFF = {"E1": (60, 400), "E2": (3, 300), "E3": (70, 500)}  # Black men, others


@pytest.fixture
def some(ledger: Ledger) -> str:
    """A store of three employers, one with few Black men; returns the hash of its snapshot."""
    rows = []
    for employer, counts in STAFF.items():
        kinds = (("African", "male"), ("White British", "female"))
        for (ethnicity, sex), n in zip(kinds, counts, strict=True):
            person = {"ethnicity": ethnicity, "sex": sex, "age_band": "25-34", "level": "all"}
            rows.append({"employer_id": employer, "wave": "baseline", "headcount": n} | person)
    register = employers(**dict.fromkeys(STAFF, "participating"))
    people = checked("first", employers=register, workforce=typed("workforce", rows))
    ledger.accept(people, who="ana", described=AUTUMN)
    return ledger.snapshot().fingerprint


def test_the_certificate_is_one_json_document_of_the_agreed_shape(run: Run, some: str):
    done = run("disclosure", "audit", "--json")
    found = json.loads(done.stdout)
    assert set(found) == AGREED
    assert found["snapshot"] == some
    assert found["under_protected"] == 0
    assert 0 < found["hidden"] < found["cells"]
    assert found["tightest"] >= 5
    assert all(set(line) == READER for line in found["readers"])
    assert {line["audience"] for line in found["readers"]} == {"panel", "public"}
    assert {"outsider", "Employer E2"} <= {line["reader"] for line in found["readers"]}
    assert "attacking everything shown" in done.stderr


def test_one_audience_is_attacked_and_told_as_a_table(run: Run, some: str):
    done = run("disclosure", "audit", "--audience", "public")
    assert "public" in done.stdout
    assert "panel" not in done.stdout
    assert "nobody can tell one more closely than allowed" in done.stderr


def test_a_policy_that_gives_people_away_ends_in_failure(
    run: Run, ledger: Ledger, tmp_path, monkeypatch: pytest.MonkeyPatch
):
    folder = rounding_programme(tmp_path)
    monkeypatch.setenv("WIN_PROGRAMME", str(folder / "programme.toml"))
    register = employers(**dict.fromkeys(("E1", "E2"), "participating"))
    rows = [
        {"employer_id": e, "wave": "baseline", "ethnicity": "African", "sex": "male",
         "age_band": "25-34", "level": "all", "headcount": n}
        for e, n in (("E1", 11), ("E2", 2))
    ]  # fmt: skip
    people = checked("first", employers=register, workforce=typed("workforce", rows))
    ledger.accept(people, who="ana", described=AUTUMN)
    done = run("disclosure", "audit", "--json", code=1)
    found = json.loads(done.stdout)
    assert found["hidden"] == 0
    assert found["under_protected"] > 0  # 11 + 2, shown as 10, 0 and 15: one or two people
    assert found["under_protected"] == sum(x["under_protected"] for x in found["readers"])


def rounding_programme(folder):
    """Return a copy of the programme's folder whose policy rounds counts."""
    made = folder / "data"
    shutil.copytree(
        settings().programme.parent, made, ignore=shutil.ignore_patterns("demonstration")
    )
    policy = made / "disclosure.toml"
    policy.write_text(policy.read_text().replace('rule = "suppress"', 'rule = "round"'))
    return made
