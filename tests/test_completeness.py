import pandas as pd
import pytest

from tests.store.examples import AUTUMN, SPRING, checked, employers, survey, typed, workforce
from wincore.completeness import COLUMNS, completeness
from wincore.framework import Framework, read_framework
from wincore.store import Ledger, open_ledger


@pytest.fixture(scope="module")
def framework() -> Framework:
    return read_framework()


@pytest.fixture
def ledger(tmp_path):
    opened = open_ledger(f"sqlite:///{tmp_path}/win.sqlite")
    yield opened
    opened.close()


def state(ledger: Ledger, framework: Framework, employer: str, dataset: str, wave: str) -> str:
    table = completeness(ledger.snapshot(SPRING), framework)
    key = ["employer_id", "dataset", "wave"]
    return str(table.set_index(key).loc[(employer, dataset, wave), "state"])


def test_each_employer_is_asked_for_each_dataset_in_each_wave(ledger: Ledger, framework: Framework):
    register = employers(E1="participating", E2="withdrawn", E3="invited", E4="completed")
    ledger.accept(
        checked("a", employers=register, workforce=workforce(E1=40)), who="a", described=AUTUMN
    )
    assert state(ledger, framework, "E1", "workforce", "baseline") == "there"
    assert state(ledger, framework, "E2", "workforce", "baseline") == "withdrawn"
    assert state(ledger, framework, "E4", "workforce", "baseline") == "missing"
    assert state(ledger, framework, "E4", "workforce", "stage one") == "awaited"
    table = completeness(ledger.snapshot(SPRING), framework)
    assert "E3" not in set(table["employer_id"])
    assert not table.duplicated(["employer_id", "dataset", "wave"]).any()


def test_surveys_count_by_instrument_and_name_their_uploads(ledger: Ledger, framework: Framework):
    register = employers(E1="participating", E2="participating")
    ledger.accept(checked("a", employers=register), who="a", described=AUTUMN)
    upload = ledger.accept(survey("s", {"E1": ["1", "2"]}), who="a", described=AUTUMN)
    table = completeness(ledger.snapshot(SPRING), framework)
    row = table.query("employer_id == 'E1' and dataset == 'inclusion' and wave == 'baseline'")
    assert row[["state", "rows", "uploads"]].to_numpy().tolist() == [["there", 2, upload.short]]
    assert state(ledger, framework, "E2", "inclusion", "baseline") == "missing"


def test_sheets_without_a_wave_are_asked_for_once(ledger: Ledger, framework: Framework):
    rows = [{"employer_id": "E1", "test": "deadline", "met": "yes"}]
    tables = {
        "employers": employers(E1="participating", E2="participating"),
        "commitments": typed("commitments", rows),
    }
    ledger.accept(checked("a", **tables), who="a", described=AUTUMN)
    assert state(ledger, framework, "E1", "commitments", "") == "there"
    assert state(ledger, framework, "E2", "commitments", "") == "missing"


def test_an_empty_store_asks_nobody(ledger: Ledger, framework: Framework):
    table = completeness(ledger.snapshot(), framework)
    assert table.empty
    assert tuple(table.columns) == COLUMNS
    assert isinstance(table, pd.DataFrame)
