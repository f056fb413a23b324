"""Workforce lists made for somebody else are read without counting anybody twice."""

from itertools import product
from typing import Any

import pandas as pd
import pytest

from tests.ingest.examples import checked, errors, register, text, the_error
from tests.outside import SAMPLES, needs_samples

HEAD = ["company", "year", "race", "gender", "job_category", "count"]
RACES = ("White", "Black_or_African_American", "Asian")
COMPANIES = ("Alder Example", "Birch Example")


def eeo1(**changes: Any) -> list[list[Any]]:
    """A list of two companies in the form of the United States report, totals among the rows."""
    rows: list[list[Any]] = [HEAD]
    for c, company in enumerate(COMPANIES):
        for r, (race, sex) in enumerate(product(RACES, ("male", "female"))):
            parts = [c + r, 10 * r]
            cells = zip(("Executives", "Professionals"), parts, strict=True)
            rows += [[company, 2016, race, sex, job, n] for job, n in cells]
            rows.append([company, 2016, race, sex, "Totals", sum(parts)])
            rows.append([company, 2016, race, sex, "Previous_totals", "na"])
        sums = [sum(c + r for r in range(6)), sum(10 * r for r in range(6))]
        names = ("Executives", "Professionals", "Totals")
        totals = zip(names, [*sums, sum(sums)], strict=True)
        rows += [[company, 2016, "Overall_totals", "", job, n] for job, n in totals]
    for place, value in changes.items():
        rows[int(place[1:]) - 1][ord(place[0]) - 65] = value
    return rows


def test_totals_are_left_out_and_agree_with_their_parts() -> None:
    found = checked(text(eeo1()), "list.csv")
    assert found.accepted
    assert (found.kind, found.dialect) == ("baseline", "eeo-1")
    people = found.tables["workforce"].groupby("employer_id")["headcount"].sum()
    assert people.to_dict() == {"alder-example": 165, "birch-example": 171}
    assert not [p for p in found.problems if p.severity == "warning"]
    assert any("30 totals rows were left out" in p.what for p in found.problems)


def test_a_total_that_differs_from_its_parts_is_a_warning() -> None:
    found = checked(text(eeo1(F4=99)), "list.csv")
    (warning,) = (p for p in found.problems if p.severity == "warning")
    assert (warning.where, warning.what) == ("list!F4", "The total says 99, its parts add up to 0.")
    assert found.accepted


def test_a_figure_that_is_not_given_is_missing_and_not_nought() -> None:
    found = checked(text(eeo1(F2="na")), "list.csv")
    assert found.accepted
    frame = found.tables["workforce"]
    first = frame[(frame["employer_id"] == "alder-example") & (frame["level"] == "executive")]
    assert len(first) == 5
    assert any("1 figures are not given ('na')" in p.what for p in found.problems)
    assert not [p for p in found.problems if p.severity == "warning"]


def test_employers_are_added_with_a_note_to_an_empty_register_only() -> None:
    found = checked(text(eeo1()), "list.csv")
    assert found.tables["employers"]["employer"].tolist() == list(COMPANIES)
    assert set(found.tables["employers"]["status"]) == {"participating"}
    held = checked(text(eeo1()), "list.csv", register=register("Alder Example"))
    error = the_error(held)
    assert "'Birch Example' is not an employer of the register" in error.what


def test_a_year_is_not_a_wave_and_the_first_wave_is_noted() -> None:
    found = checked(text(eeo1()), "list.csv")
    assert found.waves == ("baseline",)
    (note,) = (p for p in found.problems if "2016" in p.what)
    assert note.severity == "note"
    assert "--wave" in note.fix
    said = checked(text(eeo1()), "list.csv", wave="stage one")
    assert said.waves == ("stage one",)
    assert not [p for p in said.problems if "2016" in p.what]


def test_several_years_are_not_one_wave() -> None:
    found = checked(text(eeo1(B2=2015)), "list.csv")
    assert any("several years (2015, 2016)" in e.what for e in errors(found))


@pytest.mark.parametrize("head", [["Organisation", "Ethnic group", "Gender", "Number of people"]])
def test_a_uk_list_under_other_names_is_read(head: list[str]) -> None:
    rows = [head, ["Alder Example", "Black African", "Men", 3], ["Alder Example", "Total", "", 3]]
    found = checked(text(rows, ";"), "list.csv")
    assert found.accepted, found.problems
    assert found.dialect == "workforce-list"
    assert found.tables["workforce"]["headcount"].tolist() == [3]


@needs_samples
def test_the_published_returns_of_2016_load_as_a_baseline() -> None:
    path = SAMPLES / "diversity" / "reveal_eeo1" / "Reveal_EEO1_for_2016.csv"
    found = checked(path.read_bytes(), path.name)
    assert found.accepted, errors(found)
    given = pd.read_csv(path, dtype=str, keep_default_na=False)
    parts = given[(given["gender"] != "") & ~given["job_category"].str.contains("otal")]
    parts = parts[parts["count"] != "na"].astype({"count": int})
    names = found.tables["employers"].set_index("employer_id")["employer"]
    people = found.tables["workforce"].groupby("employer_id")["headcount"].sum().rename(names)
    assert people.to_dict() == parts.groupby("company")["count"].sum().to_dict()
    black = found.tables["workforce"]["ethnicity"] == "Black, not specified"
    assert found.tables["workforce"].loc[black, "headcount"].sum() == (
        parts.loc[parts["race"] == "Black_or_African_American", "count"].sum()
    )
