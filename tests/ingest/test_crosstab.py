"""A cross-tab of a workforce gives the rows that a list would have given."""

from typing import Any

import openpyxl
import pytest

from tests.ingest.examples import SHEETS, checked, register, saved, text, the_error, workbook

ETHNICITIES = ["African", "White British", "Indian", "not declared"]
BY_SEX = [
    ["Ethnic group", "Female", "Male", "Total"],
    ["African", 1, 2, 3],
    ["White British", 30, 40, 70],
    ["Indian", 5, None, 5],
    ["not declared", 0, 6, 6],
    ["Total", 36, 48, 84],
]


def rows(found: Any) -> set[tuple[Any, ...]]:
    assert found.accepted, found.problems
    table = found.tables["workforce"]
    return set(
        table[["employer_id", "ethnicity", "sex", "headcount"]].itertuples(index=False, name=None)
    )


def test_groups_down_and_sexes_across_are_unpivoted() -> None:
    found = checked(
        workbook({"Workforce": [["Alder Example"], [], *BY_SEX]}),
        wave="baseline",
        register=register("Alder Example", "Birch Example"),
    )
    assert found.dialect == "cross-tab"
    assert (found.sheet, found.header_row) == ("Workforce", 3)
    assert rows(found) == {
        ("EMP01", e, s, n)
        for e, counts in (
            ("African", (1, 2)),
            ("White British", (30, 40)),
            ("Indian", (5, None)),
            ("not declared", (0, 6)),
        )
        for s, n in zip(("female", "male"), counts, strict=True)
        if n is not None
    }


def test_totals_at_the_edges_are_left_out_and_compared() -> None:
    found = checked(
        workbook({"Workforce": BY_SEX}), wave="baseline", register=register("Alder Example")
    )
    notes = [p.what for p in found.problems]
    assert any(w.startswith("7 totals rows were left out") for w in notes)
    assert any("1 figures are not given (blank)" in w for w in notes)
    wrong = [list(row) for row in BY_SEX]
    wrong[2][3] = 71
    found = checked(
        workbook({"Workforce": wrong}), wave="baseline", register=register("Alder Example")
    )
    (warning,) = (p for p in found.problems if p.severity == "warning")
    assert (warning.where, warning.what) == (
        "Workforce!D3",
        "The total says 71, its parts add up to 70.",
    )


def test_employers_across_come_from_the_register() -> None:
    table = [
        ["Ethnicity", "Alder Example", "Birch Example"],
        *([e, n, n + 1] for n, e in enumerate(ETHNICITIES)),
    ]
    found = checked(
        text(table),
        "people.csv",
        wave="baseline",
        register=register("Alder Example", "Birch Example"),
    )
    expected = {("EMP01", e, "all", n) for n, e in enumerate(ETHNICITIES)}
    assert rows(found) == expected | {("EMP02", e, "all", n + 1) for n, e in enumerate(ETHNICITIES)}


def test_employers_over_sexes_with_merged_headings_are_unpivoted() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Workforce"
    sheet.append(["Staff by ethnic group"])
    sheet.append([None, "Alder Example", None, "Birch Example", None])
    sheet.append(["Group", "F", "M", "F", "M"])
    for n, ethnicity in enumerate(ETHNICITIES):
        sheet.append([ethnicity, n, n + 10, n + 20, n + 30])
    sheet.merge_cells("B2:C2")
    sheet.merge_cells("D2:E2")
    found = checked(
        saved(book), wave="stage one", register=register("Alder Example", "Birch Example")
    )
    assert rows(found) == {
        (employer, e, sex, n + add)
        for n, e in enumerate(ETHNICITIES)
        for employer, sex, add in (
            ("EMP01", "female", 0),
            ("EMP01", "male", 10),
            ("EMP02", "female", 20),
            ("EMP02", "male", 30),
        )
    }
    assert found.waves == ("stage one",)


def test_two_columns_of_labels_are_repeated_where_merged() -> None:
    table = [
        ["Sex", "Ethnic group", "16-24", "25-34"],
        ["Female", "African", 1, 2],
        [None, "Indian", 3, 4],
        ["Male", "African", 5, 6],
        [None, "Indian", 7, 8],
        [None, "Arab", 9, 9],
    ]
    found = checked(
        workbook({"Workforce": table}), wave="baseline", register=register("Alder Example")
    )
    assert found.accepted
    frame = found.tables["workforce"].set_index(["sex", "ethnicity", "age_band"])["headcount"]
    assert frame["female", "Indian", "25-34"] == 4
    assert frame["male", "Arab", "16-24"] == 9
    assert len(frame) == 10


def test_a_wrong_figure_names_its_cell() -> None:
    wrong = [list(row) for row in BY_SEX[:-1]]
    wrong[1][1] = -1
    wrong = [row[:3] for row in wrong]
    error = the_error(
        checked(workbook({"Workforce": wrong}), wave="baseline", register=register("Alder Example"))
    )
    assert error.where == "Workforce!B2"
    assert "negative" in error.what


@pytest.mark.parametrize(("missing", "said"), [("wave", "wave"), ("employer", "employer_id")])
def test_what_nothing_says_is_asked_for(missing: str, said: str) -> None:
    names = ("Alder Example", "Birch Example") if missing == "employer" else ("Alder Example",)
    found = checked(
        workbook({"Workforce": BY_SEX}),
        wave=None if missing == "wave" else "baseline",
        register=register(*names),
    )
    assert the_error(found).what == f"The column {said} is missing."


def test_employers_and_cross_tab_may_be_one_workbook() -> None:
    content = workbook({"Employers": SHEETS["Employers"][:2], "Workforce": BY_SEX})
    found = checked(content, wave="baseline")
    assert found.accepted
    assert set(found.tables) == {"employers", "workforce"}
    assert found.employers == ("EMP01",)


@pytest.mark.parametrize(
    "table",
    [
        [["Region", "2020", "2021"], ["North", 1, 2], ["South", 3, 4], ["East", 3, 4]],
        [["x", "Female", "Male"], ["Yes", 1, 2], ["No", 3, 4], ["Other", 5, 6]],
        [["Ethnicity", "Sex", "Q1"], *[["African", "Male", 4], ["Indian", "Female", 5]] * 4],
    ],
)
def test_other_tables_of_figures_are_not_taken_for_a_workforce(table: list[list[Any]]) -> None:
    assert checked(text(table), "x.csv").dialect != "cross-tab"
