import json
from pathlib import Path

import pytest

from tests.shell.conftest import Run
from wincore.pack import FILES
from wincore.shell.pack import EITHER
from wincore.store import Ledger
from wincore.store.errors import FROZEN

NAME = "Review of March 2021"


@pytest.fixture
def held(
    demonstration_store: str, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy of the store that holds the demonstration."""
    source = Path(demonstration_store.removeprefix("sqlite:///"))
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(source.read_bytes())
    monkeypatch.setenv("WIN_STORE_URL", f"sqlite:///{copy}")
    monkeypatch.setenv("WIN_KEY_FILE", str(kept / "respondent.key"))


@pytest.mark.usefixtures("held")
def test_a_freeze_is_listed_and_its_pack_written(run: Run, tmp_path: Path):
    run("freeze", NAME, "--as-at", "2021-03-31", "--who", "eve")
    (listed,) = json.loads(run("freezes", "--json").stdout)
    assert (listed["name"], listed["as_at"], listed["who"]) == (NAME, "2021-03-31", "eve")
    assert listed["record"] is None

    out = tmp_path / "pack"
    printed = run("pack", "--out", out, "--freeze", NAME, "--audience", "public").stdout.split("\n")
    assert [Path(p).name for p in printed if p] == list(FILES)
    certificate = json.loads((out / "certificate.json").read_text(encoding="utf-8"))
    assert certificate["snapshot"] == listed["snapshot"]
    assert certificate["audience"] == "public"
    assert certificate["disclosure"]["under_protected"] == 0
    assert "who" not in certificate["freeze"]  # the public is not told who did what


@pytest.mark.usefixtures("held")
def test_a_name_that_is_taken_is_refused_in_one_sentence(run: Run):
    run("freeze", NAME, "--as-at", "2021-03-31")
    refused = run("freeze", NAME, "--as-at", "2021-03-31", code=2)
    assert refused.stderr.strip() == FROZEN.format(name=NAME)


def test_a_day_and_a_freeze_together_are_a_usage_error(run: Run, tmp_path: Path):
    refused = run("pack", "--out", tmp_path, "--freeze", NAME, "--as-at", "2021-03-31", code=2)
    assert EITHER.split(",")[0] in " ".join(refused.stderr.split())


def test_an_unknown_freeze_is_refused(run: Run, ledger: Ledger, tmp_path: Path):
    refused = run("pack", "--out", tmp_path / "x", "--freeze", NAME, code=2)
    assert NAME in refused.stderr
    assert not (tmp_path / "x").exists()


@pytest.mark.usefixtures("held")
def test_one_employers_page_is_written_and_another_name_is_refused(run: Run, tmp_path: Path):
    out = tmp_path / "brief.docx"
    run("brief", "Pretend Payments (fictional)", out, "--as-at", "2021-03-31")
    assert out.read_bytes().startswith(b"PK")
    refused = run("brief", "Nobody", tmp_path / "no.docx", "--as-at", "2021-03-31", code=2)
    assert "Pretend Payments" in " ".join(refused.stderr.split())
    assert not (tmp_path / "no.docx").exists()


@pytest.mark.usefixtures("held")
def test_differences_between_two_freezes_are_told_in_sentences_and_as_json(run: Run):
    run("freeze", "autumn", "--as-at", "2020-11-30")
    run("freeze", NAME, "--as-at", "2021-03-31")
    told = run("freezes", "diff", "autumn", NAME, "--audience", "evaluator")
    said = " ".join(told.stderr.split())
    assert said.startswith("Came in: ")
    assert "inclusion-survey-stage-one.csv" in said
    assert "figures differ as the evaluator sees them." in said
    found = json.loads(
        run("freezes", "diff", NAME, NAME, "--audience", "evaluator", "--json").stdout
    )
    assert (found["came"], found["went"], found["figures"]) == ([], [], [])
    refused = run("freezes", "diff", NAME, "Nothing", code=2)
    assert "autumn" in refused.stderr
