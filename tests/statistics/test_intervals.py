"""Intervals against published values, and the properties any interval must have."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import bootstrap, hypergeom, norm

from wincore.statistics import (
    Interval,
    bounds_for_unknowns,
    katz,
    mean_bca,
    newcombe,
    total_in_population,
    wilson,
    wilson_array,
)
from wincore.statistics.intervals import (
    CENSUS,
    CERTAIN,
    FEW_NOTE,
    IMPOSSIBLE,
    MORE_THAN_PEOPLE,
    NO_BASE,
    NO_SPREAD,
    TOO_FEW_VALUES,
    ZERO_COUNT,
)


@st.composite
def part_of_whole(draw, most=400):
    whole = draw(st.integers(1, most))
    return draw(st.integers(0, whole)), whole


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_newcombes_published_values(k, n, low, high):
    found = wilson(k, n)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)
    assert found.method == "wilson"


@pytest.mark.parametrize(
    ("k", "low", "high"), [(10, 72, 100), (9, 60, 98), (8, 49, 94), (7, 40, 89), (5, 24, 76)]
)
def test_wilson_gives_the_table_for_ten_employers(k, low, high):
    found = wilson(k, 10)
    assert (round(100 * found.low), round(100 * found.high)) == (low, high)


@given(part_of_whole())
def test_wilson_limits_solve_the_score_equation(pair):
    k, n = pair
    z = norm.ppf(0.975)
    found = wilson(k, n)
    for limit in (found.low, found.high):
        if 1e-9 < limit < 1 - 1e-9:
            assert abs(k / n - limit) / math.sqrt(limit * (1 - limit) / n) == pytest.approx(z)
    assert k / n in found


@given(part_of_whole(60), st.integers(0, 200))
def test_finite_population_only_narrows_and_stays_possible(pair, unasked):
    k, n = pair
    people = n + unasked
    corrected, plain = wilson(k, n, people), wilson(k, n)
    assert k / n in corrected
    assert corrected.low >= max(plain.low, k / people) - 1e-9
    assert corrected.high <= min(plain.high, (unasked + k) / people) + 1e-9


@given(part_of_whole())
def test_a_census_has_no_width(pair):
    k, n = pair
    assert wilson(k, n, population=n) == Interval(k / n, k / n, "wilson", CENSUS)


def test_finite_population_correction_uses_the_hypergeometric_variance():
    k, n, people = 30, 100, 250
    found = wilson(k, n, people)
    for limit in (found.low, found.high):
        error = hypergeom.std(people * 1000, round(limit * people * 1000), n) / n  # unlimited
        scale = math.sqrt((people - n) / (people - 1))
        assert abs(k / n - limit) / (error * scale) == pytest.approx(norm.ppf(0.975), rel=1e-3)


def test_more_answers_than_people_is_said_and_not_corrected():
    found = wilson(3, 8, population=5)
    assert found.note == MORE_THAN_PEOPLE
    assert (found.low, found.high) == (wilson(3, 8).low, wilson(3, 8).high)


@given(st.lists(part_of_whole(50), min_size=1, max_size=8))
def test_the_array_form_gives_the_same_limits(pairs):
    k, n = zip(*pairs, strict=True)
    low, high = wilson_array(k, n, [x + 7 for x in n])
    for i, (a, b) in enumerate(pairs):
        single = wilson(a, b, b + 7)
        assert (low[i], high[i]) == (single.low, single.high)


def test_the_array_form_leaves_empty_bases_empty():
    low, high = wilson_array([0, 1, np.nan], [0, 2, np.nan], [10, np.nan, 5])
    assert np.isnan(low[[0, 2]]).all()
    assert np.isnan(high[[0, 2]]).all()
    assert low[1] == wilson(1, 2).low


def test_an_empty_base_has_no_interval():
    assert wilson(0, 0) == Interval(None, None, "none", NO_BASE)
    assert newcombe(0, 0, 1, 2).note == NO_BASE
    assert bounds_for_unknowns(0, 0, 0).note == NO_BASE
    assert katz(0, 0, 1, 2).note == NO_BASE


def test_impossible_counts_are_refused():
    text = IMPOSSIBLE.format(part="count", whole="base", k=3, n=2).replace("<=", "<=")
    with pytest.raises(ValueError, match="got 3 of 2") as caught:
        wilson(3, 2)
    assert str(caught.value) == text
    with pytest.raises(ValueError, match="known <= total"):
        bounds_for_unknowns(1, 5, 4)


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0),
    ],
)
def test_newcombe_gives_the_published_differences(counts, low, high):
    found = newcombe(*counts)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@given(part_of_whole(40), part_of_whole(40))
def test_newcombe_is_the_hybrid_of_two_wilson_intervals(first, second):
    (k1, n1), (k2, n2) = first, second
    p, q, a, b = k1 / n1, k2 / n2, wilson(k1, n1), wilson(k2, n2)
    found = newcombe(k1, n1, k2, n2)
    assert found.low == pytest.approx(p - q - math.hypot(p - a.low, b.high - q), abs=1e-9)
    assert found.high == pytest.approx(p - q + math.hypot(a.high - p, q - b.low), abs=1e-9)


@given(part_of_whole(200), part_of_whole(200))
def test_katz_is_symmetric_on_the_log_scale_and_inverts_when_groups_swap(first, second):
    found, swapped = katz(*first, *second), katz(*second, *first)
    assert found.calculable == swapped.calculable
    if found.calculable:
        ratio = (first[0] / first[1]) / (second[0] / second[1])
        assert math.sqrt(found.low * found.high) == pytest.approx(ratio)
        assert (swapped.low, swapped.high) == pytest.approx((1 / found.high, 1 / found.low))


def test_katz_width_follows_its_formula():
    found = katz(48, 120, 20, 80)
    error = math.sqrt(1 / 48 - 1 / 120 + 1 / 20 - 1 / 80)
    assert math.log(found.high / found.low) == pytest.approx(2 * norm.ppf(0.975) * error)


def test_katz_is_not_calculable_on_zero_or_certainty():
    assert katz(0, 10, 3, 10) == Interval(None, None, "none", ZERO_COUNT)
    assert katz(3, 10, 0, 10).note == ZERO_COUNT
    assert katz(10, 10, 20, 20).note == CERTAIN


@given(part_of_whole(), st.integers(0, 100), st.data())
def test_bounds_hold_the_truth_whatever_the_unknown_are(pair, unknown, data):
    group, known = pair
    hidden = data.draw(st.integers(0, unknown))
    found = bounds_for_unknowns(group, known, known + unknown)
    assert (group + hidden) / (known + unknown) in found
    assert found.method == "bounds"


def test_a_sample_of_eight_from_twenty_agrees_with_three_to_thirteen():
    assert total_in_population(3, 8, 20) == Interval(3.0, 13.0, "hypergeometric")


def test_a_population_of_nobody_has_nobody_in_it():
    assert total_in_population(0, 0, 0) == Interval(0.0, 0.0, "hypergeometric")
    assert total_in_population(0, 0, 5) == Interval(0.0, 5.0, "hypergeometric")


@given(part_of_whole(30), st.integers(0, 60))
def test_totals_in_a_population_are_possible_and_exact_for_a_census(pair, unasked):
    k, n = pair
    found = total_in_population(k, n, n + unasked)
    assert k <= found.low <= found.high <= k + unasked
    assert wilson(k, n, n + unasked).high * (n + unasked) <= found.high + 2


def test_bca_agrees_with_a_bootstrap_by_another_seed_and_repeats_itself():
    values = [3.1, 3.4, 2.9, 4.0, 3.7, 3.3, 3.8, 3.6, 2.5, 3.9]
    found = mean_bca(values)
    other = bootstrap((values,), np.mean, rng=1, n_resamples=20_000).confidence_interval
    assert (found.low, found.high) == pytest.approx((other.low, other.high), abs=0.03)
    assert mean_bca(values[::-1]) == found
    assert mean_bca([*values, math.nan]) == found
    assert mean_bca([math.inf, *values, -math.inf]) == found


def test_bca_warns_below_eight_values_and_refuses_what_has_no_spread():
    assert mean_bca([1, 2, 4, 5]).note == FEW_NOTE.format(n=4)
    assert mean_bca(np.arange(30.0)).note == ""
    assert mean_bca([3.0] * 9).note == NO_SPREAD
    assert mean_bca([3.0, math.nan]).note == TOO_FEW_VALUES


@settings(max_examples=15)
@given(st.lists(st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0]), min_size=2, max_size=12))
def test_bca_stays_within_the_values(values):
    found = mean_bca(values, resamples=499)
    if found.calculable:
        assert min(values) <= found.low <= found.high <= max(values)


def test_a_shifted_interval_is_that_of_the_gap():
    found = bounds_for_unknowns(10, 80, 100).shifted(-0.135)
    assert (found.low, found.high) == pytest.approx((-0.035, 0.165))
    assert wilson(0, 0).shifted(1.0) == wilson(0, 0)


def test_a_divided_interval_is_that_of_the_ratio():
    found = bounds_for_unknowns(10, 80, 100).divided(0.125)
    assert (found.low, found.high) == pytest.approx((0.8, 2.4))
    assert wilson(0, 0).divided(2.0) == wilson(0, 0)
