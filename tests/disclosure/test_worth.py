"""What a cell is worth once it is clear that others must be hidden."""

import numpy as np

from wincore.disclosure.figure import Figure, cost_of
from wincore.disclosure.worth import ALONE, worths

BLACK = Figure("workforce", "baseline", "E1", "Black", "members")
MEN = BLACK._replace(group="Black men")
PLACES = {BLACK: 0, BLACK._replace(part="known"): 1, MEN: 2, MEN._replace(part="known"): 3}
COSTS = {figure: cost_of(figure, "young Black men", "baseline") for figure in PLACES}


def none() -> np.ndarray:
    return np.zeros(4, dtype=bool)


def test_where_nothing_must_be_hidden_all_are_worth_their_cost():
    found = worths(PLACES, COSTS, none(), [])
    assert found == {at: COSTS[figure] for figure, at in PLACES.items()}


def test_the_other_count_of_a_share_that_is_lost_is_worth_little():
    small = none()
    small[2] = True  # few Black men: their share is lost, whatever becomes of its base
    found = worths(PLACES, COSTS, small, [])
    assert found[3] == ALONE * COSTS[MEN._replace(part="known")]
    assert found[1] == COSTS[BLACK._replace(part="known")]


def test_of_two_bases_that_differ_by_few_the_share_that_is_wanted_less_is_lost():
    found = worths(PLACES, COSTS, none(), [(1, 3)])
    assert found[0] == COSTS[BLACK]
    assert found[2] == ALONE * COSTS[MEN]


def test_a_cell_that_another_share_needs_keeps_its_worth():
    shared = PLACES | {MEN._replace(part="known"): 1}
    small = none()
    small[2] = True
    assert worths(shared, COSTS, small, [])[1] == COSTS[BLACK._replace(part="known")]


def test_black_peoples_share_at_an_employer_is_dearer_than_others_and_the_broad_one_cheap():
    order = ("Black", "young Black men", "Black men", "Black (broad)")
    costs = [cost_of(BLACK._replace(group=g), "young Black men", "baseline") for g in order]
    assert costs == sorted(costs, reverse=True)
    assert len(set(costs)) == len(order)
