"""The strength of a claim follows from what speaks for and against it."""

import pytest

from wincore.claims import AGAINST, FOR, OPEN, SHORT, SILENT, Exhibit, _says, strength


def exhibits(*says, evidence="A"):
    return [Exhibit("x.y", "X", "1", "", evidence, word) for word in says]


@pytest.mark.parametrize(
    ("supporting", "contrary", "rivals", "expected"),
    [
        ([FOR, FOR], [FOR], [], "strong"),
        ([FOR, FOR], [], ["another"], "moderate"),
        ([FOR, OPEN], [OPEN], [], "moderate"),
        ([FOR, OPEN, SILENT], [], [], "weak"),
        ([FOR, SHORT, SHORT], [], [], "weak"),
        ([FOR], [AGAINST], [], "contested"),
        ([FOR, AGAINST], [], [], "contested"),
        ([OPEN], [AGAINST], [], "not supported"),
        ([SILENT], [FOR], [], "no evidence"),
    ],
)
def test_the_rule(supporting, contrary, rivals, expected):
    assert strength(exhibits(*supporting), exhibits(*contrary), rivals) == expected


def test_what_people_only_say_of_themselves_is_never_strong():
    assert strength(exhibits(FOR, evidence="C"), [], []) == "moderate"


@pytest.mark.parametrize(
    ("verdict", "rating", "contrary", "expected"),
    [
        ("improved", "red", False, FOR),
        ("", "green", False, FOR),
        ("worsened", "green", False, AGAINST),
        ("cannot tell yet", "red", False, SHORT),
        ("cannot tell yet", "red", True, AGAINST),
        ("no clear change", "grey", False, OPEN),
        ("no clear change", "grey", True, AGAINST),
        ("no clear change", "green", True, FOR),
    ],
)
def test_what_a_figure_says(verdict, rating, contrary, expected):
    assert _says(verdict, rating, contrary) == expected


@pytest.mark.parametrize(("rating", "expected"), [("grey", FOR), ("green", FOR), ("red", SHORT)])
def test_what_moved_the_right_way_speaks_for_a_claim_though_it_cannot_be_tested(rating, expected):
    assert _says("", rating, False, moved=True) == expected
    assert _says("", "grey", False, moved=False) == OPEN
