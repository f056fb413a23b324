"""The demonstration's findings stay as they are, and the golden file itself is recomputed.

The first test holds the findings against the file; the others recompute the file's values from the
demonstration's workbooks by another route: openpyxl, csv and plain Python, nothing of wincore.
"""

import csv
import math
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from tests.golden.write import FIGURES, GOLDEN, KEY, WORDS, computed

DATA = Path(__file__).resolve().parents[2] / "data" / "demonstration"
BASELINE = ("baseline-return-all-employers.xlsx", "baseline-return-single-employer.xlsx")
STAGE_ONE = ("stage-one-return-all-employers.xlsx",)
FILES = {"baseline": BASELINE, "stage one": STAGE_ONE}
UNKNOWN = {"not declared", "prefer not to say", "not stated", "unknown"}
TESTS = ("public_statement", "reflects_london", "names_target_group", "numeric_target")


@pytest.fixture(scope="module")
def golden() -> pd.DataFrame:
    return pd.read_csv(GOLDEN, keep_default_na=False, na_values={c: [""] for c in FIGURES})


def test_the_findings_of_the_demonstration_are_the_golden_ones(golden, tmp_path):
    now = computed(tmp_path)
    assert now[KEY].equals(golden[KEY].astype(now[KEY].dtypes))
    for column in FIGURES:
        pd.testing.assert_series_equal(now[column], golden[column], rtol=1e-5, atol=1e-5)
    for column in WORDS:
        pd.testing.assert_series_equal(now[column], golden[column], check_dtype=False)


@cache
def sheet(file: str, name: str) -> tuple[dict[str, Any], ...]:
    book = openpyxl.load_workbook(DATA / file, data_only=True)
    if name not in book.sheetnames:
        return ()
    values = list(book[name].values)
    return tuple(dict(zip(values[0], row, strict=True)) for row in values[1:])


@cache
def names() -> dict[str, str]:
    rows = [r for files in FILES.values() for f in files for r in sheet(f, "Employers")]
    return {r["employer_id"]: r["employer"] for r in rows}


@cache
def meanings(dimension: str) -> dict[str, str]:
    path = DATA.parent / "labels.csv"
    lines = [x for x in path.read_text(encoding="utf-8").splitlines() if not x.startswith("#")]
    rows = list(csv.DictReader(lines))
    return {plain(r["label"]): r["category"] for r in rows if r["dimension"] == dimension}


def plain(label: object) -> str:
    return " ".join(re.findall(r"[a-z0-9+]+", str(label).lower()))


def meaning(dimension: str, label: object) -> str:
    return meanings(dimension).get(plain(label), str(label).strip())


BLACK = {"african", "caribbean", "other black", "black, not specified"}


def ethnic(label: object) -> str:
    found = meaning("ethnicity", label).lower()
    if found in UNKNOWN:
        return "unknown"
    return "Black" if found in BLACK else "other"


@pytest.mark.parametrize("wave", FILES)
def test_each_employers_black_representation_is_recounted_from_its_workbook(golden, wave):
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for file in FILES[wave]:
        for row in sheet(file, "Workforce"):
            counts[names()[row["employer_id"]]][ethnic(row["ethnicity"])] += row["headcount"] or 0
    assert len(counts) >= 8
    rows = golden.query(
        "indicator == 'workforce.representation' and group == 'Black' and wave == @wave"
    ).set_index("employer")
    for employer, count in counts.items():
        known = count["Black"] + count["other"]
        assert rows.at[employer, "numerator"] == count["Black"]
        assert rows.at[employer, "denominator"] == known
        assert math.isclose(rows.at[employer, "value"], count["Black"] / known, abs_tol=1e-6)
        assert rows.at[employer, "missing"] == count["unknown"]


def test_recruitment_is_recounted_from_the_workbook(golden):
    black: dict[str, int] = defaultdict(int)
    for row in sheet(STAGE_ONE[0], "Recruitment"):
        if ethnic(row["ethnicity"]) == "Black":
            for stage in ("applied", "appointed"):
                black[stage] += row[stage] or 0
    found = golden.query(
        "indicator == 'recruitment.four_fifths' and group == 'Black' and employer == 'all'"
        " and wave == 'stage one'"
    ).iloc[0]
    assert (found["numerator"], found["denominator"]) == (black["appointed"], black["applied"])


@pytest.mark.parametrize("test", TESTS)
def test_commitments_are_recounted_from_the_workbook(golden, test):
    rows = [r for r in sheet(STAGE_ONE[0], "Commitments") if r["test"] == test]
    met = {names()[r["employer_id"]] for r in rows if r["met"] == "yes"}
    found = golden.query(
        "indicator == @id and wave == 'stage one' and group == 'all'",
        local_dict={"id": f"commitment.{test}"},
    ).set_index("employer")
    assert found.at["all", "numerator"] == len(met)
    for employer in {names()[r["employer_id"]] for r in rows}:
        assert found.at[employer, "numerator"] == float(employer in met)


def test_actions_are_recounted_from_the_workbook(golden):
    done: dict[str, list[int]] = defaultdict(list)
    for row in sheet(STAGE_ONE[0], "Actions"):
        stage = str(row["stage"] if row["stage"] is not None else "").strip()
        if stage in {"0", "1", "2", "3", "4"}:
            done[names()[row["employer_id"]]].append(int(stage) >= 3)
    rows = golden.query("indicator == 'strategy.actions_implemented' and wave == 'stage one'")
    rows = rows.set_index("employer")
    for employer, stages in done.items():
        assert rows.at[employer, "numerator"] == sum(stages)
        assert rows.at[employer, "denominator"] == len(stages)


def test_ties_are_recounted_from_the_workbook(golden):
    for wave, files in FILES.items():
        pairs = {
            (r["from_employer"], r["to_employer"])
            for f in files
            for r in sheet(f, "Links")
            if r["wave"] == wave and r["from_employer"] != r["to_employer"]
        }
        found = golden.query(
            "indicator == 'legacy.network_density' and employer == 'all' and wave == @wave"
        ).iloc[0]
        size = len(names())
        assert found["numerator"] == len(pairs)
        assert found["denominator"] == size * (size - 1)
