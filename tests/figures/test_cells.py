"""The cells that a figure names, read back from its file by other programs, give the figure."""

import csv
import io
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from wincore.cells import every_cell, selected
from wincore.lineage import lineage

FILES = Path(__file__).resolve().parents[2] / "data" / "demonstration"
ADDRESS = re.compile(r"([A-Z]+)(\d+)")
PEOPLE = ("workforce.representation", "workforce.declaration_rate", "recruitment.appointed_share",
          "recruitment.relative_likelihood", "recruitment.four_fifths",
          "recruitment.conversion", "progression.ratio")  # fmt: skip
SUMMED = ("community.attendance", "community.reach", "money.budget", "money.actual")
COUNTED = (  # of employers: as many as the lines of the numerator name
    "objective.participated", "objective.publicly_committed", "objective.solutions_implemented",
    "commitment.both_tests", "commitment.numeric_target", "strategy.developed",
    "legacy.champion_employers",
)  # fmt: skip
SCALES = [
    ("community.confidence", "all"), ("commitment.perceived_staff", "all"),
    ("commitment.perceived_staff", "Black"), ("strategy.intersectionality", "all"),
]  # fmt: skip
ENTRIES = {  # one cell for each entry that is counted
    "strategy.actions_implemented": "stage", "strategy.solutions_tested": "tested",
    "community.resources_published": "published", "legacy.champion_events": "date",
    "commitment.score": "met",
}  # fmt: skip


@cache
def sheet(file: str, name: str) -> list[list[object]]:
    """The cells of a sheet as another reader finds them."""
    content = (FILES / file).read_bytes()
    if file.endswith(".csv"):
        assert name == file.removesuffix(".csv")
        return [list(row) for row in csv.reader(io.StringIO(content.decode("utf-8-sig")))]
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    return [list(row) for row in book[name].iter_rows(values_only=True)]


def value(cell: pd.Series, column: str = "") -> object:
    letters, line = ADDRESS.fullmatch(cell["Cell"]).groups()
    at = 0
    for letter in column or letters:
        at = at * 26 + ord(letter) - 64
    row = sheet(cell["File"], cell["Sheet"])[int(line) - 1]
    return row[at - 1] if at <= len(row) else None


def cells(context, indicator, group="all", employer="all") -> tuple[pd.Series, pd.DataFrame]:
    rows = context.findings
    mine = rows[(rows["indicator"] == indicator) & (rows["wave"] == context.wave)]
    row = mine[(mine["group"] == group) & (mine["employer"] == employer)].iloc[0]
    chosen = selected(row, context.framework, context.snapshot)
    return row, every_cell(chosen, context.snapshot)


def summed(found: pd.DataFrame, part: str) -> float:
    return sum(float(value(c) or 0) for _, c in found[found["Part"] == part].iterrows())


def employers(context) -> list[str]:
    register = context.snapshot.table("employers")
    return ["all", *register["employer"].iloc[[0]]]


@pytest.mark.parametrize("group", ["Black", "Black men (broad)", "young Black men"])
@pytest.mark.parametrize("wave", ["baseline", "stage one"])
def test_counts_of_people_are_the_sums_of_their_cells(given, wave, group):
    context, tried = given(wave=wave), 0
    for indicator in PEOPLE:
        for employer in employers(context):
            row, found = cells(context, indicator, group, employer)
            if pd.notna(row["numerator"]):
                tried += 1
                assert summed(found, "Numerator") == row["numerator"]
                assert summed(found, "Denominator") == row["denominator"]
    assert tried >= 6


@pytest.mark.parametrize("indicator", SUMMED)
def test_amounts_are_the_sums_of_their_cells(given, indicator):
    row, found = cells(given(), indicator)
    assert summed(found, "Numerator") == pytest.approx(row["numerator"])
    if indicator == "community.attendance":
        assert summed(found, "Denominator") == row["denominator"]


