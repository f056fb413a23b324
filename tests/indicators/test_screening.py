"""What a note says of the four-fifths screen is read back as it was said."""

from hypothesis import given
from hypothesis import strategies as st

from wincore.indicators.rows import joined
from wincore.indicators.screening import FLAGGED, UNFLAGGED, screened, told
from wincore.statistics import four_fifths

counts = st.integers(0, 80).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(st.fixed_dictionaries(dict.fromkeys(("Black", "White", "Black (broad)"), counts)))
def test_the_words_of_a_screen_are_read_back(rates):
    for group in rates:
        screen = four_fifths(rates, group)
        found = told(joined(screen.ratio.note, screened(rates, group, screen), "pooled over 1"))
        assert found.reference == screen.reference
        if not screen.reference:
            assert found == type(found)("", "", "", "")
            continue
        assert found.flag == {True: FLAGGED, None: UNFLAGGED, False: ""}[screen.flagged]
        assert bool(found.p) == (screen.p_fisher is not None)
        if found.p:
            p = 0.0 if found.p.startswith("<") else float(found.p)
            assert abs(p - screen.p_fisher) <= 0.0005
        smallest = min(rates[group][1], rates[screen.reference][1])
        assert bool(found.care) == (smallest < 50)


def test_a_note_without_a_screen_says_nothing():
    assert told("[c] confidential: fewer than 5 people; no wider figure may be shown").p == ""
    assert told("").reference == ""
