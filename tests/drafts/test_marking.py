"""The marked copy: the person's own workbook, the cells in colour with a comment, and a list."""

import io

import openpyxl
import pytest

from tests.drafts.given import as_csv, checked, lead_rows, row, workforce
from tests.ingest.examples import saved, text
from wincore.drafts.marking import HEADERS, ISSUES, OTHERWISE, marked_copy, marked_name
from wincore.problems import Problem

CONTENT = workforce(row(-4), row(-4, "White British"))


def _marked(content: bytes, name: str = "a.xlsx"):
    problems = checked(content, name).problems
    return openpyxl.load_workbook(io.BytesIO(marked_copy(name, content, problems))), problems


def test_every_cell_of_a_problem_is_marked_with_its_remedy():
    book, (problem, *_) = _marked(CONTENT)
    sheet = book["Workforce"]
    for cell in ("G2", "G3"):
        assert problem.fix in sheet[cell].comment.text
        assert sheet[cell].fill.fill_type == "solid"
    assert sheet["G2"].value == -4
    assert sheet["A2"].comment is None


def test_the_list_names_every_problem_and_leads_to_its_cell():
    book, problems = _marked(CONTENT)
    rows = list(book[ISSUES].iter_rows(values_only=True))
    assert rows[0] == HEADERS
    assert [r[1] for r in rows[1:]] == [p.where for p in problems]
    assert (
        book[ISSUES]["B2"].hyperlink.location or "Workforce" in book[ISSUES]["B2"].hyperlink.target
    )


def test_looks_and_formulas_of_the_original_stay():
    book = openpyxl.load_workbook(io.BytesIO(CONTENT))
    book["Workforce"]["H1"] = "=1+1"
    book["Workforce"]["A1"].font = openpyxl.styles.Font(bold=True)
    book["Workforce"].column_dimensions["C"].width = 44
    marked, _ = _marked(saved(book))
    assert marked["Workforce"]["H1"].value == "=1+1"
    assert marked["Workforce"]["A1"].font.bold
    assert marked["Workforce"].column_dimensions["C"].width == 44


def test_a_csv_file_becomes_a_workbook_in_which_no_text_is_a_formula():
    rows = [["employer_id", "wave", "ethnicity", "headcount"], ["=1+1", "baseline", "African", "x"]]
    book, problems = _marked(text(rows), "people.csv")
    sheet = book["people"]
    assert sheet["A2"].value == "=1+1"
    assert sheet["A2"].data_type == "s"
    assert any("D2" in p.where for p in problems)
    assert sheet["D2"].comment is not None


def test_a_marked_copy_is_read_like_the_original():
    for name, content in (("a.xlsx", CONTENT), ("lead.csv", _odd())):
        found = checked(content, name)
        again = checked(marked_copy(name, content, found.problems), marked_name(name))
        assert (again.kind, again.instrument, again.rows) == (
            found.kind,
            found.instrument,
            found.rows,
        )
        assert [p.what for p in again.problems] == [p.what for p in found.problems]


def _odd() -> bytes:
    rows = lead_rows()
    rows[1][3] = "Hmm"
    return as_csv(rows)


def test_a_sheet_of_issues_that_is_there_already_is_left_alone():
    book = openpyxl.load_workbook(io.BytesIO(CONTENT))
    book.create_sheet(ISSUES)["A1"] = "the person's own"
    marked, _ = _marked(saved(book))
    assert marked[ISSUES]["A1"].value == "the person's own"
    assert marked[OTHERWISE]["A1"].value == HEADERS[0]


def test_problems_of_the_whole_file_or_of_merged_cells_do_no_harm():
    book = openpyxl.load_workbook(io.BytesIO(CONTENT))
    book["Workforce"].merge_cells("A5:C5")
    wide = [Problem("error", "a.xlsx", "whole"), Problem("error", "Workforce!B5", "merged")]
    wide += [
        Problem("warning", "Workforce!A1:G1", "range"),
        Problem("error", "Gone!A1", "no sheet"),
    ]
    copy = openpyxl.load_workbook(io.BytesIO(marked_copy("a.xlsx", saved(book), wide)))
    assert copy["Workforce"]["A1"].comment is not None
    assert copy[ISSUES].max_row == 5


@pytest.mark.parametrize(
    ("name", "marked"),
    [
        ("returns.csv", "returns, marked.xlsx"),
        ("a.xlsm", "a, marked.xlsm"),
        ("batch.zip/b\\c.XLSX", "c, marked.xlsx"),
        ("old.xls", "old, marked.xlsx"),
    ],
)
def test_the_copy_is_named_after_the_file(name, marked):
    assert marked_name(name) == marked
