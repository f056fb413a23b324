"""Weights against R's survey package and the margins themselves; response rates."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import hypergeom, norm

from wincore.statistics import design_effect, rake, response_rate, weighted_share, wilson
from wincore.statistics.weighting import (
    DID_NOT_SETTLE,
    MORE_ANSWERS,
    NO_HEADCOUNT,
    NO_MARGIN,
    NO_RESPONDENTS,
    UNCOUNTED,
    UNCOVERED,
    UNKNOWN,
    WEIGHTED_NOBODY,
)

# The 183 schools of apiclus1 (California Department of Education, in R's package survey), counted
# by type and by whether they met their target: schools, sum of api00, sum of enrolment.
SCHOOLS = pd.DataFrame(
    [
        ("E", "No", 12, 7156, 5243),
        ("E", "Yes", 132, 86281, 57088),
        ("H", "No", 3, 1978, 2237),
        ("H", "Yes", 11, 6682, 13587),
        ("M", "No", 8, 4851, 5983),
        ("M", "Yes", 17, 10935, 16460),
    ],
    columns=["stype", "sch.wide", "schools", "api00", "enroll"],
)
MARGINS = {"stype": {"E": 4421, "H": 755, "M": 1018}, "sch.wide": {"No": 1072, "Yes": 5122}}


def people(**columns):
    return pd.DataFrame(columns)


def test_raking_gives_the_values_of_r_survey(capsys):
    rows = SCHOOLS.loc[SCHOOLS.index.repeat(SCHOOLS["schools"])]
    frame = rows[["stype", "sch.wide"]].reset_index(drop=True)
    found = rake(frame, MARGINS)
    weights = found.values.groupby([frame["stype"], frame["sch.wide"]]).first()
    cells = SCHOOLS.set_index(["stype", "sch.wide"])
    population = weights * 6194 / 183
    assert (population * cells["api00"]).sum() / 6194 == pytest.approx(641.23, abs=0.005)
    assert (population * cells["enroll"]).sum() == pytest.approx(3_647_280, abs=0.5)
    assert found.values.mean() == pytest.approx(1)
    assert capsys.readouterr().out == ""  # the shell keeps standard output for JSON


# The 200 schools of apistrat, a stratified sample of the same register (R's package survey), by
# type: schools, means of api00 and enrolment, and their standard deviations.
STRATA = {
    "E": (100, 674.43, 416.78, 125.2494, 166.0629),
    "H": (50, 625.82, 1320.70, 109.3027, 671.0737),
    "M": (50, 636.60, 832.48, 117.5792, 395.3571),
}


def test_weighting_a_stratified_sample_gives_the_values_of_r_survey():
    types = [t for t, (n, *_) in STRATA.items() for _ in range(n)]
    weights = rake(people(stype=types), {"stype": MARGINS["stype"]}).values * 6194 / 200
    api00, enrolled = (
        sum(w * STRATA[t][at] for w, t in zip(weights, types, strict=True)) for at in (1, 2)
    )
    assert api00 / 6194 == pytest.approx(662.29, abs=0.005)
    assert enrolled == pytest.approx(3_687_178, abs=0.6)


def effective(n, people):
    """The size at which Wilson's limits of one half are those of `wilson`: from their product."""
    found = wilson(n / 2, n, people)
    return norm.ppf(0.975) ** 2 / (0.25 / (found.low * found.high) - 1)


def test_the_finite_population_correction_gives_the_standard_errors_of_r_survey():
    """R has S^2 (1 - n / N) / n in each stratum, S^2 with N - 1 as divisor; so has the effective
    size n (N - 1) / (N - n) by which `wilson` corrects, for the variance with N as divisor.

    We have no standard error of a mean: what is compared is the correction, not a figure.
    """
    for at, everybody, printed, digits in ((3, 6194, 9.4089, 5e-5), (4, 1, 114_642, 0.5)):
        variance = 0.0
        for stratum, people in MARGINS["stype"].items():
            n, deviation = STRATA[stratum][0], STRATA[stratum][at]
            of_population = deviation**2 * (people - 1) / people
            variance += (people / everybody) ** 2 * of_population / effective(n, people)
        assert variance**0.5 == pytest.approx(printed, abs=digits)


