"""The life of an upload on the demonstration: replaced, rolled back, restored, purged."""

import csv
import io
import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.shell.conftest import Run
from wincore.store import Ledger, open_ledger

LEAD = "lead-survey-stage-one.csv"
SPRING = ("--date", "2021-03-15")


@pytest.fixture
def ledger(store_url: str, demonstration_store: str) -> Iterator[Ledger]:
    """A store of its own that holds the demonstration."""
    target = Path(store_url.removeprefix("sqlite:///"))
    target.parent.mkdir(parents=True, exist_ok=True)
    for name in (target.name, "respondent.key"):
        source = Path(demonstration_store.removeprefix("sqlite:///")).with_name(name)
        if source.exists():
            shutil.copyfile(source, target.with_name(name))
    opened = open_ledger(store_url)
    yield opened
    opened.close()


def newer(demonstration: Path, folder: Path) -> Path:
    """The leads' survey of stage one with the answers of everybody as those of the first one."""
    rows = list(csv.reader(io.StringIO((demonstration / LEAD).read_text(encoding="utf-8"))))
    answers = range(3, len(rows[0]))
    first = rows[1]
    for row in rows[2:]:
        for column in answers:
            row[column] = first[column]
    path = folder / "lead-survey-corrected.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def figures(run: Run) -> list[dict]:
    document = json.loads(run("indicators", "--as-at", "2021-03-31", "--json").stdout)
    return document["findings"]


def what_counts(ledger: Ledger) -> str:
    """The hash of the rows that count: equal hashes mean equal figures."""
    return ledger.snapshot(date(2021, 3, 31)).fingerprint


def held(ledger: Ledger) -> int:
    return next(u.id for u in ledger.uploads() if u.file.endswith(LEAD))


def test_replacing_rolling_back_restoring_and_purging_bring_the_figures_with_them(
    run: Run, ledger: Ledger, demonstration: Path, tmp_path: Path
):
    before, rows = figures(run), what_counts(ledger)
    said = run("load", newer(demonstration, tmp_path), *SPRING).stderr
    assert "Held already: " in said
    assert "--overlap add or --overlap keep-out" in said
    after, new = what_counts(ledger), ledger.uploads()[-1].id
    assert figures(run) != before
    run("rollback", new, "--reason", "the wrong file")
    assert figures(run) == before
    run("restore", new)
    run("rollback", held(ledger), "--reason", "superseded")
    run("restore", held(ledger))
    assert what_counts(ledger) == after != rows
    run("purge", new, "--reason", "asked to by the employer")
    assert what_counts(ledger) == rows
    assert figures(run) == before
    (tombstone,) = [u for u in ledger.uploads() if u.id == new]
    assert tombstone.state == "purged"
    run("restore", new, code=2)
    told = [(e.what, e.reason) for e in ledger.log() if e.upload == new]
    assert told == [
        ("accepted", ""),
        ("rolled back", "the wrong file"),
        ("restored", ""),
        ("purged", "asked to by the employer"),
    ]


def test_the_same_file_is_held_while_it_counts_and_while_it_is_rolled_back(
    run: Run, ledger: Ledger, demonstration: Path
):
    before = what_counts(ledger)
    again = run("load", demonstration / LEAD, *SPRING, code=1)
    assert "already held" in again.stdout
    rehearsed = run("load", demonstration / LEAD, *SPRING, "--dry-run", code=1)
    assert "would not be stored" in rehearsed.stderr
    run("rollback", held(ledger), "--reason", "a test")
    assert what_counts(ledger) != before
    (refused,) = json.loads(run("load", demonstration / LEAD, *SPRING, "--json", code=1).stdout)[
        "files"
    ]
    assert "Restore that upload instead" in refused["problems"][-1]["what"]
    run("restore", held(ledger))
    assert what_counts(ledger) == before


def test_a_purged_file_may_come_again(run: Run, ledger: Ledger, demonstration: Path):
    before = [{**f, "inputs": ""} for f in figures(run)]
    run("purge", held(ledger), "--reason", "a test")
    run("load", demonstration / LEAD, *SPRING)
    assert [{**f, "inputs": ""} for f in figures(run)] == before


def test_what_one_upload_moved_is_what_rolling_it_back_takes_away(
    run: Run, ledger: Ledger, demonstration: Path, tmp_path: Path
):
    run("load", newer(demonstration, tmp_path), *SPRING)
    new = ledger.uploads()[-1].id
    options = ("--upload", new, "--to", "2021-03-31", "--json")
    moved = json.loads(run("changes", *options).stdout)["changes"]
    names = {m["indicator"] for m in moved}
    assert "commitment.perceived_leads" in names
    assert {m["files"] for m in moved} == {"lead-survey-corrected.csv"}


@pytest.mark.parametrize("overlap", ["add", "keep-out"])
def test_adding_and_keeping_out_are_said_and_undone_too(
    run: Run, ledger: Ledger, demonstration: Path, tmp_path: Path, overlap: str
):
    before = what_counts(ledger)
    result = run("load", newer(demonstration, tmp_path), *SPRING, "--overlap", overlap)
    assert "which is the default" not in result.stderr
    upload = ledger.uploads()[-1]
    assert upload.mode == overlap.replace("-", " ")
    responses = ledger.snapshot(date(2021, 3, 31)).table("responses")
    own = responses[(responses["instrument"] == "lead") & (responses["wave"] == "stage one")]
    assert bool(len(own)) == (overlap == "add")
    run("rollback", upload.id, "--reason", "a test")
    assert what_counts(ledger) == before
