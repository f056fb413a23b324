"""Which rows count in one state of the store and not in another."""

import pytest

from tests.drafts.given import BASELINE, STAGE_ONE, checked, row, workforce
from wincore.rowchanges import row_changes, title
from wincore.store import open_ledger


@pytest.fixture
def ledger(tmp_path):
    opened = open_ledger(f"sqlite:///{tmp_path / 'win.sqlite'}")
    yield opened
    opened.close()


def _accept(ledger, name, day, *rows):
    return ledger.accept(checked(workforce(*rows), name), who="me", described=day)


def _of(found, file, table="workforce"):
    rows = found[(found["file"] == file) & (found["table"] == table)]
    return rows[["before", "after", "what"]].to_numpy().tolist()


def test_a_newer_file_adds_its_rows_and_replaces_older_ones(ledger):
    _accept(ledger, "old.xlsx", BASELINE, row(4), row(2, "Caribbean"), row(9, employer="EMP02"))
    _accept(ledger, "new.xlsx", STAGE_ONE, row(5))
    found = row_changes(ledger.snapshot(BASELINE), ledger.snapshot(STAGE_ONE))
    assert _of(found, "new.xlsx") == [[0, 1, "added"]]
    assert _of(found, "old.xlsx") == [[3, 1, "replaced"]]


def test_without_the_newer_file_the_older_rows_count_again(ledger):
    _accept(ledger, "old.xlsx", BASELINE, row(4))
    new = _accept(ledger, "new.xlsx", STAGE_ONE, row(5))
    both = ledger.snapshot(STAGE_ONE)
    ledger.roll_back(new.id, "me", "wrong")
    found = row_changes(both, ledger.snapshot(STAGE_ONE))
    assert _of(found, "new.xlsx") == [[1, 0, "withdrawn"]]
    assert _of(found, "old.xlsx") == [[0, 1, "counting again"]]


def test_between_equal_states_nothing_differs(ledger):
    _accept(ledger, "old.xlsx", BASELINE, row(4))
    same = ledger.snapshot(STAGE_ONE)
    assert row_changes(same, ledger.snapshot(STAGE_ONE)).empty


def test_tables_are_called_as_people_know_them():
    assert (title("workforce"), title("responses")) == ("Workforce", "Responses")
