"""What another minimum would hide or free, near the threshold, and rounding beside it."""

import numpy as np
import pandas as pd
import pytest

from tests.disclosure.given import programme, some_workforce
from wincore.disclosure.inforce import in_force
from wincore.disclosure.keeping import plan_for
from wincore.disclosure.policy import read_policy
from wincore.disclosure.previewing import (
    FREED,
    HIDDEN,
    REACH,
    Preview,
    compare_rules,
    near_threshold,
    preview,
    with_minimum,
)
from wincore.framework import Framework
from wincore.indicators import findings
from wincore.store.snapshot import Snapshot

KEYS = ["indicator", "employer", "wave", "group"]


@pytest.fixture(scope="module")
def small() -> Snapshot:
    rng = np.random.default_rng(3)
    return programme({e: some_workforce(rng, 2) for e in ("alder", "birch", "cedar")})


@pytest.fixture(scope="module")
def higher(small, framework: Framework) -> Preview:
    return preview(small, framework, "panel", with_minimum(read_policy(), "panel", 9))


def test_what_is_said_to_be_hidden_is_hidden_once_that_minimum_is_in_force(
    small, framework, higher
):
    now = findings(small, framework, audience="panel")
    with in_force(with_minimum(read_policy(), "panel", 9)):
        then = findings(small, framework, audience="panel")
    true = findings(small, framework)
    made = set(true[true["value"].notna()][KEYS].apply(tuple, axis=1))
    now, then = (
        made & set(t[t["note"].str.startswith("[c]")][KEYS].apply(tuple, axis=1))
        for t in (now, then)
    )
    moved = higher.moved[KEYS].apply(tuple, axis=1)
    hidden = set(moved[higher.moved["what"] == HIDDEN])
    freed = set(moved[higher.moved["what"] == FREED])
    assert hidden
    assert (hidden, freed) == (then - now, now - then)
    assert higher.now - higher.then == len(hidden) - len(freed)


def test_the_numbers_by_indicator_add_up(higher):
    counts = higher.by_indicator()
    assert counts["hidden"].sum() == (higher.moved["what"] == HIDDEN).sum()
    assert counts["freed"].sum() == (higher.moved["what"] == FREED).sum()
    assert higher.hidden_then > higher.hidden_now
    assert higher.about >= higher.now >= higher.then


def test_the_minimum_in_force_moves_nothing(small, framework):
    found = preview(small, framework, "panel", read_policy())
    assert found.moved.empty
    assert found.now == found.then
    assert found.by_indicator().empty


def test_near_is_what_is_shown_and_few_people_above_the_minimum(small, framework):
    found = near_threshold(small, framework, "panel")
    plan = plan_for(small, framework, "panel", read_policy())
    expected = {
        f
        for s in plan.sections.values()
        for f in s.laid.places
        if f.part == "members" and plan.is_open(f) and 5 <= plan.value(f) <= 5 + REACH
    }
    assert len(found) == len(expected)
    assert found["value"].between(5, 5 + REACH).all()
    pd.testing.assert_series_equal(found["frees"], found["value"] - 4, check_names=False)


def test_progress_is_told_in_order(small, framework):
    told: list[float] = []
    preview(small, framework, "panel", read_policy(), lambda done, what: told.append(done))
    assert told == sorted(told)
    assert len(told) == 3


def test_hiding_keeps_what_it_promises_and_rounding_promises_nothing(small, framework):
    found = compare_rules(small, framework, "panel")
    assert found.suppressed.under_protected == 0
    assert found.suppressed.tightest >= 5
    assert found.rounded.small > 0
    assert found.rounded.small >= found.rounded.certainly_small >= found.rounded.exact >= 0
