"""Benchmarks: the figures of the sources, and none where a source gives none."""

from __future__ import annotations

import pytest

from tests.framework.given import framework

ROWS = {b.id: b for b in framework().benchmarks}


def share(name: str) -> float:
    found = ROWS[name].share
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("row", "percent"),
    [
        ("london-2021-black", 13.50),
        ("london-2021-black-broad", 15.89),
        ("london-2011-black", 13.32),
        ("london-2021-male-16-64", 48.47),
        ("london-in-work-black", 9.1),
    ],
)
def test_share_is_the_published_one(row: str, percent: float):
    assert 100 * share(row) == pytest.approx(percent, abs=0.005)


def test_the_five_groups_of_2021_add_up_to_london():
    five = ("asian", "black", "mixed", "white", "other")
    assert sum(ROWS[f"london-2021-{g}"].numerator or 0 for g in five) == 8_799_736


def test_the_three_black_groups_add_up_to_black():
    parts = ("african", "caribbean", "other-black")
    total = sum(ROWS[f"london-2021-{g}"].numerator or 0 for g in parts)
    assert total == ROWS["london-2021-black"].numerator


@pytest.mark.parametrize("group", ["young Black men", "young Black men (broad)"])
def test_the_target_group_has_no_value_and_nothing_stands_in(group: str):
    row = framework().benchmark_for(group)
    assert row is not None
    assert row.share is None
    assert "Value required" in row.note


@pytest.mark.parametrize("group", ["Black", "Black (broad)", "male"])
def test_the_row_used_first_is_of_the_same_group(group: str):
    row = framework().benchmark_for(group)
    assert row is not None
    assert row.group == group
    assert row.share is not None


def test_number_of_young_black_men_is_kept_without_a_share():
    row = ROWS["london-2011-black-men-16-24"]
    assert (row.numerator, row.denominator, row.share) == (87_011, None, None)


def test_every_row_prints_its_base_and_source():
    assert all(b.base and b.source for b in framework().benchmarks)
