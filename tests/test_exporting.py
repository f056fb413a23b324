import io
import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wincore.exporting import csv_text, defused, records


def test_records_are_json_without_nan_or_infinity():
    frame = pd.DataFrame(
        {
            "share": [0.5, np.nan, np.inf],
            "count": pd.array([1, None, 3], dtype="Int64"),
            "day": pd.to_datetime(["2021-03-31", None, "2021-03-31"]),
            "kind": pd.Categorical(["a", None, "b"]),
        }
    )
    found = json.loads(json.dumps(records(frame), allow_nan=False))
    assert found == [
        {"share": 0.5, "count": 1, "day": "2021-03-31T00:00:00", "kind": "a"},
        {"share": None, "count": None, "day": None, "kind": None},
        {"share": None, "count": 3, "day": "2021-03-31T00:00:00", "kind": "b"},
    ]


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-cmd", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_cannot_start_a_formula(text: str):
    table = pd.DataFrame({"employer": [text], "value": [-0.5]})
    back = pd.read_csv(io.StringIO(csv_text(table), newline=""), lineterminator="\n")
    assert str(back["employer"][0]).startswith("'")
    assert back["value"].tolist() == [-0.5]


@given(st.text())
def test_other_text_is_left_as_it_is(text: str):
    plain = text.lstrip("=+-@\t\r")
    assert defused(plain) == plain
