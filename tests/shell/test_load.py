import json
from pathlib import Path

import pytest

from tests.shell.conftest import Run
from wincore.store import Ledger

RETURN = "baseline-return-all-employers.xlsx"
SURVEY = "participant-survey-baseline.xlsx"
HEADER = "employer_id,wave,ethnicity,sex,age_band,level,headcount"


def workforce(folder: Path, name: str, employer: str, headcount: int) -> Path:
    path = folder / name
    path.write_text(f"{HEADER}\n{employer},baseline,African,male,16-24,junior,{headcount}\n")
    return path


def test_a_loaded_file_is_in_the_ledger_with_date_note_and_person(
    run: Run, ledger: Ledger, demonstration: Path
):
    options = ("--date", "2020-11-30", "--who", "ana", "--note", "first")
    result = run("load", demonstration / RETURN, *options, "--json")
    (file,) = json.loads(result.stdout)["files"]
    (upload,) = ledger.uploads()
    assert file["accepted"]
    assert file["upload"]["id"] == upload.id
    assert (upload.described.isoformat(), upload.who, upload.note) == ("2020-11-30", "ana", "first")
    assert len(ledger.register()) > 0


def test_the_same_file_again_is_recognised_and_changes_nothing(
    run: Run, ledger: Ledger, demonstration: Path
):
    run("load", demonstration / RETURN)
    result = run("load", demonstration / RETURN, "--json", code=1)
    (file,) = json.loads(result.stdout)["files"]
    assert file["upload"] is None
    assert "already held: upload 1" in file["problems"][-1]["what"]
    assert len(ledger.uploads()) == 1


def test_nothing_of_a_file_with_errors_is_stored(run: Run, ledger: Ledger, tmp_path: Path):
    result = run("load", workforce(tmp_path, "w.csv", "E1", -3), code=1)
    assert "is not stored" in result.stderr
    assert ledger.uploads() == ledger.log() == ()


def test_of_several_files_the_clean_ones_are_stored(run: Run, ledger: Ledger, tmp_path: Path):
    good, bad = workforce(tmp_path, "a.csv", "E1", 3), workforce(tmp_path, "b.csv", "E1", -3)
    run("load", good, bad, code=1)
    assert [u.file for u in ledger.uploads()] == ["a.csv"]


def test_an_empty_register_takes_the_employers_a_file_names(
    run: Run, ledger: Ledger, tmp_path: Path
):
    run("load", workforce(tmp_path, "a.csv", "E1", 3))
    register = ledger.register()
    assert register[["employer_id", "status"]].to_numpy().tolist() == [["E1", "participating"]]


def test_a_stranger_to_the_register_is_a_problem_until_it_is_added(
    run: Run, ledger: Ledger, tmp_path: Path
):
    run("load", workforce(tmp_path, "a.csv", "E1", 3))
    stranger = workforce(tmp_path, "b.csv", "E2", 4)
    result = run("load", stranger, "--json", code=1)
    problems = json.loads(result.stdout)["files"][0]["problems"]
    assert "--add-employers" in next(p["fix"] for p in problems if p["severity"] == "error")
    assert len(ledger.uploads()) == 1
    run("load", stranger, "--add-employers")
    assert ledger.register()["employer_id"].tolist() == ["E1", "E2"]


def test_a_dry_run_shows_what_would_move_and_stores_nothing(
    run: Run, ledger: Ledger, tmp_path: Path, demonstration: Path
):
    run("load", demonstration / RETURN, "--date", "2020-11-30")
    result = run("load", demonstration / SURVEY, "--dry-run", "--date", "2020-11-30", "--json")
    rehearsal = json.loads(result.stdout)["files"][0]["rehearsal"]
    moved = {row["indicator"] for row in rehearsal["moved"]}
    assert "community.confidence" in moved
    assert rehearsal["rows"] > 0
    assert rehearsal["waves"] == ["baseline"]
    assert rehearsal["missing"]
    assert all(row["state"] == "missing" for row in rehearsal["missing"])
    assert len(ledger.uploads()) == 1


def test_a_dry_run_is_told_in_tables(run: Run, ledger: Ledger, tmp_path: Path):
    run("load", workforce(tmp_path, "a.csv", "E1", 3))
    result = run("load", workforce(tmp_path, "b.csv", "E1", 5), "--dry-run")
    assert "Nothing was." in result.stderr
    for title in ("Rows held already", "Findings of the programme that would change"):
        assert title in result.stdout
    assert len(ledger.uploads()) == 1


