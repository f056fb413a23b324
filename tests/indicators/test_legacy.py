import math
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from tests.indicators.given import employers, figure

Found = Callable[..., pd.DataFrame]
DENSITY, RECIPROCITY = "legacy.network_density", "legacy.network_reciprocity"


def link(a: str, b: str, wave: str = "baseline", kind: str = "knows") -> dict[str, Any]:
    return {"wave": wave, "from_employer": a, "to_employer": b, "kind": kind}


def test_density_is_over_the_employers_recruited_whoever_answered(found: Found) -> None:
    rows = [
        link("E1", "E2"),
        link("E2", "E1"),
        link("E1", "E3"),
        link("E1", "E2", kind="works together"),
    ]
    table = found(employers=employers("E1", "E2", "E3", "E4"), links=rows)
    row = figure(table, DENSITY)
    assert (row["numerator"], row["denominator"]) == (3, 12)
    assert row["value"] == pytest.approx(3 / 12)
    assert (row["missing"], row["n"]) == (2, 4)  # E3 and E4 named nobody
    one = figure(table, DENSITY, employer="E1")
    assert (one["numerator"], one["denominator"]) == (2, 3)


def test_reciprocity_is_the_share_of_ties_that_are_returned(found: Found) -> None:
    rows = [link("E1", "E2"), link("E2", "E1"), link("E1", "E3")]
    table = found(employers=employers("E1", "E2", "E3"), links=rows)
    assert figure(table, RECIPROCITY)["value"] == pytest.approx(2 / 3)
    assert figure(table, RECIPROCITY, employer="E1")["value"] == 0.5
    assert math.isnan(figure(table, RECIPROCITY, employer="E3")["value"])


def test_ties_with_an_employer_only_invited_are_left_out_and_counted(found: Found) -> None:
    register = employers("E1", "E2") + employers("E9", status="invited")
    table = found(employers=register, links=[link("E1", "E2"), link("E1", "E9")])
    row = figure(table, DENSITY)
    assert (row["numerator"], row["denominator"]) == (1, 2)
    assert "1 ties" in row["note"]


def test_champions_count_from_the_day_of_the_event(found: Found) -> None:
    events = [
        {"employer_id": "E1", "date": "2020-11-20", "kind": "talk", "title": "a"},
        {"employer_id": "E1", "date": "2021-02-20", "kind": "talk", "title": "b"},
        {"employer_id": "E2", "date": "2021-03-01", "kind": "mentoring", "title": "c"},
        {"employer_id": "E3", "date": "2021-03-20", "kind": "talk", "title": "after the wave"},
    ]
    links = [link("E1", "E2"), link("E1", "E2", "stage one")]
    table = found(employers=employers("E1", "E2", "E3"), links=links, champions=events)
    counts = [
        figure(table, "legacy.champion_events", w)["value"] for w in ("baseline", "stage one")
    ]
    assert counts == [1, 3]
    row = figure(table, "legacy.champion_employers", "stage one")
    assert (row["numerator"], row["denominator"]) == (2, 3)
