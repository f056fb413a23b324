"""A grid names its cells exactly as a spreadsheet does."""

import numpy as np
import openpyxl
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from tests.ingest.examples import saved, workbook
from wincore.ingest import Grid, read_grids
from wincore.ingest.grid import as_cells, column_number, letters, quoted


@given(st.integers(0, 16_383))
def test_letters_are_those_of_a_spreadsheet(column: int) -> None:
    assert letters(column) == get_column_letter(column + 1)
    assert column_number(letters(column)) == column


def test_an_address_counts_from_where_the_cells_start() -> None:
    grid = Grid("Workforce", np.full((3, 3), None, dtype=object), first_row=4, first_column=25)
    assert grid.address(0, 0) == "Workforce!Z5"
    assert grid.address(2, 1) == "Workforce!AA7"
    assert grid.range(0, 0, 1, 1) == "Workforce!Z5:AA6"


def test_the_name_of_a_sheet_is_quoted_where_a_spreadsheet_quotes_it() -> None:
    assert quoted("Workforce") == "Workforce"
    assert quoted("My data") == "'My data'"
    assert quoted("Bob's") == "'Bob''s'"
    assert quoted("2021") == "'2021'"


def test_a_table_away_from_the_corner_keeps_its_addresses() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Off"
    book.active["D7"] = "here"
    book.active["F9"] = 3
    (grid,), problems = read_grids("off.xlsx", saved(book))
    found = {grid.address(r, c): v for (r, c), v in np.ndenumerate(grid.cells) if v is not None}
    assert found == {"Off!D7": "here", "Off!F9": 3}
    assert problems == []


def test_rows_of_unequal_length_are_filled_with_blanks() -> None:
    cells = as_cells([["a"], ["b", "", "c"], []])
    assert cells.tolist() == [["a", None, None], ["b", None, "c"], [None, None, None]]


def test_sheets_keep_their_order_and_say_when_they_are_hidden() -> None:
    book = openpyxl.load_workbook(_stream(workbook({"B": [[1]], "A": [[2]]})))
    book["A"].sheet_state = "hidden"
    grids, _ = read_grids("two.xlsx", saved(book))
    assert [(g.sheet, g.hidden) for g in grids] == [("B", False), ("A", True)]


def _stream(content: bytes):  # type: ignore[no-untyped-def]
    import io

    return io.BytesIO(content)
