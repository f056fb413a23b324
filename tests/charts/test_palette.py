"""Colours can be told from the page they lie on, light or dark, and text from its fill."""

import pytest

from tests.charts.colours import contrast
from wincore.charts import palette

MARKS = {
    "target": palette.TARGET,
    "series": palette.SERIES,
    "context": palette.CONTEXT,
    **{name: look.colour for name, look in palette.RATINGS.items()},
}


@pytest.mark.parametrize("page", palette.PAGE.values())
@pytest.mark.parametrize("mark", MARKS)
def test_marks_stand_out_from_the_page(mark, page):
    assert contrast(MARKS[mark], page) >= 3


@pytest.mark.parametrize("mode", palette.PAGE)
def test_ink_can_be_read(mode):
    assert contrast(palette.INK[mode], palette.PAGE[mode]) >= 7


@pytest.mark.parametrize("steps", range(2, 8))
def test_text_in_a_bar_can_be_read(steps):
    colours = palette.diverging(steps)
    assert len({fill for fill, _ in colours}) == steps
    assert all(contrast(fill, ink) >= 4.5 for fill, ink in colours)


def test_text_in_a_cell_can_be_read():
    assert all(contrast(fill, ink) >= 4.5 for fill, ink in palette.STAGES)


def test_white_numbers_in_a_dot_can_be_read():
    assert contrast(palette.SERIES, palette.ON_DARK) >= 4.5


def test_one_answer_has_no_colours():
    with pytest.raises(ValueError, match="no colours for 1 answers"):
        palette.diverging(1)


def test_the_accent_is_no_other_colour():
    others = {palette.SERIES, palette.CONTEXT, *(r.colour for r in palette.RATINGS.values())}
    assert palette.TARGET not in others
