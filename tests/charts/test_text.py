"""Labels: nothing is lost, nothing is read as markup."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from wincore.charts.text import escape, flat, wrap


@given(st.text())
def test_escaped_text_reads_as_it_was_typed(text):
    assert html.unescape(escape(text)) == flat(text)
    assert "<" not in escape(text)


@given(st.text(), st.integers(4, 40))
def test_wrapping_loses_no_letter(text, width):
    lines = wrap(text, width).split("<br>")
    kept = re.sub(r"\s", "", html.unescape("".join(lines)))
    assert kept == re.sub(r"\s", "", flat(text))
    assert all(len(html.unescape(line)) <= width for line in lines)


def test_a_word_that_fits_is_not_broken():
    assert wrap("Systems (fictional)", 14) == "Systems<br>(fictional)"


def test_lines_are_of_like_length():
    assert wrap("Names young Black men", 18) == "Names young<br>Black men"


def test_the_space_between_a_number_and_its_unit_stays():
    assert flat("70\u00a0%  of\nall") == "70\u00a0% of all"
