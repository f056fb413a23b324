"""London's benchmark rows are the sum of its 33 boroughs."""

from typing import Any

import pytest

from tests.ingest.examples import framework, text
from tests.outside import SAMPLES, needs_samples
from wincore.ingest import benchmark_rows
from wincore.ingest.census import BOROUGHS

HEAD = ["Time", "Geography_code", "Ethnicity", "Ethnic_Population"]
# ONS Census 2021 TS021, sum of the 33 boroughs.
PUBLISHED = {
    "Black": 1_188_369,
    "African": 697_054,
    "Caribbean": 345_400,
    "Other Black": 145_915,
    "White and Black Caribbean": 132_557,
    "White and Black African": 77_340,
    "Asian": 1_817_647,
    "Mixed": 505_776,
    "White": 4_731_172,
    "Other": 556_772,
}


def extract(labels: dict[str, int], areas: tuple[str, ...] = BOROUGHS, year: Any = 2021) -> bytes:
    rows = [[year, area, label, n] for area in (*areas, "E08000003") for label, n in labels.items()]
    return text([HEAD, *rows])


def test_boroughs_are_summed_and_other_places_left_out() -> None:
    content = extract({"All": 100, "Black African": 5, "Black Caribbean": 3, "White British": 92})
    rows, problems = benchmark_rows(content, framework())
    assert problems == []
    found = rows.set_index("group")
    assert found.loc["Black", "numerator"] == 8 * 33
    assert found.loc["African", "numerator"] == 5 * 33
    assert set(found["denominator"]) == {3300}
    assert set(found["year"]) == {2021}


def test_the_broad_definition_adds_the_two_mixed_groups() -> None:
    parts = {"African": 5, "White and Black African": 2, "White and Black Caribbean": 1}
    rows, _ = benchmark_rows(extract(parts | {"White and Asian": 9}), framework())
    found = rows.set_index("group")["numerator"] // 33
    assert (found["Black"], found["Black (broad)"], found["Mixed"]) == (5, 8, 12)


def test_a_group_that_differs_from_its_parts_is_a_warning() -> None:
    rows, (warning,) = benchmark_rows(extract({"Black": 9, "African": 5}), framework())
    assert warning.severity == "warning"
    assert rows.set_index("group").loc["Black", "numerator"] == 9 * 33


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (extract({"African": 1}, BOROUGHS[:30]), "3 are missing: E09000031"),
        (extract({"Martian": 1}), "'Martian' is not a known ethnic group"),
        (text([["a", "b"], [1, 2]]), "no table of ethnic groups"),
        (b"", "empty"),
        (extract({"African": 1}) + extract({"African": 1}, year=2011), "several years (2011, 2021"),
    ],
)
def test_what_is_no_such_table_gives_no_rows(content: bytes, what: str) -> None:
    rows, problems = benchmark_rows(content, framework())
    assert rows.empty
    assert any(what in p.what for p in problems)


@needs_samples
def test_the_extract_of_2021_gives_the_published_figures() -> None:
    folder = SAMPLES / "diversity" / "london_census_ucl"
    path = folder / "population-by-ethnicity-and-local-authority-2021.csv"
    rows, problems = benchmark_rows(path.read_bytes(), framework())
    assert problems == []
    found = rows.set_index("group")
    assert {group: int(found.loc[group, "numerator"]) for group in PUBLISHED} == PUBLISHED
    assert set(found["denominator"]) == {8_799_736}
    share = found.loc["Black (broad)", "numerator"] / 8_799_736
    assert round(100 * share, 2) == 15.89
