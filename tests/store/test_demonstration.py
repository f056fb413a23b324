from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.store.examples import AUTUMN, checked, workforce
from tests.store.test_processes import start
from wincore.demonstration import MANIFEST
from wincore.framework import read_framework
from wincore.problems import blocking
from wincore.store import Ledger, Upload, open_ledger
from wincore.store.demonstration import load_demonstration

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, tuple[Upload, ...]]]:
    ledger = open_ledger(f"sqlite:///{tmp_path_factory.mktemp('store')}/win.sqlite")
    yield ledger, load_demonstration(ledger, read_framework())
    ledger.close()


def test_the_demonstration_passes_the_same_check_as_any_file_and_is_loaded_once(loaded):
    sqlite, uploads = loaded
    assert [(u.file, u.described) for u in uploads] == [(e.file, e.described) for e in MANIFEST]
    assert sqlite.uploads() == uploads
    assert not any(blocking(sqlite.problems(u.id)) for u in uploads)
    assert load_demonstration(sqlite, read_framework()) == ()
    assert len(sqlite.register()) == 10
    assert sqlite.verify() == []


def test_its_waves_can_be_told_apart_by_their_dates(loaded):
    sqlite, _ = loaded
    assert set(sqlite.snapshot(date(2020, 12, 1)).table("workforce")["wave"]) == {"baseline"}
    assert set(sqlite.snapshot().table("workforce")["wave"]) == {"baseline", "stage one"}


def test_a_store_that_holds_anything_is_left_alone(sqlite: Ledger):
    sqlite.accept(checked("a", workforce=workforce(E1=1)), who="ana", described=AUTUMN)
    assert load_demonstration(sqlite, read_framework()) == ()
    assert len(sqlite.uploads()) == 1


def test_two_processes_that_start_together_load_it_once(url: str):
    loaders = [start("loading", url) for _ in range(2)]
    counts = []
    for loader in loaders:
        said, errors = loader.communicate()
        assert loader.returncode == 0, errors
        counts.append(int(said))
    assert sorted(counts) == [0, len(MANIFEST)]
    ledger = open_ledger(url)
    assert len(ledger.uploads()) == len(MANIFEST)
    ledger.close()
