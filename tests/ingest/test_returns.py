"""The employer return is recognised however its sheets and headings are written."""

from datetime import date
from typing import Any

import openpyxl
import pandas as pd
import pytest

from tests.ingest.examples import (
    RECRUITMENT,
    SHEETS,
    WORKFORCE,
    checked,
    framework,
    register,
    saved,
    text,
    with_sheet,
    workbook,
)
from wincore.datasets import RETURN, TABLES
from wincore.ingest import Checked
from wincore.ingest.recognise import IGNORED
from wincore.ingest.returns import NOT_READ
from wincore.templates import TEMPLATE_SHEETS_IGNORED, baseline_workbook

PEOPLE = SHEETS["Workforce"]


def accepted(content: bytes, name: str = "return.xlsx", **options: Any) -> Checked:
    found = checked(content, name, **options)
    assert found.accepted, found.problems
    return found


def test_a_small_return_becomes_its_tables() -> None:
    found = accepted(workbook(SHEETS))
    assert (found.kind, found.dialect, found.sheet, found.header_row) == (
        "baseline",
        "return",
        "Employers",
        1,
    )
    assert found.rows == 5
    assert (found.waves, found.employers) == (("baseline",), ("EMP01", "EMP02"))
    assert found.problems == ()
    assert found.tables["workforce"].to_numpy().tolist() == PEOPLE[1:]
    assert found.tables["employers"]["joined"].tolist() == [pd.Timestamp(2020, 11, 2)] * 2


def test_every_table_keeps_the_contract() -> None:
    found = accepted(workbook(SHEETS))
    for name, table in found.tables.items():
        assert TABLES[name].schema().validate(table).equals(table)


@pytest.mark.parametrize("sheet", ["WORKFORCE", " work force ", "Work_Force"])
def test_sheets_and_headings_fold_case_spaces_and_underscores(sheet: str) -> None:
    head = ["Head Count", "LEVEL", "Age Band*", "Sex ", "ethnicity:", "Wave", "Employer-ID"]
    rows = [list(reversed(row)) for row in PEOPLE[1:]]
    content = workbook({"employers": SHEETS["Employers"], sheet.replace(" ", "_"): [head, *rows]})
    assert accepted(content).tables["workforce"].to_numpy().tolist() == PEOPLE[1:]


def test_titles_above_and_notes_below_the_table_are_passed_over() -> None:
    rows = [["Workforce of the programme"], [], [None, *PEOPLE[0]]]
    rows += [[None, *row] for row in PEOPLE[1:]]
    rows += [[], [None, "Source: payroll, as supplied"]]
    found = accepted(with_sheet("Workforce", rows))
    assert len(found.tables["workforce"]) == 3
    column = next(c for c in found.columns if c.matched == "workforce.headcount")
    assert (column.header, column.column, column.role) == ("headcount", "H", "item")


def test_blank_rows_between_rows_are_passed_over() -> None:
    rows = [PEOPLE[0], PEOPLE[1], [None] * 7, ["  ", "\u00a0"], *PEOPLE[2:]]
    assert len(accepted(with_sheet("Workforce", rows)).tables["workforce"]) == 3


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_text_file_is_recognised_by_its_headings(delimiter: str) -> None:
    content = text(PEOPLE, delimiter)
    found = accepted(content, "figures of spring.csv", register=register("A", "B"))
    assert found.dialect == "return"
    assert found.tables["workforce"].to_numpy().tolist() == PEOPLE[1:]


def test_each_sheet_of_the_return_is_recognised_by_its_headings_alone() -> None:
    for table in RETURN:
        found = checked(text([table.columns, ["x"] * len(table.columns)]), "x.csv")
        assert found.kind == "baseline"
        assert {c.matched for c in found.columns} == {f"{table.name}.{c}" for c in table.columns}


def test_a_survey_with_a_date_and_a_type_is_no_sheet_of_the_return() -> None:
    head = ["Company", "Date", "Type", "How was it?", "Would you come again?"]
    found = checked(text([head, *[["A", "2021-01-01", "talk", "Good", "Yes"]] * 4]), "s.csv")
    assert found.kind != "baseline"


