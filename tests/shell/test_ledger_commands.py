import json
from pathlib import Path

import pytest

from tests.shell.conftest import Run
from tests.store.examples import AUTUMN, SPRING, checked, employers, workforce
from wincore.store import Ledger
from wincore.store.errors import NO_UPLOAD, REASON_REQUIRED, WRONG_STATE


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    first = checked("old.xlsx", employers=employers(E1="participating"), workforce=workforce(E1=40))
    ledger.accept(first, who="ana", described=AUTUMN)
    ledger.accept(checked("new.xlsx", workforce=workforce(E1=44)), who="ben", described=SPRING)
    return ledger


def test_the_ledger_is_printed_with_every_upload(run: Run, full: Ledger):
    shown = run("uploads").stdout
    for text in ("old.xlsx", "new.xlsx", "30 November 2020", "15 March 2021", "ana", "accepted"):
        assert text in shown


def test_the_ledger_as_json_is_one_document_and_nothing_else(run: Run, full: Ledger):
    result = run("uploads", "--json")
    entries = json.loads(result.stdout)["uploads"]
    assert [e["id"] for e in entries] == [1, 2]
    assert entries[0]["described"] == "2020-11-30"
    assert entries[0]["sha256"] == full.upload(1).sha256
    assert result.stderr == ""


def test_rolling_back_restoring_and_purging_from_the_shell(run: Run, full: Ledger):
    run("rollback", 2, "--reason", "draft", "--who", "cy")
    assert full.upload(2).state == "rolled back"
    run("restore", 2, "--who", "cy")
    assert full.upload(2).state == "accepted"
    run("purge", 1, "--reason", "asked to", "--who", "cy")
    assert full.upload(1).state == "purged"
    assert [(e.what, e.who) for e in full.log()[2:]] == [
        ("rolled back", "cy"),
        ("restored", "cy"),
        ("purged", "cy"),
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("rollback", 9, "--reason", "x"), NO_UPLOAD.format(id=9, known="1, 2")),
        (("rollback", 1, "--reason", ""), REASON_REQUIRED.format(what="roll-back")),
        (
            ("restore", 1),
            WRONG_STATE.format(id=1, state="accepted", wanted="rolled back", what="restored"),
        ),
    ],
)
def test_what_the_store_refuses_is_one_sentence_and_exit_2(
    run: Run, full: Ledger, arguments: tuple[object, ...], message: str
):
    result = run(*arguments, code=2)
    assert result.stderr.strip() == message
    assert result.stdout == ""


def test_a_reason_is_asked_for_before_anything_is_purged(run: Run, full: Ledger):
    assert "--reason" in run("purge", 1, code=2).stderr
    assert full.upload(1).state == "accepted"


def test_migrate_makes_the_store_and_says_so(run: Run, tmp_path: Path):
    assert "is ready at revision" in run("store", "migrate").stderr
    assert (tmp_path / "store/win.sqlite").exists()
    assert "is up to date" in run("store", "migrate").stderr


def test_backup_and_restore_from_the_shell(run: Run, full: Ledger, tmp_path: Path):
    run("store", "backup", tmp_path / "b.sqlite")
    run("rollback", 2, "--reason", "draft")
    run("store", "restore", tmp_path / "b.sqlite")
    assert full.upload(2).state == "accepted"
    assert "All is well: 2 uploads." in run("store", "verify").stderr


def test_verify_prints_what_is_wrong_and_exits_1(run: Run, full: Ledger):
    from sqlalchemy import update

    from wincore.store.engine import writing
    from wincore.store.schema import DATASET

    with writing(full.engine) as connection:
        connection.execute(update(DATASET).where(DATASET.c.upload == 2).values(parquet=b"x"))
    shown = run("store", "verify", code=1).stdout
    assert "upload 2, workforce" in shown
    assert "store restore FILE" in shown


def test_an_unreachable_store_is_a_sentence_not_a_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("WIN_STORE_URL", "oddbase://nowhere")
    assert "driver for oddbase" in run("uploads", code=2).stderr


def test_a_wrong_setting_is_named(run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WIN_AUTH", "trust me")
    assert "auth" in run("uploads", code=2).stderr
