"""Ratios, gaps, shortfalls and the four-fifths screen against published figures."""

import math
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import fisher_exact

from wincore.statistics import (
    conversion_ratio,
    four_fifths,
    katz,
    no_interval,
    not_calculable,
    progression_ratio,
    relative_likelihood,
    relative_likelihood_of_process,
    representation,
    representation_gap,
    representation_ratio,
    shortfall,
    shortfall_bounds,
    unit_cost,
)
from wincore.statistics.ratios import (
    EMPTY_BASE,
    NO_AMOUNT,
    NO_BENCHMARK,
    NOBODY_KNOWN,
    NOT_SAMPLED,
    ONE_IN_THE_OTHER,
    ZERO_BENCHMARK,
    ZERO_CELL,
    ZERO_COUNT,
    exact,
)
from wincore.statistics.selection import (
    ITSELF,
    LEAST_BASE,
    NOBODY_OF_ENOUGH,
    NOBODY_SELECTED,
    UNKNOWN_GROUP,
)

LONDON = 1_188_369 / 8_799_736
counts = st.integers(1, 300)


@st.composite
def selected(draw):
    applied = draw(counts)
    return draw(st.integers(1, applied)), applied


def test_representation_gives_the_published_share():
    assert representation(990, 7422).value == pytest.approx(0.13339, abs=5e-6)


def test_gap_and_ratio_compare_with_the_benchmark():
    assert representation_gap(990, 7422, LONDON).value == pytest.approx(0.13339 - 0.13505, abs=1e-5)
    assert representation_ratio(27, 200, 0.135).value == pytest.approx(1)
    assert representation_ratio(0, 200, 0.135).value == 0  # a true zero: it does not divide


def test_what_cannot_be_compared_is_empty_with_a_reason():
    for function in (representation_gap, representation_ratio, shortfall):
        assert function(1, 5, None).note == NO_BENCHMARK
        assert function(0, 0, 0.1).note == NOBODY_KNOWN
        assert function(0, 0, 0.1).value is None
    assert representation(0, 0).note == NOBODY_KNOWN
    assert representation_ratio(1, 5, 0.0).note == ZERO_BENCHMARK


def test_shortfall_is_exact_where_floats_are_not():
    assert math.ceil(0.07 * 100) == 8  # what a float would say
    assert shortfall(0, 100, 0.07).value == 7
    assert shortfall(20, 200, 0.135).value == 7
    assert shortfall(0, 3, 1 / 3).value == 1


@given(st.integers(0, 9000), st.integers(0, 9000), st.integers(1, 9_000_000), st.data())
def test_shortfall_is_the_smallest_number_that_closes_the_gap(group, others, people, data):
    part = data.draw(st.integers(0, people))
    known = group + others
    assume(known > 0)
    missing = int(shortfall(group, known, part / people).value)
    target = Fraction(part, people) * known
    assert group + missing >= target
    assert missing == 0 or group + missing - 1 < target


@given(counts, counts, st.integers(0, 300), st.integers(1, 9_000_000), st.data())
def test_bounds_of_the_shortfall_hold_it_whatever_the_unknown_are(group, others, unknown, n, data):
    share = data.draw(st.integers(0, n)) / n
    known, joined = group + others, data.draw(st.integers(0, unknown))
    found = shortfall_bounds(group, known, known + unknown, share)
    assert shortfall(group + joined, known + unknown, share).value in found
    assert shortfall(group, known, share).value in found
    ends = (shortfall(group + x, known + unknown, share).value for x in (unknown, 0))
    assert (found.low, found.high) == tuple(ends)


@given(st.integers(0, 9_000_000), st.integers(1, 9_000_000))
def test_a_share_of_a_population_is_recovered_exactly(part, people):
    assume(part <= people)
    assert exact(part / people) == Fraction(part, people)


def test_wres_indicator_2_gives_the_published_ratio():
    found = relative_likelihood(4699, 10_000, 1465, 10_000)
    assert found.value == pytest.approx(3.2075, abs=5e-5)
    assert found.value in found.interval
    assert found.interval == katz(4699, 10_000, 1465, 10_000)


def test_wres_indicator_3_runs_the_other_way():
    # 1.2 % of the group and 0.7 % of the reference group entered a formal process.
    assert relative_likelihood_of_process(7, 1000, 12, 1000).value == pytest.approx(1.714, abs=5e-4)


@given(selected(), selected())
def test_relative_likelihood_inverts_when_groups_swap(first, second):
    found, swapped = relative_likelihood(*first, *second), relative_likelihood(*second, *first)
    assert found.value * swapped.value == pytest.approx(1)
    assert found.interval.calculable == swapped.interval.calculable


def test_relative_likelihood_is_not_calculable_on_zero_cells():
    the_group = ZERO_CELL.format(who="the group")
    assert relative_likelihood(5, 10, 0, 10).note == the_group
    assert relative_likelihood(0, 10, 5, 10).value is None
    assert relative_likelihood(5, 10, 0, 0).note == EMPTY_BASE.format(who="the group")


def test_a_part_larger_than_its_whole_is_refused():
    with pytest.raises(ValueError, match="11 of 10"):
        relative_likelihood(11, 10, 1, 10)
    with pytest.raises(ValueError, match="6 of 5"):
        representation(6, 5)


def test_four_fifths_gives_the_regulations_example():
    rates = {"White": (48, 80 + 40), "Black": (20, 80)}
    found = four_fifths(rates, "Black")
    assert found.ratio.value == pytest.approx(0.625)
    assert found.flagged
    assert found.reference == "White"
    assert found.p_fisher == pytest.approx(fisher_exact([[48, 72], [20, 60]]).pvalue)