def test_columns_that_are_not_part_of_a_sheet_are_noted_and_left_out() -> None:
    rows = [[*row[:3], "remark", *row[3:]] for row in PEOPLE]
    rows[0][3] = "our notes"
    found = accepted(with_sheet("Workforce", rows))
    (note,) = found.problems
    assert (note.severity, note.where) == ("note", "Workforce!A1")
    assert "'our notes' (D)" in note.what
    assert "our notes" not in found.tables["workforce"]


def test_other_sheets_are_noted_and_the_template_s_own_are_not() -> None:
    others = {"Read me": [["hello"]], "Issues": [["=A1"]], "Lists": [["x"]], "Sums": [["a", 1]]}
    found = accepted(workbook({**SHEETS, **others}))
    assert [(p.where, p.what) for p in found.problems] == [("Sums!A1", NOT_READ)]
    assert IGNORED == TEMPLATE_SHEETS_IGNORED


def test_an_empty_template_says_that_nothing_is_in_it() -> None:
    found = checked(baseline_workbook(framework()))
    assert found.kind == "baseline"
    assert not found.accepted


def test_a_dimension_without_a_column_is_read_as_not_split() -> None:
    rows = [[row[0], row[1], row[2], row[6]] for row in PEOPLE]
    rows[2][2] = "White Irish"
    found = accepted(with_sheet("Workforce", rows))
    assert set(found.tables["workforce"]["sex"]) == {"all"}
    assert sum("read as not split by it" in p.what for p in found.problems) == 3


def test_the_wave_may_be_said_for_the_whole_file() -> None:
    rows = [[row[0], *row[2:]] for row in PEOPLE]
    found = accepted(with_sheet("Workforce", rows), wave="stage one")
    assert set(found.tables["workforce"]["wave"]) == {"stage one"}


@pytest.mark.parametrize(
    "written", ["Baseline", "BASE LINE", "wave 1", "before", date(2020, 11, 9)]
)
def test_waves_are_found_under_their_other_names(written: Any) -> None:
    rows = [PEOPLE[0], ["EMP01", written, *PEOPLE[1][2:]]]
    assert accepted(with_sheet("Workforce", rows)).waves == ("baseline",)


def test_employers_are_found_by_name_too() -> None:
    rows = [PEOPLE[0], ["birch  EXAMPLE", *PEOPLE[1][1:]]]
    found = accepted(with_sheet("Workforce", rows))
    assert found.tables["workforce"]["employer_id"].tolist() == ["EMP02"]


def test_an_empty_register_takes_in_the_employers_of_a_file() -> None:
    rows = [PEOPLE[0], ["Alder Example", *PEOPLE[1][1:]], ["EMP07", *PEOPLE[1][1:]]]
    found = accepted(workbook({"Workforce": rows}))
    added = found.tables["employers"]
    assert added[["employer_id", "employer", "status"]].to_numpy().tolist() == [
        ["alder-example", "Alder Example", "participating"],
        ["EMP07", "EMP07", "participating"],
    ]
    assert any("2 employers were added" in p.what for p in found.problems)


def test_others_are_added_when_the_evaluator_says_so() -> None:
    rows = [PEOPLE[0], ["Cedar Example", *PEOPLE[1][1:]]]
    found = accepted(
        workbook({"Workforce": rows}), register=register("Alder Example"), add_employers=True
    )
    assert found.tables["employers"]["employer"].tolist() == ["Cedar Example"]


def test_two_names_never_share_an_id() -> None:
    rows = [PEOPLE[0], ["Alder & Co", *PEOPLE[1][1:]], ["Alder Co.!", *PEOPLE[1][1:]]]
    rows += [["Alder   &  co", *PEOPLE[2][1:]]]
    found = accepted(workbook({"Workforce": rows}))
    assert len(found.tables["employers"]) == found.tables["employers"]["employer_id"].nunique()


