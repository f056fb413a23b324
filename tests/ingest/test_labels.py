"""Labels become harmonised categories; unknown ones are told, never guessed."""

import pytest

from tests.ingest.examples import WORKFORCE, checked, errors, framework, the_error, with_sheet
from wincore.ingest.labels import UNKNOWN, Labels


def labels(dimension: str) -> Labels:
    return Labels(framework().categories, dimension)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("dimension", "written", "category"),
    [
        ("ethnicity", "African", "African"),
        ("ethnicity", "BLACK_OR_AFRICAN_AMERICAN", "Black, not specified"),
        ("ethnicity", "BAME", "ethnic minorities, as supplied"),
        ("sex", "Male", "male"),
        ("age_band", "16–24", "16-24"),
        ("level", "Executives", "executive"),
    ],
)
def test_known_labels_are_read(dimension: str, written: str, category: str) -> None:
    assert labels(dimension).read(written).category == category


def test_bame_is_never_read_as_black() -> None:
    black = framework().categories.black(broad=True)
    assert labels("ethnicity").read("BAME").category not in black


def test_an_unknown_label_is_told_with_the_nearest_one() -> None:
    read = labels("ethnicity").read("Carribbean")
    assert read.category == ""
    assert read.fault is not None
    assert read.fault.kind == UNKNOWN
    assert "'Caribbean'" in read.fault.what


def test_nothing_near_is_named_when_nothing_is_near() -> None:
    read = labels("sex").read("qwxz")
    assert read.fault is not None
    assert "nearest" not in read.fault.what


def test_an_unknown_label_is_one_problem_however_often_it_stands() -> None:
    people = [["EMP01", "baseline", "Martian", "male", f"{a}", "entry", 1] for a in range(16, 20)]
    ages = ("16-24", "25-34", "35-49", "50-64")
    rows = [[*row[:4], age, *row[5:]] for row, age in zip(people, ages, strict=True)]
    error = the_error(checked(with_sheet("Workforce", [WORKFORCE, *rows])))
    assert error.where == "Workforce!C2"
    assert error.what.startswith("'Martian' is not a known ethnic group")
    assert error.what.endswith("(and 3 more cells)")


def test_each_unknown_label_is_a_problem_of_its_own() -> None:
    rows = [
        ["EMP01", "baseline", "Martian", "male", "16-24", "entry", 1],
        ["EMP01", "baseline", "African", "malle", "16-24", "entry", 1],
    ]
    found = errors(checked(with_sheet("Workforce", [WORKFORCE, *rows])))
    assert [e.where for e in found] == ["Workforce!C2", "Workforce!D3"]


def test_what_a_label_brings_with_it_is_noted_once() -> None:
    rows = [["EMP01", "baseline", "BAME", s, "all", "all", 1] for s in ("male", "female")]
    found = checked(with_sheet("Workforce", [WORKFORCE, *rows]))
    notes = [p for p in found.problems if "BAME" in p.what]
    assert [(n.severity, n.where) for n in notes] == [("note", "Workforce!C2")]
    assert found.accepted
