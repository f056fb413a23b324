"""Scales: reverse items, the half-answered rule, and Cronbach's alpha with its caution."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import f

from wincore.statistics import cronbach, distribution, flip, scale_score
from wincore.statistics.reliability import CAUTION, CONSTANT, LEFT_OUT, NEGATIVE, TOO_SMALL

NAN = np.nan


def answers(*rows):
    return pd.DataFrame(rows, columns=["a", "b", "c", "d"][: len(rows[0])])


def parallel(n, items, noise, seed=1):
    rng = np.random.default_rng(seed)
    return pd.DataFrame(rng.normal(size=(n, 1)) + noise * rng.normal(size=(n, items)))


def test_a_score_needs_half_of_the_items():
    matrix = answers((5, 4, NAN, NAN), (5, NAN, NAN, NAN), (1, 2, 3, NAN), (NAN,) * 4)
    found = scale_score(matrix, (), 5)
    assert found[0] == 4.5
    assert np.isnan(found[1])
    assert found[2] == 2.0
    assert np.isnan(found[3])


def test_half_of_an_odd_number_of_items_is_rounded_up():
    matrix = answers((5, NAN, NAN), (5, 4, NAN))
    assert scale_score(matrix, (), 5).isna().tolist() == [True, False]


def test_reverse_items_are_flipped_before_averaging():
    matrix = answers((5, 1, 4, 2), (NAN, 2, NAN, 5))
    assert scale_score(matrix, ("b", "d"), 5).tolist() == [4.5, 2.5]
    assert flip(flip(matrix, ("b",), 5), ("b",), 5).equals(matrix.astype(float))


@given(st.lists(st.tuples(*[st.integers(1, 5)] * 3), min_size=1, max_size=6), st.randoms())
def test_scores_stay_on_the_scale_and_follow_their_respondent(rows, random):
    matrix = answers(*rows)
    found = scale_score(matrix, ("c",), 5)
    assert found.between(1, 5).all()
    order = list(matrix.index)
    random.shuffle(order)
    assert scale_score(matrix.loc[order], ("c",), 5).equals(found.loc[order])


def test_alpha_equals_the_mean_correlation_form_for_standardised_items():
    matrix = parallel(200, 4, 1.0)
    standard = (matrix - matrix.mean()) / matrix.std()
    r = standard.corr().to_numpy()[np.triu_indices(4, 1)].mean()
    assert cronbach(standard).alpha == pytest.approx(4 * r / (1 + 3 * r))


def test_feldts_interval_is_where_the_tests_of_alpha_would_stop_rejecting():
    matrix = parallel(40, 5, 1.0)
    found = cronbach(matrix)
    ratio = (1 - found.alpha) / (1 - np.array([found.interval.low, found.interval.high]))
    assert f(39, 156).cdf(1 / ratio) == pytest.approx([0.975, 0.025])
    assert found.alpha in found.interval


def test_feldts_interval_covers_the_truth_as_often_as_it_claims():
    truth = 5 * 0.5 / (1 + 4 * 0.5)  # alpha of five parallel items that correlate at one half
    held = [truth in cronbach(parallel(15, 5, 1.0, seed)).interval for seed in range(400)]
    assert 0.92 <= np.mean(held) <= 0.98


def test_alpha_carries_its_cautions():
    assert cronbach(parallel(12, 3, 1.0)).note == CAUTION.format(n=12)
    turned = parallel(60, 2, 0.2).mul([1, -1])
    assert cronbach(turned).note == NEGATIVE
    matrix = parallel(60, 3, 0.5)
    matrix.iloc[:5, 0] = NAN
    found = cronbach(matrix)
    assert (found.n, found.note) == (55, LEFT_OUT.format(left=5, all=60))


def test_alpha_of_too_little_is_not_calculable():
    assert cronbach(answers((1, 2), (2, 3))).note == TOO_SMALL
    assert cronbach(parallel(50, 1, 1.0)).alpha is None
    same = cronbach(answers(*[(3, 4, 5)] * 9))
    assert (same.alpha, same.note) == (None, CONSTANT)


def test_the_distribution_keeps_answers_that_nobody_gave():
    found = distribution(pd.Series([5, 5, 2, NAN]), 5)
    assert found.to_dict() == {1: 0, 2: 1, 3: 0, 4: 0, 5: 2}
