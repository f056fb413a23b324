"""Real exports of real tools, where the folder of outside samples is there."""

from pathlib import Path
from statistics import mean

import pandas as pd
import pytest

from tests.ingest.surveys.pulse import KEY
from tests.ingest.surveys.rse import rse
from tests.outside import SAMPLES, needs_samples
from wincore.framework import Framework, read_framework
from wincore.ingest.files import read_grids
from wincore.ingest.surveys import SurveyResult, check_survey

pytestmark = [needs_samples, pytest.mark.samples]
SURVEYS = SAMPLES / "surveys"
DIALECTS = {
    "carpentries": "plain-table",
    "cncf_surveymonkey": "surveymonkey",
    "iai_consult": "plain-table",
    "jupyter": "alchemer",
    "qualtrics_ropensci": "qualtrics",
    "qualtrics_tools": "qualtrics",
    "rse_limesurvey": "limesurvey",
    "spss_pyreadstat": "spss",
}
EXCEPTIONS = {
    "results-h1-2017.csv": "google-forms",
    "CNCF_Maintainers_Survey_2020_H2_Summary.csv": "surveymonkey-summary",
    "canarie_17.xlsx": None,  # a list of questions, not of responses
}
IDENTIFYING = {
    "CNCF_Ambassadors_Survey_2019_H1.csv": {"Email Address", "First Name", "Last Name"},
    "sample.csv": {
        "IP-Adresse", "Nachname des Empfängers", "Vorname des Empfängers", "E-Mail des Empfängers",
        "Breitengrad des Standorts", "Längengrad des Standorts",
    },
    "sample_legacy.csv": {
        "Name", "EmailAddress", "IPAddress", "LocationLatitude", "LocationLongitude",
        "LocationAccuracy",
    },
}  # fmt: skip
FILES = sorted(
    p for p in SURVEYS.rglob("*") if p.suffix in (".csv", ".xlsx", ".sav", ".zsav")
) if SURVEYS.is_dir() else []  # fmt: skip

TEXTS = [p for p in FILES if p.suffix == ".csv" and "Summary" not in p.name]


def read(path: Path, framework: Framework, **more) -> SurveyResult | None:
    grids, problems = read_grids(path.name, path.read_bytes())
    assert grids, problems
    return check_survey(grids, framework, name=path.name, key=KEY, **more)


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_real_export_is_recognised_and_its_identifying_columns_are_named(path):
    result = read(path, read_framework())
    wanted = EXCEPTIONS.get(path.name, DIALECTS[path.relative_to(SURVEYS).parts[0]])
    assert (result and result.dialect) == wanted
    if result is None:
        return
    found = {c.header for c in result.columns if c.role == "identifier"}
    assert found == IDENTIFYING.get(path.name, found)
    told = " ".join(p.what for p in result.problems if "identify people" in p.what)
    assert all(f"“{header}”" in told for header in found)
    assert not result.accepted
    assert result.tables == {}


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_rows_that_a_plain_reader_counts_are_all_there(path):
    result = read(path, read_framework())
    lines = pd.read_csv(
        path, header=None, dtype=str, skip_blank_lines=True, encoding_errors="replace"
    )
    imported = lines.iloc[2].astype(str).str.contains("ImportId").any()
    headers = {"surveymonkey": 2, "qualtrics": 3 if imported else 2}
    expected = lines.dropna(how="all").shape[0] - headers.get(result.dialect, 1)
    assert result.rows == expected


@pytest.fixture(scope="module")
def waves() -> dict[str, SurveyResult]:
    framework = rse()
    return {
        y: read(SURVEYS / f"rse_limesurvey/{y}_uk/public_data.csv", framework, wave=y)
        for y in ("2016", "2017")
    }


def test_two_waves_of_a_real_survey_load_with_the_same_items(waves):
    first, second = waves["2016"], waves["2017"]
    assert first.accepted
    assert second.accepted
    assert (first.waves, second.waves) == (("2016",), ("2017",))
    items = [{c.matched for c in r.columns if c.role == "item"} for r in (first, second)]
    assert len(items[0]) == 24
    assert items[1] - items[0] == {"percEmp4", "perfCheck3"}
    assert items[0] < items[1]


def raw(wave: str, code: str) -> pd.Series:
    """A question's answers by another route: the column whose header holds the code."""
    path = SURVEYS / f"rse_limesurvey/{wave}_uk/public_data.csv"
    frame = pd.read_csv(path, dtype=str)
    (column,) = [c for c in frame.columns if f"[{code}]" in c or c.startswith(f"{code}.")]
    return frame[column].str.strip()


@pytest.mark.parametrize("wave", ["2016", "2017"])
@pytest.mark.parametrize(("code", "never"), [("perfCheck6", "Never"), ("affSat1", "Agree")])
def test_answers_are_counted_as_in_the_file(waves, wave, code, never):
    cube = waves[wave].tables["cube"].query("group == 'all' and item == @code")
    answer = {"Never": "1", "Agree": "4"}[never]
    (n,) = cube[cube["answer"] == answer]["n"]
    assert n == (raw(wave, code) == never).sum()


@pytest.mark.parametrize("wave", ["2016", "2017"])
def test_before_and_after_scores_are_the_means_of_the_people(waves, wave):
    points = {"Strongly disagree": 1, "Disagree": 2, "Neither agree or disagree": 3, "Agree": 4,
              "Strongly Agree": 5}  # fmt: skip
    columns = [raw(wave, f"affSat{i}").map(points) for i in range(1, 5)]
    people = [[v for v in row if v == v] for row in zip(*columns, strict=True)]
    scores = [mean(p) for p in people if len(p) >= 2]
    (row,) = waves[wave].tables["scores"].query("group == 'all' and scale == 'affSat'").itertuples()
    assert row.n == len(scores)
    assert row.total == pytest.approx(sum(scores))


def test_the_wording_that_changed_between_the_waves_is_told(waves):
    verdicts = {c.item: c.verdict for c in waves["2017"].comparisons}
    assert verdicts["affSat1"] == "same"
    assert verdicts["affSat4"] == verdicts["perfCheck5"] == "reworded"
    before = {c.item: c.verdict for c in waves["2016"].comparisons}
    assert before["percEmp4"] == "dropped"
