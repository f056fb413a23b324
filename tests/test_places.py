"""Places of rows in their file: ranges say exactly the cells they were made from."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wincore.places import Places, Run, addresses

RANGE = re.compile(r"(?:'((?:[^']|'')+)'|([\w.]+))!([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?")
sheets = st.sampled_from(["Workforce", "Sheet 1", "Jo's answers", "2021"])
cells = st.tuples(sheets, st.sampled_from(["A", "B", "Y", "Z", "AA", "AB"]), st.integers(1, 30))


def number(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found


def read_back(text: str) -> list[tuple[str, int, int]]:
    """The cells of ranges, by another route."""
    found = []
    for quoted, plain, left, top, right, bottom in RANGE.findall(text):
        name = quoted.replace("''", "'") or plain
        for column in range(number(left), number(right or left) + 1):
            found += [(name, column, line) for line in range(int(top), int(bottom or top) + 1)]
    return found


@given(st.lists(cells, max_size=60))
def test_ranges_hold_each_cell_once_and_no_other(given_cells):
    found = read_back(addresses(given_cells))
    assert len(found) == len(set(found))
    assert set(found) == {(s, number(c), line) for s, c, line in given_cells}


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 90)), max_size=40), st.data())
def test_lines_put_together_into_runs_stay_the_same_lines(lines, data):
    columns = {"Sheet": {"headcount": ("G",), "sex": ("D",)}}
    places = Places.of_lines((Run(row, 1, "Sheet", line) for row, line in lines), columns)
    rows = data.draw(st.sets(st.integers(0, 40)))
    wanted = sorted(("Sheet", "G", line) for row, line in lines if row in rows)
    assert sorted(places.cells(rows, ["headcount"])) == wanted
    assert Places.from_dict(places.as_dict()) == places


def test_a_list_of_a_hundred_lines_is_one_run_and_one_range():
    lines = (Run(at, 1, "Workforce", at + 5) for at in range(88))
    letters = dict(zip("abcdefg", ((c,) for c in "ABCDEFG"), strict=True))
    places = Places.of_lines(lines, {"Workforce": letters})
    assert len(places.runs) == 1
    assert addresses(places.cells(range(88))) == "Workforce!A5:G92"


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [(("headcount",), "Tab!C4"), (("ethnicity",), "Tab!A4"), ((), "Tab!A4, Tab!C4")],
)
def test_the_figure_of_a_cross_tab_stands_in_the_column_of_its_line(fields, wanted):
    places = Places({"Tab": {"ethnicity": ("A",)}}, (Run(0, 1, "Tab", 4, "C"),))
    assert addresses(places.cells([0], fields)) == wanted
