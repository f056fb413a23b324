"""Findings that moved, in words, against the wave before where their own wave is new."""

import pandas as pd
import pytest

from tests.ingest.examples import framework
from wincore import movements
from wincore.changes import COLUMNS as CHANGED
from wincore.findings import ALL

INDICATOR = "commitment.public_statement"
TITLE = framework().indicator(INDICATOR).title


def _moved(*rows: dict) -> pd.DataFrame:
    plain = {
        "indicator": INDICATOR, "employer": ALL, "wave": "stage one", "group": "all",
        "outcome": "commitment", "unit": "employers", "what": "new", "before": float("nan"),
        "after": 7.0, "moved": float("nan"), "rating_before": "", "rating_after": "red",
        "uploads": "abc",
    }  # fmt: skip
    return pd.DataFrame([plain | r for r in rows], columns=list(CHANGED))


def _known(
    value: float, rating: str = "grey", wave: str = "baseline", **where: str
) -> pd.DataFrame:
    row = {"indicator": INDICATOR, "employer": ALL, "wave": wave, "group": "all"} | where
    return pd.DataFrame([row | {"value": value, "rating": rating}])


def _words(moved: pd.DataFrame) -> list[dict]:
    said = movements.words(
        moved, framework(), {"abc": "a.xlsx"}, lambda v, unit: f"{v:.0f} {unit}", str.upper
    )
    return said.to_dict(orient="records")


def test_a_figure_of_a_new_wave_moved_from_that_of_the_wave_before():
    found = movements.from_earlier_waves(_moved({}), _known(3.0), framework())
    (row,) = _words(found)
    assert row["Figure"] == "3 employers (Baseline) → 7 employers"
    assert row["Rating"] == "GREY → RED"
    assert (row["Indicator"], row["For"], row["Because of"]) == (TITLE, "Programme", "a.xlsx")
    assert found["moved"].tolist() == [4.0]


def test_the_last_of_several_waves_before_counts_and_never_a_later_one():
    known = pd.concat([_known(3.0), _known(5.0, wave="stage one"), _known(9.0, wave="endline")])
    end = movements.from_earlier_waves(_moved({"wave": "endline"}), known, framework())
    assert end["before"].tolist() == [5.0]
    first = movements.from_earlier_waves(_moved({"wave": "baseline"}), known, framework())
    assert first["before"].isna().all()


def test_a_new_wave_in_which_nothing_differs_is_left_out():
    same = _known(7.0, "red")
    assert movements.from_earlier_waves(_moved({}), same, framework()).empty
    other = movements.from_earlier_waves(_moved({"employer": "Alder"}), same, framework())
    assert len(other) == 1


def test_without_anything_before_every_row_stays():
    nothing = _known(1.0).iloc[:0]
    assert (
        len(movements.from_earlier_waves(_moved({}, {"group": "Black"}), nothing, framework())) == 2
    )
    assert movements.from_earlier_waves(_moved(), nothing, framework()).empty


def test_words_keep_their_row():
    moved = _moved({"after": 1.0}, {"after": 2.0}, {"after": 3.0}).iloc[[2, 0]]
    said = movements.words(moved, framework(), {}, lambda v, _: f"{v:.0f}", str)
    assert said.loc[2, "Figure"] == "no figure → 3"
    assert said.loc[0, "Figure"] == "no figure → 1"


def test_a_rating_from_nothing_to_no_rating_is_no_change():
    moved = _moved({"rating_after": "grey"}, {"rating_before": "amber", "rating_after": "green"})
    assert movements.rerated(moved)["rating_after"].tolist() == ["green"]
    assert [r["Rating"] for r in _words(moved)] == ["GREY", "AMBER → GREEN"]


def test_the_programme_comes_before_single_employers():
    moved = _moved({"employer": "Alder"}, {})
    assert movements.rerated(moved)["employer"].tolist() == [ALL, "Alder"]
    assert movements.of_programme(moved)["employer"].tolist() == [ALL]
    assert movements.of_employers(moved)["employer"].tolist() == ["Alder"]


def test_everybody_and_the_target_group_are_read_first():
    target = framework().programme.target_group
    moved = _moved({}, {"group": target}, {"group": "White"})
    assert movements.headline(moved, framework())["group"].tolist() == ["all", target]
    assert movements.headline(moved.iloc[[2]], framework())["group"].tolist() == ["White"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "No figure moves."),
        ([{}], "1 rating, 1 figure of the programme and 0 figures of single employers changes."),
    ],
)
def test_a_sentence_says_how_much_moved(rows, said):
    assert movements.summary(_moved(*rows)) == said
