import math
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from tests.indicators.given import employers, figure

Found = Callable[..., pd.DataFrame]
SHARE, MATURITY = "strategy.actions_implemented", "strategy.actions_maturity"


def actions(employer: str, *stages: str, wave: str = "baseline") -> list[dict[str, Any]]:
    return [
        {"employer_id": employer, "wave": wave, "action": i, "stage": s}
        for i, s in enumerate(stages, start=1)
    ]


def strategy(employer: str, wave: str = "baseline", **steps: str) -> dict[str, Any]:
    return {"employer_id": employer, "wave": wave, "evidence": "A", **steps}


def challenge(employer: str, name: str, tested: str, implemented: str) -> dict[str, Any]:
    return {"employer_id": employer, "challenge": name, "area": "data", "tested": tested,
            "implemented": implemented, "evidence": "B"}  # fmt: skip


def test_not_applicable_leaves_the_denominator_and_blank_is_missing(found: Found) -> None:
    rows = actions("E1", "4", "3", "2", "0", "n/a", "n/a", "")
    row = figure(found(employers=employers("E1"), actions=rows), SHARE, employer="E1")
    assert (row["numerator"], row["denominator"], row["value"]) == (2, 4, 0.5)
    assert row["missing"] == 17 - 4 - 2  # the blank, and ten actions of the catalogue without a row


def test_maturity_is_averaged_within_employers_first(found: Found) -> None:
    rows = actions("E1", "4", "4") + actions("E2", "1", "1", "1", "1", "1", "1")
    table = found(employers=employers("E1", "E2"), actions=rows)
    assert figure(table, MATURITY)["value"] == (4 + 1) / 2
    assert figure(table, SHARE)["value"] == 2 / 8
    assert "median of employers 50.0 %" in figure(table, SHARE)["note"]


def test_an_employer_without_any_answer_has_no_share(found: Found) -> None:
    table = found(employers=employers("E1", "E2"), actions=actions("E1", "") + actions("E2", "3"))
    row = figure(table, SHARE, employer="E1")
    assert math.isnan(row["value"])
    assert row["missing"] == 17


def test_steps_are_counted_as_returned_for_the_wave(found: Found) -> None:
    rows = [strategy("E1", developed="yes", approved="planned", implemented="no")]
    table = found(employers=employers("E1", "E2"), strategy=rows)
    values = {s: figure(table, f"strategy.{s}")["value"] for s in ("developed", "approved")}
    assert values == {"developed": 1, "approved": 0}
    unanswered = figure(table, "strategy.intersectional", employer="E1")
    assert (unanswered["missing"], unanswered["note"]) == (1, "not answered")
    assert figure(table, "strategy.developed", employer="E2")["note"] == "nothing returned"


def test_the_objective_counts_strategies_against_the_plan(found: Found) -> None:
    rows = [strategy("E1", developed="yes", implemented="no")]
    row = figure(found(employers=employers("E1"), strategy=rows), "objective.strategy_developed")
    assert (row["numerator"], row["denominator"], row["interval"]) == (1, 10, "none")


def test_the_base_of_solutions_is_every_challenge_named(found: Found) -> None:
    rows = [
        challenge("E1", "a", "yes", "yes"),
        challenge("E1", "b", "yes", "planned"),
        challenge("E1", "c", "", ""),
        challenge("E2", "d", "no", "no"),
    ]
    table = found(employers=employers("E1", "E2", "E3"), challenges=rows)
    wave = "stage one"  # challenges carry no wave: they describe the one that is open
    assert figure(table, "strategy.solutions_tested", wave)["value"] == 2 / 4
    assert figure(table, "strategy.solutions_implemented", wave)["value"] == 1 / 4
    assert figure(table, "strategy.solutions_tested", wave, "E1")["missing"] == 1
    assert figure(table, "strategy.solutions_tested", wave, "E3")["evidence"] == "D"


@pytest.mark.parametrize(
    ("tested", "implemented", "met"), [("yes", "yes", 1), ("no", "yes", 0), ("yes", "planned", 0)]
)
def test_a_solution_must_be_tested_and_implemented_for_the_objective(
    found: Found, tested: str, implemented: str, met: int
) -> None:
    rows = [challenge("E1", "a", tested, implemented), challenge("E1", "b", "no", "no")]
    table = found(employers=employers("E1"), challenges=rows)
    row = figure(table, "objective.solutions_implemented", "stage one", "E1")
    assert row["value"] == met
