"""Rounding in place of hiding: what the audit finds in it."""

import numpy as np
import pytest

from tests.disclosure.given import programme, programme_table, some_workforce
from wincore.disclosure.attack import intervals
from wincore.disclosure.certifying import certify
from wincore.disclosure.family import Builder
from wincore.disclosure.inforce import in_force
from wincore.disclosure.planning import make_plan
from wincore.disclosure.policy import Policy
from wincore.disclosure.rounding import certificate, given_away, rounded, small_counts, told
from wincore.framework import Framework

BASE = MINIMUM = 5
TEN_EMPLOYERS = {"seed": 22, "employers": 10, "share": 0.1}  # 198 cells, 44 of 1 to 4


def test_halves_are_rounded_up():
    assert rounded(np.array([0, 2, 3, 7, 8, 12.5]), BASE).tolist() == [0, 0, 5, 5, 10, 15]


def test_hiding_small_counts_alone_gives_all_44_back_rounding_none_exactly_but_tells_of_some():
    family = programme_table(**TEN_EMPLOYERS)
    small = small_counts(family, MINIMUM)
    assert (len(family.cells), len(small)) == (198, 44)
    hidden = np.zeros(len(family.cells), dtype=bool)
    hidden[small] = True
    alone = intervals(family, hidden, hidden)
    assert (alone["low"] == alone["high"]).sum() == 44
    found = told(family, BASE, MINIMUM)
    assert len(found) == 20
    assert (found["seen_low"] < found["seen_high"]).all()
    true = family.values[found["cell"].to_numpy(int)]
    assert ((found["seen_low"] <= true) & (true <= found["seen_high"])).all()


def test_what_is_told_is_what_every_rounded_table_agrees_on():
    builder = Builder()
    parts = [builder.cell("t", {"part": p}, n) for p, n in (("a", 2), ("b", 2), ("c", 4))]
    builder.equation(builder.cell("t", {}, 8), parts)
    # shown as 0, 0, 5 and 10: at least 8 in all, at most 2 and 2, so the third is 4 to 7, and the
    # first two are at least 8 - 7 - 2 = -1: nothing is said of them
    assert told(builder.family(), BASE, MINIMUM).empty
    small = Builder()
    parts = [small.cell("t", {"part": p}, n) for p, n in (("a", 2), ("b", 2), ("c", 2), ("d", 2))]
    small.equation(small.cell("t", {}, 8), parts)
    # four of at most 2 make at least 8: each is exactly 2
    found = told(small.family(), BASE, MINIMUM)
    assert found[["seen_low", "seen_high"]].to_numpy().tolist() == [[2, 2]] * 4


def test_an_employer_takes_its_own_people_from_a_rounded_total():
    builder = Builder()
    parts = [builder.cell("t", {"employer": e}, n) for e, n in (("E1", 11), ("E2", 2))]
    builder.equation(builder.cell("t", {}, 13), parts)
    family = builder.family()
    # shown as 10, 0 and 15: at least 13 in all, at most 12 and 2, so the second is 1 or 2
    outsider, insider = (told(family, BASE, MINIMUM, r) for r in ("", "E1"))
    at = family.position("t", employer="E2")
    ends = ["seen_low", "seen_high"]
    assert outsider.set_index("cell").loc[at, ends].tolist() == [1, 2]
    assert insider.set_index("cell").loc[at, ends].tolist() == [2, 2]  # 11 of 13 are its own


@pytest.fixture(scope="module")
def snapshot():
    rng = np.random.default_rng(0)
    return programme({f"E{i}": some_workforce(rng, 1.5) for i in range(3)})


def test_the_certificate_of_a_rounding_policy_says_what_it_gives_away(
    snapshot, framework: Framework
):
    policy = Policy(rule="round", base=BASE)
    plan = make_plan(snapshot, framework, "panel", replace_rule(policy))
    with in_force(policy):
        found = certify(snapshot, framework, "panel")
    assert found.hidden == 0
    assert found.cells == plan.cells
    assert [x.reader for x in found.readers] == ["outsider", "Employer E0", "Employer E1",
                                                 "Employer E2"]  # fmt: skip
    outsider = certificate(plan, BASE).readers[0]
    summed = given_away(plan, BASE)
    assert (outsider.attacked, outsider.under_protected) == (summed.small, summed.certainly_small)
    assert found.under_protected >= summed.certainly_small > 0
    assert found.under_protected == sum(x.under_protected for x in found.readers)


def replace_rule(policy: Policy) -> Policy:
    """Return the same policy with hiding in place of rounding: the tables are the same."""
    return Policy.model_validate(policy.model_dump() | {"rule": "suppress", "tries": 0})
