from pathlib import Path

import pandas as pd
import pytest

from tests.store.examples import AUTUMN, SPRING, checked, employers, survey, workforce
from wincore.store import Ledger, StoreError, open_ledger
from wincore.store.errors import EXISTS, NOT_A_BACKUP


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    first = checked("a", employers=employers(E1="participating"), workforce=workforce(E1=40))
    ledger.accept(first, who="ana", described=AUTUMN)
    ledger.accept(survey("s", {"E1": ["1", "5"]}, comments=1), who="ana", described=AUTUMN)
    ledger.remember("qualtrics", "inclusion", {"Q1": "trust"}, "ana")
    return ledger


def test_a_backup_holds_everything_in_one_file(full: Ledger, tmp_path: Path):
    path = full.backup(tmp_path / "backups/one.sqlite")
    assert [p.name for p in path.parent.iterdir()] == ["one.sqlite"]
    copy = open_ledger(f"sqlite:///{path}")
    assert copy.uploads() == full.uploads()
    assert copy.log() == full.log()
    assert copy.remembered("qualtrics", "inclusion") == {"Q1": "trust"}
    assert copy.snapshot(SPRING).fingerprint == full.snapshot(SPRING).fingerprint
    assert copy.verify() == []
    copy.close()


def test_a_backup_never_overwrites_a_file(full: Ledger, tmp_path: Path):
    path = tmp_path / "mine.sqlite"
    path.write_text("mine")
    with pytest.raises(StoreError) as refusal:
        full.backup(path)
    assert str(refusal.value) == EXISTS.format(path=path)
    assert path.read_text() == "mine"


def test_restoring_brings_back_what_was_held_and_counts_on_from_there(full: Ledger, tmp_path: Path):
    path = full.backup(tmp_path / "one.sqlite")
    before = full.snapshot(SPRING)
    full.roll_back(1, "ana", "try")
    full.accept(checked("c", workforce=workforce(E1=9)), who="ana", described=SPRING)
    full.restore_from(path, "ben")
    after = full.snapshot(SPRING)
    assert after.fingerprint == before.fingerprint
    pd.testing.assert_frame_equal(after.table("workforce"), before.table("workforce"))
    line = full.log()[-1]
    assert (line.what, line.who, line.detail) == (
        "restored from backup",
        "ben",
        {"backup": "one.sqlite"},
    )
    assert full.accept(checked("d", workforce=workforce(E2=1)), who="a", described=SPRING).id == 3


def test_what_was_purged_since_the_backup_stays_purged(full: Ledger, tmp_path: Path):
    path = full.backup(tmp_path / "one.sqlite")
    full.purge(2, "a respondent asked", "ana")
    full.restore_from(path)
    assert [u.state for u in full.uploads()] == ["accepted", "purged"]
    assert full.snapshot(SPRING).table("responses").empty
    assert full.verify() == []


def _missing(path: Path) -> str:
    return "there is no such file."


def _text(path: Path) -> str:
    path.write_text("not a database " * 500)
    return "it cannot be read."


def _empty(path: Path) -> str:
    path.touch()
    return "it holds no store."


@pytest.mark.parametrize("make", [_missing, _text, _empty])
def test_what_is_not_a_backup_is_refused_and_changes_nothing(full: Ledger, tmp_path: Path, make):
    path = tmp_path / "odd.sqlite"
    why = make(path)
    with pytest.raises(StoreError) as refusal:
        full.restore_from(path)
    assert str(refusal.value) == NOT_A_BACKUP.format(path=path, why=why)
    assert len(full.uploads()) == 2
