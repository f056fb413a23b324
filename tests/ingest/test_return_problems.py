"""Every way in which a return can be wrong is one clear problem with its cell and a remedy."""

from typing import Any

import pytest

from tests.ingest.examples import (
    RECRUITMENT,
    SHEETS,
    WORKFORCE,
    checked,
    errors,
    register,
    text,
    the_error,
    with_sheet,
    workbook,
)
from tests.ingest.hostile import SHEET_PART
from wincore.problems import Problem

PEOPLE = SHEETS["Workforce"]
ROW = ["EMP01", "baseline", "African", "male", "16-24", "entry", 4]
COMMITMENTS = ["employer_id", "test", "met", "date", "evidence_url", "evidence"]
LINKS = ["wave", "from_employer", "to_employer", "kind"]
RISKS = ["risk_id", "risk", "likelihood", "impact", "owner", "mitigation", "trend"]
ACTIONS = ["employer_id", "wave", "action", "stage", "note"]
CHALLENGES = ["employer_id", "challenge", "area", "solution", "tested", "implemented", "result"]


def changed(**values: Any) -> list[list[Any]]:
    row = [values.get(name, old) for name, old in zip(WORKFORCE, ROW, strict=True)]
    return [list(WORKFORCE), row]


ONE_CELL: list[tuple[str, list[list[Any]], str, str, str]] = [
    ("Workforce", changed(headcount=-4), "Workforce!G2", "'-4' is negative", "Correct it"),
    ("Workforce", changed(headcount=4.5), "Workforce!G2", "not a whole number", "without decimals"),
    ("Workforce", changed(headcount="5%"), "Workforce!G2", "counted, not a share", "percentage"),
    ("Workforce", changed(headcount="<5"), "Workforce!G2", "'<5' is not a number", "Leave the row"),
    ("Workforce", changed(headcount=None), "Workforce!G2", "headcount is blank", "0 for none"),
    ("Workforce", changed(sex=None), "Workforce!D2", "sex is blank", "'not declared'"),
    ("Workforce", changed(wave="midterm"), "Workforce!B2", "not a wave", "baseline, stage one"),
    ("Workforce", changed(employer_id="Aldr Example"), "Workforce!A2", "'Alder Example'", "--add"),
    ("Workforce", changed(age_band="17ish"), "Workforce!E2", "not a known age band", "labels.csv"),
    (
        "Commitments",
        [COMMITMENTS, ["EMP01", "public_statement", "perhaps", None, None, "C"]],
        "Commitments!C2",
        "'perhaps' is not one of: yes, planned, no",
        "list",
    ),
    (
        "Commitments",
        [COMMITMENTS, ["EMP01", "deadline", "yes", "31/31/2020", None, "C"]],
        "Commitments!D2",
        "is not a date",
        "2021-03-15",
    ),
    (
        "Challenges",
        [CHALLENGES, ["EMP01", "Few applicants", "recruiting", None, None, None, None]],
        "Challenges!C2",
        "'recruiting' is not one of",
        "Did you mean 'recruitment'?",
    ),
    (
        "Risks",
        [RISKS, ["R1", "Delay", 6, 2, None, None, None]],
        "Risks!C2",
        "outside 1 to 5",
        "Correct it",
    ),
    (
        "Actions",
        [ACTIONS, ["EMP01", "baseline", 99, 2, None]],
        "Actions!C2",
        "There is no action 99",
        "Actions are numbered 1 to 17",
    ),
    (
        "Actions",
        [ACTIONS, ["EMP01", "baseline", 3, 7, None]],
        "Actions!D2",
        "'7' is not one of: 0, 1, 2, 3, 4, n/a",
        "list",
    ),
    (
        "Links",
        [LINKS, ["baseline", "EMP01", "EMP01", "knows"]],
        "Links!C2",
        "linked to itself",
        "two ends",
    ),
    (
        "Recruitment",
        [RECRUITMENT, ["EMP01", "baseline", "African", "male", "16-24", 9, 4, 5]],
        "Recruitment!H2",
        "appointed (5) is more than shortlisted (4)",
        "Correct one of the two",
    ),
    (
        "Recruitment",
        [RECRUITMENT, ["EMP01", "baseline", "African", "male", "16-24", 3, 4, 2]],
        "Recruitment!G2",
        "shortlisted (4) is more than applied (3)",
        "Correct one of the two",
    ),
]


