"""What each verdict becomes without one employer, with what is missing, with another definition."""

from dataclasses import replace
from itertools import product

from wincore.figures import comparing, definition, sensitivity
from wincore.findings import select
from wincore.indicators.judging import Judged
from wincore.statistics import binary_change, paired_change, verdict


def row(chart, title):
    return chart.table.set_index("Indicator").loc[title]


def judged(differences):
    before = {f"E{i}": 0.0 for i in range(len(differences))}
    change = paired_change(before, dict(zip(before, differences, strict=True)))
    return Judged(change, {}, verdict(change))


def test_a_verdict_that_falls_whoever_is_left_out_hangs_on_their_number(given):
    chart = sensitivity.table(given(), ["community.confidence", "community.attendance"])
    found = row(chart, "Confidence to implement")
    assert found[sensitivity.ONE] == "cannot tell yet, whichever employer is left out"
    assert found["Depends on"] == sensitivity.FEW
    assert row(chart, "Attendance")["Depends on"] == "nothing tried"
    assert chart.sentence == "1 of 2 verdicts depends on a choice: Confidence to implement."


def test_a_verdict_that_hangs_on_an_employer_names_it(given):
    context = given()
    hanging = judged([1.0] * 8 + [-3.0])
    assert hanging.verdict.word == "cannot tell yet"
    [one] = comparing.compared(context, ["community.confidence"])
    found = sensitivity._row(context, replace(one, employers=hanging, verdict="cannot tell yet"))
    assert found[sensitivity.ONE] == "improved without E8"
    assert found["Depends on"].startswith("single employers")
    steady = judged([1.0] * 10)
    assert sensitivity._without_one(steady) == (False, "improved")


def test_the_other_definition_of_black_is_tried_where_there_are_two(given):
    context = given(group="Black")
    names = ["recruitment.conversion", "workforce.declaration_rate"]
    chart = sensitivity.table(context, names)
    for name in names:
        found = row(chart, context.framework.indicator(name).title)
        rows = select(context.findings, indicator=name, employer="all", wave="stage one")
        words = rows.set_index("group")["verdict"]
        assert found["Verdict"] == words["Black"]
        same = words["Black (broad)"] == words["Black"]
        assert found[sensitivity.OTHER] == ("the same" if same else words["Black (broad)"])
        assert (sensitivity.REASONS[sensitivity.OTHER] in found["Depends on"]) != same
    white = row(sensitivity.table(given(group="White"), names[1:]), "Declaration rate")
    assert white[sensitivity.OTHER] == "–"


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
    assert row(chart, "Confidence to implement")[sensitivity.ONE] == comparing.WITHHELD


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


def test_a_definition_with_too_few_people_to_flag_decides_nothing(given):
    context = given(group="young Black men")
    found = row(definition.strict_and_broad(context), "Four-fifths ratio")
    assert found["Depends on it"] == "not known"
    few = context.findings.copy()
    at = (few["indicator"] == "recruitment.four_fifths") & (few["group"] == "young Black men")
    few.loc[at, "value"] = 0.5  # one of few people appointed: still not flagged
    found = row(definition.strict_and_broad(replace(context, findings=few)), "Four-fifths ratio")
    assert (found["Strict says"], found["Depends on it"]) == (definition.TOO_FEW, "not known")
