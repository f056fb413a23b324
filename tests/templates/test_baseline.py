"""The employer return has every sheet and drop-down, and is locked but for what is filled in."""

from __future__ import annotations

import re

import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tests.templates.given import baseline_bytes, framework, opened
from wincore.datasets import DATE, MONEY, RETURN, TABLES, WHOLE, Table
from wincore.templates import TEMPLATE_SHEETS_IGNORED, baseline_workbook

BOOK = opened(baseline_bytes())
tables = pytest.mark.parametrize("table", RETURN, ids=[t.name for t in RETURN])


def rule(sheet: Worksheet, header: str) -> DataValidation | None:
    letter = next(c.column_letter for c in sheet[1] if c.value == header)
    found = [r for r in sheet.data_validations.dataValidation if f"{letter}2" in r.sqref]
    return found[0] if found else None


def listed(found: DataValidation | None) -> list[str]:
    assert found is not None
    match = re.fullmatch(r"'Lists'!\$([A-Z]+)\$2:\$\1\$(\d+)", found.formula1)
    assert match, found.formula1
    return [str(BOOK["Lists"][f"{match[1]}{n}"].value) for n in range(2, int(match[2]) + 1)]


def test_sheets_are_those_of_the_return_and_those_that_ingest_passes_by():
    ignored = set(TEMPLATE_SHEETS_IGNORED)
    assert [s for s in BOOK.sheetnames if s not in ignored] == [t.sheet for t in RETURN]
    assert ignored <= set(BOOK.sheetnames)


def test_the_reader_is_met_by_the_explanation():
    assert BOOK.sheetnames[0] == "Read me"
    text = " ".join(str(c.value) for row in BOOK["Read me"] for c in row if c.value)
    assert "fictional" in text
    assert "No names" in text
    assert all(f"Sheet {t.sheet}" in text for t in RETURN)
    assert "Toolkit action 17" in text


@tables
def test_headers_are_the_columns_of_the_table(table: Table):
    assert [c.value for c in BOOK[table.sheet][1]] == list(table.columns)


@tables
def test_headers_are_bold_frozen_noted_and_locked(table: Table):
    sheet = BOOK[table.sheet]
    assert sheet.freeze_panes == "A2"
    for field, cell in zip(table.fields, sheet[1], strict=True):
        assert cell.font.bold
        assert cell.protection.locked
        assert cell.comment is not None
        assert ("Must be filled in" in cell.comment.text) == field.required


@tables
def test_structure_is_locked_and_entry_cells_are_open(table: Table):
    sheet = BOOK[table.sheet]
    assert sheet.protection.sheet
    for number in range(1, len(table.fields) + 1):
        assert not sheet.column_dimensions[get_column_letter(number)].protection.locked
    assert BOOK.security.lockStructure


@tables
def test_closed_columns_have_their_list(table: Table):
    for field in table.fields:
        if field.choices:
            assert listed(rule(BOOK[table.sheet], field.name)) == list(field.choices)


@tables
def test_counts_amounts_and_dates_are_checked_as_they_are_typed(table: Table):
    kinds = {WHOLE: "whole", MONEY: "decimal", DATE: "date"}
    for field in table.fields:
        if field.kind in kinds:
            found = rule(BOOK[table.sheet], field.name)
            assert found is not None
            assert found.type == kinds[field.kind]
            assert found.operator == ("between" if found.formula2 else "greaterThanOrEqual")
            assert found.formula1 == (
                "DATE(2000,1,1)" if field.kind == DATE else str(field.low or 0)
            )


@pytest.mark.parametrize("dimension", ["ethnicity", "sex", "age_band", "level"])
def test_groups_are_chosen_from_the_categories(dimension):
    assert listed(rule(BOOK["Workforce"], dimension)) == framework().categories.ids(dimension)


def test_waves_and_actions_are_those_of_the_programme():
    waves = [w.id for w in framework().programme.waves]
    assert listed(rule(BOOK["Strategy"], "wave")) == waves
    action = rule(BOOK["Actions"], "action")
    assert action is not None
    assert (action.formula1, action.formula2) == ("1", "17")


def test_employers_are_offered_from_the_register_but_others_are_not_refused():
    found = rule(BOOK["Workforce"], "employer_id")
    assert found is not None
    assert found.errorStyle == "warning"
    assert "'Employers'!$A$2" in found.formula1
    assert BOOK["Employers"]["A1"].value == TABLES["employers"].columns[0] == "employer_id"


def test_lists_are_hidden():
    assert BOOK["Lists"].sheet_state == "hidden"


def test_a_band_typed_by_hand_stays_text():
    assert BOOK["Workforce"].column_dimensions["E"].number_format == "@"


def test_bytes_are_the_same_on_every_run():
    assert baseline_workbook(framework()) == baseline_bytes()


def test_the_catalogue_decides_how_many_actions_there_are():
    shorter = framework().model_copy(update={"actions": framework().actions[:5]})
    sheet = opened(baseline_workbook(shorter))["Actions"]
    found = rule(sheet, "action")
    assert found is not None
    assert found.formula2 == "5"
