"""What is held, as tables to read: employers by sheets, and by surveys with their rates."""

import pandas as pd

from tests.ingest.examples import framework
from wincore import holdings
from wincore.completeness import ONCE, PER_WAVE


def _held(*rows: tuple[str, str, str, str, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["employer", "dataset", "wave", "state", "rows"])


def test_sheets_of_a_wave_stand_beside_those_that_have_none():
    held = _held(
        ("Birch", "workforce", "baseline", "missing", 0),
        ("Alder", "workforce", "baseline", "there", 4),
        ("Alder", "workforce", "stage one", "awaited", 0),
        ("Birch", "workforce", "stage one", "awaited", 0),
        ("Alder", "commitments", "", "there", 7),
        ("Birch", "commitments", "", "withdrawn", 0),
        ("Alder", "lead", "baseline", "there", 1),
    )
    found = holdings.returns(held, "baseline")
    assert found.index.tolist() == ["Alder", "Birch"]
    assert found.columns.tolist() == ["workforce", "commitments"]
    assert found["workforce"].tolist() == ["there", "missing"]
    assert {"workforce"} <= set(PER_WAVE)
    assert {"commitments"} <= set(ONCE)


def test_a_survey_has_its_response_rate_where_it_is_known():
    held = _held(
        ("Alder", "inclusion", "baseline", "there", 35),
        ("Birch", "inclusion", "baseline", "missing", 0),
        ("Alder", "lead", "baseline", "there", 1),
        ("Alder", "inclusion", "stage one", "there", 30),
    )
    where = {"indicator": "survey.response_rate_inclusion", "wave": "baseline", "group": "all"}
    findings = pd.DataFrame(
        [
            where | {"employer": "Alder", "denominator": 2600.0, "value": 35 / 2600},
            where | {"employer": "all", "denominator": 9000.0, "value": 35 / 9000},
            where | {"employer": "Alder", "group": "Black", "denominator": 1.0, "value": 1.0},
        ]
    )
    found = holdings.surveys(held, findings, framework(), "baseline").set_index(
        ["employer", "instrument"]
    )
    assert found.loc[("Alder", "inclusion"), "asked"] == 2600
    assert found.loc[("Alder", "inclusion"), "rate"] == 35 / 2600
    assert found.loc[("Birch", "inclusion"), "state"] == "missing"
    assert found["rate"].isna().tolist() == [False, True, True]


def test_states_are_counted():
    assert holdings.counts(pd.Series(["late", "there", "there"])) == {"there": 2, "late": 1}
