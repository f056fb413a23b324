"""A verdict on one of several indicators names every p-value, and asks for more employers."""

import pytest

from wincore.statistics import paired_change, verdict
from wincore.statistics.verdicts import needed_pairs

BEFORE = {f"E{i}": 1.0 for i in range(10)}
RISEN = {e: v + (0.5 if i < 6 else 0.0) for i, (e, v) in enumerate(BEFORE.items())}
CLEAR = {e: v + (0.3 if i else -0.3) for i, (e, v) in enumerate(BEFORE.items())}


def test_the_p_values_that_allow_for_others_stand_beside_the_tests_own():
    found = verdict(
        paired_change(BEFORE, RISEN), adjusted={"by Holm": 0.09375, "programme-wide": 0.2773}
    )
    assert found.word == "cannot tell yet"
    assert "(exact p = .031, .094 by Holm, .277 programme-wide)" in found.reason


def test_a_p_value_that_needs_no_allowance_is_printed_once():
    found = verdict(paired_change(BEFORE, RISEN), adjusted={"by Holm": 0.03125})
    assert "(exact p = .031)" in found.reason


@pytest.mark.parametrize("larger", ["by Holm", "programme-wide"])
def test_the_largest_decides_whichever_it_is(larger):
    change = paired_change(BEFORE, CLEAR)
    assert verdict(change, adjusted={"by Holm": 0.03, "programme-wide": 0.04}).word == "improved"
    above = {"by Holm": 0.03, "programme-wide": 0.03} | {larger: 0.06}
    assert verdict(change, adjusted=above).word == "cannot tell yet"


def test_a_p_adjusted_downwards_never_takes_the_place_of_the_tests_own():
    some = {e: v + (0.5 if i < 5 else 0.0) for i, (e, v) in enumerate(BEFORE.items())}
    assert verdict(paired_change(BEFORE, some), adjusted={"by Holm": 0.001}).word == (
        "too few to test"
    )
    mixed = {e: v + (0.5 if i < 7 else -0.5) for i, (e, v) in enumerate(BEFORE.items())}
    assert verdict(paired_change(BEFORE, mixed), adjusted={"by Holm": 0.001}).word == (
        "cannot tell yet"
    )


def test_more_employers_are_needed_where_less_of_alpha_is_left():
    change = paired_change(BEFORE, RISEN)
    mean = sum(d for _, d in change.differences) / change.matched
    alone = needed_pairs(mean, change.spread)
    among_three = verdict(change, adjusted={"by Holm": 3 * change.p_permutation}).needed_n
    assert alone < among_three == max(11, needed_pairs(mean, change.spread, 0.05 / 3))
