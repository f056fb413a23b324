"""Headline figures of the demonstration, recomputed from its files by another route.

Plain Python over openpyxl and csv: nothing of wincore is used but the findings that are checked.
"""

import csv
from collections import defaultdict
from datetime import datetime
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Any

import openpyxl
import pandas as pd
import pytest

DATA = Path(__file__).resolve().parents[2] / "data" / "demonstration"
BASELINE, LATER = datetime(2020, 11, 30), datetime(2021, 3, 15)
ALL, ONE = "baseline-return-all-employers.xlsx", "baseline-return-single-employer.xlsx"
STAGE_ONE = "stage-one-return-all-employers.xlsx"
UNKNOWN = {"not declared", "not stated", "unknown", "prefer not to say"}
WHITE = ("Irish", "Gypsy or Irish Traveller", "Roma", "Other White")
AGREE = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"]
CONFIDENT = ["Not at all confident", "Slightly confident", "Moderately confident",
             "Quite confident", "Very confident"]  # fmt: skip
Line = dict[str, Any]


@cache
def book(file: str) -> dict[str, list[Line]]:
    held = openpyxl.load_workbook(DATA / file, data_only=True)
    return {s.title: lines(list(s.values)) for s in held.worksheets}


def lines(values: list[tuple[Any, ...]]) -> list[Line]:
    head = [str(h).replace("\xa0", " ") for h in values[0]]
    return [dict(zip(head, row, strict=True)) for row in values[1:]]


def value(table: pd.DataFrame, indicator: str, wave: str = "stage one", group: str = "all") -> Any:
    rows = table[
        (table["indicator"] == indicator) & (table["employer"] == "all")
        & (table["wave"] == wave) & (table["group"] == group)
    ]  # fmt: skip
    assert len(rows) == 1
    return rows["value"].iloc[0]


def is_black(label: str) -> bool:
    return label.startswith("Black") or label == "Other Black"


def is_white(label: str) -> bool:
    return (label.startswith("White") and "White and" not in label) or label in WHITE


def met_by(day: datetime) -> dict[str, set[str]]:
    met: dict[str, set[str]] = defaultdict(set)
    for row in book(STAGE_ONE)["Commitments"]:
        if row["met"] == "yes" and (row["date"] or LATER) <= day:  # undated: the latest wave only
            met[row["employer_id"]].add(row["test"])
    return met


def test_commitments(demonstrated: pd.DataFrame) -> None:
    for wave, day in (("baseline", BASELINE), ("stage one", LATER)):
        met = met_by(day).values()
        public = sum("public_statement" in m for m in met)
        both = sum({"reflects_london", "names_target_group"} <= m for m in met)
        assert value(demonstrated, "objective.publicly_committed", wave) == public
        assert value(demonstrated, "commitment.both_tests", wave) == both
    assert both > 0


def test_strategies_and_challenges(demonstrated: pd.DataFrame) -> None:
    strategies, challenges = book(STAGE_ONE)["Strategy"], book(STAGE_ONE)["Challenges"]
    for step in ("developed", "approved", "implemented", "intersectional"):
        yes = sum(row[step] == "yes" for row in strategies)
        assert value(demonstrated, f"strategy.{step}") == yes
    tested = [row["tested"] == "yes" for row in challenges]
    assert value(demonstrated, "strategy.solutions_tested") == fmean(tested)
    solved = {
        row["employer_id"] for row in challenges if row["tested"] == row["implemented"] == "yes"
    }
    assert value(demonstrated, "objective.solutions_implemented") == len(solved)


def test_actions(demonstrated: pd.DataFrame) -> None:
    stages: dict[str, list[int]] = defaultdict(list)
    for row in book(STAGE_ONE)["Actions"]:
        if str(row["stage"]) in "01234":
            stages[row["employer_id"]].append(int(row["stage"]))
    every = [s for own in stages.values() for s in own]
    done = sum(s >= 3 for s in every) / len(every)
    assert value(demonstrated, "strategy.actions_implemented") == pytest.approx(done)
    maturity = fmean(fmean(own) for own in stages.values())
    assert value(demonstrated, "strategy.actions_maturity") == pytest.approx(maturity)


def test_network(demonstrated: pd.DataFrame) -> None:
    for wave, file in (("baseline", ALL), ("stage one", STAGE_ONE)):
        ties = {(row["from_employer"], row["to_employer"]) for row in book(file)["Links"]}
        density = value(demonstrated, "legacy.network_density", wave)
        assert density == pytest.approx(len(ties) / (10 * 9))
        mutual = sum((b, a) in ties for a, b in ties) / len(ties)
        assert value(demonstrated, "legacy.network_reciprocity", wave) == pytest.approx(mutual)


