"""Verdicts: the right word, at most one false claim in twenty, and what the word hangs on."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.power import ttest_power

from wincore.findings import VERDICTS
from wincore.statistics import (
    benjamini_hochberg,
    binary_change,
    compared,
    holm,
    leave_one_out,
    missing_either_way,
    paired_change,
    verdict,
)
from wincore.statistics.verdicts import DESCRIBED, NOTHING_MOVED, needed_pairs, printed


def change(differences, direction="up"):
    before = {f"E{i:02}": 0.0 for i in range(len(differences))}
    return paired_change(before, dict(zip(before, differences, strict=True)), direction)


def test_nine_of_ten_improved_is_improved():
    found = verdict(change([0.3] * 9 + [-0.3]))
    assert found.word == "improved"
    assert found.reason == (
        "9 of 10 matched employers improved, 0 stayed the same, 1 got worse; "
        "chance alone would seldom give this (exact p = .021)."
    )


def test_the_direction_decides_what_worsened_means():
    assert verdict(change([0.3] * 8, "down")).word == "worsened"
    assert verdict(change([-0.3] * 8, "down")).word == "improved"
    assert verdict(change([0.3] * 8, "none")) == verdict(change([-9.0] * 3, "none"))
    assert verdict(change([0.3] * 8, "none")).reason == DESCRIBED


def test_a_lean_that_chance_could_give_cannot_be_told_yet_and_says_what_would_do():
    found = verdict(change([0.3] * 7 + [-0.3] * 3))
    assert found.word == "cannot tell yet"
    assert found.needed_n > 10
    assert f"About {found.needed_n} matched employers" in found.reason


def test_ups_and_downs_that_balance_are_no_clear_change():
    found = verdict(change([0.5, -0.5, 0.4, -0.4, 0.3, -0.3, 0.2, -0.2]))
    assert (found.word, found.needed_n) == ("no clear change", None)
    assert "does not show that nothing changed" in found.reason


def test_five_changed_pairs_are_too_few_however_far_they_moved():
    found = verdict(change([5.0] * 5 + [0.0] * 5))
    assert found.word == "too few to test"
    assert "with 5 changed" in found.reason
    nothing = verdict(change([0.0] * 10))
    assert (nothing.word, nothing.reason) == ("too few to test", NOTHING_MOVED.format(matched=10))


def test_no_matched_employer_is_no_data():
    assert verdict(paired_change({}, {})).word == "no data"
    assert "unpaired" in verdict(paired_change({"a": 1}, {"b": 1})).reason


@settings(max_examples=8, deadline=None)
@given(st.lists(st.integers(0, 40).map(lambda x: x / 10), min_size=6, max_size=7))
def test_without_effect_at_most_one_programme_in_twenty_is_called_changed(sizes):
    # No effect: every pattern of signs is equally likely. All of them are tried, so this is exact.
    patterns = list(itertools.product((1, -1), repeat=len(sizes)))
    words = [verdict(change([s * x for s, x in zip(p, sizes, strict=True)])).word for p in patterns]
    assert sum(w in ("improved", "worsened") for w in words) <= 0.05 * len(patterns)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(-5, 5).map(float), max_size=9))
def test_every_verdict_is_a_word_of_the_findings_with_a_sentence(differences):
    found = verdict(change(differences))
    assert found.word in VERDICTS
    assert found.reason.endswith(".")
    assert (found.needed_n is not None) == (found.word == "cannot tell yet")


@pytest.mark.parametrize("effect", [0.3, 0.5, 0.8, 1.2])
def test_the_sample_needed_has_just_the_power_claimed(effect):
    n = needed_pairs(effect, 1.0)
    assert ttest_power(effect, n, 0.05) >= 0.8
    assert n == 6 or ttest_power(effect, n - 1, 0.05) < 0.8


def test_the_sample_needed_is_never_below_what_an_exact_test_needs():
    assert needed_pairs(1.0, 0.0) == 6
    assert needed_pairs(9.0, 0.1) == 6
    assert needed_pairs(0.0, 0.0) is None
    assert needed_pairs(0.001, 1.0) is None


def test_a_verdict_on_the_edge_depends_on_single_employers():
    found = leave_one_out(change([1.0] * 6))
    assert found.depends
    assert dict(found.verdicts)["without E00"] == "too few to test"
    assert "without E03: too few to test" in found.reason


def test_a_clear_verdict_does_not_depend_on_any_employer():
    found = leave_one_out(change([1.0] * 10))
    assert not found.depends
    assert len(found.verdicts) == 11
    assert leave_one_out(change([-1.0] * 10, "down")).verdicts == found.verdicts


def test_missing_states_are_tried_either_way():
    before = {f"E{i}": False for i in range(8)}
    after = {f"E{i}": True if i < 6 else None for i in range(8)}
    found = missing_either_way(before, after)
    assert dict(found.verdicts) == {
        "as answered": "improved",
        "missing = no": "improved",
        "missing = yes": "improved",
    }
    few = {e: state for e, state in after.items() if e != "E0"}
    assert missing_either_way(before, few).depends  # five answered yes: only "missing = yes" is six


def test_variants_of_a_group_are_compared_by_name():
    found = compared({"Black": "improved", "Black (broad)": "no clear change"})
    assert found.depends
    assert "Black (broad): no clear change" in found.reason
    assert not compared({"a": "improved", "b": "improved"}).depends


P_1995 = [
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298),
    *(0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0),
]


def test_benjamini_and_hochbergs_own_example_rejects_four_and_holm_three():
    assert sum(p <= 0.05 for p in benjamini_hochberg(P_1995)) == 4
    assert sum(p <= 0.05 for p in holm(P_1995)) == 3


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=8))
def test_holm_steps_down_as_its_definition_says(p_values):
    known = sorted((p, i) for i, p in enumerate(p_values) if p is not None)
    expected, worst = list(p_values), 0.0
    for rank, (p, i) in enumerate(known):
        worst = max(worst, min(1.0, (len(known) - rank) * p))
        expected[i] = worst
    assert holm(p_values) == pytest.approx(expected)


def test_p_values_are_printed_as_in_the_tables():
    assert [printed(p) for p in (0.0211, 0.3438, 0.0001, 1.0)] == [
        ".021",
        ".344",
        "< .001",
        "1.000",
    ]


def test_yes_and_no_states_have_verdicts_too():
    before = {f"E{i}": False for i in range(8)}
    assert verdict(binary_change(before, dict.fromkeys(before, True))).word == "improved"
