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
def held(demonstration_store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of the store that holds the demonstration."""
    source = Path(demonstration_store.removeprefix("sqlite:///"))
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(source.read_bytes())
    monkeypatch.setenv("WIN_STORE_URL", f"sqlite:///{copy}")


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
