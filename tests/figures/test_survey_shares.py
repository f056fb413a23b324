"""Shares that agree have Wilson's interval; scales their consistency with its caution."""

from dataclasses import replace

import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from wincore.figures import agreement, gaps, pooling, reliability, survey, surveyed
from wincore.statistics import wilson


def test_a_survey_of_counted_staff_has_the_finite_population_correction(given):
    context = given(wave="baseline")
    row = agreement.agreed(context, "inclusion", "IC1", "wave").table.set_index("Of")
    people = context.programme("workforce.headcount", group="all")["value"].iloc[0]
    agree, base = (int(x.replace(",", "")) for x in row.loc["baseline", "Base"].split(" of "))
    expected = wilson(agree, base, people)
    assert row.loc["baseline", "Lowest"] == pytest.approx(expected.low)
    assert row.loc["baseline", "Highest"] == pytest.approx(expected.high)
    assert f"{people:,.0f} people" in row.loc["baseline", "Note"]
    assert expected.low > wilson(agree, base).low


def test_participants_of_whom_only_the_least_number_is_known_have_no_correction(given):
    context = given()
    chart = agreement.agreed(context, "participant", "PL1", "wave")
    rate = context.programme("survey.response_rate_participant").iloc[0]
    assert rate["note"].startswith("at most")  # of those who were asked, or of fewer
    row = chart.table.set_index("Of").loc["stage one"]
    assert row["Note"] == surveyed.AT_LEAST.format(people=f"{rate['denominator']:,.0f} people")
    agree, base = (int(x) for x in row["Base"].split(" of "))
    assert row["Lowest"] == pytest.approx(wilson(agree, base).low)


def test_a_number_of_participants_that_is_held_corrects_their_interval(given):
    context = given()
    rows = context.findings.copy()
    own = rows["indicator"] == "survey.response_rate_participant"
    rows.loc[own, "note"] = "of the largest number of places offered at one session"
    found = replace(context, findings=rows)
    people = found.programme("survey.response_rate_participant")["denominator"].iloc[0]
    chart = agreement.agreed(found, "participant", "PL1", "wave")
    row = chart.table.set_index("Of").loc["stage one"]
    agree, base = (int(x) for x in row["Base"].split(" of "))
    assert row["Lowest"] == pytest.approx(wilson(agree, base, people).low)
    assert row["Note"] == surveyed.SAMPLED.format(people=int(people))


def test_how_many_leads_were_asked_is_not_known(given):
    chart = agreement.agreed(given(), "lead", "LC1", "wave")
    assert set(chart.table["Note"]) == {surveyed.UNLIMITED}


@pytest.mark.parametrize("audience", ["evaluator", "panel"])
def test_where_some_who_answered_are_not_counted_the_number_of_people_is_not_known(given, audience):
    chart = agreement.agreed(given(audience), "inclusion", "IC1", "wave")
    row = chart.table.set_index("Of").loc["stage one"]
    agree, base = (int(x) for x in row["Base"].split(" of "))
    expected = wilson(agree, base)
    assert (row["Lowest"], row["Highest"]) == pytest.approx((expected.low, expected.high))
    assert row["Note"] == surveyed.UNCOUNTED.format(employers="2 employers")


def test_each_employer_is_corrected_for_its_own_headcount(given):
    context = given()
    chart = agreement.agreed(context, "inclusion", "IC1", "employer")
    staff = context.employers("workforce.headcount", group="all").set_index("employer")["value"]
    for _, row in chart.table.iterrows():
        agree, base = (int(x) for x in row["Base"].split(" of "))
        people = staff[row["Of"]]
        expected = wilson(agree, base, people if people > 0 else None)
        assert (row["Lowest"], row["Highest"]) == pytest.approx((expected.low, expected.high))


def test_a_change_of_the_same_people_says_why_it_has_no_interval(given):
    chart = agreement.agreed(given(), "participant", "PL1", "wave")
    assert agreement.PAIRED in chart.sentence
    assert "Newcombe" not in chart.sentence


