import math
from collections.abc import Callable

import pandas as pd

from tests.indicators.given import employers, figure, staff

Found = Callable[..., pd.DataFrame]
WAVES = [
    *staff("E1", ("African", "male", "all", 1)),
    *staff("E1", ("African", "male", "all", 1), wave="stage one"),
]


def test_planned_recruited_and_completed_are_three_numbers(found: Found) -> None:
    register = employers("E1", "E2", joined="2020-11-02")
    register += employers("E3", status="completed", joined="2020-11-02", completed="2021-03-01")
    register += employers("E4", status="recruited") + employers("E5", status="invited")
    table = found(employers=register, workforce=WAVES)
    took_part = figure(table, "objective.participated", "stage one")
    assert (took_part["numerator"], took_part["denominator"], took_part["n"]) == (3, 10, 4)
    assert figure(table, "objective.completed", "stage one")["value"] == 1
    assert figure(table, "objective.completed", "baseline")["value"] == 0


def test_one_that_withdrew_after_joining_has_taken_part(found: Found) -> None:
    register = employers("E1", status="withdrawn", joined="2020-11-02")
    register += employers("E2", status="withdrawn")
    table = found(employers=register, workforce=WAVES)
    assert figure(table, "objective.participated", "stage one", "E1")["value"] == 1
    assert figure(table, "objective.participated", "stage one", "E2")["value"] == 0


def test_an_employer_counts_from_the_day_it_joined(found: Found) -> None:
    table = found(employers=employers("E1", joined="2021-01-15"), workforce=WAVES)
    assert figure(table, "objective.participated", "baseline")["value"] == 0
    assert figure(table, "objective.participated", "stage one")["value"] == 1


def test_resources_are_captured_and_disseminated_in_two_counts(found: Found) -> None:
    resources = [
        {"resource_id": "R1", "title": "a", "captured": "yes", "published": "yes",
         "audience": "sector", "evidence_url": "https://example.org/a", "downloads": 30},
        {"resource_id": "R2", "title": "b", "captured": "yes", "published": "yes",
         "audience": "cohort", "downloads": 12},
        {"resource_id": "R3", "title": "c", "captured": "yes", "published": "no"},
        {"resource_id": "R4", "title": "d", "captured": "", "published": "", "downloads": 99},
    ]  # fmt: skip
    table = found(employers=employers("E1"), workforce=WAVES, resources=resources)
    values = {
        name: figure(table, name, "stage one")["value"]
        for name in (
            "objective.resources_captured",
            "objective.resources_disseminated",
            "community.resources_published",
            "legacy.resources_shared",
            "community.reach",
        )
    }
    assert list(values.values()) == [3, 1, 2, 1, 42]
    assert figure(table, "objective.resources_captured", "stage one")["missing"] == 1


def test_unit_costs_divide_what_was_spent_by_employers(found: Found) -> None:
    costs = [
        {"stage": "stage one", "item": "coaching", "budget": 40_000, "actual": 30_000},
        {"stage": "Stage one: design and test", "item": "venue", "budget": 10_000, "actual": None},
    ]
    table = found(employers=employers("E1", "E2", "E3"), workforce=WAVES, costs=costs)
    assert figure(table, "money.budget", "stage one")["value"] == 50_000
    spent = figure(table, "money.actual", "stage one")
    assert (spent["value"], spent["missing"]) == (30_000, 1)
    unit = figure(table, "money.unit_cost_participating", "stage one")
    assert (unit["value"], unit["denominator"]) == (10_000, 3)
    none = figure(table, "money.unit_cost_completed", "stage one")
    assert math.isnan(none["value"])
    assert none["note"] == "not calculable: divided by a count of zero"


def test_without_a_costs_sheet_the_budget_is_the_programmes(found: Found) -> None:
    table = found(employers=employers("E1"), workforce=WAVES)
    row = figure(table, "money.budget", "stage one")
    assert row["value"] == 50_000
    assert "programme definition" in row["note"]
    assert math.isnan(figure(table, "money.actual", "stage one")["value"])


def test_costs_of_a_stage_nobody_defined_are_mentioned(found: Found) -> None:
    costs = [{"stage": "stage one", "item": "a", "budget": 1, "actual": 1},
             {"stage": "stage nine", "item": "b", "budget": 9, "actual": 9}]  # fmt: skip
    row = figure(found(employers=employers("E1"), workforce=WAVES, costs=costs), "money.actual",
                 "stage one")  # fmt: skip
    assert row["value"] == 1
    assert "programme does not define, left out: 1" in row["note"]
