"""Who answered against who works there; weights beside the plain figure; who left."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from wincore.figures import nonresponse, weights
from wincore.indicators.views.margins import margins, respondents
from wincore.statistics import rake
from wincore.wording import people as people_of


def answers_of(context):
    """Single answers of staff at the chosen wave, with the names of their employers."""
    held = context.snapshot.table("responses")
    own = held[(held["instrument"] == "inclusion") & (held["wave"] == context.wave)]
    employers = context.snapshot.table("employers")
    names = employers.drop_duplicates("employer_id").set_index("employer_id")["employer"]
    return own.assign(employer=own["employer_id"].map(names))


def headcount(context, group):
    rows = context.rows("workforce.headcount", group=group)
    return rows[rows["employer"] != "all"].set_index("employer")["value"].dropna()


@pytest.mark.parametrize("wave", ["baseline", "stage one"])
def test_response_by_group_counts_only_employers_that_have_answers_and_a_headcount(given, wave):
    context = given(wave=wave)
    chart = nonresponse.by_group(context)
    found, own = chart.table.set_index("Group"), answers_of(context)
    for group in ("all", "female"):
        staff = headcount(context, group)
        both = staff[staff.index.isin(own["employer"])]
        mine = own[own["employer"].isin(both.index)]
        answers = len(mine) if group == "all" else int((mine["sex"] == "female").sum())
        row = found.loc[group]
        assert (row["Responses"], row["Headcount"], row["Employers"]) == (
            answers, both.sum(), len(both),
        )  # fmt: skip
        assert row["Response rate"] == pytest.approx(answers / both.sum())
        assert row["Share of answers"] == pytest.approx(answers / len(mine))
    rate = context.programme("survey.response_rate_inclusion")["value"].iloc[0]
    assert found.loc["all", "Response rate"] == pytest.approx(rate)


def test_answers_and_employers_that_are_left_out_are_named(given):
    context = given()
    said, own = nonresponse.by_group(context).sentence, answers_of(context)
    staff = headcount(context, "all")
    strange = own[~own["employer"].isin(staff.index)]
    silent = staff.index.difference(own["employer"])
    assert len(strange)
    assert len(silent)
    assert f"{len(strange)} answers from" in said
    for name in {*strange["employer"], *silent}:
        assert name in said
    assert "Left out" not in nonresponse.by_group(given(wave="baseline")).sentence


def test_a_group_of_few_people_or_answers_is_in_no_comparison(given):
    chart = nonresponse.by_group(given())
    compared, _, apart = chart.sentence.partition("; not compared: ")
    for row in chart.table[chart.table["Group"] != "all"].to_dict("records"):
        small = row["Responses"] < 10 or row["Headcount"] < 50
        assert bool(row["Note"]) == small
        if small:
            assert people_of(row["Group"]) in apart
            assert people_of(row["Group"]) not in compared
    assert "young Black men (2 answers of 128)" in apart


@pytest.mark.parametrize(
    ("answers", "staff", "note"),
    [
        (40, 49, nonresponse.FEW_PEOPLE),
        (9, 5000, nonresponse.FEW_ANSWERS),
        (10, 50, ""),
        (0, 0, nonresponse.FEW_PEOPLE),
    ],
)
def test_few_is_fewer_than_fifty_people_or_ten_answers(answers, staff, note):
    assert nonresponse._small(answers, staff) == note


def test_margins_count_nobody_twice_and_leave_out_the_undeclared(given):
    context = given()
    found = margins(context.snapshot, context.framework, "stage one")
    staff = context.programme("workforce.headcount", group="all")["value"].iloc[0]
    women = context.programme("workforce.headcount", group="female")["value"].iloc[0]
    assert sum(found["employer"].values()) == staff
    assert found["sex"]["female"] == women
    assert set(found["ethnicity"]) == {"Asian", "Black", "Mixed", "White", "Other"}
    assert "all" not in found["age"]
    assert "not declared" not in found["sex"]


def test_a_trait_that_is_not_declared_is_missing(given):
    context = given()
    found = respondents(context.snapshot, context.framework, "inclusion", "stage one")
    undeclared = answers_of(context)["ethnicity"].isin(["not declared", "prefer not to say"])
    assert found["ethnicity"].isna().sum() == undeclared.sum() > 0
    assert set(found["ethnicity"].dropna()) == {"Asian", "Black", "Mixed", "White", "Other"}


def test_weighted_respondents_look_like_the_workforce(given):
    context = given()
    wanted = margins(context.snapshot, context.framework, "baseline")
    people = respondents(context.snapshot, context.framework, "inclusion", "baseline")
    weights = rake(people[list(wanted)], wanted).values
    for margin, counts in wanted.items():
        sums = weights.groupby(people[margin]).sum()
        covered = {k: n for k, n in counts.items() if sums.get(k, 0) > 0}
        share = pd.Series(covered) / sum(covered.values())
        got = sums.reindex(share.index) / sums.sum()
        assert np.allclose(got, share, atol=1e-6), margin


def test_the_unweighted_share_stands_beside_the_weighted(given):
    context = given()
    chart = weights.weights(context)
    answers = context.snapshot.table("responses")
    own = answers[(answers["instrument"] == "inclusion") & (answers["wave"] == "stage one")]
    item = context.framework.instrument("inclusion").item("IC1")
    given_ = own["IC1"].astype(str)
    base = given_[given_.isin(list("12345"))]
    row = chart.table.set_index("Statement").loc[item.text]
    assert row["n"] == len(base)
    assert row["All who answered"] == pytest.approx(base.isin(["4", "5"]).mean())
    wanted = margins(context.snapshot, context.framework, "stage one")
    known = respondents(context.snapshot, context.framework, "inclusion", "stage one")
    weight = rake(known[list(wanted)], wanted).values.dropna()
    codes = known["IC1"].astype(str).loc[weight.index]
    same = codes[codes.isin(list("12345"))]
    plain, w = same.isin(["4", "5"]), weight[same.index]
    assert row["n weighted"] == len(same) < row["n"]
    assert row["Those weighted, unweighted"] == pytest.approx(plain.mean())
    assert row["Weighted"] == pytest.approx((plain * w).sum() / w.sum())
    assert row["n effective"] == pytest.approx(w.sum() ** 2 / (w**2).sum())
    assert row["Difference"] == pytest.approx(row["Weighted"] - plain.mean())
    assert row["Weighted, low"] < row["Weighted"] < row["Weighted, high"]
    assert "design effect" in chart.sentence
    assert "weights cannot speak for them" in chart.sentence


def test_employers_without_a_headcount_are_named_with_the_answers_they_lose(given):
    context = given()
    said, own = weights.weights(context).sentence, answers_of(context)
    strange = own[~own["employer"].isin(headcount(context, "all").index)]
    assert f"{len(strange)} of {len(own)} respondents left out: the workforce has no" in said
    assert all(f"employer {name}" in said for name in strange["employer"])


def test_who_left_is_counted_by_code(given):
    context = given()
    found = nonresponse.left(context, "participant").table
    answers = context.snapshot.table("responses")
    own = answers[(answers["instrument"] == "participant") & (answers["respondent"] != "")]
    waves = own.groupby("respondent")["wave"].agg(set)
    assert found["Both waves"].sum() == (waves.map(len) == 2).sum()
    assert found["Before only"].sum() == (waves == {"baseline"}).sum()
    assert found["Now only"].sum() == (waves == {"stage one"}).sum()


def test_a_questionnaire_without_codes_cannot_say_who_left(given):
    assert "unpaired" in nonresponse.left(given(), "inclusion").sentence


@pytest.mark.parametrize("figure", [nonresponse.by_group, weights.weights])
def test_group_by_group_is_for_the_evaluator(given, figure):
    chart = figure(given("panel"))
    assert (chart.sentence, len(chart.table)) == (nonresponse.WITHHELD, 0)


def test_without_a_workforce_there_are_no_weights(given):
    context = given()
    tables = {k: v for k, v in context.snapshot.tables.items() if k != "workforce"}
    bare = replace(context, snapshot=replace(context.snapshot, tables=tables))
    assert weights.weights(bare).table.empty
    assert "no workforce" in weights.weights(bare).sentence


def test_the_brief_lines_say_the_numbers_of_the_table(given):
    chart = weights.weights(given())
    brief = weights.in_brief(chart)
    words = chart.words.iloc[0]
    assert list(brief["Statement"]) == list(chart.table["Statement"])
    line = " ".join(brief.iloc[0])
    for column in ("All who answered", "Those weighted, unweighted", "Weighted", "Difference"):
        assert words[column] in line
    for column in ("n", "n weighted"):
        assert f"(n = {words[column]})" in line
    assert f"counts like {words['n effective']}" in line
    assert weights.in_brief(weights.weights(given("panel"))) is None
