"""Labels as people write them lead to the category they mean, or to none."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.framework.given import framework
from tests.outside import SAMPLES, needs_samples
from wincore.framework.categories import TOTAL, Dimension, fold

CATEGORIES = framework().categories
CENSUS_2021 = {
    "Asian, Asian British or Asian Welsh: Bangladeshi": "Bangladeshi",
    "Asian, Asian British or Asian Welsh: Chinese": "Chinese",
    "Asian, Asian British or Asian Welsh: Indian": "Indian",
    "Asian, Asian British or Asian Welsh: Pakistani": "Pakistani",
    "Asian, Asian British or Asian Welsh: Other Asian": "Other Asian",
    "Black, Black British, Black Welsh, Caribbean or African: African": "African",
    "Black, Black British, Black Welsh, Caribbean or African: Caribbean": "Caribbean",
    "Black, Black British, Black Welsh, Caribbean or African: Other Black": "Other Black",
    "Mixed or Multiple ethnic groups: White and Asian": "White and Asian",
    "Mixed or Multiple ethnic groups: White and Black African": "White and Black African",
    "Mixed or Multiple ethnic groups: White and Black Caribbean": "White and Black Caribbean",
    "Mixed or Multiple ethnic groups: Other Mixed or Multiple ethnic groups": "Other Mixed",
    "White: English, Welsh, Scottish, Northern Irish or British": "White British",
    "White: Irish": "White Irish",
    "White: Gypsy or Irish Traveller": "Gypsy or Irish Traveller",
    "White: Roma": "Roma",
    "White: Other White": "Other White",
    "Other ethnic group: Arab": "Arab",
    "Other ethnic group: Any other ethnic group": "Any other",
}
CENSUS_2011 = {
    "White: English/Welsh/Scottish/Northern Irish/British": "White British",
    "Mixed/multiple ethnic groups: White and Black Caribbean": "White and Black Caribbean",
    "Asian/Asian British: Chinese": "Chinese",
    "Black/African/Caribbean/Black British: African": "African",
    "Other ethnic group: Arab": "Arab",
}
WRITTEN: dict[Dimension, dict[str, str]] = {
    "ethnicity": CENSUS_2021
    | CENSUS_2011
    | {
        "Black - African": "African",
        "White & Black Caribbean": "White and Black Caribbean",
        "Any other Black background": "Other Black",
        "Black": "Black, not specified",
        "Black_or_African_American": "Black, not specified",
        "Two_or_more_races": "Mixed, not specified",
        "Hispanic_or_Latino": "Other, not specified",
        "N": "African",
        "Z": "not declared",
        "BAME": "ethnic minorities, as supplied",
        "Prefer not to say": "prefer not to say",
        "Unknown": "not declared",
        "Overall_totals": TOTAL,
        "all": "all",
    },
    "sex": {
        "F": "female",
        "Men": "male",
        "WOMAN": "female",
        "Non-binary": "another, as supplied",
        "Persons": "all",
        "Total": TOTAL,
    },
    "age_band": {
        "16 to 24": "16-24",
        "16–24": "16-24",
        "Under 25": "16-24",
        "25-34 years": "25-34",
        "20-24": "16-24",
        "35 to 44 years": "35-49",
        "45–49": "35-49",
        "50 to 54": "50-64",
        "65 and over": "65+",
    },
    "level": {
        "Executives": "executive",
        "Professionals": "middle",
        "Entry-level": "entry",
        "Previous_totals": TOTAL,
        "Unknown": "not stated",
    },
}
CASES = [(d, label, c) for d, labels in WRITTEN.items() for label, c in labels.items()]


def meaning(dimension: Dimension, label: str) -> str | None:
    found = CATEGORIES.lookup(dimension).get(fold(label))
    return found.category if found else None


@pytest.mark.parametrize(("dimension", "label", "category"), CASES)
def test_label_means_its_category(dimension: Dimension, label: str, category: str):
    assert meaning(dimension, label) == category


@pytest.mark.parametrize("label", ["45-54", "16-34", "60+", "18-35", "Over 50", "50 and over"])
def test_a_band_that_straddles_two_is_not_guessed(label: str):
    assert meaning("age_band", label) is None


@pytest.mark.parametrize("label", ["1", "2", "9"])
def test_number_codes_of_sex_are_not_guessed(label: str):
    assert meaning("sex", label) is None


@given(low=st.integers(16, 74), width=st.integers(0, 15))
def test_an_accepted_band_lies_wholly_inside_its_category(low: int, width: int):
    category = meaning("age_band", f"{low} to {low + width}")
    if category is not None:
        bounds = (65, 200) if category == "65+" else tuple(map(int, category.split("-")))
        assert bounds[0] <= low
        assert low + width <= bounds[1]


def test_every_category_is_known_by_its_own_name():
    for one in CATEGORIES.categories:
        assert meaning(one.dimension, one.id) == one.id


def test_ethnic_minorities_taken_together_are_never_black():
    together = {x.label for x in CATEGORIES.labels if x.category.startswith("ethnic minorities")}
    assert {"BAME", "BME", "Ethnic minority"} <= together
    assert "ethnic minorities, as supplied" not in CATEGORIES.black(broad=True)


def test_broad_black_adds_the_two_mixed_groups_only():
    added = CATEGORIES.black(broad=True) - CATEGORIES.black()
    assert added == {"White and Black African", "White and Black Caribbean"}


def test_the_nineteen_groups_of_2021_fall_into_five():
    sizes = {
        g: len(CATEGORIES.of_group(g) & set(CENSUS_2021.values()))
        for g in ("Asian", "Black", "Mixed", "White", "Other")
    }
    assert sizes == {"Asian": 5, "Black": 3, "Mixed": 4, "White": 5, "Other": 2}
    assert len(set(CENSUS_2021.values())) == 19


def test_chinese_under_other_is_flagged_as_an_older_list():
    found = CATEGORIES.lookup("ethnicity")[fold("Other ethnic groups: Chinese")]
    assert found.category == "Chinese"
    assert "older 16-group list" in found.note


@given(st.sampled_from(sorted(CENSUS_2021)), st.sampled_from(["upper", "lower", "title"]))
def test_case_never_matters(label: str, how: str):
    assert meaning("ethnicity", getattr(label, how)()) == CENSUS_2021[label]


@given(st.text())
def test_folding_twice_changes_nothing(text: str):
    assert fold(fold(text)) == fold(text)


@needs_samples
def test_all_labels_of_a_london_file_are_known():
    path = SAMPLES / "diversity/london_census_ucl"
    with (path / "population-by-ethnicity-and-local-authority-2021.csv").open(
        encoding="utf-8-sig"
    ) as file:
        labels = {row["Ethnicity"] for row in csv.DictReader(file)}
    assert [x for x in labels if meaning("ethnicity", x) is None] == []


@needs_samples
@pytest.mark.parametrize(
    ("column", "dimension"), [("race", "ethnicity"), ("gender", "sex"), ("job_category", "level")]
)
def test_all_labels_of_an_eeo1_file_are_known(column: str, dimension: Dimension):
    with (SAMPLES / "diversity/reveal_eeo1/Reveal_EEO1_for_2016.csv").open() as file:
        labels = {row[column] for row in csv.DictReader(file)} - {""}
    assert [x for x in labels if meaning(dimension, x) is None] == []
