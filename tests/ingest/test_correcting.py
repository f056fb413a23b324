"""Cells put right by hand: read instead of what stands in the file, which stays as it is."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drafts.given import row, workforce
from tests.ingest.examples import checked, errors, text
from wincore.ingest import read_grids
from wincore.ingest.correcting import (
    NONE,
    Corrections,
    Place,
    corrected,
    place_of,
    signature,
    typed,
)
from wincore.ingest.grid import letters, quoted

WRONG = workforce(row(-4), row(40, "White British"), row(2.5, "Caribbean"))


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("Workforce!G17", Place("Workforce", 6, 17)),
        ("'My ''own'' sheet'!AA2", Place("My 'own' sheet", 26, 2)),
        ("Workforce!A1:G1", None),
        ("Workforce", None),
        ("return.xlsx", None),
    ],
)
def test_only_a_single_cell_is_a_place(address, place):
    assert place_of(address) == place


@given(st.text(min_size=1, max_size=12), st.integers(0, 700), st.integers(1, 99_999))
def test_whatever_a_sheet_is_called_its_cells_are_found_again(sheet, column, number):
    address = f"{quoted(sheet)}!{letters(column)}{number}"
    assert place_of(address) == Place(sheet, column, number)


def test_corrected_cells_make_a_file_acceptable():
    assert len(errors(checked(WRONG))) == 2
    right = Corrections().with_cell("Workforce!G2", "4").with_cell("Workforce!G4", "3")
    found = checked(WRONG, corrections=right)
    assert found.accepted
    assert found.tables["workforce"]["headcount"].tolist() == [4, 40, 3]


def test_a_row_left_out_is_not_read():
    found = checked(WRONG, corrections=Corrections(rows=(("Workforce", 2), ("Workforce", 4))))
    assert found.accepted
    assert found.tables["workforce"]["headcount"].tolist() == [40]


def test_a_cell_without_a_value_can_be_given_one():
    content = workforce(row("=SUM(G3:G4)"), row(40, "White British"))
    assert len(errors(checked(content))) == 1
    assert checked(content, corrections=Corrections((("Workforce!G2", "7"),))).accepted


def test_a_csv_file_is_corrected_by_its_own_sheet_name():
    rows = [
        ["employer_id", "wave", "ethnicity", "headcount"],
        ["EMP01", "baseline", "African", "x"],
    ]
    content = text(rows)
    (error,) = errors(checked(content, "people.csv"))
    assert error.where == "people!D2"
    right = Corrections((("people!D2", "5"),))
    assert checked(content, "people.csv", corrections=right).accepted


def test_the_file_and_its_corrections_have_one_hash():
    right = Corrections((("Workforce!G2", "4"),))
    plain = hashlib.sha256(WRONG).hexdigest()
    assert checked(WRONG).sha256 == plain == signature(WRONG, NONE)
    assert signature(WRONG, right) != plain
    assert signature(WRONG, right) != signature(WRONG, right.with_cell("Workforce!G2", "5"))
    turned = (
        right.with_cell("Workforce!G4", "3"),
        Corrections((("Workforce!G4", "3"), right.cells[0])),
    )
    assert signature(WRONG, turned[0]) == signature(WRONG, turned[1])


def test_the_newest_correction_of_a_cell_counts_and_can_be_taken_back():
    once = Corrections().with_cell("A!B2", "1").with_cell("A!B2", "2")
    assert once.cells == (("A!B2", "2"),)
    assert not once.without_cell("A!B2")
    assert not Corrections().leaving_out(("A", 3)).leaving_out(("A", 3), out=False)


def test_a_correction_outside_the_sheet_changes_nothing():
    grids, _ = read_grids("a.xlsx", WRONG)
    far = Corrections((("Workforce!ZZ900", "1"), ("Elsewhere!A1", "1")), (("Workforce", 9000),))
    assert [g.cells.tolist() for g in corrected(grids, far)] == [g.cells.tolist() for g in grids]


@pytest.mark.parametrize(
    ("text_", "kind", "value"),
    [("4", "xlsx", 4), (" 2.5 ", "xlsx", 2.5), ("", "xlsx", None), ("4", "csv", "4")],
)
def test_what_is_typed_becomes_what_the_file_would_hold(text_, kind, value):
    assert typed(text_, kind) == value
