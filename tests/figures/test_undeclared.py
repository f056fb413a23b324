"""What the undeclared could make of a workforce stands in the headlines, not in the bars alone."""

from math import ceil

import pytest

from wincore.disclosure.reveals import Row, rules
from wincore.figures import definition, gaps, pooling, review, workforce
from wincore.wording import number, percent

WAVE = "baseline"
SAYS = ["Strict says", "Broad says"]


def everybody(context, employer):
    """Members, known and all people of an employer, from the findings of its share alone."""
    rows = context.rows("workforce.representation", group=context.group, employer=employer)
    row = rows.iloc[0]
    return row["numerator"], row["denominator"], row["denominator"] + row["missing"]


def test_ratio_and_shortfall_of_each_employer_have_their_range(given):
    context = given(group="Black", wave=WAVE)
    table, london = gaps.gaps(context).table, context.london("Black").share
    for row in table.to_dict("records"):
        members, known, people = everybody(context, row["Employer"])
        fewest, most = members, members + people - known
        assert row["Lowest possible ratio"] == pytest.approx(fewest / people / london)
        assert row["Highest possible ratio"] == pytest.approx(most / people / london)
        needed = ceil(london * people)
        assert row["Lowest possible shortfall"] == max(0, needed - most)
        assert row["Highest possible shortfall"] == max(0, needed - fewest)
        assert (row["Ratio"] < 1) == (row["Shortfall in people"] > 0)
    assert list(table["Employer"]) == sorted(table["Employer"])


def test_the_people_needed_are_said_with_their_range_in_full_and_in_brief(given):
    context = given(group="Black", wave=WAVE)
    members, known, people = everybody(context, "all")
    needed, found = ceil(context.london("Black").share * people), gaps.gaps(context)
    ends = (max(0, needed - members - (people - known)), needed - members)
    least, most = (number(x) for x in ends)
    assert f"more Black people ({least} to {most}, whatever the undeclared are)" in found.sentence
    brief, first = gaps.in_brief(found), found.words.iloc[0]
    for name in ("gap", "ratio"):
        low, high = (first[f"{end} possible {name}"] for end in ("Lowest", "Highest"))
        assert f"({low} to {high}" in brief.iloc[0]["Gap to London"]


def test_hidden_employers_have_no_range_of_ratio_or_shortfall(given):
    context = given("public", group="Black", wave=WAVE)
    table = gaps.gaps(context).table
    hidden = table["Note"].str.startswith("[c]")
    assert hidden.any()
    ranges = [c for c in table if "possible" in c]
    assert len(ranges) == 6
    assert table.loc[hidden, ranges].isna().all(axis=None)
    assert table.loc[~hidden, ranges].notna().all(axis=None)


@pytest.mark.parametrize("group", ["Black", "Black (broad)", "Asian", "White"])
@pytest.mark.parametrize("audience", ["evaluator", "panel"])
def test_gap_ratio_and_shortfall_never_contradict_each_other(given, audience, group):
    context = given(audience, group=group, wave=WAVE)
    names = [f"workforce.{n}" for n in ("representation_gap", "representation_ratio", "shortfall")]
    for employer in context.rows(names[0], group=group)["employer"]:
        rows = [context.rows(n, group=group, employer=employer).iloc[0] for n in names]
        gap, ratio, short = (definition._says(n, r) for n, r in zip(names, rows, strict=True))
        assert gap.replace("0", "1") == ratio
        meant = {"below 0": "people are short", "above 0": "nobody is short"}
        assert short == meant.get(gap, short)
        assert ("within the range" in short) == ("within the range" in gap)


def test_strict_and_broad_say_the_same_of_gap_and_ratio(given):
    chart = definition.strict_and_broad(given(group="Black", wave=WAVE))
    table = chart.table.set_index("Indicator")
    gap, ratio = (table.loc[t, SAYS] for t in ("Gap to London", "Representation against London"))
    assert list(gap) == ["no difference (0) lies within the range"] * 2
    assert list(ratio) == ["no difference (1) lies within the range"] * 2
    assert set(table.loc["Shortfall in people", SAYS]) == {"nobody short (0) lies within the range"}


@pytest.mark.parametrize("audience", ["evaluator", "panel", "public"])
def test_the_headlines_count_employers_that_the_undeclared_could_turn(given, audience):
    context = given(audience, group="Black", wave=WAVE)
    london = context.london("Black").share
    shown = context.employers("workforce.representation", group="Black").dropna(subset=["value"])
    below = shown[shown["value"] < london]
    turned = ((below["numerator"] + below["missing"]) / (below["n"] + below["missing"])) >= london
    said = f"for {turned.sum()} of them the undeclared could reverse it"
    assert said in workforce.against_london(context).sentence
    assert "of them the undeclared could reverse it" in workforce.by_size(context).sentence
    assert "among those known" in pooling.pooled(context).sentence


def test_the_programme_against_london_says_what_the_undeclared_could_do(given):
    context = given(wave=WAVE)
    row = context.programme("workforce.representation", group="Black").iloc[0]
    assert row["low"] < context.london("Black").share < row["high"]
    ends = " to ".join(percent(row[e], 1) for e in ("low", "high"))
    assert (
        f"the undeclared could reverse it ({ends} with them)"
        in review.representation(context).sentence
    )


def test_levels_show_the_range_of_those_not_declared(given):
    chart = workforce.by_level(given(group="Black", wave=WAVE))
    table = chart.table
    assert (table["Lowest possible"] <= table["Share"]).all()
    assert (table["Share"] <= table["Highest possible"]).all()
    assert "with the undeclared" in chart.sentence


def test_employers_stand_in_the_order_of_their_names(given):
    context = given(group="Black", wave=WAVE)
    for figure, column in (
        (workforce.against_london, "Employer"),
        (workforce.declared, "Of"),
        (workforce.by_size, "Employer"),
        (pooling.pooled, "Of"),
    ):
        names = list(figure(context).table[column])
        assert names == sorted(names), figure.__name__


@pytest.mark.parametrize("name", ["representation_gap", "representation_ratio", "shortfall"])
def test_a_range_gives_away_the_number_of_everybody_and_is_hidden_with_it(framework, name):
    fields = rules(framework)[f"workforce.{name}"](Row("E1", WAVE, "Black"))
    for end in ("low", "high"):
        assert [figure.part for figure in fields[end]] == ["total"]
    assert {figure.part for figure in fields[""]} == {"members", "known"}


@pytest.mark.parametrize("audience", ["panel", "public"])
def test_no_range_is_shown_where_the_number_of_the_unknown_is_hidden(given, audience):
    rows = given(audience).findings
    rows = rows[rows["indicator"].isin(["workforce.representation_ratio", "workforce.shortfall"])]
    ranged = rows[["low", "high"]].notna().any(axis=1)
    assert ranged.any()
    assert rows.loc[ranged, ["numerator", "denominator", "missing"]].notna().all(axis=None)
