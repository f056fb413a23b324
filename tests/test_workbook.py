"""Workbooks as bytes: the content stays, the moment of saving goes."""

import io
import time

import openpyxl
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation
from python_calamine import CalamineWorkbook

from wincore.workbook import fixed_bytes


def _workbook():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["African – Caribbean", " spaces kept ", 0.1, None, True])
    sheet["A1"].comment = Comment("A note.", "The project")
    choices = DataValidation(type="list", formula1='"yes,planned,no"')
    sheet.add_data_validation(choices)
    choices.add("B2:B9")
    return book


def test_saving_at_another_moment_gives_the_same_bytes():
    first = fixed_bytes(_workbook())
    time.sleep(1.1)  # the stamp that is taken out counts whole seconds
    assert fixed_bytes(_workbook()) == first


def test_the_cells_are_as_they_were():
    book = CalamineWorkbook.from_filelike(io.BytesIO(fixed_bytes(_workbook())))
    row = book.get_sheet_by_index(0).to_python()[0]
    assert row == ["African – Caribbean", " spaces kept ", 0.1, "", True]


def test_notes_and_drop_downs_survive():
    book = openpyxl.load_workbook(io.BytesIO(fixed_bytes(_workbook())))
    sheet = book.active
    assert sheet["A1"].comment.text == "A note."
    assert sheet.data_validations.dataValidation[0].formula1 == '"yes,planned,no"'