@pytest.mark.parametrize(
    ("sheet", "rows", "where", "what", "fix"), ONE_CELL, ids=[f"{c[2]} {c[3]}" for c in ONE_CELL]
)
def test_one_wrong_cell_is_one_problem(
    sheet: str, rows: list[list[Any]], where: str, what: str, fix: str
) -> None:
    found = checked(with_sheet(sheet, rows))
    error = the_error(found)
    assert error.where == where
    assert what in error.what
    assert fix in error.fix
    assert (found.kind, found.accepted, found.tables) == ("baseline", False, {})


def test_all_problems_of_a_file_are_told_at_once() -> None:
    rows = [
        WORKFORCE,
        ["EMP09", "midterm", "Martian", "x-x", "old", "boss?", -1],
        ["EMP01", "baseline", "African", "male", "16-24", "entry", 1.5],
    ]
    found = errors(checked(with_sheet("Workforce", rows)))
    assert {e.where for e in found} == {f"Workforce!{c}2" for c in "ABCDEFG"} | {"Workforce!G3"}


def test_a_repeated_row_names_both_rows() -> None:
    error = the_error(checked(with_sheet("Workforce", [*PEOPLE, [*PEOPLE[1][:6], 7]])))
    assert error.where == "Workforce!A5"
    assert "The row repeats Workforce!A2" in error.what


@pytest.mark.parametrize(
    "totals",
    [
        [["EMP01", "baseline", "Total", "male", "16-24", "entry", 44]],
        [["Total", None, None, None, None, None, 47], ["Grand total", *[None] * 5, 47]],
        [["EMP01", "baseline", "African", "Total", "Total", "Total", 7]],
    ],
)
def test_totals_rows_are_one_error_that_names_the_rows(totals: list[list[Any]]) -> None:
    error = the_error(checked(with_sheet("Workforce", [*PEOPLE, *totals])))
    assert error.where == "Workforce!A5"
    said = "Rows 5, 6 hold" if len(totals) > 1 else "Row 5 holds"
    assert error.what.startswith(f"{said} totals")
    assert "Delete" in error.fix


def test_people_in_a_row_that_is_not_split_would_be_counted_twice() -> None:
    row = ["EMP01", "baseline", "African", "all", "16-24", "entry", 9]
    error = the_error(checked(with_sheet("Workforce", [*PEOPLE, row])))
    assert error.where == "Workforce!D5"
    assert "counted twice" in error.what
    assert "Workforce!D2" in error.what


def test_a_formula_without_a_value_is_one_problem_not_two() -> None:
    error = the_error(checked(with_sheet("Workforce", changed(headcount="=1+1"))))
    assert error.where == "Workforce!G2"
    assert error.what == "The cell holds a formula without a value."


def test_an_error_value_is_one_problem_not_two() -> None:
    content = with_sheet("Workforce", changed(headcount=987654))
    import io
    import zipfile

    from tests.ingest.examples import repacked

    part = SHEET_PART.replace("1.xml", "2.xml")
    sheet = zipfile.ZipFile(io.BytesIO(content)).read(part)
    broken = sheet.replace(b't="n"><v>987654', b't="e"><v>#REF!')
    assert broken != sheet
    error = the_error(checked(repacked(content, {part: broken})))
    assert (error.where, error.what) == ("Workforce!G2", "The cell holds the error #REF!.")


def test_a_missing_column_is_named() -> None:
    rows = [row[:6] for row in PEOPLE]
    error = the_error(checked(with_sheet("Workforce", rows)))
    assert error.where == "Workforce!A1:F1"
    assert error.what == "The column headcount is missing."