def test_attendance_and_resources(demonstrated: pd.DataFrame) -> None:
    sheets = book(STAGE_ONE)
    places = [
        (r["invited"], r["attended"]) for r in sheets["Attendance"] if r["attended"] is not None
    ]
    share = sum(a for _, a in places) / sum(i for i, _ in places)
    assert value(demonstrated, "community.attendance") == pytest.approx(share)
    published = [r for r in sheets["Resources"] if r["published"] == "yes"]
    shared = [r for r in published if r["audience"] in ("sector", "wider")]
    assert value(demonstrated, "objective.resources_disseminated") == len(shared)
    assert value(demonstrated, "community.reach") == sum(r["downloads"] or 0 for r in published)


def test_money(demonstrated: pd.DataFrame) -> None:
    spent = sum(row["actual"] for row in book(STAGE_ONE)["Costs"])
    assert value(demonstrated, "money.actual") == pytest.approx(spent)
    joined = sum(row["joined"] is not None for row in book(STAGE_ONE)["Employers"])
    assert value(demonstrated, "money.unit_cost_participating") == pytest.approx(spent / joined)


def staff(wave: str) -> list[Line]:
    files = (ALL, ONE) if wave == "baseline" else (STAGE_ONE,)
    return [
        row for file in files for row in book(file)["Workforce"] if row["headcount"] is not None
    ]


@pytest.mark.parametrize("wave", ["baseline", "stage one"])
def test_workforce(demonstrated: pd.DataFrame, wave: str) -> None:
    rows = staff(wave)
    assert value(demonstrated, "workforce.headcount", wave) == sum(r["headcount"] for r in rows)
    known = [r for r in rows if r["ethnicity"].lower() not in UNKNOWN]
    black = sum(r["headcount"] for r in known if is_black(r["ethnicity"]))
    share = black / sum(r["headcount"] for r in known)
    assert value(demonstrated, "workforce.representation", wave, "Black") == pytest.approx(share)
    gap = share - 1_188_369 / 8_799_736
    assert value(demonstrated, "workforce.representation_gap", wave, "Black") == pytest.approx(gap)


def test_young_black_men(demonstrated: pd.DataFrame) -> None:
    aged = {r["employer_id"] for r in staff("baseline") if r["age_band"] != "all"}
    known = [
        r for r in staff("baseline")
        if r["employer_id"] in aged
        and not {r[c].lower() for c in ("ethnicity", "sex", "age_band")} & UNKNOWN
    ]  # fmt: skip
    young = sum(
        r["headcount"] for r in known
        if is_black(r["ethnicity"]) and r["sex"][0] == "M" and r["age_band"].startswith("16")
    )  # fmt: skip
    share = young / sum(r["headcount"] for r in known)
    found = value(demonstrated, "workforce.representation", "baseline", "young Black men")
    assert found == pytest.approx(share)


def test_recruitment(demonstrated: pd.DataFrame) -> None:
    counts: dict[str, list[int]] = {"Black": [0, 0], "White": [0, 0]}
    for row in book(STAGE_ONE)["Recruitment"]:
        for group, belongs in (("Black", is_black), ("White", is_white)):
            if belongs(row["ethnicity"]):
                counts[group][0] += row["shortlisted"] or 0
                counts[group][1] += row["appointed"] or 0
    (black, hired_black), (white, hired_white) = counts["Black"], counts["White"]
    ratio = (hired_white / white) / (hired_black / black)
    found = value(demonstrated, "recruitment.relative_likelihood", group="Black")
    assert found == pytest.approx(ratio)


def scale(rows: list[Line], texts: list[str], answers: list[str], reverse: str = "") -> float:
    """Mean of employers' means of respondents' means, at least half of the items answered."""
    means: dict[str, list[float]] = defaultdict(list)
    employer = "Which employer do you work for?"
    for row in rows:
        given = {t: answers.index(row[t]) + 1 for t in texts if row[t] in answers}
        points = [6 - p if t == reverse else p for t, p in given.items()]
        if row[employer] and 2 * len(points) >= len(texts):
            means[row[employer]].append(fmean(points))
    return fmean(fmean(own) for own in means.values())


def test_confidence_of_participants(demonstrated: pd.DataFrame) -> None:
    rows = book("participant-survey-baseline.xlsx")["Form1"]
    asked = [t for t in rows[0] if t.startswith("How confident are you that you can")]
    texts = [t for t in asked if any(w in t for w in ("practice", "win", "keep", "talk"))]
    assert len(texts) == 4
    found = value(demonstrated, "community.confidence", "baseline")
    assert found == pytest.approx(scale(rows, texts, CONFIDENT))


def test_commitment_as_leads_see_it(demonstrated: pd.DataFrame) -> None:
    path = DATA / "lead-survey-stage-one.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    texts = list(rows[0])[3:7]
    expected = scale(rows, texts, AGREE, reverse="This work would stop if I left.")
    assert value(demonstrated, "commitment.perceived_leads") == pytest.approx(expected)
