"""What holds for all charts: said in words, and safe from hostile text and from no data."""

import json

import pandas as pd
import pytest

from tests.charts import examples
from wincore import charts
from wincore.charts.template import FAMILY
from wincore.charts.text import escape

GALLERY = examples.gallery()


@pytest.mark.parametrize("name", GALLERY)
def test_a_chart_says_its_finding_in_one_sentence_and_has_numbers_and_a_name(name):
    chart = GALLERY[name]
    assert chart.sentence[0].isupper() or chart.sentence[0].isdigit()
    assert chart.sentence.endswith(".")
    assert chart.alt.endswith(".")
    assert len(chart.table) > 0
    assert chart.words.shape == chart.table.shape


@pytest.mark.parametrize("name", GALLERY)
def test_a_figure_is_transparent_fixed_and_has_no_title_of_its_own(name):
    layout = GALLERY[name].figure.layout
    assert layout.paper_bgcolor == layout.plot_bgcolor == "rgba(0, 0, 0, 0)"
    assert layout.title.text is None  # the sentence is the heading
    assert layout.xaxis.fixedrange
    assert layout.yaxis.fixedrange
    assert layout.template.layout.font.family == FAMILY


@pytest.mark.parametrize("name", GALLERY)
def test_ink_is_added_in_a_copy(name):
    figure = GALLERY[name].figure
    before = figure.to_json()
    dark = charts.in_mode(figure, "dark")
    assert dark.layout.font.color == dark.layout.xaxis.tickfont.color == "#E8EDF3"
    assert figure.to_json() == before


def test_every_format_names_a_column_that_is_there():
    for name, chart in GALLERY.items():
        assert set(chart.formats) <= set(map(str, chart.table.columns)), name


def test_what_people_typed_reaches_no_figure_as_markup(monkeypatch):
    monkeypatch.setattr(examples, "NAMES", (examples.HOSTILE, *examples.NAMES[1:]))
    drawn = json.dumps([json.loads(c.figure.to_json()) for c in examples.gallery().values()])
    assert "<a " not in drawn
    assert "<b>Sons" not in drawn
    assert escape("<a href") in drawn


def test_a_name_that_looks_like_a_template_is_never_in_one(monkeypatch):
    monkeypatch.setattr(examples, "NAMES", (examples.HOSTILE, *examples.NAMES[1:]))
    for chart in examples.gallery().values():
        for trace in chart.figure.data:
            for template in (trace.hovertemplate, getattr(trace, "texttemplate", None)):
                assert "%{x}" not in (template or "").replace("%{x:.1f}", "")


EMPTY = {
    "benchmark": lambda: charts.dots_against(
        examples.representation().assign(value=float("nan")), group="Black", line=examples.LONDON
    ),
    "diverging": lambda: charts.likert_bars(examples.answers().iloc[:0], examples.FIVE),
    "all answers missing": lambda: charts.likert_bars(
        examples.answers().assign(answer="blank"), examples.FIVE
    ),
    "dumbbell": lambda: charts.before_after(examples.pairs().assign(baseline=float("nan"))),
    "steps": lambda: charts.strategy_steps(examples.strategy().iloc[:0]),
    "heatmap": lambda: charts.action_map(
        examples.actions(0).iloc[:0], examples.actions(0).iloc[:0], examples.TITLES
    ),
    "heatmap change": lambda: charts.action_map(
        examples.actions(0).iloc[:0], examples.actions(1), examples.TITLES, view="change"
    ),
    "matrix": lambda: charts.commitment_matrix(examples.commitments().iloc[:0]),
    "network": lambda: charts.network_graph(
        examples.links().iloc[:0], examples.NAMES, {}, wave="baseline"
    ),
    "funnel": lambda: charts.recruitment_funnel(examples.stages().iloc[:0]),
    "size": lambda: charts.size_funnel(
        examples.representation().iloc[:0],
        pd.DataFrame(),
        group="Black",
        line=examples.LONDON,
    ),
    "progress": lambda: charts.progress_bars(examples.targets().assign(value=float("nan"))),
    "timeline": lambda: charts.time_line(
        examples.milestones().iloc[:0], pd.Timestamp(2021, 3, 15).date()
    ),
    "pipeline": lambda: charts.level_pipeline(examples.levels().iloc[:0], group="Black"),
    "events": lambda: charts.champion_events(examples.champions().iloc[:0], 10),
    "attendance": lambda: charts.attendance_map(examples.attendance().iloc[:0]),
    "outcomes": lambda: charts.outcome_grid(examples.ratings().iloc[:0]),
}


@pytest.mark.parametrize("name", EMPTY)
def test_nothing_to_draw_is_said_and_not_drawn(name):
    chart = EMPTY[name]()
    assert chart.figure is None
    assert chart.sentence.startswith(("No ", "Nothing "))
    assert chart.sentence.endswith(".")
