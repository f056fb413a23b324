import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import update

from tests.store.examples import AUTUMN, SPRING, checked, employers, workforce
from wincore.framework import read_framework
from wincore.framework.benchmark import Benchmark
from wincore.framework.files import OUTSIDE, framework_files, framework_from
from wincore.store import Ledger, NoSuchFreeze, NotReopened, StoreError
from wincore.store.benchmarks import enter_benchmark
from wincore.store.engine import writing
from wincore.store.errors import (
    BROKEN_SEAL,
    FROZEN,
    GONE,
    NAMELESS,
    NOTHING_TO_FREEZE,
    PURGED_SINCE,
)
from wincore.store.schema import FREEZE

NAME = "Review of March"
REVIEW = date(2021, 3, 31)


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    first = checked("first", employers=employers(E1="participating"), workforce=workforce(E1=4))
    ledger.accept(first, who="eve", described=AUTUMN)
    return ledger


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    """An editable copy of the framework's files."""
    folder = tmp_path / "data"
    shutil.copytree(Path(__file__).resolve().parents[2] / "data", folder)
    return folder / "programme.toml"


def test_a_freeze_reopens_the_same_after_everything_has_changed(filled: Ledger, programme: Path):
    before = filled.snapshot(REVIEW)
    filled.freeze(NAME, REVIEW, "eve", programme=programme)
    known = read_framework(programme)
    second = checked("second", workforce=workforce(E1=9))
    filled.accept(second, who="eve", described=SPRING)
    filled.roll_back(1, "eve", "wrong file")
    text = programme.read_text(encoding="utf-8")
    programme.write_text(text.replace("planned_employers = 10", "planned_employers = 12"))

    snapshot, framework = filled.reopen(NAME)
    assert snapshot.fingerprint == before.fingerprint != filled.snapshot(REVIEW).fingerprint
    assert snapshot.table("workforce").equals(before.table("workforce"))
    assert framework == known
    assert framework.programme.planned_employers == 10


def test_a_freeze_has_the_benchmarks_that_were_entered_by_then(filled: Ledger):
    def entered(value: float) -> Benchmark:
        return Benchmark(id="x", title="x", group="Black men", base="residents 16-64", year=2021,
                         numerator=value, denominator=100, source="census")  # fmt: skip

    enter_benchmark(filled, entered(5), "eve")
    filled.freeze(NAME, REVIEW, "eve")
    enter_benchmark(filled, entered(7), "eve")
    _, framework = filled.reopen(NAME)
    assert [b.numerator for b in framework.benchmarks if b.source == "census"] == [5]


def test_a_name_is_given_once(filled: Ledger):
    filled.freeze(f"  {NAME} ", REVIEW, "eve")
    with pytest.raises(StoreError) as refusal:
        filled.freeze(NAME, REVIEW, "eve")
    assert str(refusal.value) == FROZEN.format(name=NAME)
    assert [f.name for f in filled.freezes()] == [NAME]


@pytest.mark.parametrize(
    ("name", "day", "template"),
    [(" ", REVIEW, NAMELESS), (NAME, date(2020, 1, 1), NOTHING_TO_FREEZE)],
)
def test_nothing_and_no_name_are_refused(filled: Ledger, name: str, day: date, template: str):
    with pytest.raises(StoreError) as refusal:
        filled.freeze(name, day, "eve")
    assert str(refusal.value) == template.format(day=day)
    assert filled.freezes() == ()


def test_what_is_frozen_stands_in_the_log_with_who_and_when(filled: Ledger):
    made = filled.freeze(NAME, REVIEW, "eve")
    event = filled.log()[-1]
    assert (event.what, event.who) == ("frozen", "eve")
    assert event.detail == {"freeze": NAME, "as_at": "2021-03-31", "snapshot": made.snapshot}
    assert filled.frozen(NAME) == made


def test_a_freeze_whose_data_were_purged_says_so(filled: Ledger):
    filled.freeze(NAME, REVIEW, "eve")
    filled.purge(1, "asked to", "eve")
    with pytest.raises(NotReopened) as refusal:
        filled.reopen(NAME)
    assert str(refusal.value) == GONE.format(name=NAME, why=PURGED_SINCE.format(id=1))


def test_a_freeze_that_was_tampered_with_is_not_reopened(filled: Ledger):
    filled.freeze(NAME, REVIEW, "eve")
    assert filled.verify() == []
    with writing(filled.engine) as connection:
        connection.execute(update(FREEZE).values(as_at=date(2021, 4, 1)))
    with pytest.raises(NotReopened) as refusal:
        filled.reopen(NAME)
    assert str(refusal.value) == GONE.format(name=NAME, why=BROKEN_SEAL)
    assert [p.where for p in filled.verify()] == [f"freeze {NAME}"]


def test_an_unknown_freeze_is_named_with_those_that_are_there(filled: Ledger):
    filled.freeze(NAME, REVIEW, "eve")
    with pytest.raises(NoSuchFreeze, match="'Review of March'"):
        filled.reopen("another")


def test_a_backup_holds_freezes(filled: Ledger, tmp_path: Path):
    made = filled.freeze(NAME, REVIEW, "eve")
    path = filled.backup(tmp_path / "backup.sqlite")
    filled.restore_from(path, "eve")
    assert filled.frozen(NAME) == made
    assert filled.reopen(NAME)[0].fingerprint == made.snapshot


def test_files_of_a_framework_read_back_as_the_same_framework():
    texts = framework_files()
    assert next(iter(texts)) == "programme.toml"
    assert framework_from(texts) == read_framework()


def test_a_file_outside_the_folder_is_not_frozen(programme: Path):
    text = programme.read_text(encoding="utf-8")
    programme.write_text(text.replace('"actions.toml"', '"../actions.toml"'))
    with pytest.raises(ValueError, match=OUTSIDE.format(name="../actions.toml")):
        framework_files(programme)


def test_a_seal_covers_every_part_of_a_freeze(filled: Ledger):
    made = filled.freeze(NAME, REVIEW, "eve")
    others = [
        replace(made, name="x"),
        replace(made, who="adam"),
        replace(made, uploads=((2, "b"),)),
        replace(made, files={**made.files, "programme.toml": ""}),
        replace(made, policy={}),
        replace(made, version="9"),
    ]
    assert len({made.seal, *(one.seal for one in others)}) == len(others) + 1
