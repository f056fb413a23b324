"""One error rate for many indicators: recomputed by listing every pattern of signs."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wincore.statistics import holm, sign_flip, westfall_young

CHANGES = st.integers(-4, 4).map(float)


@st.composite
def hypotheses(draw, most=4):
    """Two to four hypotheses on the changes of up to seven employers, some of them missing."""
    employers = [f"E{i}" for i in range(draw(st.integers(2, 7)))]
    known = st.fixed_dictionaries({}, optional=dict.fromkeys(employers, CHANGES))
    return draw(st.dictionaries(st.sampled_from("abcd"), known, min_size=1, max_size=most))


def listed(differences):
    """Every hypothesis -> its p in every pattern of signs; the first pattern is as observed."""
    employers = sorted({e for d in differences.values() for e in d})
    patterns = list(product((1, -1), repeat=len(employers)))
    found = {}
    for name, moved in differences.items():
        sums = [
            abs(sum(s * moved.get(e, 0) for s, e in zip(p, employers, strict=True)))
            for p in patterns
        ]
        found[name] = [sum(other >= one for other in sums) / len(sums) for one in sums]
    return found


def stepped(differences):
    p = listed(differences)
    order = sorted(p, key=lambda name: p[name][0])
    found, worst = {}, 0.0
    for at, name in enumerate(order):
        rest = [p[other] for other in order[at:]]
        smallest = [min(values) for values in zip(*rest, strict=True)]
        worst = max(worst, sum(x <= p[name][0] for x in smallest) / len(smallest))
        found[name] = worst
    return found


@settings(max_examples=60, deadline=None)
@given(hypotheses())
def test_it_is_the_share_of_patterns_in_which_any_p_is_as_small(differences):
    assert westfall_young(differences) == pytest.approx(stepped(differences))


@settings(max_examples=60, deadline=None)
@given(hypotheses())
def test_it_lies_between_the_tests_own_p_and_holms_over_all(differences):
    found = westfall_young(differences)
    own = [sign_flip(list(d.values())) for d in differences.values()]
    for name, p, most in zip(differences, own, holm(own), strict=True):
        assert p - 1e-9 <= found[name] <= most + 1e-9


@settings(max_examples=30, deadline=None)
@given(hypotheses())
def test_neither_order_nor_names_of_employers_matter(differences):
    turned = {
        name: {e[::-1]: d for e, d in reversed(moved.items())}
        for name, moved in reversed(differences.items())
    }
    assert westfall_young(turned) == pytest.approx(westfall_young(differences))


@settings(max_examples=20, deadline=None)
@given(hypotheses(most=3))
def test_without_effect_any_false_claim_is_as_rare_as_the_level_says(differences):
    """Exact: with no effect each way to swap the waves of employers is as likely as any other."""
    employers = sorted({e for d in differences.values() for e in d})
    patterns = list(product((1, -1), repeat=len(employers)))
    for level in (0.05, 0.3):
        claimed = 0
        for signs in patterns:
            turned = dict(zip(employers, signs, strict=True))
            swapped = {n: {e: turned[e] * x for e, x in d.items()} for n, d in differences.items()}
            claimed += min(westfall_young(swapped).values()) <= level
        assert claimed <= level * len(patterns)


def test_an_indicator_asked_twice_is_one_chance_to_be_wrong_and_not_two():
    moved = {f"E{i}": 1.0 for i in range(9)}
    assert westfall_young({"a": moved})["a"] == pytest.approx(2 / 512)
    assert westfall_young({"a": moved, "again": moved}) == pytest.approx(
        {"a": 2 / 512, "again": 2 / 512}
    )
    assert holm([2 / 512] * 2) == pytest.approx([4 / 512] * 2)


def test_with_more_employers_than_can_be_listed_patterns_are_drawn_and_none_has_p_0():
    moved = {f"E{i:02}": 1.0 for i in range(30)}
    other = {e: 1.0 if i % 2 else -1.0 for i, e in enumerate(moved)}
    found = westfall_young({"all rose": moved, "half of them": other})
    # Among 20,000 patterns each hypothesis has one that is its most extreme: twice one of them.
    assert found["all rose"] == pytest.approx(2 / 20_000)
    assert westfall_young({"all rose": moved})["all rose"] == pytest.approx(1 / 20_000)
    assert found["half of them"] == 1.0
    assert found == westfall_young({"half of them": other, "all rose": moved})
    turned = {
        name: dict(reversed(d.items()))
        for name, d in (("all rose", moved), ("half of them", other))
    }
    assert found == westfall_young(turned)


def test_what_did_not_move_is_never_claimed():
    assert westfall_young({}) == {}
    assert westfall_young({"a": {"E0": 0.0}, "b": {}}) == {"a": 1.0, "b": 1.0}
    assert westfall_young({"a": {"E0": 3.0}}) == {"a": 1.0}
