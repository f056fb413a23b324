"""The network of employers: members without ties stay, strangers do not enter."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wincore.statistics import network
from wincore.statistics.network import NO_TIES, NOT_A_MEMBER, TOO_FEW_EMPLOYERS

NAMES = ("A", "B", "C", "D", "E")
pairs = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=20)


def links(*ties, wave="baseline", kind="knows"):
    rows = [(wave, a, b, kind) for a, b in ties]
    return pd.DataFrame(rows, columns=["wave", "from_employer", "to_employer", "kind"])


def test_a_line_has_its_bridge_and_its_isolate():
    found = network(links(("A", "B"), ("B", "A"), ("B", "C"), ("C", "B")), "baseline", "ABCD")
    assert found.density.value == pytest.approx(4 / 12)
    assert found.reciprocity.value == 1
    assert found.bridges == found.cut_points == ("B",)
    assert found.betweenness["B"] == pytest.approx(2 / 6)
    assert found.isolates == ("D",)


def test_kinds_of_the_same_tie_count_once_and_can_be_chosen():
    table = pd.concat([links(("A", "B")), links(("A", "B"), ("B", "C"), kind="works together")])
    assert len(network(table, "baseline", "ABC").ties) == 2
    assert network(table, "baseline", "ABC", kinds=["knows"]).ties == (("A", "B"),)


def test_other_waves_are_not_mixed_in():
    table = pd.concat([links(("A", "B")), links(("B", "C"), wave="stage one")])
    assert network(table, "stage one", "ABC").ties == (("B", "C"),)


def test_ties_with_oneself_and_with_strangers_are_left_out():
    found = network(links(("A", "A"), ("A", "Z"), ("A", "B")), "baseline", ["A", "B"])
    assert found.ties == (("A", "B"),)
    assert found.note == NOT_A_MEMBER.format(ties=1)


def test_no_ties_have_density_zero_but_no_reciprocity():
    found = network(links(), "baseline", "ABC")
    assert found.density.value == 0
    assert (found.reciprocity.value, found.reciprocity.note) == (None, NO_TIES)
    assert found.isolates == ("A", "B", "C")
    assert network(links(), "baseline", "A").density.note == TOO_FEW_EMPLOYERS
    assert network(links(), "baseline", "").employers == ()


@given(pairs, st.randoms())
def test_counts_are_those_of_the_set_of_ties_in_any_order(ties, random):
    shuffled = list(ties)
    random.shuffle(shuffled)
    found = network(links(*ties), "baseline", NAMES)
    assert network(links(*shuffled), "baseline", NAMES[::-1]) == found
    real = {(a, b) for a, b in ties if a != b}
    assert found.density.value == pytest.approx(len(real) / 20)
    if real:
        returned = sum((b, a) in real for a, b in real)
        assert found.reciprocity.value == pytest.approx(returned / len(real))
    assert set(found.isolates) == set(NAMES) - {x for tie in real for x in tie}