def test_unpaired_waves_are_compared_by_newcombes_interval(given):
    chart = agreement.agreed(given(), "inclusion", "IC1", "wave")
    bases = [[int(x) for x in b.split(" of ")] for b in chart.table["Base"]]
    (k0, n0), (k1, n1) = bases
    low, high = confint_proportions_2indep(k1, n1, k0, n0, method="newcomb", compare="diff")
    assert agreement.UNPAIRED in chart.sentence
    for end in (low, high):
        assert f"{100 * end:+.1f}".replace("-", "−") in chart.sentence


def test_every_scale_has_its_alpha_and_few_answers_a_caution(given):
    lead = reliability.scales(given(), "lead")
    assert lead.table["Caution"].str.contains("fewer than 30").all()
    staff = reliability.scales(given(), "inclusion")
    assert staff.table["Alpha"].between(0, 1).all()
    assert (staff.table["Lowest"] < staff.table["Alpha"]).all()
    panel = reliability.scales(given("panel"), "lead")
    assert panel.table["Alpha"].isna().all()


def test_means_come_with_their_interval_and_its_caution(given):
    found = survey.ranked(given(), "participant").table.set_index("Scale")
    row = found.loc["Confidence to implement"]
    assert (row["Lowest"], row["Highest"]) == ("3.3", "3.7")
    assert "bootstrap from fewer than 30" in row["Caution"]


def test_questions_about_the_person_are_not_offered_as_questions(given):
    context = given()
    asked = context.framework.instrument("inclusion")
    offered = survey.items(context, "inclusion")
    assert not {i.id for i in asked.items if i.demographic} & set(offered)


def test_pooled_shares_lie_between_an_employers_own_and_the_common_one(given):
    chart = pooling.pooled(given(group="Black", wave="baseline"))
    own, drawn = chart.table[pooling.RAW], chart.table["Pooled share"]
    assert list(chart.table["Of"]) == sorted(chart.table["Of"])  # no ranking
    assert drawn.max() - drawn.min() < own.max() - own.min()
    assert (chart.table["Lowest"] < drawn).all()


def test_pooling_needs_shares_that_may_be_shown(given):
    context = given("panel", group="Black", wave="baseline")
    nothing = context.findings.assign(value=float("nan"), numerator=float("nan"))
    chart = pooling.pooled(replace(context, findings=nothing))
    assert chart.sentence == pooling.TOO_FEW.format(shown=0, all=10)


def test_the_gap_has_the_bounds_of_those_not_declared(given):
    context = given(group="Black", wave="baseline")
    table = gaps.gaps(context).table.set_index("Employer")
    shares = context.employers("workforce.representation", group="Black").set_index("employer")
    london = context.london("Black").share
    for name, row in table.iterrows():
        assert row["Lowest possible gap"] == pytest.approx(shares.loc[name, "low"] - london)
        assert row["Highest possible gap"] == pytest.approx(shares.loc[name, "high"] - london)


def test_a_required_benchmark_is_said_and_nothing_stands_in(given):
    chart = gaps.gaps(given(group="young Black men"))
    assert "still required" in chart.sentence
    assert chart.table.empty


def test_a_reverse_worded_item_is_not_called_favourable(given):
    context = given()
    for name, reverse in (("PP4", True), ("PP1", False)):
        assert context.framework.instrument("participant").item(name).reverse == reverse
        shares = agreement.agreed(context, "participant", name, "wave")
        bars = survey.item(context, "participant", name, "wave")
        assert ("unfavourable" in shares.sentence) == ("unfavourable" in bars.sentence) == reverse
        assert ("Share of favourable answers" in shares.alt) != reverse


def test_the_bad_item_of_a_scale_is_no_headline(given):
    context = given()
    (reverse,) = [
        i.text for i in context.framework.instrument("participant").scale_items("practice")
        if i.reverse
    ]  # fmt: skip
    chart = survey.scale(context, "participant", "practice")
    assert reverse not in chart.sentence
    assert "1 more is reverse-worded" in chart.sentence
    assert chart.table["Row"].str.contains(reverse, regex=False).sum() == 1
