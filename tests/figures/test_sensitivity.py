"""What each verdict becomes without one employer, with what is missing, with another definition."""

from itertools import product

from wincore.figures import change, definition, sensitivity
from wincore.statistics import binary_change, verdict


def row(chart, title):
    return chart.table.set_index("Indicator").loc[title]


def test_a_verdict_that_hangs_on_an_employer_says_so(given):
    chart = sensitivity.table(given(), ["commitment.score", "community.attendance"])
    score = row(chart, "Strength of commitment")
    assert "without any one of 8 employers" in score[sensitivity.ONE]
    assert score["Depends on"] == "a single employer"
    assert row(chart, "Attendance")["Depends on"] == "nothing tried"
    assert chart.sentence == "1 of 2 verdicts depends on a choice: Strength of commitment."


def test_missing_answers_are_counted_both_ways(given):
    context = given()
    found = row(sensitivity.table(context, ["strategy.approved"]), "Strategy approved")
    states = [
        sensitivity._states(context, "strategy.approved", w) for w in ("baseline", "stage one")
    ]
    assert any(None in s.values() for s in states)
    for name, filling in ((sensitivity.NO, False), (sensitivity.YES, True)):
        before, after = ({e: filling if v is None else v for e, v in s.items()} for s in states)
        word = verdict(binary_change(before, after)).word
        assert found[name] == (sensitivity.STANDS if word == found["Verdict"] else word)
    assert found["Depends on"] == "what is missing"


def test_the_same_people_only_is_tried_where_codes_allow(given):
    chart = sensitivity.table(given(), ["community.confidence", "strategy.fairness"])
    assert row(chart, "Confidence to implement")[sensitivity.SAME] == sensitivity.STANDS
    assert row(chart, "Fairness as staff see it")[sensitivity.SAME] == "–"


def test_the_panel_is_not_told_what_hangs_on_an_employers_people(given):
    chart = sensitivity.table(given("panel"), ["community.confidence"])
    assert row(chart, "Confidence to implement")[sensitivity.ONE] == change.WITHHELD


def test_strict_and_broad_switch_numerator_and_benchmark_together(given):
    context = given(group="Black", wave="baseline")
    found = row(definition.strict_and_broad(context), "Gap to London")
    for group, column in (("Black", "Strict"), ("Black (broad)", "Broad")):
        share = context.programme("workforce.representation", group=group)["value"].iloc[0]
        gap = 100 * (share - context.framework.benchmark_for(group).share)
        assert found[column].split()[0].replace("−", "-").split("\u00a0")[0] == f"{gap:+.1f}"


def test_both_definitions_are_named_whichever_is_chosen(given):
    tables = [
        definition.strict_and_broad(given(group=g, wave="baseline")).table
        for g, _ in product(("Black", "Black (broad)"), (0,))
    ]
    assert tables[0].equals(tables[1])


def test_groups_with_one_definition_say_so(given):
    chart = definition.strict_and_broad(given(group="White"))
    assert chart.sentence == definition.ONE_DEFINITION.format(group="White")
