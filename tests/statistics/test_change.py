"""Paired change: the domain's tables, exactness by brute force, and what is counted."""

import itertools
import math
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import PermutationMethod
from scipy.stats import wilcoxon as scipy_wilcoxon

from wincore.statistics import (
    binary_change,
    mcnemar,
    paired_change,
    paired_respondents,
    rank_biserial,
    sign_flip,
    sign_test,
    wilcoxon,
)
from wincore.statistics.change import AT_RANDOM, NO_PAIRS, TOO_FEW, UNPAIRED
from wincore.statistics.respondents import NOBODY_MATCHED

tenths = st.integers(-30, 30).map(lambda x: x / 10)
employers = st.sampled_from([f"E{i}" for i in range(9)])
scores = st.dictionaries(employers, st.one_of(st.none(), st.integers(10, 50).map(lambda x: x / 10)))


def brute_force(differences):
    """Return the two-sided sign-flip p in fractions, one pattern at a time."""
    values = [Fraction(d).limit_denominator(1000) for d in differences if d]
    if not values:
        return 1.0
    observed = abs(sum(values))
    patterns = list(itertools.product((1, -1), repeat=len(values)))
    totals = [abs(sum(s * v for s, v in zip(p, values, strict=True))) for p in patterns]
    return sum(t >= observed for t in totals) / len(patterns)


@pytest.mark.parametrize(("up", "p"), [(7, 0.344), (8, 0.109), (9, 0.021), (10, 0.002)])
def test_the_sign_test_gives_the_table_for_ten_employers(up, p):
    assert sign_test([1.0] * up + [-1.0] * (10 - up)) == pytest.approx(p, abs=5e-4)


@pytest.mark.parametrize("changed", range(6))
def test_five_or_fewer_changed_pairs_are_too_few_to_test(changed):
    before = {f"E{i}": 3.0 for i in range(10)}
    after = {e: 4.0 if i < changed else 3.0 for i, e in enumerate(before)}
    found = paired_change(before, after)
    assert (found.p_sign, found.p_permutation, found.p_wilcoxon) == (None, None, None)
    assert found.note == TOO_FEW.format(changed=changed, matched=10)
    assert sign_test([1.0] * changed) > 0.05


def test_wilcoxon_gives_r_help_example_of_paired_depression_scores():
    first = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
    second = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
    differences = [a - b for a, b in zip(first, second, strict=True)]
    assert wilcoxon(differences) == pytest.approx(2 * 0.01953, abs=1e-5)  # R: one-sided, V = 40
    assert rank_biserial(differences) == pytest.approx((40 - 5) / 45)


@settings(max_examples=40, deadline=None)
@given(st.lists(tenths, max_size=8))
def test_the_sign_flip_equals_brute_force(differences):
    assert sign_flip(differences) == pytest.approx(brute_force(differences), abs=1e-12)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 10_000), min_size=6, max_size=10, unique=True), st.data())
def test_wilcoxon_equals_scipy_where_there_are_no_ties(sizes, data):
    signed = [data.draw(st.sampled_from((-1.0, 1.0))) * s for s in sizes]
    assert wilcoxon(signed) == pytest.approx(scipy_wilcoxon(signed, method="exact").pvalue)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(-4, 4), min_size=2, max_size=9))
def test_wilcoxon_equals_scipys_permutations_under_ties_and_zeros(halves):
    changed = [h / 2 for h in halves if h]
    assume(len(changed) > 1)
    by_scipy = scipy_wilcoxon(changed, method=PermutationMethod(n_resamples=np.inf))
    assert wilcoxon([h / 2 for h in halves]) == pytest.approx(by_scipy.pvalue, abs=1e-12)


@given(scores, scores)
@settings(max_examples=40, deadline=None)
def test_every_employer_is_counted_once(before, after):
    found = paired_change(before, after)
    known = (
        {e for e, v in before.items() if v is not None},
        {e for e, v in after.items() if v is not None},
    )
    assert found.matched == len(known[0] & known[1]) == found.improved + found.same + found.worse
    assert set(found.left) == known[0] - known[1]
    assert found.baseline_only == len(found.left)
    assert found.follow_up_only == len(known[1] - known[0]) == len(found.joined)


@given(scores, scores, st.randoms())
@settings(max_examples=25, deadline=None)
def test_the_order_of_rows_changes_nothing(before, after, random):
    shuffled = list(after.items())
    random.shuffle(shuffled)
    assert paired_change(before, dict(shuffled)) == paired_change(before, after)


