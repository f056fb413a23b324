"""One way in for every file: what it is, its digest, its problems in order, its tables."""

import hashlib
from typing import Any

from tests.ingest.examples import (
    SHEETS,
    WORKFORCE,
    checked,
    framework,
    register,
    text,
    the_error,
    with_sheet,
    workbook,
)
from wincore.framework.instrument import Instrument
from wincore.ingest import read_grids

NAMES = ("Alder Example", "Birch Example")


def inclusion() -> Instrument:
    return framework().instrument("inclusion")


def survey(answers: list[Any]) -> list[list[Any]]:
    items = [i for i in inclusion().items if i.kind == "likert"]
    return [["Employer", *(i.text for i in items)], *([name, *answers] for name in NAMES)]


def answers() -> list[str]:
    items = [i for i in inclusion().items if i.kind == "likert"]
    sets = [inclusion().answer_set(i) for i in items]
    return [s.answers[3].label for s in sets if s is not None]


def test_a_file_is_known_by_its_digest_and_size() -> None:
    content = workbook(SHEETS)
    found = checked(content, "r.xlsx")
    assert (found.file, found.sha256, found.size) == (
        "r.xlsx",
        hashlib.sha256(content).hexdigest(),
        len(content),
    )


def test_errors_come_before_warnings_and_notes() -> None:
    rows = [[*WORKFORCE, "x"], ["EMP01", "baseline", "BAME", "male", "16-24", "entry", -1, "y"]]
    order = [p.severity for p in checked(with_sheet("Workforce", rows)).problems]
    assert order[0] == "error"
    assert order == sorted(order, key=("error", "warning", "note").index)
    assert len(set(order)) == 2


def test_a_survey_is_told_from_a_return() -> None:
    found = checked(
        text(survey(answers())), "s.csv", register=register(*NAMES), wave="baseline", key=b"k"
    )
    assert (found.kind, found.instrument, found.rows) == ("survey", "inclusion", 2)
    assert found.accepted, found.problems


def test_a_formula_without_a_value_among_answers_is_an_error_with_its_cell() -> None:
    rows = survey(answers())
    rows[1][2] = "=1+1"
    found = checked(workbook({"Answers": rows}), register=register(*NAMES), wave="baseline")
    assert found.kind == "survey"
    assert the_error(found).where == "Answers!C2"


def test_what_is_not_accepted_brings_no_tables() -> None:
    rows = [WORKFORCE, ["EMP01", "baseline", "African", "male", "16-24", "entry", -1]]
    found = checked(with_sheet("Workforce", rows))
    assert (found.accepted, found.tables) == (False, {})
    assert found.rows == 3


def test_the_problems_of_a_file_go_out_as_plain_json() -> None:
    found = checked(b"%PDF-1.7", "r.pdf").as_dict()
    assert found["kind"] == "unknown"
    assert found["accepted"] is False
    assert found["problems"] == [p.as_dict() for p in read_grids("r.pdf", b"%PDF-1.7")[1]]
