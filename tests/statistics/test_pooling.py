"""Partial pooling and funnel limits: small employers are not top and bottom by chance."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import beta, betabinom, binom

from wincore.statistics import funnel_limits, partial_pooling, wilson
from wincore.statistics.pooling import NO_MIDDLE, NOTHING_TO_POOL, OUT_OF_RANGE

sizes = st.integers(1, 2000)


@st.composite
def programmes(draw):
    n = draw(st.lists(sizes, min_size=2, max_size=10))
    return [draw(st.integers(0, size)) for size in n], n


@settings(max_examples=60, deadline=None)
@given(programmes())
def test_pooling_never_leaves_the_range_of_the_raw_shares(programme):
    found = partial_pooling(*programme)
    assert (found.share >= found.raw.min() - 1e-12).all()
    assert (found.share <= found.raw.max() + 1e-12).all()
    assert (found.low <= found.high).all()


@settings(max_examples=25, deadline=None)
@given(programmes(), st.randoms())
def test_the_order_of_employers_changes_nothing(programme, random):
    order = list(range(len(programme[0])))
    random.shuffle(order)
    k, n = (np.array(x) for x in programme)
    found, shuffled = partial_pooling(k, n), partial_pooling(k[order], n[order])
    assert shuffled.share == pytest.approx(found.share[order], abs=1e-6)


def test_every_share_moves_towards_the_common_one_and_small_employers_most():
    found = partial_pooling([0, 30, 6, 60], [10, 300, 20, 900])
    assert ((found.share - found.mean) * (found.raw - found.mean) >= 0).all()
    moved = np.abs(found.share - found.raw) / np.abs(found.mean - found.raw)
    assert list(np.argsort(-moved)) == [0, 2, 1, 3]
    assert moved == pytest.approx(found.strength / (np.array([10, 300, 20, 900]) + found.strength))


def test_equal_shares_do_not_collapse_to_full_pooling():
    # Without overdispersion the likelihood alone runs to an infinite strength.
    found = partial_pooling([10, 20, 30, 40], [100, 200, 300, 400])
    assert 50 < found.strength < 1000
    assert found.share == pytest.approx(0.1)


def test_the_strength_is_near_the_truth_where_there_is_much_to_learn_from():
    rng = np.random.default_rng(1)
    n = rng.integers(300, 9000, 200)
    k = betabinom.rvs(n, 0.12 * 40, 0.88 * 40, random_state=rng)
    found = partial_pooling(k, n)
    assert found.mean == pytest.approx(0.12, abs=0.01)
    assert found.strength == pytest.approx(40, rel=0.25)


def test_pooled_limits_allow_for_what_is_not_known_of_the_common_share():
    k, n = np.array([3, 50, 20]), np.array([20, 300, 250])
    found = partial_pooling(k, n)
    as_if_known = beta(k + found.strength * found.mean, n - k + found.strength * (1 - found.mean))
    assert as_if_known.mean() == pytest.approx(found.share)
    assert (found.low < found.share).all()
    assert (found.share < found.high).all()
    wider = (found.high - found.low) / (as_if_known.ppf(0.975) - as_if_known.ppf(0.025))
    assert (wider > 1).all()
    assert wider[0] == wider.max()  # the smallest employer leans most on the common share


def test_with_much_to_learn_from_pooled_limits_are_those_of_the_fitted_posterior():
    rng = np.random.default_rng(3)
    n = rng.integers(300, 900, 300)
    k = betabinom.rvs(n, 0.12 * 40, 0.88 * 40, random_state=rng)
    found = partial_pooling(k, n)
    fitted = beta(k + found.strength * found.mean, n - k + found.strength * (1 - found.mean))
    assert found.low == pytest.approx(fitted.ppf(0.025), abs=0.004)
    assert found.high == pytest.approx(fitted.ppf(0.975), abs=0.004)


def test_pooling_brings_estimates_nearer_to_the_truth():
    rng = np.random.default_rng(4)
    raw = pooled = 0.0
    for _ in range(40):
        truth = rng.beta(6, 44, 10)
        n = rng.integers(20, 200, 10)
        found = partial_pooling(rng.binomial(n, truth), n)
        raw += ((found.raw - truth) ** 2).sum()
        pooled += ((found.share - truth) ** 2).sum()
    assert pooled < 0.85 * raw


def test_an_employer_without_a_base_stays_empty():
    found = partial_pooling([3, 0, 40], [20, 0, 300])
    assert np.isnan([found.raw[1], found.share[1], found.low[1], found.high[1]]).all()
    assert not np.isnan(found.share[[0, 2]]).any()


def test_what_cannot_be_pooled_keeps_raw_shares_with_wilson():
    nobody = partial_pooling([0, 0], [10, 400])
    assert nobody.note == NO_MIDDLE
    assert list(nobody.share) == [0, 0]
    assert nobody.high[0] == wilson(0, 10).high
    assert partial_pooling([4], [10]).note == NOTHING_TO_POOL
    with pytest.raises(ValueError, match=OUT_OF_RANGE):
        partial_pooling([5, 1], [4, 4])


@given(st.floats(0.01, 0.99), st.integers(1, 5000))
def test_chance_alone_leaves_the_funnel_as_seldom_as_it_says(share, size):
    row = funnel_limits(share, [size]).iloc[0]
    for name, tail in (("95", 0.025), ("99.8", 0.001)):
        low, high = row[f"low_{name}"] * size, row[f"high_{name}"] * size
        assert binom.cdf(round(low) - 1, size, share) <= tail + 1e-12
        assert binom.sf(round(high), size, share) <= tail + 1e-12
        assert binom.cdf(round(low), size, share) > tail - 1e-12  # and no wider than needed


def test_the_funnel_narrows_with_size_and_the_wide_limits_enclose_the_narrow():
    table = funnel_limits(0.135, [100, 1000, 9000])
    assert list(table["size"]) == [100, 1000, 9000]
    width = table["high_95"] - table["low_95"]
    assert width.is_monotonic_decreasing
    assert (table["low_99.8"] <= table["low_95"]).all()
    assert (table["high_99.8"] >= table["high_95"]).all()
    with pytest.raises(ValueError, match=OUT_OF_RANGE):
        funnel_limits(1.2, [5])