def test_a_dry_run_tells_rows_left_out_rates_ratings_and_what_is_missing(
    run: Run, ledger: Ledger, demonstration: Path
):
    run("load", demonstration / RETURN, "--date", "2020-11-30")
    survey = demonstration / "participant-survey-stage-one.xlsx"
    options = (demonstration / "stage-one-return-all-employers.xlsx", survey, "--dry-run")
    result = run("load", *options, "--date", "2021-03-15", "--json")
    first, second = (f["rehearsal"] for f in json.loads(result.stdout)["files"])
    assert {r["rating_after"] for r in first["ratings"]} >= {"green", "red"}
    assert all(r["rating_before"] != r["rating_after"] for r in first["ratings"])
    assert second["left_out"] == {"duplicate": 1}
    assert second["counted"] == second["rows"] - 1
    programme, *employers = second["rates"]
    assert programme["employer"] == "all"
    assert programme["responses"] == sum(r["responses"] for r in employers) == second["counted"]
    assert all(r["after"] == r["responses"] / r["asked"] for r in (programme, *employers))
    assert not {m["indicator"] for m in second["moved"]} & {"objective.publicly_committed"}
    assert "community.practice_applied" in {m["indicator"] for m in second["moved"]}
    assert len(ledger.uploads()) == 1


def test_a_dry_run_of_a_survey_is_told_in_words(run: Run, demonstration: Path):
    run("load", demonstration / RETURN, "--date", "2020-11-30")
    survey = demonstration / "participant-survey-stage-one.xlsx"
    result = run("load", survey, "--dry-run", "--date", "2021-03-15")
    for words in (
        "68 rows read, 67 count; left out: 1 duplicate.",
        "About 9 employers; End of stage one.",
        "Nobody in the file is known to have answered",
    ):
        assert words in result.stderr
    for words in ("Response rate, of the people invited", "PE1", "reworded", "broken"):
        assert words in result.stdout


def test_a_dry_run_names_the_rows_that_would_be_replaced(run: Run, tmp_path: Path):
    run("load", workforce(tmp_path, "a.csv", "E1", 3))
    result = run("load", workforce(tmp_path, "b.csv", "E1", 5), "--dry-run", "--json")
    overlaps = json.loads(result.stdout)["files"][0]["rehearsal"]["overlaps"]
    (row,) = [o for o in overlaps if o["table"] == "workforce"]
    assert (row["scope"], row["held"], row["coming"]) == ("E1 · baseline", 1, 1)


@pytest.mark.parametrize(("overlap", "heads"), [("replace", [5]), ("add", [5]), ("keep-out", [])])
def test_overlapping_rows_are_replaced_added_or_kept_out(
    run: Run, ledger: Ledger, tmp_path: Path, overlap: str, heads: list[int]
):
    run("load", workforce(tmp_path, "a.csv", "E1", 3))
    run("load", workforce(tmp_path, "b.csv", "E1", 5), "--overlap", overlap)
    assert ledger.snapshot().table("workforce")["headcount"].tolist() == heads


def test_what_files_of_one_command_have_in_common_is_said_too(run: Run, tmp_path: Path):
    files = [workforce(tmp_path, name, "E1", n) for name, n in (("a.csv", 3), ("b.csv", 5))]
    said = run("load", *files).stderr
    assert "Held already: 1 row (workforce E1 · baseline)" in said
    assert "--overlap add" in said


def test_files_of_a_folder_know_the_employers_of_its_returns(
    run: Run, ledger: Ledger, demonstration: Path, tmp_path: Path
):
    folder = tmp_path / "an autumn"
    folder.mkdir()
    for name, shown in ((RETURN, "z.xlsx"), ("lead-survey-baseline.csv", "a.csv")):
        (folder / shown).write_bytes((demonstration / name).read_bytes())
    files = json.loads(run("load", folder, "--json").stdout)["files"]
    assert [(f["file"], f["kind"]) for f in files] == [("z.xlsx", "baseline"), ("a.csv", "survey")]
    assert [u.file for u in ledger.uploads()] == ["z.xlsx", "a.csv"]


@pytest.mark.parametrize(
    "options",
    [("--date", "31/03/2021"), ("--mapping", "nowhere.json"), ("--overlap", "both")],
)
def test_a_wrong_option_is_a_usage_error(run: Run, tmp_path: Path, options: tuple[str, str]):
    run("load", workforce(tmp_path, "a.csv", "E1", 3), *options, code=2)
