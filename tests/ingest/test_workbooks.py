"""What a workbook holds beside plain cells: formulas, errors, dates, hidden rows, odd ranges."""

import io
from datetime import date

import openpyxl
import pytest

from tests.ingest import hostile
from tests.ingest.examples import repacked, saved, workbook
from wincore.ingest import read_grids
from wincore.ingest.cells import ERROR_VALUE, UNCALCULATED, cell_problems
from wincore.ingest.files import LINKS, MACROS

_CELLS = (
    '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c>'
    '<c r="C1"><f>B1</f><v></v></c><c r="D1" t="str"><f>""</f><v></v></c>'
    '<c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    '<row r="3" hidden="1"><c r="A3"><v>5</v></c><c r="B3" t="e"><v>#REF!</v></c></row>'
)


def test_formulas_without_a_value_and_error_values_are_found() -> None:
    (grid,), problems = read_grids("f.xlsx", hostile.sheet(_CELLS))
    assert problems == []
    assert [grid.address(*at) for at in grid.uncalculated] == ["Sheet1!B1", "Sheet1!C1"]
    assert {grid.address(*at): grid.cells[at] for at in grid.errors} == {
        "Sheet1!E1": "#DIV/0!",
        "Sheet1!B3": "#REF!",
    }
    assert grid.cells[0, 0] == 2


def test_each_of_them_is_one_problem_with_its_cell() -> None:
    (grid,), _ = read_grids("f.xlsx", hostile.sheet(_CELLS))
    found = [(p.where, p.what) for p in cell_problems(grid)]
    assert found == [
        ("Sheet1!B1", UNCALCULATED[1] + " (and 1 more cell)"),
        ("Sheet1!E1", ERROR_VALUE[1].format(text="#DIV/0!")),
        ("Sheet1!B3", ERROR_VALUE[1].format(text="#REF!")),
    ]


def test_only_the_cells_asked_for_are_told() -> None:
    (grid,), _ = read_grids("f.xlsx", hostile.sheet(_CELLS))
    assert [p.where for p in cell_problems(grid, columns=[1], below=0)] == ["Sheet1!B3"]


def test_hidden_rows_are_known() -> None:
    (grid,), _ = read_grids("f.xlsx", hostile.sheet(_CELLS))
    assert grid.hidden_rows == (2,)


@pytest.mark.parametrize("system", [1900, 1904])
def test_dates_are_right_in_both_date_systems(system: int) -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904 if system == 1904 else book.epoch
    book.active.append([date(2021, 3, 15)])
    (grid,), _ = read_grids("d.xlsx", saved(book))
    assert grid.cells[0, 0] == date(2021, 3, 15)
    assert grid.date1904 is (system == 1904)


def test_merged_cells_are_told_from_where_the_cells_start() -> None:
    book = openpyxl.Workbook()
    book.active["B2"] = "both"
    book.active.merge_cells("B2:C2")
    book.active["C3"] = 1
    (grid,), _ = read_grids("m.xlsx", saved(book))
    assert grid.merged == ((0, 0, 0, 1),)
    assert grid.address(0, 0) == "Sheet!B2"


def test_a_range_of_whole_rows_does_not_hinder_reading() -> None:
    content = workbook({"Sheet1": [["a", "b"], [1, 2]]})
    with openpyxl_part(content) as sheet:
        odd = sheet.replace(b'<dimension ref="A1:B2"', b'<dimension ref="1:58"')
    (grid,), problems = read_grids("lo.xlsx", repacked(content, {hostile.SHEET_PART: odd}))
    assert grid.cells.tolist() == [["a", "b"], [1, 2]]
    assert problems == []


def test_formatted_but_empty_cells_far_away_are_no_obstacle() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    (grid,), problems = read_grids("f.xlsx", hostile.sheet(rows))
    assert grid.cells.tolist() == [[1]]
    assert problems == []


def test_a_small_repeat_in_an_open_document_is_read() -> None:
    (grid,), problems = read_grids("a.ods", hostile.repeating_ods(rows=2, columns=3))
    assert grid.cells.tolist() == [["x"] * 3] * 2
    assert problems == []


def test_macros_and_links_to_other_files_are_noted() -> None:
    parts = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<a/>"}
    grids, notes = read_grids("m.xlsx", repacked(hostile.plain(), parts))
    assert len(grids) == 1
    assert {(n.severity, n.what) for n in notes} == {("note", MACROS), ("note", LINKS)}


def openpyxl_part(content: bytes):  # type: ignore[no-untyped-def]
    import contextlib
    import zipfile

    return contextlib.nullcontext(zipfile.ZipFile(io.BytesIO(content)).read(hostile.SHEET_PART))
