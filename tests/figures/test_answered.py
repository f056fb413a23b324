"""The distribution of answers to whole scales, counted again from single responses."""

from dataclasses import replace

import pytest

from wincore.figures import community, employer
from wincore.figures.answered import NO_SCALES, ROW, answered
from wincore.figures.commitment import most_points
from wincore.framework.instrument import Answer

LADDER = ["1, least favourable", "2", "3", "4", "5, most favourable"]


def counted(context, indicator, wave, employer=None):
    """How often each place was answered over the items of a scale, reverse items turned round."""
    scale = context.framework.indicator(indicator)
    asked = context.framework.instrument(scale.instrument)
    held = context.snapshot.table("responses")
    held = held[(held["instrument"] == asked.id) & (held["wave"] == wave)]
    if employer:
        held = held[held["employer_id"] == employer]
    found = [0] * 5
    for item in asked.scale_items(scale.scale):
        for code in held[item.id].astype("str"):
            if code in "12345":
                place = 6 - int(code) if item.reverse else int(code)
                found[place - 1] += 1
    return found


def shown(chart, title, wave):
    table = chart.table.set_index("Row")
    return table.loc[ROW.format(scale=title, wave=wave)]


@pytest.mark.parametrize("wave", ["baseline", "stage one"])
def test_answers_to_all_items_are_added_up_and_reverse_items_turned_round(given, wave):
    context = given()
    chart = answered(context, ["community.learning", "strategy.fairness"])
    for name in ("community.learning", "strategy.fairness"):
        row = shown(chart, context.title(name), wave)
        expected = counted(context, name, wave)
        assert [row[answer] for answer in LADDER] == expected
        assert row["Answers"] == sum(expected)
        assert row["Top two"] == pytest.approx(sum(expected[3:]) / sum(expected))
    items = context.framework.instrument("participant").scale_items("learning")
    assert any(i.reverse for i in items)


def test_the_finding_names_the_scale_that_differs_most(given):
    context = given()
    names = context.scales_of("community")
    shares = {}
    for name in names:
        before, now = (counted(context, name, w) for w in ("baseline", "stage one"))
        if sum(before):
            shares[context.title(name)] = sum(now[3:]) / sum(now) - sum(before[3:]) / sum(before)
    most = max(shares, key=lambda title: abs(shares[title]))
    more = sum(d > 0 for d in shares.values())
    said = answered(context, names).sentence
    assert f"more frequent than at baseline on {more} of {len(shares)} scales" in said
    assert f"the largest difference: {most} (" in said


def test_one_employer_can_be_chosen(given, snapshot):
    register = snapshot.table("employers")
    employer = register[register["status"] == "participating"].iloc[0]
    context = given(employer=employer["employer"])
    row = shown(answered(context, ["community.learning"]), "Learning", "stage one")
    expected = counted(context, "community.learning", "stage one", employer["employer_id"])
    assert [row[answer] for answer in LADDER] == expected


def test_at_the_first_wave_the_ends_are_named(given):
    said = answered(given(wave="baseline"), given().scales_of("community")).sentence
    assert said.startswith("Favourable answers at baseline: from ")


def test_a_scale_not_asked_at_a_wave_has_no_row_there(given):
    context = given()
    rows = set(answered(context, ["community.satisfaction"]).table["Row"])
    assert rows == {ROW.format(scale="Satisfaction with the Lab", wave="stage one")}


def test_what_is_hidden_in_one_item_is_hidden_in_the_scale_and_said(given):
    chart = answered(given("panel"), ["commitment.perceived_staff", "community.learning"])
    hidden = shown(chart, "Learning", "stage one")
    assert hidden[LADDER].isna().any()
    assert "Not drawn, since answers of few people are hidden: Learning" in chart.sentence
    assert shown(chart, "Leaders' commitment as staff see it", "stage one")[LADDER].notna().all()
    nothing = answered(given("panel"), ["community.learning"])
    assert nothing.figure is None
    assert nothing.sentence.startswith("Hidden: ")


def test_without_scales_it_says_so(given):
    assert answered(given(), ["community.attendance", "no.such"]).sentence == NO_SCALES


def test_the_axis_of_means_ends_where_the_answers_end(given):
    context = given()
    assert most_points(context, ["community.learning"]) == 5
    assert most_points(context, ["community.attendance"]) == 5
    asked = context.framework.instrument("participant")
    agreement = next(a for a in asked.answer_sets if a.id == "agreement")
    more = [Answer(code=c, label=f"Even more {c}") for c in "67"]
    longer = agreement.model_copy(update={"answers": [*agreement.answers, *more]})
    sets = [longer if a.id == "agreement" else a for a in asked.answer_sets]
    others = [i for i in context.framework.instruments if i.id != asked.id]
    changed = asked.model_copy(update={"answer_sets": sets})
    framework = context.framework.model_copy(update={"instruments": [changed, *others]})
    assert most_points(replace(context, framework=framework), ["community.learning"]) == 7


def answering(context):
    """The name of an employer of which a scale of the community of practice is held."""
    rows = context.employers("community.confidence", group="all")
    return rows.dropna(subset=["value"])["employer"].iloc[0]


def test_an_employers_answers_are_its_own_and_everybodys_whatever_group_is_chosen(given):
    context = given()
    name = (
        context.employers("community.confidence", group="all")
        .dropna(subset=["value"])["employer"]
        .iloc[0]
    )
    held = context.snapshot.table("employers")
    employer_id = held.loc[held["employer"] == name, "employer_id"].iloc[0]
    chart = employer.answers(given(employer=name, group="Black"))
    for indicator in ("community.confidence", "community.practice_applied"):
        for wave in ("baseline", "stage one"):
            expected = counted(context, indicator, wave, employer_id)
            row = shown(chart, context.title(indicator), wave)
            assert [row[answer] for answer in LADDER] == expected


def test_the_scales_of_an_employers_answers_are_those_of_its_means(given):
    context = given()
    name = (
        context.employers("community.confidence", group="all")
        .dropna(subset=["value"])["employer"]
        .iloc[0]
    )
    one = given(employer=name)
    means = set(community.learned(one).table["Scale"])
    drawn = {row.rpartition(", ")[0] for row in employer.answers(one).table["Row"]}
    assert drawn == means


def test_an_employers_answers_are_not_shown_to_the_panel(given):
    context = given("panel")
    name = context.employers("workforce.headcount", group="all")["employer"].iloc[0]
    chart = employer.answers(given("panel", employer=name))
    assert chart.figure is None
    assert chart.sentence.startswith("Hidden")
