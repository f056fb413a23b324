import json
import zipfile
from pathlib import Path

import pytest

from tests.shell.conftest import Run

KEYS = {"file", "kind", "dialect", "sheet", "header_row", "rows", "columns", "problems", "accepted"}
RETURN = "baseline-return-all-employers.xlsx"
SURVEY = "participant-survey-baseline.xlsx"


def test_check_prints_one_json_document_of_the_agreed_shape(run: Run, demonstration: Path):
    result = run("check", demonstration / RETURN, "--json")
    (file,) = json.loads(result.stdout)["files"]
    assert set(file) >= KEYS
    assert (file["file"], file["kind"], file["accepted"]) == (RETURN, "baseline", True)
    for problem in file["problems"]:
        assert set(problem) == {"severity", "where", "what", "fix"}
        assert problem["severity"] in ("warning", "note")


def test_check_stores_nothing_and_makes_no_store(run: Run, demonstration: Path, tmp_path: Path):
    run("check", demonstration / RETURN)
    assert not (tmp_path / "store").exists()


def test_columns_of_a_survey_are_listed_with_their_role_and_confidence(
    run: Run, demonstration: Path
):
    (file,) = json.loads(run("check", demonstration / SURVEY, "--json").stdout)["files"]
    assert file["kind"] == "survey"
    for column in file["columns"]:
        assert set(column) == {"header", "column", "matched", "role", "confidence"}
        assert 0 <= column["confidence"] <= 1
    assert "item" in {c["role"] for c in file["columns"]}


def test_problems_are_printed_with_place_and_remedy_and_exit_1(run: Run, tmp_path: Path):
    path = tmp_path / "return.csv"
    header = "employer_id,wave,ethnicity,sex,age_band,level,headcount"
    path.write_text(f"{header}\nE1,baseline,African,male,16-24,junior,-3\n")
    result = run("check", path, code=1)
    (file,) = json.loads(run("check", path, "--json", code=1).stdout)["files"]
    errors = [p for p in file["problems"] if p["severity"] == "error"]
    assert errors
    assert not file["accepted"]
    for problem in errors:
        assert problem["fix"]
        assert problem["where"] in result.stdout


@pytest.mark.parametrize(
    ("name", "content"),
    [("not.xlsx", b"%PDF-1.4 nothing"), ("empty.csv", b""), ("broken.xlsx", b"PK\x03\x04rubbish")],
)
def test_what_cannot_be_read_exits_2_with_one_problem(
    run: Run, tmp_path: Path, name: str, content: bytes
):
    (tmp_path / name).write_bytes(content)
    (file,) = json.loads(run("check", tmp_path / name, "--json", code=2).stdout)["files"]
    assert (file["kind"], file["accepted"], len(file["problems"])) == ("unknown", False, 1)


def test_a_table_that_is_neither_return_nor_survey_exits_1(run: Run, tmp_path: Path):
    path = tmp_path / "shopping.csv"
    path.write_text("item,price\nbread,1\nmilk,2\n")
    (file,) = json.loads(run("check", path, "--json", code=1).stdout)["files"]
    assert (file["kind"], file["accepted"]) == ("unknown", False)


def test_a_file_that_is_not_there_is_named(run: Run, tmp_path: Path):
    result = run("check", tmp_path / "nothing.csv", code=2)
    assert "nothing.csv cannot be read: No such file or directory." in result.stderr
    assert result.stdout == ""


def test_a_zip_is_checked_file_by_file_with_returns_first(
    run: Run, demonstration: Path, tmp_path: Path
):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as target:
        for name in (SURVEY, RETURN):
            target.write(demonstration / name, name)
    files = json.loads(run("check", tmp_path / "all.zip", "--json").stdout)["files"]
    assert [f["file"] for f in files] == [f"all.zip/{RETURN}", f"all.zip/{SURVEY}"]


def test_an_empty_folder_is_a_usage_error(run: Run, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    assert "There is no spreadsheet in" in run("check", tmp_path / "empty", code=2).stderr


def test_markup_in_a_file_name_is_only_text(run: Run, tmp_path: Path):
    path = tmp_path / "[bold red]return["
    path.write_bytes(b"")
    assert "[bold red]return[" in run("check", path, code=2).stdout


def test_how_the_questions_were_asked_and_rows_left_out_are_in_the_document(
    run: Run, demonstration: Path
):
    survey = demonstration / "participant-survey-stage-one.xlsx"
    (file,) = json.loads(run("check", survey, "--json").stdout)["files"]
    assert file["left_out"] == {"duplicate": 1}
    unlike = [c for c in file["comparisons"] if c["verdict"] != "same"]
    assert [(c["item"], c["verdict"], c["trend"]) for c in unlike] == [
        ("PE1", "reworded", "broken")
    ]
    assert len(file["comparisons"]) == 33