@given(scores, scores)
@settings(max_examples=25, deadline=None)
def test_swapping_waves_or_direction_swaps_improved_and_worse(before, after):
    found, back = paired_change(before, after), paired_change(after, before)
    down = paired_change(before, after, "down")
    assert (found.improved, found.worse) == (back.worse, back.improved)
    assert (down.improved, down.worse) == (found.worse, found.improved)
    assert found.p_permutation == back.p_permutation == down.p_permutation
    assert found.mean_change == down.mean_change


def test_parity_counts_coming_nearer_as_improved():
    found = paired_change(
        {"over": 1.5, "under": 0.5, "away": 1.0}, {"over": 1.2, "under": 0.9, "away": 1.1}, "parity"
    )
    assert (found.improved, found.worse) == (2, 1)
    gap = paired_change({"a": -0.05}, {"a": 0.01}, "parity", parity=0.0)
    assert gap.improved == 1


def test_float_noise_is_not_change():
    found = paired_change({"a": 0.1 + 0.2, "b": 3.2}, {"a": 0.3, "b": 3.4})
    assert (found.same, found.improved) == (1, 1)


def test_summaries_are_of_the_raw_differences():
    before = pd.Series({"a": 3.0, "b": 3.0, "c": 4.0, "d": np.nan})
    after = pd.Series({"a": 3.5, "b": 4.5, "c": 3.0, "d": 5.0})
    found = paired_change(before, after)
    assert (found.mean_change, found.median_change) == (pytest.approx(1 / 3), 0.5)
    assert found.spread == pytest.approx(np.std([0.5, 1.5, -1.0], ddof=1))
    assert found.rank_biserial == pytest.approx((1 + 3 - 2) / 6)
    assert found.joined == ("d",)


def test_unpaired_waves_are_said_to_be_unpaired():
    assert paired_change({"a": 1}, {"b": 2}).note == UNPAIRED.format(before=1, after=1)
    assert paired_change({}, {"a": None}).note == NO_PAIRS


def test_many_pairs_are_tested_at_random_and_repeatably():
    values = {f"E{i:02}": 0.1 * (i % 5) - 0.15 for i in range(30)}
    found = paired_change(dict.fromkeys(values, 0.0), values)
    assert found.note == AT_RANDOM
    z = sum(values.values()) / math.sqrt(sum(v * v for v in values.values()))
    assert found.p_permutation == pytest.approx(math.erfc(z / math.sqrt(2)), abs=0.03)


def test_mcnemar_gives_the_reproduced_value():
    assert mcnemar(1, 6) == pytest.approx(0.125)
    assert mcnemar(0, 0) is None


@pytest.mark.parametrize(("lost", "gained"), [(1, 6), (0, 6), (2, 8), (4, 4), (0, 9)])
def test_the_sign_flip_of_yes_and_no_is_mcnemar(lost, gained):
    states = [(True, False)] * lost + [(False, True)] * gained + [(True, True)] * 2
    before = {f"E{i:02}": b for i, (b, _) in enumerate(states)}
    after = {f"E{i:02}": a for i, (_, a) in enumerate(states)}
    found = binary_change({**before, "gone": True}, {**after, "gone": None})
    assert found.p_permutation == pytest.approx(mcnemar(lost, gained))
    assert found.p_sign == pytest.approx(mcnemar(lost, gained))
    assert (found.improved, found.worse, found.same) == (gained, lost, 2)
    assert found.left == ("gone",)


def test_respondents_are_averaged_within_their_employer_first():
    before = {("A", "1"): 2.0, ("A", "2"): 4.0, ("B", "3"): 3.0, ("B", "4"): 5.0, ("C", "5"): 1.0}
    after = {("A", "1"): 3.0, ("A", "2"): 4.0, ("B", "3"): 2.0, ("B", "9"): 5.0, ("C", "5"): None}
    found = paired_respondents(before, after)
    assert (found.matched, found.baseline_only, found.follow_up_only) == (3, 2, 1)
    assert dict(found.employers.differences) == {"A": 0.5, "B": -1.0}  # B's unmatched left out
    assert found.employers.mean_change == -0.25


def test_respondents_without_a_match_are_unpaired():
    found = paired_respondents({("A", "1"): 2.0}, {("A", "2"): 3.0})
    assert (found.matched, found.employers.matched) == (0, 0)
    assert found.employers.note == NOBODY_MATCHED
