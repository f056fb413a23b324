import math
from collections.abc import Callable
from typing import Any

import pandas as pd

from tests.indicators.given import employers, figure, scores, staff

Found = Callable[..., pd.DataFrame]
WAVES = [
    *staff("E1", ("African", "male", "all", 200)),
    *staff("E1", ("African", "male", "all", 250), wave="stage one"),
]
SESSIONS = [
    {"session_id": "S1", "date": "2020-11-12", "kind": "workshop"},
    {"session_id": "S2", "date": "2021-02-12", "kind": "workshop"},
    {"session_id": "S3", "date": "2021-06-12", "kind": "workshop"},
]


def came(session: str, employer: str, invited: int, attended: int | None) -> dict[str, Any]:
    return {"session_id": session, "employer_id": employer, "invited": invited,
            "attended": attended}  # fmt: skip


def cube(employer: str, wave: str, n: int, instrument: str = "inclusion") -> dict[str, Any]:
    return {"instrument": instrument, "wave": wave, "employer_id": employer, "group": "all",
            "item": "X1", "answer": "4", "n": n}  # fmt: skip


def test_attendance_is_of_the_places_in_sessions_held_by_then(found: Found) -> None:
    rows = [came("S1", "E1", 4, 4), came("S2", "E1", 6, 2), came("S3", "E1", 9, 0)]
    rows += [came("S2", "E2", 10, 5), came("S1", "E2", 5, None)]
    table = found(
        employers=employers("E1", "E2"), workforce=WAVES, sessions=SESSIONS, attendance=rows
    )
    row = figure(table, "community.attendance", "stage one")
    assert (row["numerator"], row["denominator"], row["missing"]) == (11, 20, 1)
    assert figure(table, "community.attendance", "baseline")["value"] == 1
    assert figure(table, "community.sessions_held", "stage one")["value"] == 2


def test_a_scale_is_the_mean_of_employers_means(found: Found) -> None:
    rows = scores("confidence", "baseline", {"E1": (10, 4.0), "E2": (2, 2.0), "E3": (3, 3.0)})
    table = found(employers=employers("E1", "E2", "E3", "E4"), scores=rows)
    row = figure(table, "community.confidence")
    assert (row["value"], row["denominator"], row["n"]) == (3.0, 3, 15)
    assert row["interval"] == "bca"
    assert row["low"] < 3.0 < row["high"]
    one = figure(table, "community.confidence", employer="E1")
    assert (one["numerator"], one["denominator"], one["value"]) == (40, 10, 4.0)
    assert figure(table, "community.confidence", employer="E4")["note"] == "nothing returned"


def test_groups_without_respondents_have_no_row(found: Found) -> None:
    rows = scores("confidence", "baseline", {"E1": (10, 4.0)})
    rows += scores("confidence", "baseline", {"E1": (6, 3.0)}, group="Black")
    rows += scores("confidence", "baseline", {"E1": (0, 0.0)}, group="White")
    table = found(employers=employers("E1"), scores=rows)
    assert figure(table, "community.confidence", group="Black")["value"] == 3.0
    groups = set(table.loc[table["indicator"] == "community.confidence", "group"])
    assert groups == {"all", "Black"}


def test_respondents_of_no_employer_are_mentioned_and_left_out(found: Found) -> None:
    rows = scores("confidence", "baseline", {"E1": (10, 4.0), "": (5, 1.0)})
    row = figure(found(employers=employers("E1"), scores=rows), "community.confidence")
    assert row["value"] == 4.0
    assert "respondents of no employer recruited, left out: 5" in row["note"]


def test_staff_response_is_over_the_headcount_of_the_same_wave(found: Found) -> None:
    rows = [cube("E1", "baseline", 50), cube("E2", "baseline", 10)]
    table = found(employers=employers("E1", "E2"), workforce=WAVES, cube=rows)
    row = figure(table, "survey.response_rate_inclusion", employer="E1")
    assert (row["value"], row["missing"]) == (50 / 200, 150)
    other = figure(table, "survey.response_rate_inclusion", employer="E2")
    assert math.isnan(other["value"])
    assert other["note"] == "the number of people asked is not known"


def person(respondent: str, wave: str) -> dict[str, Any]:
    return {"response": "1", "respondent": respondent, "instrument": "participant", "wave": wave,
            "employer_id": "E1"}  # fmt: skip


def test_participants_asked_are_places_or_all_who_ever_answered(found: Found) -> None:
    cubes = [cube("E1", "baseline", 3, "participant"), cube("E1", "stage one", 3, "participant")]
    people = [person(p, "baseline") for p in "abc"] + [person(p, "stage one") for p in "bcd"]
    held = {"employers": employers("E1"), "workforce": WAVES, "cube": cubes, "responses": people}
    name = "survey.response_rate_participant"
    few = found(**held, sessions=SESSIONS, attendance=[came("S1", "E1", 2, 2)])
    row = figure(few, name, "stage one", "E1")
    assert (row["value"], row["denominator"], row["evidence"]) == (3 / 4, 4, "C")
    assert row["note"].startswith("at most")
    many = found(**held, sessions=SESSIONS, attendance=[came("S1", "E1", 6, 2)])
    row = figure(many, name, "stage one", "E1")
    assert (row["value"], row["evidence"]) == (3 / 6, "B")