@pytest.mark.parametrize("indicator", COUNTED)
def test_employers_counted_are_those_whose_answers_are_named(given, indicator):
    context = given()
    row, found = cells(context, indicator)
    top = found[found["Part"] == "Numerator"]
    column = "B" if top["Sheet"].iloc[0] == "Links" else "A"
    ids = {value(cell, column) for _, cell in top.iterrows()}
    assert len(ids) == row["numerator"]
    register = found[found["Part"] == "Denominator"]
    if not indicator.startswith("objective."):
        whole = {value(cell, "A") for _, cell in register.iterrows()}
        assert len(whole) == row["denominator"]


@pytest.mark.parametrize(("indicator", "field"), ENTRIES.items())
def test_entries_counted_are_as_many_as_their_cells(given, indicator, field):
    row, found = cells(given(), indicator)
    top = found[(found["Part"] == "Numerator") & (found["Field"] == field)]
    wanted = {"stage": {"3", "4"}, "date": None}.get(field, {"yes"})
    assert len(top) == row["numerator"]
    assert wanted is None or {str(value(c)) for _, c in top.iterrows()} <= wanted


@pytest.mark.parametrize(("indicator", "group"), SCALES)
def test_a_scale_can_be_worked_out_again_from_its_cells(given, indicator, group):
    """Answers as they stand in the file, by the labels of the instrument, employers first."""
    context = given()
    row, found = cells(context, indicator, group)
    known = context.framework.indicator(indicator)
    asked = context.framework.instrument(known.instrument)
    items = {i.id: i for i in asked.scale_items(known.scale)}
    people = defaultdict(dict)
    for _, cell in found.iterrows():
        item = items[cell["Field"]]
        labels = {a.label: n for n, a in enumerate(asked.answer_set(item).answers, 1)}
        points, most = labels.get(str(value(cell))), len(labels)
        line = int(ADDRESS.fullmatch(cell["Cell"])[2])
        firm = value(cell, _employer_column(context, cell["File"]))
        if points:
            people[firm, line][item.id] = most + 1 - points if item.reverse else points
    means = defaultdict(list)
    for (firm, _), given_ in people.items():
        if 2 * len(given_) >= len(items):
            means[firm].append(sum(given_.values()) / len(given_))
    assert sum(map(len, means.values())) == row["n"]
    of_employers = [sum(m) / len(m) for m in means.values()]
    assert sum(of_employers) / len(of_employers) == pytest.approx(row["value"])


def _employer_column(context, file: str) -> str:
    upload = next(u for u in context.snapshot.uploads if u.file == file)
    (columns,) = upload.places["responses"].columns.values()
    return columns["employer"][0]


def parts(context, indicator, group, audience="evaluator"):
    row = context.programme(indicator, group=group).iloc[0]
    known = context.framework.indicator(indicator)
    told = lineage(known, row, context.framework, context.snapshot, audience=audience)
    return {p.name: p.text for p in told}


def test_the_explanation_names_file_sheet_cells_hash_who_and_when(given):
    context = given()
    upload = next(u for u in context.snapshot.uploads if u.file.startswith("inclusion-survey-st"))
    found = parts(context, "commitment.perceived_staff", "all")
    assert f"{upload.file}, 'inclusion-survey-stage-one'!S5:V301 (" in found["Cells"]
    for word in (upload.file, "'inclusion-survey-stage-one'!R5:AM301 (297 rows)", upload.short,
                 "recorded", f"by {upload.who}"):  # fmt: skip
        assert word in found["Uploads"]


def test_only_the_evaluator_is_told_cells_since_lines_of_a_survey_are_people(given):
    for audience in ("panel", "public"):
        context = given()
        found = parts(context, "commitment.perceived_staff", "all", audience)
        assert "Cells" not in found
        assert "!" not in found["Uploads"]


def test_every_figure_with_a_number_names_cells_or_stands_in_the_programme_file(given):
    context, without = given(), set()
    for indicator in context.framework.indicators:
        rows = context.programme(indicator.id)
        told = rows[rows["numerator"].fillna(0) > 0]
        if len(told) and "Cells" not in parts(context, indicator.id, told["group"].iloc[0]):
            without.add(indicator.id)
    assert not without
