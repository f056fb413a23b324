import numpy as np
import pandas as pd

from wincore import findings
from wincore.changes import COLUMNS, changes

OLD, NEW = "aaaaaaaaaaaa", "bbbbbbbbbbbb"


def table(*rows: dict[str, object]) -> pd.DataFrame:
    """Findings with what matters here; the rest as it stands in a row without a figure."""
    same = {"outcome": "commitment", "employer": "all", "wave": "baseline", "group": "all"}
    plain = {"unit": "share", "rating": "grey", "value": np.nan, "inputs": OLD}
    frame = pd.DataFrame([{**same, **plain, **row} for row in rows])
    return frame.reindex(columns=list(findings.COLUMNS))


def told(before: pd.DataFrame, after: pd.DataFrame) -> list[tuple[str, str]]:
    found = changes(before, after)
    return list(zip(found["indicator"], found["what"], strict=True))


def test_a_moved_value_names_the_upload_that_came_in():
    before = table({"indicator": "a.x", "value": 0.25, "rating": "amber", "inputs": OLD})
    after = table({"indicator": "a.x", "value": 0.75, "rating": "green", "inputs": f"{OLD} {NEW}"})
    (row,) = changes(before, after).to_dict("records")
    assert (row["what"], row["before"], row["after"], row["moved"]) == ("moved", 0.25, 0.75, 0.5)
    assert (row["rating_before"], row["rating_after"]) == ("amber", "green")
    assert row["uploads"] == NEW


def test_a_withdrawn_upload_is_named_where_none_came_in():
    before = table({"indicator": "a.x", "value": 0.5, "inputs": f"{OLD} {NEW}"})
    after = table({"indicator": "a.x", "value": 0.4, "inputs": OLD})
    assert changes(before, after)["uploads"].tolist() == [NEW]


def test_equal_tables_have_no_changes():
    same = table({"indicator": "a.x", "value": 0.1 + 0.2}, {"indicator": "a.y"})
    other = table({"indicator": "a.x", "value": 0.3}, {"indicator": "a.y"})
    found = changes(same, other)
    assert found.empty
    assert tuple(found.columns) == COLUMNS


def test_losing_the_value_is_a_move_without_a_size():
    before = table({"indicator": "a.x", "value": 0.5, "rating": "green"})
    (row,) = changes(before, table({"indicator": "a.x"})).to_dict("records")
    assert (row["what"], row["rating_after"]) == ("moved", "grey")
    assert np.isnan(row["moved"])


def test_another_rating_of_the_same_value_is_told_apart():
    before = table({"indicator": "a.x", "value": 0.5, "rating": "green"})
    assert told(before, table({"indicator": "a.x", "value": 0.5, "rating": "red"})) == [
        ("a.x", "rated")
    ]


def test_new_and_gone_findings_are_told_unless_they_say_nothing():
    before = table({"indicator": "a.gone", "value": 1.0}, {"indicator": "a.grey"})
    after = table({"indicator": "a.new", "value": 2.0}, {"indicator": "a.empty"})
    assert told(before, after) == [("a.gone", "gone"), ("a.new", "new")]


def test_the_largest_move_of_an_indicator_stands_first():
    rows = [{"indicator": "a.x", "employer": e, "value": 0.5} for e in ("A", "B", "C")]
    moved = [{**r, "value": v} for r, v in zip(rows, (0.6, 0.1, 0.5), strict=True)]
    assert changes(table(*rows), table(*moved))["employer"].tolist() == ["B", "A"]
