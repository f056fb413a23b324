"""The sheet Issues finds what is wrong in a filled template, says where, and stays quiet else.

Its formulas are worked out by a calculator that has nothing to do with their making.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from openpyxl.formula import Tokenizer
from openpyxl.utils import column_index_from_string

from tests.templates.given import (
    FIRST_CHECK,
    baseline_bytes,
    filled,
    framework,
    issues,
    opened,
    survey_bytes,
)
from wincore.templates import checks, returnchecks

EMP = ["EMP01", "Alpha", "digital", "completed", dt.date(2020, 11, 2), dt.date(2021, 2, 1), ""]
AT = ["EMP01", "baseline"]
MEN = ["African", "male", "16-24"]
CLEAN = {
    "Employers": [EMP, ["EMP02", "Beta", "digital", "withdrawn", None, None, ""]],
    "Workforce": [
        [*AT, *MEN, "junior", 3],
        [*AT, "Caribbean", "female", "65+", "executive", 0],
        ["EMP02", "baseline", *MEN, "junior", 3],
    ],
    "Recruitment": [[*AT, *MEN, 10, 4, 4], [*AT, "Indian", *MEN[1:], 0, 0, 0]],
    "Actions": [[*AT, 17, "3", ""], [*AT, 1, "n/a", ""], [*AT, 2, None, ""]],
    "Costs": [["stage one", "coaching", 1000.5, 900]],
    "Risks": [["R1", "Sessions cannot be held in person", 5, 1, "", "", ""]],
    "Links": [["baseline", "EMP01", "EMP02", "knows"]],
}
WRONG = {
    "Employers": [
        ["EMP03", None, "digital", "gone", "soon", None, ""],
        ["EMP04", *EMP[1:5], dt.date(2020, 10, 1), ""],
    ],
    "Workforce": [
        [*AT, *MEN, "junior", 4],
        ["EMP09", "baseline", "Martian", *MEN[1:], "junior", -1],
        [*AT, "Indian", *MEN[1:], None, 2.5],
        [*AT, "Indian", "female", "16-24", "entry", "many"],
    ],
    "Recruitment": [[*AT, "Chinese", *MEN[1:], 10, 12, 5], [*AT, "Arab", *MEN[1:], 10, 3, 4]],
    "Actions": [[*AT, 18, "3", ""], [*AT, 3, "7", ""]],
    "Costs": [["stage one", "talks", -5, "free"]],
    "Risks": [["R2", "Too few bids", 6, 0, "", "", ""]],
    "Links": [["baseline", "EMP01", "EMP01", "knows"]],
    "Attendance": [["S1", "EMP01", 3, 4]],
}
PAIRS = {(p.table, p.header): p.what for p in returnchecks.PAIRS}
FOUND = {
    ("Employers!B4", checks.EMPTY[0]): 1,
    ("Employers!D4", checks.NOT_LISTED[0]): 1,
    ("Employers!E4", checks.NOT_A_DATE[0]): 1,
    ("Employers!F5", PAIRS["employers", "completed"]): 1,
    ("Workforce!A5", "The same employer_id + wave + ethnicity + sex + age_band + level "
     "stands twice."): 1,
    ("Workforce!A6", checks.NOT_REGISTERED[0].format(register="the sheet Employers")): 1,
    ("Workforce!C6", checks.NOT_LISTED[0]): 1,
    ("Workforce!F7", checks.EMPTY[0]): 1,
    ("Workforce!G6", checks.NOT_COUNT[0].format(range="of 0 or more")): 3,
    ("Recruitment!G4", PAIRS["recruitment", "shortlisted"]): 1,
    ("Recruitment!H5", PAIRS["recruitment", "appointed"]): 1,
    ("Actions!C5", checks.NOT_COUNT[0].format(range="of 1 to 17")): 1,
    ("Actions!D6", checks.NOT_LISTED[0]): 1,
    ("Attendance!D2", PAIRS["attendance", "attended"]): 1,
    ("Links!C3", PAIRS["links", "to_employer"]): 1,
    ("Costs!C3", checks.NOT_AMOUNT[0]): 1,
    ("Costs!D3", checks.NOT_AMOUNT[0]): 1,
    ("Risks!C3", checks.NOT_COUNT[0].format(range="of 1 to 5")): 1,
    ("Risks!D3", checks.NOT_COUNT[0].format(range="of 1 to 5")): 1,
}  # fmt: skip


def test_what_is_wrong_is_found_in_its_place_and_clean_rows_are_left_alone(tmp_path: Path):
    rows = {sheet: CLEAN.get(sheet, []) + wrong for sheet, wrong in WRONG.items()}
    found = issues(filled(baseline_bytes(), rows), tmp_path / "faulty.xlsx")
    assert {key: count for key, (count, _) in found.items()} == FOUND
    assert {state for _, state in found.values()} == {"look"}


def test_a_questionnaire_finds_answers_that_are_not_its_own(tmp_path: Path):
    items = framework().instrument("lead").items
    fine = ["EMP01"] + ["Agree"] * (len(items) - 5)
    wrong = [None, "Absolutely"]
    book = filled(survey_bytes("lead"), {"Responses": [fine, wrong]})
    found = issues(book, tmp_path / "lead.xlsx")
    assert set(found) == {
        ("Responses!A3", checks.EMPTY[0]),
        ("Responses!B3", checks.NOT_LISTED[0]),
    }


@pytest.mark.parametrize("name", ["baseline", *(i.id for i in framework().instruments)])
def test_every_formula_names_sheets_and_columns_that_exist(name: str):
    book = opened(baseline_bytes() if name == "baseline" else survey_bytes(name))
    sheet = book["Issues"]
    named = 0
    for row in sheet.iter_rows(min_row=FIRST_CHECK):
        for token in Tokenizer(str(row[1].value)).items:
            if match := re.fullmatch(r"'(.+)'!\$([A-Z]+)\$2:\$([A-Z]+)\$\d+", token.value):
                target = book[match[1]]
                assert match[2] == match[3]
                assert column_index_from_string(match[2]) <= target.max_column
                named += 1
        column = str(row[3].value)
        assert column in [c.value for c in book[str(row[2].value)][1]]
        assert len(str(row[1].value)) < 8192
    assert named >= sheet.max_row - FIRST_CHECK + 1


def test_every_issue_says_how_to_fix_it():
    sheet = opened(baseline_bytes())["Issues"]
    for row in sheet.iter_rows(min_row=FIRST_CHECK, values_only=True):
        assert row[5]
        assert row[6]


@pytest.mark.parametrize(
    ("table", "columns"),
    [("Workforce", 7), ("Recruitment", 8)],
)
def test_every_required_column_is_checked_for_gaps(table: str, columns: int):
    rows = list(opened(baseline_bytes())["Issues"].iter_rows(min_row=FIRST_CHECK, values_only=True))
    checked = {r[3] for r in rows if r[2] == table and r[5] == checks.EMPTY[0]}
    assert len(checked) == columns
