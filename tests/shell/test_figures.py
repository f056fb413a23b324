import csv
import json
from pathlib import Path

import pytest

from tests.shell.conftest import Run
from tests.store.examples import AUTUMN, checked, employers
from wincore.findings import COLUMNS
from wincore.store import Ledger


@pytest.fixture
def full(demonstration_store: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("WIN_STORE_URL", demonstration_store)
    return demonstration_store


def figures(run: Run, *options: object) -> dict:
    return json.loads(run("indicators", "--json", *options).stdout)


def test_indicators_are_one_json_document_of_the_agreed_shape(run: Run, full: str):
    found = figures(run, "--as-at", "2021-03-31")
    assert set(found) == {"snapshot", "as_at", "audience", "findings"}
    assert (found["as_at"], found["audience"]) == ("2021-03-31", "evaluator")
    assert len(found["snapshot"]) == 64
    assert {tuple(f) for f in found["findings"]} == {COLUMNS}
    values = [f["value"] for f in found["findings"]]
    assert any(v is None for v in values)
    assert sum(v is not None for v in values) > 100


def test_as_at_an_earlier_day_only_what_was_described_then_counts(run: Run, full: str):
    early, late = (figures(run, "--as-at", d) for d in ("2020-12-31", "2021-03-31"))
    assert early["snapshot"] != late["snapshot"]

    def computed(found: dict) -> set[str]:
        return {f["wave"] for f in found["findings"] if f["value"] is not None}

    assert "stage one" in computed(late)
    rows = [f for f in early["findings"] if f["wave"] == "stage one" and f["n"]]
    assert not [f for f in rows if f["indicator"].startswith("workforce.")]


def test_one_employer_is_found_by_name_and_by_id(run: Run, full: str):
    from wincore.store import open_ledger

    ledger = open_ledger(full)
    first = ledger.register().iloc[0]
    ledger.close()
    for named in (str(first["employer"]).upper(), first["employer_id"]):
        found = figures(run, "--employer", named, "--as-at", "2020-12-31")
        assert {f["employer"] for f in found["findings"]} == {first["employer"]}


def test_an_unknown_employer_is_a_usage_error_that_lists_the_register(run: Run, full: str):
    assert (
        "There is no employer 'Nobody'" in run("indicators", "--employer", "Nobody", code=2).stderr
    )


def test_an_employer_that_was_only_invited_has_no_figures(run: Run, ledger: Ledger):
    ledger.accept(checked("a", employers=employers(E1="invited")), who="a", described=AUTUMN)
    assert "no employer recruited" in run("indicators", "--employer", "E1", code=2).stderr


def test_the_csv_holds_the_same_findings(run: Run, full: str, tmp_path: Path):
    out = tmp_path / "out/findings.csv"
    found = figures(run, "--csv", out)["findings"]
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(found)
    assert tuple(rows[0]) == COLUMNS
    for row, finding in zip(rows, found, strict=True):
        assert (float(row["value"]) if row["value"] else None) == finding["value"]


def test_indicators_are_printed_as_a_table(run: Run, full: str):
    result = run("indicators", "--as-at", "2021-03-31", "--employer", "all")
    assert "commitment.both_tests" in result.stdout
    assert "findings." in result.stderr


def test_changes_between_two_days_name_the_upload_that_moved_them(run: Run, full: str):
    result = run("changes", "--from", "2020-12-31", "--to", "2021-03-31", "--json")
    found = json.loads(result.stdout)
    assert found["from"]["as_at"] == "2020-12-31"
    moved = [c for c in found["changes"] if c["what"] in ("moved", "new")]
    assert moved
    assert any("stage-one" in c["files"] for c in moved)


def test_changes_by_one_upload(run: Run, full: str):
    result = run("changes", "--upload", 5, "--to", "2020-12-31")
    assert "commitment.perceived_leads" in result.stdout
    assert "lead-survey-baseline.csv" in result.stdout
    assert "Changed: " in result.stderr


def test_changes_needs_two_days_or_one_upload(run: Run):
    assert "--upload" in run("changes", code=2).stderr
    run("changes", "--from", "2020-12-31", "--upload", 1, code=2)


def test_an_empty_store_loads_the_demonstration_where_it_may(
    run: Run, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
):
    assert "WIN_DEMO" not in run("indicators", "--json").stderr
    assert ledger.uploads() == ()
    monkeypatch.setenv("WIN_DEMO", "1")
    assert "demonstration programme was loaded" in run("indicators", "--json").stderr
    assert ledger.mark("demonstration")


def test_demo_writes_the_files_and_lists_them(run: Run, tmp_path: Path):
    shown = run("demo", "--out", tmp_path / "demo").stdout.split()
    assert sorted(shown) == sorted(str(p) for p in (tmp_path / "demo").iterdir())


def test_templates_are_written_and_an_unknown_survey_is_named(run: Run, tmp_path: Path):
    for arguments in (("baseline",), ("survey", "participant")):
        out = tmp_path / f"{arguments[-1]}.xlsx"
        run("template", *arguments, out)
        assert out.read_bytes().startswith(b"PK")
    result = run("template", "survey", "nothing", tmp_path / "x.xlsx", code=2)
    assert "participant" in result.stderr
    assert not (tmp_path / "x.xlsx").exists()