@pytest.mark.parametrize(("n", "people"), [(100, 4421), (50, 755), (8, 20)])
def test_the_effective_size_is_that_of_the_hypergeometric_variance(n, people):
    drawn = hypergeom(people, people // 2, n)
    share = (people // 2) / people
    assert share * (1 - share) / effective(n, people) == pytest.approx(drawn.var() / n**2, rel=1e-3)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_weighted_margins_are_those_of_the_workforce(data):
    full = [(e, s) for e in "ABC" for s in "fm"]  # at least one of each, so that a fit exists
    more = data.draw(st.lists(st.sampled_from(full), max_size=40))
    frame = pd.DataFrame(full + more, columns=["ethnicity", "sex"])
    counts = st.integers(1, 500)
    margins = {
        "ethnicity": {e: data.draw(counts) for e in "ABC"},
        "sex": {s: data.draw(counts) for s in "fm"},
    }
    found = rake(frame, margins)
    for column, target in margins.items():
        shares = found.values.groupby(frame[column]).sum() / found.values.sum()
        for category, count in target.items():
            assert shares[category] == pytest.approx(count / sum(target.values()))
    assert found.design_effect >= 1 - 1e-12
    assert found.effective_n == pytest.approx(found.values.sum() ** 2 / (found.values**2).sum())


def test_the_order_of_respondents_changes_nothing():
    frame = people(sex=list("fffmm"), age=list("yoyyo"))
    margins = {"sex": {"f": 50, "m": 50}, "age": {"y": 20, "o": 80}}
    found = rake(frame, margins).values
    turned = rake(frame.iloc[::-1], margins).values
    assert turned.sort_index().to_numpy() == pytest.approx(found.to_numpy())


def test_respondents_in_proportion_already_need_no_weights():
    found = rake(people(sex=list("ffmm")), {"sex": {"f": 500, "m": 500}})
    assert list(found.values) == pytest.approx([1, 1, 1, 1])
    assert (found.design_effect, found.effective_n) == (pytest.approx(1), pytest.approx(4))


def test_the_design_effect_is_kishs():
    weights = pd.Series([1.0, 1.0, 2.0, 4.0, np.nan])
    assert design_effect(weights) == pytest.approx(1 + weights.std(ddof=0) ** 2 / 2.0**2)


def test_groups_in_which_nobody_answered_are_named():
    found = rake(people(sex=list("ffm")), {"sex": {"f": 10, "m": 20, "another, as supplied": 2}})
    assert found.note == UNCOVERED.format(groups="sex another, as supplied")
    assert list(found.values) == pytest.approx([0.5, 0.5, 2.0])


def test_respondents_without_a_known_group_have_no_weight_and_are_counted():
    found = rake(people(sex=["f", "m", None, None]), {"sex": {"f": 10, "m": 30}})
    assert found.note == UNKNOWN.format(left=2, all=4)
    assert found.values.isna().tolist() == [False, False, True, True]


def test_categories_without_a_headcount_are_named_with_how_many_they_drop():
    frame = people(employer=["A", "B", "C", "A", "C", "A"], sex=["f", "f", "f", "m", None, None])
    found = rake(frame, {"employer": {"A": 10}, "sex": {"f": 1, "m": 1}})
    named = UNCOUNTED.format(left=3, all=6, categories="employer B, employer C")
    assert found.note == f"{named}; {UNKNOWN.format(left=1, all=6)}"  # nobody is counted twice
    assert found.values.notna().tolist() == [True, False, False, True, False, False]


def test_what_cannot_be_weighted_says_why():
    frame = people(sex=["f", "m"], age=["y", "o"])
    assert rake(frame, {"sex": {"f": 0}}).note == NO_MARGIN.format(margin="sex")
    assert rake(frame, {"sex": {"x": 5}}).note == NO_RESPONDENTS
    contradicting = {"sex": {"f": 1, "m": 9}, "age": {"y": 9, "o": 1}}
    found = rake(frame, contradicting)  # every woman is young here, every man older
    assert (found.note, found.design_effect) == (DID_NOT_SETTLE, None)


def test_the_weighted_share_stands_beside_the_unweighted():
    frame = people(sex=list("fffm"))
    weights = rake(frame, {"sex": {"f": 50, "m": 50}})
    yes = pd.Series([True, True, False, False])
    found = weighted_share(yes, weights)
    assert (found.unweighted, found.n) == (found.plain, found.n_weighted) == (0.5, 4)
    assert found.weighted == pytest.approx(1 / 3)
    assert found.interval == wilson(weights.effective_n / 3, weights.effective_n)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("fmx"), st.sampled_from([True, False, None]))))
def test_the_difference_is_that_of_the_very_people_who_have_a_weight(answers):
    rows = [("f", True), ("m", False), *answers]
    weights = rake(people(sex=[s for s, _ in rows]), {"sex": {"f": 30, "m": 70}})
    found = weighted_share(pd.Series([yes for _, yes in rows], dtype="object"), weights)
    given_ = [(s, yes) for s, yes in rows if yes is not None]
    same = [yes for s, yes in given_ if s in "fm"]
    assert (found.n, found.n_weighted) == (len(given_), len(same))
    assert found.unweighted == pytest.approx(np.mean([yes for _, yes in given_]))
    assert found.plain == pytest.approx(np.mean(same))
    assert found.difference == pytest.approx(found.weighted - np.mean(same))


def test_equal_weights_move_nothing_whoever_is_left_out():
    frame = people(sex=["f", "m", None, None])
    weights = rake(frame, {"sex": {"f": 1, "m": 1}})
    found = weighted_share(pd.Series([True, False, True, True]), weights)
    assert found.unweighted == 0.75
    assert found.difference == pytest.approx(0)  # not what those left out would have said


def test_missing_answers_leave_the_base_of_a_weighted_share():
    weights = rake(people(sex=list("fm")), {"sex": {"f": 1, "m": 3}})
    found = weighted_share(pd.Series([None, True]), weights)
    assert (found.unweighted, found.plain, found.weighted, found.n) == (1.0, 1.0, 1.0, 1)
    nobody = weighted_share(pd.Series([None, None]), weights)
    assert (nobody.unweighted, nobody.weighted, nobody.difference) == (None, None, None)
    assert (nobody.n, nobody.n_weighted) == (0, 0)
    assert nobody.interval.note == WEIGHTED_NOBODY


def test_response_is_a_share_of_the_headcount_and_doubts_are_said():
    assert response_rate(40, 200).value == 0.2
    assert response_rate(40, None).note == NO_HEADCOUNT
    assert response_rate(40, 0).value is None
    assert response_rate(12, 10).note == MORE_ANSWERS.format(answers=12, people=10)
