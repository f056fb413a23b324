"""The evidence of every wave, claims, money by stage."""

import pytest

from wincore.figures import claims, evidence, money


def test_evidence_is_counted_for_every_wave(given):
    context = given()
    table = evidence.over_time(context).table.set_index("Indicator")
    assert {"Baseline", "Stage one"} <= set(table.columns)
    rows = context.findings
    own = rows[(rows["indicator"] == "commitment.public_statement") & (rows["employer"] != "all")]
    seen = own[(own["wave"] == "stage one") & own["evidence"].isin(["A", "B"])]
    said = table.loc["A public statement", "Stage one"]
    assert said.startswith(f"{len(seen[seen['value'].notna()])} present")


def test_every_claim_is_shown_with_both_words(given):
    context = given()
    chart = claims.overview(context)
    assert len(chart.table) == len(context.framework.claims)
    first = chart.table.iloc[0]
    assert (first["Strength by rule"], first["Evaluator's word"]) == ("contested", "contested")
    assert chart.table["Evaluator's word"].iloc[1] == claims.OWN


def test_budget_and_actual_stand_by_stage(given):
    context = given()
    table = money.by_stage(context).table
    costs = context.snapshot.table("costs")
    assert table["Budget"].iloc[0] == costs["budget"].sum()
    assert table["Actual"].iloc[0] == pytest.approx(costs["actual"].sum())
    assert table["Spent"].iloc[0] == pytest.approx(costs["actual"].sum() / costs["budget"].sum())


def test_a_unit_cost_over_nobody_is_not_calculable(given):
    table = money.unit_costs(given()).table.set_index("Per")
    assert table.loc["Cost per employer completing", "Unit cost"] == money.NOT_CALCULABLE
