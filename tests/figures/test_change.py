"""Change in detail: who is compared with whom, and what exact tests make of it."""

from dataclasses import replace

import numpy as np
import pandas as pd
from scipy.stats import permutation_test

from wincore.figures import change, comparing
from wincore.findings import select
from wincore.indicators.judging import BY_HOLM, PROGRAMME_WIDE, judged
from wincore.statistics import holm
from wincore.statistics.verdicts import printed


def row(chart, title, compared=change.EMPLOYERS):
    found = chart.table[(chart.table["Indicator"] == title) & (chart.table["Compared"] == compared)]
    assert len(found) == 1
    return found.iloc[0]


def differences(context, indicator):
    rows = select(context.findings, indicator=indicator, group="all")
    own = rows[rows["employer"] != "all"].pivot(index="employer", columns="wave", values="value")
    return (own[context.wave] - own["baseline"]).dropna()


def test_employers_are_compared_with_themselves(given):
    context = given()
    found = row(change.detail(context, ["community.confidence"]), "Confidence to implement")
    moved = differences(context, "community.confidence")
    p = permutation_test(
        (moved.to_numpy(),), np.mean, permutation_type="samples", n_resamples=np.inf
    ).pvalue
    assert found["Matched"] == f"{len(moved)} employers"
    counts = [int((moved > 0).sum()), int((moved == 0).sum()), int((moved < 0).sum())]
    assert found[change.MOVED] == " / ".join(map(str, counts))
    assert found["Mean change"] == f"+{moved.mean():.2f}"
    assert found["p, sign-flip"] == printed(p)


def test_people_who_answered_twice_are_averaged_within_their_employer_first(given):
    context = given()
    found = row(
        change.detail(context, ["community.learning"]), "Learning", change.PEOPLE
    )  # fmt: skip
    answers = context.snapshot.table("responses")
    asked = context.framework.instrument("participant")
    own = answers[(answers["instrument"] == "participant") & (answers["respondent"] != "")]
    flipped = {
        i.id: (6 - s if i.reverse else s)
        for i in asked.scale_items("learning")
        for s in [own[i.id].astype(str).where(own[i.id].astype(str).str.isdigit()).astype(float)]
    }
    items = pd.DataFrame(flipped)
    score = items.mean(axis=1).where(items.notna().sum(axis=1) >= 2)
    wide = own.assign(score=score).pivot_table(
        index=["employer_id", "respondent"], columns="wave", values="score"
    )
    both = wide.dropna(subset=["baseline", "stage one"])
    by_employer = (both["stage one"] - both["baseline"]).groupby(level=0).mean()
    assert found["Matched"] == f"{len(both)} people of {len(by_employer)} employers"
    assert found["Mean change"] == f"{by_employer.mean():+.2f}"
    alone = [int(wide[w].notna().sum()) - len(both) for w in ("baseline", "stage one")]
    assert found[change.ALONE] == " / ".join(map(str, alone))


def test_questionnaires_without_codes_say_that_their_waves_are_unpaired(given):
    names = ["strategy.fairness", "commitment.perceived_leads", "community.learning"]
    chart = change.detail(given(), names[:2])
    assert set(chart.table["Note"]) == {change.UNPAIRED_WAVES}
    said = change.unpaired(given(), names)
    assert len(said) == 2
    assert all("are unpaired: no code" in s for s in said)
    assert set(chart.table["Compared"]) == {change.EMPLOYERS}


def test_the_table_prints_the_tests_own_p_holms_and_the_programmes(given):
    context = given()
    key = ("community.evaluation_confidence", "stage one", "all")
    found = judged(context.findings, context.framework)[key]
    named = row(change.detail(context, [key[0]]), "Confidence to evaluate")
    assert named["p, sign-flip"] == printed(found.change.p_permutation)
    assert named["p, Holm"] == printed(found.adjusted[BY_HOLM])
    assert named["p, programme"] == printed(found.adjusted[PROGRAMME_WIDE])
    assert named["Verdict"] == found.verdict.word == "cannot tell yet"
    assert named[change.NEEDED] == str(found.verdict.needed_n)
    [told, _] = change.brief(change.detail(context, [key[0]]).table)["Exact tests"]
    assert f"about {found.verdict.needed_n} matched employers would be needed" in told


def test_what_is_not_tested_says_why(given):
    context = given()
    line = row(change.detail(context, ["commitment.score"]), "Strength of commitment")
    assert line["Verdict"] == change.NOT_JUDGED
    assert line["Note"] == context.framework.indicator("commitment.score").untested
    assert line["p, sign-flip"] == change.MISSING


