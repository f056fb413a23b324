import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wincore.pack.lettering import SAFETY, fitting, height, lines, width
from wincore.pack.tabular import PAD_ACROSS, lay_out

WORDS = st.lists(st.text("abcdefgmWil –%(£é", min_size=1, max_size=30), max_size=20).map(" ".join)


@pytest.mark.parametrize(
    ("text", "thousandths"),
    [("iii", 666), ("WWW", 2832), ("10 of 10", 556 * 6 + 278 * 3 - 278 * 0), ("£", 556)],
)
def test_widths_are_those_of_the_face(text: str, thousandths: int):
    expected = {"10 of 10": 4 * 556 + 556 + 278 + 2 * 278}.get(text, thousandths)
    assert width(text, 10) == pytest.approx(SAFETY * 10 * expected / 1000)


@given(WORDS, st.floats(20, 400))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, room: float):
    found = lines(text, 12, room)
    assert all(width(line, 12) <= room or len(line) == 1 for line in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


@given(WORDS)
def test_a_larger_size_is_never_lower(text: str):
    heights = [height(text, size, 200) for size in (8, 12, 20)]
    assert heights == sorted(heights)


def test_the_largest_size_that_fits_is_taken():
    assert fitting("word " * 10, (30, 20, 10), (200, 60)) == 10
    assert fitting("word " * 400, (30, 20, 10), (200, 60)) is None


def table(rows: int, words: str = "some words here") -> pd.DataFrame:
    return pd.DataFrame({"Employer": [f"Employer {i}" for i in range(rows)], "Said": words})


def test_pages_hold_every_row_once_and_are_about_equally_full():
    made = lay_out(table(50), 400, 300, (12.0, 11.0))
    rows = [row for page in made.pages for row in page]
    assert rows == list(range(50))
    lengths = [len(page) for page in made.pages]
    assert max(lengths) - min(lengths) <= 3


def test_columns_take_the_whole_width_and_break_no_word():
    made = lay_out(table(5, "a sentence that is long enough to need some lines of its own"), 300,
                   400, (12.0, 10.0))  # fmt: skip
    assert sum(made.widths) == pytest.approx(300)
    assert not made.broken
    assert made.widths[0] - PAD_ACROSS >= width("Employer", 12, bold=True)


def test_a_word_wider_than_the_page_is_broken_at_the_smallest_size():
    made = lay_out(table(2, "w" * 200), 200, 400, (12.0, 9.0))
    assert made.broken
    assert made.size == 9.0
