"""Ratings and the gate's suggestion, rule by rule."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wincore.findings import FINDINGS, RATINGS
from wincore.framework.categories import Categories
from wincore.framework.model import Framework
from wincore.framework.outcomes import Indicator, Thresholds
from wincore.framework.programme import Programme, Wave
from wincore.statistics import gate, rating
from wincore.statistics.gate import ALL_CLEAR, NOTHING_RATED, RED_WOULD_PAUSE, WITH_DATA

MUST = ("objective.participated", "objective.completed", "objective.publicly_committed")
OTHER = ("community.attendance", "survey.response_rate_participant")


def indicator(name):
    return Indicator(
        id=name,
        outcome="objective",
        title=name.split(".")[1],
        question="?",
        definition="Employers that did, counted.",
        formula="n",
        source="decision form",
        unit="employers" if name in MUST else "share",
        direction="up",
        expected="all" if name in MUST else 0.8,
        must_have=name in MUST,
    )


@pytest.fixture(scope="module")
def framework():
    waves = [
        Wave(id=w, title=w, opens=date(2020, 11, 1), closes=closes)
        for w, closes in (("baseline", date(2020, 11, 30)), ("stage one", date(2021, 3, 15)))
    ]
    programme = Programme(
        id="lab",
        title="Lab",
        organisation="GLA",
        sector="digital",
        target_group="young Black men",
        planned_employers=10,
        review=date(2021, 3, 31),
        decision="ADD2463",
        stages=[],
        waves=waves,
    )
    return Framework(
        programme=programme,
        objectives=[],
        outcomes=[],
        indicators=[indicator(name) for name in (*MUST, *OTHER)],
        instruments=[],
        actions=[],
        benchmarks=[],
        categories=Categories(categories=[], labels=[]),
    )


def row(name, colour, value=10.0, *, evidence="A", wave="stage one", employer="all"):
    blank = dict.fromkeys(FINDINGS.columns)
    return blank | {
        "indicator": name,
        "employer": employer,
        "wave": wave,
        "group": "all",
        "value": value,
        "expected": 10.0 if name in MUST else 0.8,
        "rating": colour,
        "evidence": evidence,
    }


def suggested(framework, *rows):
    return gate(pd.DataFrame(rows), framework)


def green(*names):
    return [row(name, "green", 10.0 if name in MUST else 0.9) for name in names]


@pytest.mark.parametrize(
    ("count", "colour"),
    [(10, "green"), (9, "amber"), (8, "amber"), (7, "red"), (0, "red"), (None, "grey")],
)
def test_all_ten_is_rated_by_how_many_are_short(count, colour):
    assert rating(count, 10, all_of=10) == colour


def test_the_number_of_employers_and_the_allowance_are_not_fixed_to_ten():
    assert rating(6, 8, all_of=8) == "amber"
    assert rating(6, 8, "up", Thresholds(all_amber=1), all_of=8) == "red"
    assert rating(0, 2, all_of=2) == "red"  # short by two, but none at all


@pytest.mark.parametrize(
    ("value", "expected", "colour"),
    [(0.63, 0.7, "green"), (0.62, 0.7, "amber"), (0.49, 0.7, "amber"), (0.48, 0.7, "red")],
)
def test_thresholds_hold_where_floats_would_not(value, expected, colour):
    assert rating(value, expected) == colour


def test_direction_down_and_parity_turn_the_ratio_round():
    assert rating(10, 9, "down") == "green"
    assert rating(12, 9, "down") == "amber"
    assert rating(20, 9, "down") == "red"
    assert rating(0, 9, "down") == "green"
    assert rating(1.25, 1, "parity") == rating(0.8, 1, "parity") == "amber"
    assert rating(2.0, 1, "parity") == "red"


@pytest.mark.parametrize("value", [None, float("nan")])
def test_no_data_is_grey_whatever_is_expected(value):
    assert rating(value, 5) == rating(value, None) == rating(value, 5, all_of=5) == "grey"
    assert rating(3, None) == rating(3, float("nan")) == rating(3, 3, "none") == "grey"


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.sampled_from(["up", "down"]))
def test_a_better_value_is_never_rated_worse(first, second, direction):
    order = [RATINGS.index(rating(v, 100.0, direction)) for v in sorted((first, second))]
    assert order == sorted(order, reverse=direction == "up")


def test_all_green_with_seen_evidence_is_go(framework):
    found = suggested(framework, *green(*MUST, *OTHER))
    assert (found.outcome, found.rule_fired, found.conditions) == ("Go", ALL_CLEAR, ())
    assert found.what_would_change_it == (RED_WOULD_PAUSE,)


def test_one_red_must_have_is_pause_and_says_what_would_change_it(framework):
    found = suggested(framework, *green(*MUST[1:]), row(MUST[0], "red", 7.0))
    assert found.outcome == "Pause/repeat"
    assert found.rule_fired == "Pause/repeat: 1 of 3 rated must-haves are red (participated)."
    assert found.what_would_change_it == ("participated: 7 now; 8 would no longer be red.",)


def test_most_must_haves_red_is_stop(framework):
    rows = [row(name, "red", 3.0) for name in MUST[:2]] + green(MUST[2])
    assert suggested(framework, *rows).outcome == "Stop"


@pytest.mark.parametrize(
    ("other", "word"),
    [
        (row(OTHER[0], "amber", 0.6), "amber"),
        (row(OTHER[0], "red", 0.1), "no must-have"),
        (row(OTHER[0], "green", 0.9, evidence="C"), "C or D"),
        (row(OTHER[1], "green", 0.79), "at least 80 %"),
    ],
)
def test_amber_weak_evidence_and_low_response_are_conditions(framework, other, word):
    found = suggested(framework, *green(*MUST), other)
    assert found.outcome == "Go with conditions"
    assert len(found.conditions) == 1
    assert word in found.conditions[0]
    assert other["indicator"].split(".")[1] in found.conditions[0]


def test_a_must_have_without_data_is_a_condition_and_none_at_all_is_no_go(framework):
    found = suggested(framework, *green(*MUST[:2]), row(MUST[2], "grey", None))
    assert found.outcome == "Go with conditions"
    assert "publicly_committed" in found.conditions[0]
    nothing = suggested(framework, *green(OTHER[0]))
    assert (nothing.outcome, nothing.rule_fired) == ("Pause/repeat", NOTHING_RATED)
    assert nothing.what_would_change_it == (WITH_DATA,)


def test_the_latest_wave_with_a_value_counts_and_only_the_programme_row(framework):
    rows = [
        *green(*MUST),
        row(MUST[0], "red", 2.0, wave="baseline"),
        row(MUST[1], "red", 0.0, employer="Northlight"),
    ]
    assert suggested(framework, *rows).outcome == "Go"
    assert suggested(framework, *rows[::-1]).outcome == "Go"


def test_a_later_wave_without_data_does_not_hide_the_earlier_one(framework):
    rows = [
        *green(*MUST[1:]),
        row(MUST[0], "red", 2.0, wave="baseline"),
        row(MUST[0], "grey", None),
    ]
    assert suggested(framework, *rows).outcome == "Pause/repeat"