def test_the_same_people_are_no_surer_than_all_who_answered(given):
    """A second look at the same answers: it may not be called more than the first one is."""
    [sure] = comparing.compared(given(), ["community.confidence"])
    assert change._matched(sure, sure.people, None)["Verdict"] == "improved"
    unsure = replace(sure, employers=replace(sure.employers, adjusted={PROGRAMME_WIDE: 0.06}))
    assert change._matched(unsure, sure.people, None)["Verdict"] == "cannot tell yet"
    withheld = replace(sure, employers=None)
    assert change._matched(withheld, sure.people, None)["Verdict"] == "cannot tell yet"


def test_single_groups_are_called_exploratory(given):
    rows = given().findings
    own = rows[(rows["group"] == "Black") & (rows["verdict"] == "improved")]
    assert own["note"].str.contains("Exploratory").all()
    whole = rows[(rows["group"] == "all") & (rows["verdict"] == "improved")]
    assert len(whole)
    assert not whole["note"].str.contains("Exploratory").any()


def test_others_than_the_evaluator_see_no_detail_about_single_employers_people(given):
    chart = change.detail(given("panel"), ["community.confidence", "community.attendance"])
    scale, places = (row(chart, t) for t in ("Confidence to implement", "Attendance"))
    assert scale["Note"] == comparing.WITHHELD
    assert (scale[change.MOVED], scale["p, sign-flip"]) == ("–", "–")
    assert places["Matched"] == "10 employers"
    assert change.PEOPLE not in set(chart.table["Compared"])


def test_the_first_wave_has_nothing_to_compare_with(given):
    chart = change.detail(given(wave="baseline"), ["community.confidence"])
    assert chart.table.empty
    assert chart.sentence == change.FIRST_WAVE.format(wave="Baseline")


def test_a_refused_trend_is_no_hypothesis_and_makes_none_of_the_others_harder_to_show(given):
    """What was not tested is not in Holm's family; the line says why there is no test."""
    context = given()
    whole = judged(context.findings, context.framework)
    table = context.findings.copy()
    gone = table["indicator"] == "community.confidence"
    table.loc[gone, ["baseline", "change"]] = np.nan
    found = judged(table, context.framework)
    key = ("community.confidence", "stage one", "all")
    mine = {i.id for i in context.framework.indicators if i.outcome == "community"}
    family = [k for k in whole if k[0] in mine and k[1:] == key[1:]]
    assert key in whole
    assert key not in found
    rest = [k for k in family if k != key]
    tested = [k for k in rest if whole[k].change.p_permutation is not None]
    expected = holm([whole[k].change.p_permutation for k in tested])
    assert [found[k].adjusted[BY_HOLM] for k in tested] == expected
    assert any(whole[k].adjusted[BY_HOLM] != found[k].adjusted[BY_HOLM] for k in tested)
    assert all(
        found[k].adjusted[PROGRAMME_WIDE] <= whole[k].adjusted[PROGRAMME_WIDE] for k in tested
    )
    line = row(change.detail(replace(context, findings=table), ["community.confidence"]),
               "Confidence to implement")  # fmt: skip
    assert line["Note"] == comparing.REFUSED
    assert line["p, sign-flip"] == change.MISSING


def test_the_brief_table_says_what_the_full_one_does(given):
    full = change.detail(given(), change.of_outcome(given(), "community")).table
    brief = change.brief(full)
    assert list(brief["Verdict"]) == list(full["Verdict"])
    for (_, line), (_, told) in zip(full.iterrows(), brief.iterrows(), strict=True):
        improved, same, worse = line[change.MOVED].split(" / ")
        assert f"{improved} improved, {same} the same, {worse} worse" in told["What moved"]
        assert line["Mean change"] in told["What moved"]
        shown = line["p, sign-flip"] != change.MISSING
        assert not shown or f"p = {line['p, sign-flip']} by sign-flip" in told["Exact tests"]


def test_a_single_group_prints_the_p_that_its_lead_leaves_it(given):
    context = given(group="White")
    key = ("community.learning", "stage one", "White")
    found = judged(context.findings, context.framework)[key]
    full = change.detail(context, [key[0]]).table
    line = row(change.detail(context, [key[0]]), "Learning")
    assert line["p, after lead"] == printed(found.p)
    assert line["Verdict"] == found.verdict.word == "improved"
    assert (line["p, Holm"], line["p, programme"]) == (change.MISSING, change.MISSING)
    [told] = change.brief(full)["Exact tests"]
    assert f"{printed(found.p)} after the figure that leads" in told
    assert "by Holm" not in told
