"""Why this number: one step from any figure to the cells it was made from."""

from tests.pages.test_statistics import opened, said
from ui.explain import CELLS, PROGRAMME, WHOSE


def test_any_figure_can_be_asked_for_on_the_methods_page(demonstration):
    app = opened("methods", why="Representation", why_wave="Baseline", why_group="Black")
    words = said(app)
    assert "Numerator: baseline-return-all-employers.xlsx, Workforce!G" in words
    assert "recorded" in words
    assert "by demonstration" in words


def test_each_figure_offers_the_employers_behind_it_and_their_cells(demonstration):
    app = opened("commitment", wave="stage one")
    before = said(app)
    whose = next(s for s in app.selectbox if s.label == WHOSE)
    assert whose.options[0] == PROGRAMME
    whose.set_value(whose.options[1] if whose.options[1] != "all" else whose.options[2]).run()
    assert not app.exception
    assert "Its answer: " in said(app)
    assert "Its answer: " not in before
    assert any(b.label == CELLS for b in app.get("download_button"))


def test_the_page_says_where_the_figures_fall_short(demonstration):
    words = said(opened("methods"))
    assert "What the figures can bear" in words
    assert "at most one programme in twenty" in words
