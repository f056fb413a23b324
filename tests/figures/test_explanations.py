"""Why this number, of figures that are no findings: in the same parts, for the same audiences."""

import pytest

from wincore.explanations import (
    answers,
    consistency,
    evidence,
    leavers,
    levels,
    ratings,
    respondents,
    scales,
    written,
)
from wincore.figures import agreement, answered, nonresponse
from wincore.figures import evidence as maps
from wincore.indicators import views
from wincore.parts import CELLS, ROWS
from wincore.summary import employer_ratings

BASIC = {"What it means", "How it is worked out", "In figures", "Range", "Uploads"}


def told(explanation, whose="all") -> dict[str, str]:
    return {p.name: p.text for p in explanation.make(whose).parts}


def every(context):
    found = maps.maps(context)
    yield from answers.of_item(context, "inclusion", "IC1", "employer")
    yield from answers.of_item(context, "participant", "PV1", "wave")
    yield from answers.of_items(context, "participant", "learning")
    yield from scales.of_scales(context, context.scales_of("community"))
    yield from consistency.of_scales(context, "participant")
    yield from leavers.of_employers(context, "participant")
    yield from respondents.of_groups(context)
    yield from respondents.of_weights(context)
    yield from levels.of_levels(context)
    yield from ratings.of_outcomes(context)
    yield from (ratings.of_outcome(context, o) for o in context.framework.outcomes)
    yield from evidence.of_all(context, found)
    yield from written.of_questions(context, "participant")


def test_every_explanation_says_what_how_how_many_how_sure_and_from_where(given):
    context = given()
    for one in every(context):
        whose = one.whose[0] if one.whose else "all"
        assert set(told(one, whose)) >= BASIC, one.title


@pytest.mark.parametrize("audience", ["panel", "public"])
def test_others_are_told_no_lines_and_no_cells(given, audience):
    context = given(audience)
    for one in every(context):
        found = one.make(one.whose[0] if one.whose else "all")
        names = {p.name for p in found.parts}
        assert names.isdisjoint({ROWS, CELLS}), one.title
        assert not found.cells
        uploads = next((p.text for p in found.parts if p.name == "Uploads"), "")
        assert "!" not in uploads
        assert "rows" not in uploads


@pytest.mark.parametrize("by", ["wave", "employer", "group"])
def test_a_question_is_explained_for_each_bar_with_the_interval_of_its_chart(given, by):
    context = given()
    chart = agreement.agreed(context, "inclusion", "IC1", by).table.set_index("Of")
    found = answers.of_item(context, "inclusion", "IC1", by)
    assert {one.key[3] for one in found} == set(chart.index)
    for one in found:
        words = told(one)
        row = chart.loc[one.key[3]]
        if isinstance(row["Base"], str) and row["Base"]:
            assert f"{row['Base']} favourable" in words["In figures"]
            assert row["Note"] in words["Range"]


def test_the_cells_of_a_question_are_as_many_as_the_answers_counted(given):
    context = given()
    for by in ("wave", "employer", "group"):
        for one in answers.of_item(context, "inclusion", "IC3", by):
            table = views.distribution(
                context.snapshot, context.framework, "inclusion", "IC3", by=by,
                wave=None if by == "wave" else context.wave,
            )  # fmt: skip
            base = table.loc[table["split"] == one.key[3], "base"].iloc[0]
            assert len(one.make("all").cells[-1].rows) == base


def test_answers_to_a_whole_scale_add_up_to_the_share_of_their_chart(given):
    context = given()
    names = context.scales_of("community")
    shown = answered.answered(context, names).table.set_index("Row")
    for one in scales.of_scales(context, names):
        title = context.title(one.key[1])
        row = shown.loc[answered.ROW.format(scale=title, wave=one.key[2])]
        cells = one.make("all").cells
        top = sum(len(c.rows) for c in cells if c.role.startswith("Numerator"))
        base = sum(len(c.rows) for c in cells if c.role.startswith("Denominator"))
        assert base == row["Answers"]
        assert top == pytest.approx(row["Top two"] * base) if base else top == 0


def test_who_left_is_counted_from_the_lines_that_are_named(given):
    context = given()
    table = nonresponse.left(context, "participant").table
    (one,) = leavers.of_employers(context, "participant")
    for name in one.whose:
        mine = table if name == "all" else table[table["Employer"] == name]
        cells = {c.role: c for c in one.make(name).cells}
        assert len(cells["Before only"].rows) == mine["Before only"].sum()
        assert len(cells["Without a code"].rows) == mine["Without a code"].sum()


def test_a_rating_names_the_indicators_that_it_is_made_from(given):
    context = given()
    rated = employer_ratings(context.findings, context.framework, context.wave)
    for one, outcome in zip(ratings.of_outcomes(context), context.framework.outcomes, strict=True):
        for name in one.whose[:3]:
            cell = rated[(rated["employer"] == name) & (rated["outcome"] == outcome.title)].iloc[0]
            figures = told(one, name)["In figures"]
            assert figures.lower().startswith(cell["rating"])
            assert cell["value"] == "no data" or cell["value"] in figures
