"""The cycles of value: what each rests on, and which has nothing to rest on."""

from wincore.figures import community
from wincore.summary import said


def test_each_cycle_shows_the_figures_it_rests_on(given):
    context = given()
    chart = community.value_cycles(context)
    for cycle, names in community.VALUE_CYCLES.items():
        rows = chart.table[chart.table["Value"] == cycle]
        assert list(rows["Indicator"]) == (
            [context.title(n) for n in names] or [community.NOT_MEASURED]
        )
        for name, shown in zip(names, rows["Now"], strict=False):
            [(_, row)] = context.programme(name, group="all").iterrows()
            assert shown == said(row, context.framework.indicator(name))


def test_a_cycle_without_a_figure_is_named(given):
    assert community.value_cycles(given()).sentence == (
        "4 of 5 cycles of value have a figure; none for reframing."
    )
    first = community.value_cycles(given(wave="baseline")).sentence
    assert "reframing" in first
    assert "realised" in first
