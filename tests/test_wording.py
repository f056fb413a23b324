"""Numbers in words: one way to round, one way to say a share."""

import datetime as dt
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wincore import wording
from wincore.wording import NBSP


@pytest.mark.parametrize(
    ("share", "digits", "words"),
    [
        (0.7, 0, "70 %"),
        (0.135, 1, "13.5 %"),
        (0, 0, "0 %"),
        (1, 0, "100 %"),
        (0.001, 0, "under 1 %"),
        (0.999, 0, "over 99 %"),
        (0.9999, 1, "over 99.9 %"),
        (None, 0, "–"),
        (float("nan"), 0, "–"),
        (pd.NA, 0, "–"),
    ],
)
def test_a_share_in_words(share, digits, words):
    assert wording.percent(share, digits) == words.replace(" %", f"{NBSP}%")


@pytest.mark.parametrize(
    ("value", "digits", "words"),
    [
        (2.5, 0, "3"),
        (0.5, 0, "1"),
        (-2.5, 0, "−3"),
        (1234567, 0, "1,234,567"),
        (-0.04, 1, "0.0"),
        (2.675, 2, "2.68"),
    ],
)
def test_halves_are_rounded_away_from_nought(value, digits, words):
    assert wording.number(value, digits) == words


def test_a_count_comes_before_its_share():
    assert wording.count_of(7, 10) == f"7 of 10 employers (70{NBSP}%)"
    assert wording.count_of(1, 1) == f"1 of 1 employer (100{NBSP}%)"
    assert wording.count_of(0, 0) == "no employers"
    assert wording.count_of(None, 10) == "an unknown number of employers"


def test_dates_are_british():
    assert wording.british_date(dt.date(2021, 3, 31)) == "31 March 2021"
    assert wording.british_date(pd.NaT) == "–"


def test_differences_carry_their_sign():
    assert wording.signed(0.4, 1) == "+0.4"
    assert wording.signed(-0.2, 1) == "−0.2"
    assert wording.signed(0.04, 1) == "0.0"
    assert wording.percentage_points(0.021) == f"+2.1{NBSP}points"


def test_amounts_are_in_whole_pounds():
    assert wording.pounds(5000) == "£5,000"
    assert wording.pounds(-12.5) == "−£13"


def test_words_are_joined_as_in_a_sentence():
    assert wording.listing([]) == ""
    assert wording.listing(["a"]) == "a"
    assert wording.listing(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ("Black", "Black people"),
        ("Black (broad)", "Black people (broad definition)"),
        ("young Black men", "young Black men"),
        ("female", "women"),
        ("all", "people"),
    ],
)
def test_a_group_in_words(group, words):
    assert wording.people(group) == words


def test_a_table_is_written_in_the_formats_of_its_columns():
    table = pd.DataFrame({"Share": [0.5, None], "n": [1200, None], "Note": ["", "x"]})
    words = wording.formatted(table, {"Share": "share", "n": "count"})
    assert words.to_numpy().tolist() == [[f"50{NBSP}%", "1,200", "–"], ["–", "–", "x"]]


@given(st.integers(-(10**9), 10**9), st.integers(1, 1000))
def test_rounding_is_never_off_by_more_than_half(numerator, denominator):
    value = numerator / denominator
    assert abs(Decimal(repr(value)) - wording.rounded(value)) <= Decimal("0.5")


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_some_is_never_written_as_none_and_part_never_as_all(part, rest):
    words = wording.percent(part / (part + rest))
    assert words not in (f"0{NBSP}%", f"100{NBSP}%")
