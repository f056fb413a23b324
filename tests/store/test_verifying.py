from pathlib import Path

import pytest
from sqlalchemy import delete, update

from tests.store.examples import AUTUMN, checked, workforce
from wincore.store import Ledger, StoreError
from wincore.store.engine import writing
from wincore.store.schema import DATASET
from wincore.store.verifying import CHANGED, LOST


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    ledger.accept(checked("a", workforce=workforce(E1=40)), who="ana", described=AUTUMN)
    return ledger


def test_an_untouched_store_verifies(full: Ledger):
    assert full.verify() == []


def test_a_changed_dataset_is_found_by_its_hash(full: Ledger):
    with writing(full.engine) as connection:
        connection.execute(update(DATASET).values(parquet=b"something else"))
    (problem,) = full.verify()
    assert (problem.severity, problem.where) == ("error", "upload 1, workforce")
    assert problem.what == CHANGED.format(upload=1, name="workforce")


def test_a_lost_dataset_is_found(full: Ledger):
    with writing(full.engine) as connection:
        connection.execute(delete(DATASET))
    assert [p.what for p in full.verify()] == [LOST.format(upload=1, file="a")]


def test_a_backup_that_does_not_verify_is_not_restored(full: Ledger, tmp_path: Path):
    with writing(full.engine) as connection:
        connection.execute(delete(DATASET))
    path = full.backup(tmp_path / "b.sqlite")
    with pytest.raises(StoreError, match="holds no data"):
        full.restore_from(path)