def test_a_missing_wave_can_also_be_said_from_outside() -> None:
    rows = [[row[0], *row[2:]] for row in PEOPLE]
    error = the_error(checked(with_sheet("Workforce", rows)))
    assert error.what == "The column wave is missing."
    assert "--wave" in error.fix


def test_a_sheet_of_the_right_name_with_other_contents_is_told() -> None:
    error = the_error(checked(with_sheet("Recruitment", [["hello"], ["there"]])))
    assert error.where == "Recruitment!A1"
    assert "no row of it holds the column names" in error.what
    assert "employer_id, wave" in error.fix


def test_a_file_with_only_such_a_sheet_is_told_the_same_way() -> None:
    found = checked(workbook({"Workforce": [["hello"], ["there"]]}))
    assert found.kind == "baseline"
    assert the_error(found).where == "Workforce!A1"


def test_a_wave_said_from_outside_has_to_be_defined() -> None:
    error = the_error(checked(workbook(SHEETS), wave="summer"))
    assert error.what == "The wave 'summer' is not defined."
    assert error.fix == "Use one of: baseline, stage one, endline."


def test_an_employer_of_the_register_is_asked_for() -> None:
    found = checked(text(PEOPLE), "w.csv", register=register("Alder Example"))
    error = the_error(found)
    assert error.where == "w!A4"
    assert "'EMP02' is not an employer of the register" in error.what


def test_attendance_at_an_unknown_session_is_an_error_and_too_many_a_warning() -> None:
    sessions = [["session_id", "date", "kind", "title"], ["S1", "2020-12-01", "workshop", "One"]]
    attendance = [
        ["session_id", "employer_id", "invited", "attended"],
        ["S1", "EMP01", 4, 6],
        ["S2", "EMP01", 4, 3],
    ]
    content = workbook({**SHEETS, "Sessions": sessions, "Attendance": attendance})
    found = [(p.severity, p.where) for p in checked(content).problems]
    assert found == [("error", "Attendance!A3"), ("warning", "Attendance!D2")]


def test_doubtful_facts_are_warnings_and_do_not_block() -> None:
    employers = [*SHEETS["Employers"]]
    employers[1] = ["EMP01", "Alder Example", "", "completed", "2021-02-01", "2021-01-01", ""]
    costs = [["stage", "item", "budget", "actual"], ["stage nine", "Room", "£100", 90]]
    met = [COMMITMENTS, ["EMP01", "deadline", "yes", None, None, "B"]]
    content = workbook({**SHEETS, "Employers": employers, "Costs": costs, "Commitments": met})
    found = checked(content)
    warnings = {p.where for p in found.problems if p.severity == "warning"}
    assert warnings == {"Employers!F2", "Costs!A2", "Commitments!D2"}
    assert found.accepted


def test_a_changed_name_of_a_known_employer_is_a_warning() -> None:
    found = checked(workbook(SHEETS), register=register("Alder Example", "Beech Example"))
    (warning,) = found.problems
    assert (warning.severity, warning.where) == ("warning", "Employers!B3")
    assert "'Beech Example' in the register and 'Birch Example' here" in warning.what


def test_the_same_row_on_two_sheets_is_an_error() -> None:
    content = workbook({**SHEETS, "More people": PEOPLE[:2]})
    error = the_error(checked(content))
    assert error.where == "'More people'!A1:G1"
    assert "also in Workforce!A1:G1" in error.what


def test_a_flood_of_problems_is_cut_with_a_count() -> None:
    rows = [["EMP01", "baseline", "African", "male", f"age {n}", "entry", 1] for n in range(100)]
    found = errors(checked(with_sheet("Workforce", [WORKFORCE, *rows])))
    assert len(found) == 31
    assert found[-1].what == "70 more problems of the same kind as the one before, in 70 cells."


def test_an_unknown_file_is_told_what_was_looked_for() -> None:
    found = checked(text([["a", "b"], [1, 2], [3, 4]]), "x.csv")
    assert found.kind == "unknown"
    assert isinstance(the_error(found), Problem)
    assert "Workforce" in the_error(found).what
