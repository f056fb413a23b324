"""Baseline, change, verdict, what is due, and rating."""

import math
from collections.abc import Callable

import pandas as pd
import pytest

from tests.indicators.given import employers, figure, scores
from tests.indicators.test_commitment import BASE, STAGE, signed
from tests.indicators.test_strategy import actions, strategy

Found = Callable[..., pd.DataFrame]
NAME = "community.confidence"


def two_waves(before: list[float], after: list[float | None]) -> list[dict[str, object]]:
    first = {f"E{i}": (5, x) for i, x in enumerate(before)}
    later = {f"E{i}": (5, x) for i, x in enumerate(after) if x is not None}
    return scores("confidence", "baseline", first) + scores("confidence", "stage one", later)


def test_change_is_from_the_first_wave(found: Found) -> None:
    table = found(employers=employers("E0", "E1"), scores=two_waves([2, 3], [3, 3.5]))
    row = figure(table, NAME, "stage one", "E0")
    assert (row["baseline"], row["change"]) == (2, 1)
    programme = figure(table, NAME, "stage one")
    assert (programme["baseline"], programme["change"]) == (2.5, 0.75)
    first = figure(table, NAME, "baseline")
    assert math.isnan(first["baseline"])
    assert math.isnan(first["change"])


def test_seven_that_all_improve_are_improved(found: Found) -> None:
    before = [2.0, 2.1, 2.2, 2.3, 2.4, 2.5, 2.6, 2.7]
    ids = [f"E{i}" for i in range(8)]
    table = found(
        employers=employers(*ids), scores=two_waves(before, [*[x + 0.5 for x in before[:7]], None])
    )
    row = figure(table, NAME, "stage one")
    assert row["verdict"] == "improved"
    assert "7 of 7 matched employers improved" in row["note"]
    assert "Employers with a value at baseline only: 1; only now: 0." in row["note"]
    assert figure(table, NAME, "baseline")["verdict"] == ""
    assert figure(table, NAME, "stage one", "E1")["verdict"] == ""


def test_few_changed_pairs_are_too_few_to_test(found: Found) -> None:
    table = found(employers=employers("E0", "E1"), scores=two_waves([2, 3], [3, 4]))
    assert figure(table, NAME, "stage one")["verdict"] == "too few to test"


def test_what_has_no_better_or_worse_gets_no_verdict(found: Found) -> None:
    table = found(employers=employers("E1"), workforce=BASE + STAGE)
    assert figure(table, "workforce.headcount", "stage one")["verdict"] == ""
    assert figure(table, "workforce.headcount", "stage one")["rating"] == "grey"


@pytest.mark.parametrize(("met", "rating"), [(10, "green"), (8, "amber"), (7, "red"), (0, "red")])
def test_all_ten_are_green_eight_are_amber_seven_are_red(
    found: Found, met: int, rating: str
) -> None:
    ids = [f"E{i}" for i in range(10)]
    rows = [r for n, i in enumerate(ids) for r in signed(i, "yes" if n < met else "no")]
    table = found(employers=employers(*ids), workforce=BASE + STAGE, commitments=rows)
    row = figure(table, "objective.publicly_committed", "stage one")
    assert (row["value"], row["target"], row["expected"]) == (met, 10, 10)
    assert row["rating"] == rating


def test_nothing_is_due_before_the_wave_of_the_review(found: Found) -> None:
    table = found(employers=employers("E1"), workforce=BASE + STAGE, commitments=signed("E1"))
    assert figure(table, "objective.publicly_committed", "baseline")["rating"] == "grey"


def test_what_is_not_expected_by_the_review_is_not_rated(found: Found) -> None:
    rows = [strategy("E1", "stage one", developed="yes", implemented="no")]
    table = found(employers=employers("E1"), strategy=rows)
    assert figure(table, "objective.strategy_implemented", "stage one")["rating"] == "grey"
    assert figure(table, "objective.strategy_developed", "stage one")["rating"] == "red"


def test_after_the_review_the_target_is_due(found: Found) -> None:
    half = actions("E1", "4", "0", wave="stage one") + actions("E1", "4", "0", wave="endline")
    table = found(employers=employers("E1"), actions=half)
    name = "strategy.actions_implemented"  # 0.25 expected by the review, 0.6 the target
    assert figure(table, name, "stage one")["rating"] == "green"
    assert figure(table, name, "endline")["rating"] == "amber"


def test_one_employer_is_rated_on_what_all_must_do(found: Found) -> None:
    rows = signed("E1") + signed("E2", "no", None, "public_statement", "numeric_target")
    table = found(employers=employers("E1", "E2"), workforce=STAGE, commitments=rows)
    of = {e: figure(table, "commitment.public_statement", "stage one", e) for e in ("E1", "E2")}
    assert [of[e]["rating"] for e in of] == ["green", "red"]
    assert of["E1"]["target"] == 1
    # seven of ten should have a numeric target: that says nothing about this one
    assert figure(table, "commitment.numeric_target", "stage one", "E2")["rating"] == "grey"
