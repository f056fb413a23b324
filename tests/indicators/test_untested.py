"""Changes that are described and not tested: they can only rise, or employers are not alone."""

import pandas as pd
import pytest

from wincore.indicators.judging import judged
from wincore.indicators.pairing import compared
from wincore.statistics import described, leave_one_out, paired_change, verdict


def test_what_can_only_rise_is_not_tested_however_many_rose(framework):
    score = framework.indicator("commitment.score")
    before = {f"E{i}": 0.0 for i in range(10)}
    found = compared(score, before, dict.fromkeys(before, 6.0))
    assert (found.improved, found.p_permutation, found.p_sign) == (10, None, None)
    told = verdict(found)
    assert told.word == ""
    assert told.reason.startswith("10 of 10 matched employers improved")
    assert told.reason.endswith(score.untested)


def test_the_flags_are_on_what_can_only_rise_and_on_ties(framework, demonstrated):
    flagged = {i.id for i in framework.indicators if i.untested}
    own = demonstrated[demonstrated["employer"] != "all"]
    wide = own[own["group"] == "all"].pivot_table(
        index=["indicator", "employer"], columns="wave", values="value"
    )
    moved = (wide["stage one"] - wide["baseline"]).dropna()
    monotone = {name for name, d in moved.groupby(level=0) if (d >= 0).all() and (d > 0).any()}
    dated = {n for n in flagged if n.startswith(("commitment.", "legacy.champion"))}
    assert dated <= monotone | {"commitment.both_tests"}
    assert {"legacy.network_density", "legacy.network_reciprocity"} <= flagged


def test_nothing_untested_is_ever_called_improved_or_enters_a_family(framework, demonstrated):
    found = judged(demonstrated, framework)
    flagged = {i.id for i in framework.indicators if i.untested}
    seen = [k for k in found if k[0] in flagged]
    assert len(seen) > 10
    for key in seen:
        assert found[key].verdict.word == ""
        assert found[key].adjusted == {}
    rows = demonstrated[
        demonstrated["indicator"].isin(flagged) & (demonstrated["employer"] == "all")
    ]
    assert set(rows["verdict"]) <= {"", "no data"}


def test_the_note_counts_who_moved_and_says_why_there_is_no_test(demonstrated, framework):
    rows = demonstrated[
        (demonstrated["indicator"] == "legacy.network_density")
        & (demonstrated["employer"] == "all")
        & (demonstrated["wave"] == "stage one")
    ]
    [note] = rows["note"]
    assert "matched employers improved" in note
    assert framework.indicator("legacy.network_density").untested in note


def test_leaving_an_employer_out_of_an_untested_change_tests_nothing():
    change = paired_change(dict.fromkeys("abcdefgh", 0.0), dict.fromkeys("abcdefgh", 1.0))
    assert verdict(change).word == "improved"
    found = leave_one_out(described(change, "it can only rise"))
    assert set(dict(found.verdicts).values()) == {""}
    assert described(change, "") is change


@pytest.mark.parametrize("x", [0.2, 0.5, 0.8, 1.3, 2.5])
@pytest.mark.parametrize("y", [0.3, 0.9, 1.0, 1.7])
def test_a_change_towards_parity_is_the_same_when_groups_are_swapped(framework, x, y):
    ratio = framework.indicator("recruitment.four_fifths")
    ratio = ratio.model_copy(update={"direction": "parity", "unit": "ratio"})
    one = compared(ratio, {"E": x}, {"E": y})
    other = compared(ratio, {"E": 1 / x}, {"E": 1 / y})
    assert one.differences[0][1] == pytest.approx(other.differences[0][1])
    nearer = min(y, 1 / y) - min(x, 1 / x)
    assert one.differences[0][1] == pytest.approx(nearer)


def test_a_gap_is_nearer_to_parity_the_smaller_it_is():
    found = paired_change({"E": -0.3}, {"E": 0.1}, "parity", parity=0.0)
    assert found.differences == (("E", pytest.approx(0.2)),)
    assert pd.notna(found.mean_change)
