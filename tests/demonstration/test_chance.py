"""Draws that stay the same, and follow the chances they are given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wincore.demonstration.chance import Chance


def test_the_sequence_is_fixed_for_good():
    chance = Chance("seed", "name")
    drawn = [chance.between(1, 1000) for _ in range(5)]
    assert drawn == [196, 866, 283, 503, 461]


def test_a_stream_of_another_name_is_another_stream():
    assert Chance("seed", "a").unit() != Chance("seed", "b").unit()


@given(st.integers(-50, 50), st.integers(0, 50), st.text(max_size=5))
def test_between_holds_both_ends(low, width, name):
    assert low <= Chance(name).between(low, low + width) <= low + width


@given(st.dictionaries(st.text(max_size=3), st.floats(0.01, 10), min_size=1), st.text(max_size=5))
def test_pick_returns_one_of_the_keys(weights, name):
    assert Chance(name).pick(weights) in weights


def test_pick_never_returns_what_has_no_weight():
    chance = Chance("weights")
    assert {chance.pick({"never": 0, "always": 1}) for _ in range(200)} == {"always"}


@given(st.lists(st.integers(), unique=True), st.integers(0, 10), st.text(max_size=5))
def test_some_are_different_ones(items, number, name):
    drawn = Chance(name).some(items, number)
    assert len(drawn) == min(number, len(items)) == len(set(drawn))


def test_the_bell_has_mean_0_and_deviation_1():
    chance = Chance("bell")
    drawn = [chance.bell() for _ in range(4000)]
    mean = sum(drawn) / len(drawn)
    assert mean == pytest.approx(0, abs=0.06)
    assert sum((x - mean) ** 2 for x in drawn) / len(drawn) == pytest.approx(1, abs=0.08)
