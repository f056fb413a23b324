"""Tables that leave the house do nothing in a spreadsheet, and their names tell what they are."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.download import csv_bytes, defused, file_name

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
