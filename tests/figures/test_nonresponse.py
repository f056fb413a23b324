"""Who answered against who works there; weights beside the plain figure; who left."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from wincore.figures import nonresponse
from wincore.indicators.views.margins import margins, respondents
from wincore.statistics import rake


def test_response_by_group_is_answers_over_headcount(given):
    context = given()
    found = nonresponse.by_group(context).table.set_index("Group")
    answers = context.snapshot.table("responses")
    own = answers[(answers["instrument"] == "inclusion") & (answers["wave"] == "stage one")]
    women = int((own["sex"] == "female").sum())
    staff = context.programme("workforce.headcount", group="female")["value"].iloc[0]
    assert found.loc["female", "Responses"] == women
    assert found.loc["female", "Response rate"] == pytest.approx(women / staff)
    assert found.loc["all", "Share of answers"] == 1


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
    chart = nonresponse.weights(context)
    answers = context.snapshot.table("responses")
    own = answers[(answers["instrument"] == "inclusion") & (answers["wave"] == "stage one")]
    item = context.framework.instrument("inclusion").item("IC1")
    given_ = own["IC1"].astype(str)
    base = given_[given_.isin(list("12345"))]
    row = chart.table.set_index("Statement").loc[item.text]
    assert row["n"] == len(base)
    assert row["Unweighted"] == pytest.approx(base.isin(["4", "5"]).mean())
    assert row["Weighted, low"] < row["Weighted"] < row["Weighted, high"]
    assert "design effect" in chart.sentence
    assert "weights cannot speak for them" in chart.sentence


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


@pytest.mark.parametrize("figure", [nonresponse.by_group, nonresponse.weights])
def test_group_by_group_is_for_the_evaluator(given, figure):
    chart = figure(given("panel"))
    assert (chart.sentence, len(chart.table)) == (nonresponse.WITHHELD, 0)


def test_without_a_workforce_there_are_no_weights(given):
    context = given()
    tables = {k: v for k, v in context.snapshot.tables.items() if k != "workforce"}
    bare = replace(context, snapshot=replace(context.snapshot, tables=tables))
    assert nonresponse.weights(bare).table.empty
    assert "no workforce" in nonresponse.weights(bare).sentence
