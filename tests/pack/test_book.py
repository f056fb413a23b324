"""The workbook: one table a sheet, every sheet listed and marked, nothing that calculates."""

import io
from typing import Any

import openpyxl
import pytest

from wincore.pack.content import Pack
from wincore.pack.edition import MARK


@pytest.fixture(scope="module")
def book(files: dict[str, bytes]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(files["review.xlsx"]))


def texts(page: Any) -> list[str]:
    return [str(c.value) for row in page.iter_rows() for c in row if c.value is not None]


def test_it_begins_with_cover_contents_and_notes(book: Any):
    assert book.sheetnames[:3] == ["Cover", "Contents", "Notes"]


def test_every_sheet_has_one_table_and_stands_in_the_contents(book: Any, said: Pack):
    listed = [row[0].value for row in book["Contents"].iter_rows(min_row=4)]
    for name in book.sheetnames[3:]:
        assert len(book[name].tables) == 1
        assert name in listed
    assert {n for _, _, n in said.exhibits()} <= set(book.sheetnames)


def test_every_sheet_bears_the_mark(book: Any):
    for name in book.sheetnames:
        assert any(MARK in text for text in texts(book[name])[:6]), name


def test_no_cell_of_a_table_is_empty(book: Any):
    for page in book.worksheets[3:]:
        (table,) = page.tables.values()
        blanks = [c.coordinate for row in page[table.ref] for c in row if c.value in (None, "")]
        assert blanks == [], page.title


def test_nothing_calculates_and_numbers_are_numbers(book: Any):
    kinds = {c.data_type for page in book.worksheets for row in page.iter_rows() for c in row}
    assert "f" not in kinds
    counted = [c.data_type for c in book["A.1"]["H"] if c.value is not None]
    assert counted.count("n") > 40


def test_the_marks_are_explained(book: Any):
    notes = " ".join(texts(book["Notes"]))
    assert all(mark in notes for mark in ("[c]", "[x]", "[z]", "[low]", "[u]"))
