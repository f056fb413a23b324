"""The evidence of every wave, claims, money by stage."""

from dataclasses import replace

import pandas as pd
import pytest

from wincore.conflicts import IMPLEMENTED_UNDEVELOPED, IMPLEMENTED_UNTESTED
from wincore.figures import claims, evidence, money
from wincore.indicators import findings


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


def states(context, wave):
    found = evidence.mapped(context, wave)
    return {(i, e): s for i, e, s in zip(found["indicator"], found["employer"], found["state"],
                                         strict=True)}  # fmt: skip


def test_each_outcome_has_a_map_for_each_wave_up_to_the_one_chosen(given):
    context = given()
    for outcome in context.framework.outcomes:
        charts = evidence.grids(context, outcome.id)
        assert [c.sentence.partition(":")[0] for c in charts] == ["Baseline", "Stage one"]
        titles = {i.title for i in context.framework.indicators if i.outcome == outcome.id}
        for chart in charts:
            assert set(chart.table["Indicator"]) <= titles
            assert chart.figure is not None
    assert len(evidence.grids(given(wave="baseline"), "legacy")) == 1


def test_every_cell_has_its_letter_and_its_state_in_the_table(given):
    chart = evidence.grids(given(), "commitment")[1]
    letters = [word for trace in chart.figure.data for word in (trace.text or ())]
    cells = chart.table.drop(columns="Indicator").to_numpy().ravel()
    assert sorted(letters) == sorted(cell[0].upper() for cell in cells)
    assert {"P", "W", "M"} <= set(letters)


def test_grades_of_the_findings_decide_present_weak_and_missing(given):
    context = given()
    found = states(context, "stage one")
    rows = context.findings
    rows = rows[
        (rows["wave"] == "stage one") & (rows["employer"] != "all") & (rows["group"] == "all")
    ]
    for row in rows.to_dict("records"):
        wanted = {"A": "present", "B": "present", "C": "weak"}.get(row["evidence"], "missing")
        if row["value"] == row["value"]:
            assert found[row["indicator"], row["employer"]] == wanted
        else:
            assert found[row["indicator"], row["employer"]] == "missing"


def changed(context, **tables):
    snapshot = replace(context.snapshot, tables=context.snapshot.tables | tables)
    return replace(context, snapshot=snapshot, findings=findings(snapshot, context.framework))


def test_answers_that_contradict_each_other_are_conflicting_and_said(given):
    context = given()
    strategy = context.snapshot.table("strategy").copy()
    at = strategy.index[(strategy["wave"] == "stage one")][0]
    strategy.loc[at, ["developed", "implemented"]] = ["no", "yes"]
    challenges = context.snapshot.table("challenges").copy()
    challenges.loc[0, ["tested", "implemented"]] = ["no", "yes"]
    register = context.snapshot.table("employers").copy()
    register.loc[2, "completed"] = pd.Timestamp("2021-02-01")
    names = register.set_index("employer_id")["employer"]
    tried = changed(context, strategy=strategy, challenges=challenges, employers=register)
    found, before = states(tried, "stage one"), states(context, "stage one")
    assert "conflicting" not in before.values()
    firm, other = names[strategy.at[at, "employer_id"]], names[challenges.at[0, "employer_id"]]
    assert found["strategy.implemented", firm] == "conflicting"
    assert found["strategy.solutions_implemented", other] == "conflicting"
    assert found["objective.completed", register.at[2, "employer"]] == "conflicting"
    said = "\n".join(evidence.disagreeing(tried))
    for words in (IMPLEMENTED_UNDEVELOPED, IMPLEMENTED_UNTESTED, "status is"):
        assert words in said
    assert not evidence.disagreeing(context)


def test_figures_that_cannot_both_be_right_are_conflicting(given):
    context = given()
    staff = context.snapshot.table("workforce").copy()
    small = staff["employer_id"] == staff["employer_id"].iloc[0]
    staff.loc[small, "headcount"] = 0
    staff.loc[staff.index[small & (staff["wave"] == "stage one")][0], "headcount"] = 3
    tried = changed(context, workforce=staff)
    name = dict(zip(*(context.snapshot.table("employers")[c] for c in ("employer_id", "employer")),
                    strict=True))[staff["employer_id"].iloc[0]]  # fmt: skip
    assert states(tried, "stage one")["survey.response_rate_inclusion", name] == "conflicting"


def test_two_files_that_are_both_kept_out_conflict_until_one_is_chosen(given):
    context = given()
    strategy = context.snapshot.table("strategy")
    mine = (strategy["wave"] == "stage one") & (strategy["employer_id"] == "EMP01")
    returns = [u for u in context.snapshot.uploads if "strategy" in u.places]
    uploads = tuple(
        replace(u, mode="keep out") if u is returns[-1] else u for u in context.snapshot.uploads
    )
    kept = replace(context, snapshot=replace(context.snapshot, uploads=uploads))
    tried = changed(kept, strategy=strategy[~mine])
    name = context.snapshot.table("employers").set_index("employer_id").at["EMP01", "employer"]
    assert states(tried, "stage one")["strategy.developed", name] == "conflicting"
    assert any("kept out until it is decided" in s for s in evidence.disagreeing(tried))