def test_exactly_four_fifths_is_not_flagged():
    assert four_fifths({"a": (40, 50), "b": (32, 50)}, "b").flagged is False
    assert four_fifths({"a": (40, 50), "b": (31, 50)}, "b").flagged is True


def test_the_group_with_the_highest_rate_has_no_test_against_itself():
    found = four_fifths({"a": (9, 10), "b": (1, 10)}, "a")
    assert (found.ratio.value, found.flagged, found.p_fisher) == (1, False, None)
    assert found.ratio.interval == no_interval(ITSELF)


def test_four_fifths_without_selections_is_empty():
    assert four_fifths({"a": (0, 9), "b": (0, 5)}, "b").ratio.note == NOBODY_SELECTED
    assert four_fifths({"a": (3, 9), "b": (0, 0)}, "b").ratio.note == EMPTY_BASE.format(who="b")
    with pytest.raises(KeyError) as caught:
        four_fifths({"a": (3, 9)}, "c")
    assert UNKNOWN_GROUP.format(group="c") in str(caught.value)


def test_nobody_selected_in_the_group_has_no_ratio_but_keeps_its_flag_and_its_test():
    found = four_fifths({"a": (48, 120), "b": (0, 40)}, "b")
    assert found.ratio == not_calculable(ZERO_CELL.format(who="the group"))
    assert (found.flagged, found.reference) == (True, "a")
    # the 48 selected fall among the 40 in so many ways; those no likelier than none of them count
    ways = [math.comb(40, k) * math.comb(120, 48 - k) for k in range(41)]
    p = sum(w for w in ways if w <= ways[0]) / math.comb(160, 48)
    assert found.p_fisher == pytest.approx(p)


@pytest.mark.parametrize(
    ("rates", "flagged"),
    [
        ({"a": (5, 10), "b": (1, 10)}, True),
        ({"a": (5, 10), "b": (1, 9)}, None),
        ({"a": (5, 9), "b": (1, 9)}, None),
        ({"a": (5, 10), "b": (0, 9)}, None),
    ],
)
def test_rates_of_fewer_than_ten_people_are_not_flagged(rates, flagged):
    assert four_fifths(rates, "b").flagged is flagged


def test_a_group_of_fewer_than_ten_people_is_not_the_highest_rate_unless_all_are():
    rates = {"a": (40, 100), "b": (20, 100), "few": (9, 9)}
    assert four_fifths(rates, "b").reference == "a"
    assert four_fifths(rates, "b").ratio.value == pytest.approx(0.5)
    few = four_fifths(rates, "few")
    assert (few.reference, few.ratio.value, few.flagged) == ("a", pytest.approx(2.5), None)
    assert four_fifths({"a": (3, 9), "b": (1, 9)}, "b").reference == "a"
    nobody = four_fifths({"a": (0, 10), "few": (9, 9)}, "few")
    assert nobody.ratio.note == NOBODY_OF_ENOUGH


@given(st.dictionaries(st.sampled_from("abcd"), selected(), min_size=2))
def test_no_ratio_of_the_screen_exceeds_one_but_those_of_few_people(rates):
    for group, (_, base) in rates.items():
        found = four_fifths(rates, group)
        enough = min(base, rates[found.reference][1]) >= LEAST_BASE
        assert 0 < found.ratio.value <= (1 if enough else math.inf)
        assert found.flagged == (found.ratio.value < 0.8 - 1e-12 if enough else None)


def test_conversion_compares_share_of_hires_with_share_of_applicants():
    assert conversion_ratio(5, 50, 20, 100).value == pytest.approx(0.5)
    assert conversion_ratio(5, 50, 20, 100).interval == no_interval(ONE_IN_THE_OTHER)
    assert conversion_ratio(0, 50, 20, 100).note == ZERO_CELL.format(who="the group's hires")
    assert conversion_ratio(0, 0, 20, 100).value is None
    assert conversion_ratio(0, 50, 0, 100).note == ZERO_CELL.format(who="the group's applicants")


@given(counts, counts, counts, counts)
def test_progression_inverts_when_groups_swap(a, b, c, d):
    found, swapped = progression_ratio(a, b, c, d).value, progression_ratio(c, d, a, b).value
    assert found == pytest.approx((a / b) / (c / d))
    assert found * swapped == pytest.approx(1)


def test_progression_with_nobody_senior_is_not_calculable():
    assert progression_ratio(5, 10, 0, 10).note == ZERO_CELL.format(who="the group's senior levels")


def test_progression_is_counted_and_has_no_interval():
    assert progression_ratio(5, 10, 2, 10).interval == no_interval(NOT_SAMPLED)


few = st.integers(0, 3)


@given(few, few, few, few)
def test_swapping_the_groups_inverts_a_ratio_or_neither_is_calculable(a, b, c, d):
    senior = progression_ratio(a, b, c, d).value, progression_ratio(c, d, a, b).value
    likely = tuple(
        relative_likelihood(x, x + y, z, z + w).value for x, y, z, w in ((a, b, c, d), (c, d, a, b))
    )
    hired = tuple(
        conversion_ratio(x, x + y, z, z + w).value for x, y, z, w in ((a, b, c, d), (c, d, a, b))
    )
    for found, swapped in (senior, likely, hired):
        assert (found is None) == (swapped is None)
        assert found is None or found * swapped == pytest.approx(1)
    assert (senior[0] is None) == (0 in (a, b, c, d))


def test_unit_cost_of_nothing_is_not_calculable():
    assert unit_cost(50_000, 10).value == 5000
    assert unit_cost(50_000, 0).note == ZERO_COUNT
    assert unit_cost(None, 10).note == NO_AMOUNT
    assert unit_cost(math.nan, 10).value is None
