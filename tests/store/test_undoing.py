from pathlib import Path

import pytest

from tests.store.examples import AUTUMN, SPRING, checked, with_problem, workforce
from wincore.store import Ledger, StoreError, WrongState
from wincore.store.errors import REASON_REQUIRED, WRONG_STATE
from wincore.store.parquet import to_parquet

OLD = checked("old.xlsx", workforce=workforce(E1=40))
NEW = checked("new.xlsx", workforce=workforce(E1=44))


def heads(ledger: Ledger) -> list[int]:
    return ledger.snapshot(SPRING).table("workforce")["headcount"].tolist()


def test_rolling_back_lets_the_replaced_rows_count_again(ledger: Ledger):
    ledger.accept(OLD, who="ana", described=AUTUMN)
    newer = ledger.accept(NEW, who="ana", described=SPRING)
    assert heads(ledger) == [44]
    assert ledger.roll_back(newer.id, "ben", "draft").state == "rolled back"
    assert heads(ledger) == [40]
    assert ledger.restore(newer.id, "ana", "final after all").state == "accepted"
    assert heads(ledger) == [44]


def test_every_step_is_in_the_log_with_who_and_why(ledger: Ledger):
    upload = ledger.accept(OLD, who="ana", described=AUTUMN)
    ledger.roll_back(upload.id, "ben", "draft")
    ledger.restore(upload.id, "cy", "final")
    ledger.purge(upload.id, "asked to", "dee")
    told = [(line.what, line.who, line.upload, line.reason) for line in ledger.log()]
    assert told == [
        ("accepted", "ana", 1, ""),
        ("rolled back", "ben", 1, "draft"),
        ("restored", "cy", 1, "final"),
        ("purged", "dee", 1, "asked to"),
    ]


def test_a_purge_leaves_a_tombstone_without_data(ledger: Ledger):
    upload = ledger.accept(
        with_problem(OLD, "note"), who="ana", described=AUTUMN, mapping={"a": "b"}
    )
    assert heads(ledger) == [40]
    tombstone = ledger.purge(upload.id, "asked to", "ana")
    assert (tombstone.state, tombstone.file, tombstone.sha256) == ("purged", "old.xlsx", OLD.sha256)
    assert (ledger.problems(1), ledger.mapping(1), heads(ledger)) == ([], {}, [])
    assert ledger.verify() == []


def test_purged_rows_are_gone_from_the_files_too(sqlite: Ledger):
    upload = sqlite.accept(OLD, who="ana", described=AUTUMN)
    content = to_parquet(OLD.tables["workforce"])
    folder = Path(str(sqlite.engine.url.database)).parent

    def on_disk() -> bool:
        return any(content[40:140] in path.read_bytes() for path in folder.iterdir())

    assert on_disk()
    sqlite.purge(upload.id, "asked to", "ana")
    assert not on_disk()


def test_taking_data_away_needs_a_reason(ledger: Ledger):
    upload = ledger.accept(OLD, who="ana", described=AUTUMN)
    with pytest.raises(StoreError) as refusal:
        ledger.roll_back(upload.id, "ana", "")
    assert str(refusal.value) == REASON_REQUIRED.format(what="roll-back")
    with pytest.raises(StoreError) as refusal:
        ledger.purge(upload.id, " ", "ana")
    assert str(refusal.value) == REASON_REQUIRED.format(what="purge")
    assert ledger.upload(upload.id).state == "accepted"


def test_a_verb_in_the_wrong_state_says_which_state_it_needs(ledger: Ledger):
    upload = ledger.accept(OLD, who="ana", described=AUTUMN)
    with pytest.raises(WrongState) as refusal:
        ledger.restore(upload.id, "ana")
    assert str(refusal.value) == WRONG_STATE.format(
        id=1, state="accepted", wanted="rolled back", what="restored"
    )
    ledger.purge(upload.id, "asked to", "ana")
    for verb in (ledger.roll_back, ledger.purge):
        with pytest.raises(WrongState):
            verb(upload.id, "ana", "again")


def test_a_purged_file_may_be_loaded_anew(ledger: Ledger):
    upload = ledger.accept(OLD, who="ana", described=AUTUMN)
    ledger.purge(upload.id, "loaded by mistake", "ana")
    assert ledger.accept(OLD, who="ana", described=AUTUMN).id == 2
    assert heads(ledger) == [40]
