"""A verdict on one of several indicators names both p-values, and asks for more employers."""

from wincore.statistics import paired_change, verdict
from wincore.statistics.verdicts import needed_pairs

BEFORE = {f"E{i}": 1.0 for i in range(10)}
RISEN = {e: v + (0.5 if i < 6 else 0.0) for i, (e, v) in enumerate(BEFORE.items())}


def test_holms_p_stands_beside_the_tests_own():
    found = verdict(paired_change(BEFORE, RISEN), p=0.09375)
    assert found.word == "cannot tell yet"
    assert "(exact p = .031, .094 by Holm)" in found.reason


def test_more_employers_are_needed_where_less_of_alpha_is_left():
    change = paired_change(BEFORE, RISEN)
    mean = sum(d for _, d in change.differences) / change.matched
    alone = needed_pairs(mean, change.spread)
    among_three = verdict(change, p=3 * change.p_permutation).needed_n
    assert alone < among_three == max(11, needed_pairs(mean, change.spread, 0.05 / 3))
