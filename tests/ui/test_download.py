"""Tables that leave the house do nothing in a spreadsheet, and their names tell what they are."""

import csv
import io
from datetime import date

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.download import csv_bytes, defused, file_name, xlsx_bytes

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "|cmd", "%0A=1", "\ufeff=1")


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_becomes_text(text):
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("value", ["Acme", "7 of 10", "−0.2", "", -1, 2.5, None])
def test_everything_else_stays(value):
    assert defused(value) == value


def test_numbers_stay_numbers_and_texts_and_headers_are_defused():
    table = pd.DataFrame({"=Employer": ["=cmd", "Fable"], "Change": [-0.5, None]})
    rows = list(csv.reader(io.StringIO(csv_bytes(table).decode("utf-8-sig"))))
    assert rows == [["'=Employer", "Change"], ["'=cmd", "-0.5"], ["Fable", ""]]


def test_categories_are_defused_too():
    table = pd.DataFrame({"answer": pd.Categorical(["=1", "=1"])})
    assert b"'=1" in csv_bytes(table)


def test_a_workbook_has_the_finding_real_numbers_and_nothing_that_calculates():
    table = pd.DataFrame(
        {
            "=Employer": ["=cmd()", "Fable\x0b"],
            "Share": [0.25, None],
            "On": [date(2021, 3, 1), None],
        }
    )
    made = xlsx_bytes(table, "=One of two")
    assert made == xlsx_bytes(table, "=One of two")
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    rows = list(sheet.values)
    assert rows[0][0] == "'=One of two"
    assert rows[1] == ("'=Employer", "Share", "On")
    assert rows[2][:2] == ("'=cmd()", 0.25)
    assert rows[3] == ("Fable ", None, None)
    assert sheet.freeze_panes == "A3"
    assert {c.data_type for row in sheet.iter_rows() for c in row} <= {"s", "n", "d"}


@given(st.lists(st.text(max_size=12), min_size=1, max_size=5))
def test_no_cell_of_text_opens_like_a_formula(texts):
    table = pd.DataFrame({"text": texts})
    for row in csv.reader(io.StringIO(csv_bytes(table).decode("utf-8-sig"), newline="")):
        assert not row or not row[0].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_spreadsheet_reads_the_letters_rightly():
    assert csv_bytes(pd.DataFrame({"a": ["é"]})).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("Workforce", "young Black men", "2021-03-15"), "workforce_young-black-men_2021-03-15"),
        (("../../etc/passwd",), "etc-passwd"),
        (("", "  "), ""),
    ],
)
def test_a_file_name_tells_what_is_inside_and_leads_nowhere(words, name):
    assert file_name(*words) == "_".join(p for p in ("win-design-lab", name) if p) + ".csv"