def test_a_decision_by_hand_maps_a_name_to_an_employer() -> None:
    from wincore.ingest.surveys.mapping import ColumnMapping

    rows = [PEOPLE[0], ["The old name", *PEOPLE[1][1:]]]
    mapping = ColumnMapping(employers={"the OLD name": "EMP01"})
    found = accepted(
        workbook({"Workforce": rows}), register=register("Alder Example"), mapping=mapping
    )
    assert found.employers == ("EMP01",)


def test_a_sheet_without_employers_belongs_to_the_only_one_of_the_file() -> None:
    rows = [row[1:] for row in PEOPLE[:3]]
    content = workbook({"Employers": SHEETS["Employers"][:2], "Workforce": rows})
    found = accepted(content)
    assert set(found.tables["workforce"]["employer_id"]) == {"EMP01"}


def test_labels_that_mean_the_same_category_are_added_up() -> None:
    rows = [
        WORKFORCE,
        ["EMP01", "baseline", "Irish", "male", "16-24", "entry", 4],
        ["EMP01", "baseline", "White Irish", "male", "16-24", "entry", 5],
    ]
    found = accepted(with_sheet("Workforce", rows))
    assert found.tables["workforce"]["headcount"].tolist() == [9]
    (note,) = found.problems
    assert note.severity == "note"
    assert "added up" in note.what


def test_text_numbers_are_read_with_a_note_in_a_workbook_only() -> None:
    row = ["EMP01", "baseline", "African", "male", "16-24", "entry", "1,234"]
    found = accepted(with_sheet("Workforce", [WORKFORCE, row]))
    assert found.tables["workforce"]["headcount"].tolist() == [1234]
    assert [(p.severity, p.where) for p in found.problems] == [("note", "Workforce!G2")]
    plain = accepted(text([WORKFORCE, [*row[:6], "1234"]]), "w.csv", register=register("A"))
    assert plain.problems == ()


def test_us_dates_are_read_month_first_when_nothing_else_fits() -> None:
    rows = [
        ["employer_id", "test", "met", "date", "evidence_url", "evidence"],
        ["EMP01", "public statement", "yes", "12/31/2020", None, "a"],
        ["EMP01", "Deadline", "Yes", "02/03/2021", None, "C"],
    ]
    found = accepted(with_sheet("Commitments", rows))
    dates = found.tables["commitments"]["date"].tolist()
    assert dates == [pd.Timestamp(2020, 12, 31), pd.Timestamp(2021, 2, 3)]
    assert any("month first" in p.what for p in found.problems)
    assert found.tables["commitments"]["evidence"].tolist() == ["A", "C"]


def test_optional_cells_may_stay_blank() -> None:
    rows = [
        ["resource_id", "title", "kind", "captured", "published", "audience", "downloads"],
        ["R1", "A guide", None, None, None, None, None],
        ["R2", "A talk", "video", "yes", "No", "Sector", 12],
    ]
    table = accepted(with_sheet("Resources", rows)).tables["resources"]
    assert table["captured"].tolist() == ["", "yes"]
    assert table["downloads"].isna().tolist() == [True, False]
    assert table["evidence_url"].tolist() == ["", ""]


def test_a_sheet_without_rows_replaces_nothing() -> None:
    found = accepted(with_sheet("Recruitment", [RECRUITMENT]))
    assert "recruitment" not in found.tables


def test_hidden_sheets_and_rows_are_read_and_noted() -> None:
    book = openpyxl.load_workbook(_stream(workbook(SHEETS)))
    book["Workforce"].sheet_state = "hidden"
    book["Workforce"].row_dimensions[3].hidden = True
    found = accepted(saved(book))
    assert len(found.tables["workforce"]) == 3
    assert sum(p.severity == "note" and "idden" in p.what for p in found.problems) == 2


def test_one_table_on_two_sheets_is_put_together() -> None:
    content = workbook({**SHEETS, "More people": [PEOPLE[0], ["EMP02", *PEOPLE[2][1:]]]})
    assert len(accepted(content).tables["workforce"]) == 4


def _stream(content: bytes):  # type: ignore[no-untyped-def]
    import io

    return io.BytesIO(content)
