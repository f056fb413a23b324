"""What must hold for every workforce, whatever is in it."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as given_that
from hypothesis import strategies as st

from tests.indicators.given import employers, snapshot
from wincore.framework.model import Framework
from wincore.indicators import findings
from wincore.indicators.computing import facts_of
from wincore.indicators.groups import GROUPS
from wincore.indicators.people import Counts, pool
from wincore.indicators.workforce import counts

ETHNICITIES = [
    "African", "Caribbean", "White and Black African", "Other Mixed", "Mixed, not specified",
    "Indian", "White British", "Arab", "ethnic minorities, as supplied", "not declared",
    "prefer not to say",
]  # fmt: skip
cell = st.tuples(
    st.sampled_from(["E1", "E2", "E3"]),
    st.sampled_from(ETHNICITIES),
    st.sampled_from(["female", "male", "not declared"]),
    st.sampled_from(["16-24", "25-34", "prefer not to say"]),
)
workforces = st.dictionaries(cell, st.integers(0, 50), min_size=1, max_size=25)
NAMES = ("employer_id", "ethnicity", "sex", "age_band")
relaxed = settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def rows(cells: dict[tuple[str, ...], int]) -> list[dict[str, object]]:
    return [
        {
            **dict(zip(NAMES, key, strict=True)),
            "wave": "baseline",
            "level": "middle",
            "headcount": n,
        }
        for key, n in cells.items()
    ]


def counted(framework: Framework, cells: dict[tuple[str, ...], int]) -> Counts:
    held = snapshot(employers=employers("E1", "E2", "E3"), workforce=rows(cells))
    return counts(facts_of(held, framework))


def members(held: Counts, group: str) -> int:
    total = pool(held.employers("baseline", group), "baseline", group)
    return total["headcount"].members


@relaxed
@given_that(workforces)
def test_the_five_groups_add_up_to_those_of_known_ethnicity(
    framework: Framework, cells: dict[tuple[str, ...], int]
) -> None:
    held = counted(framework, cells)
    known = pool(held.employers("baseline", "Black"), "baseline", "Black")["headcount"]
    five = sum(members(held, g) for g in ("Asian", "Black", "Mixed", "White", "Other"))
    assert five == known.known
    assert known.total == sum(cells.values())


@relaxed
@given_that(workforces)
def test_strict_is_never_more_than_broad(
    framework: Framework, cells: dict[tuple[str, ...], int]
) -> None:
    held = counted(framework, cells)
    for strict in ("Black", "Black men", "young Black men"):
        assert members(held, strict) <= members(held, f"{strict} (broad)")


@relaxed
@given_that(workforces)
def test_every_group_lies_within_its_known_and_those_within_all(
    framework: Framework, cells: dict[tuple[str, ...], int]
) -> None:
    held = counted(framework, cells)
    for group in GROUPS:
        for count in held.employers("baseline", group):
            if not count.reason:
                tally = count["headcount"]
                assert 0 <= tally.members <= tally.known <= tally.total


@relaxed
@given_that(workforces)
def test_the_programme_is_the_sum_of_its_employers(
    framework: Framework, cells: dict[tuple[str, ...], int]
) -> None:
    held = counted(framework, cells)
    for group in GROUPS:
        own = [c for c in held.employers("baseline", group) if not c.reason]
        assert members(held, group) == sum(c["headcount"].members for c in own)


@settings(relaxed, max_examples=5)
@given_that(workforces, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(
    framework: Framework, cells: dict[tuple[str, ...], int], random: object
) -> None:
    one = rows(cells)
    other = list(one)
    random.shuffle(other)  # type: ignore[attr-defined]
    register = employers("E1", "E2", "E3")
    tables = [
        findings(snapshot(employers=e, workforce=w), framework)
        for e, w in ((register, one), (register[::-1], other))
    ]
    pd.testing.assert_frame_equal(*tables)


@pytest.mark.parametrize("name", list(GROUPS))
def test_findings_name_the_groups_as_the_rest_of_the_house_does(name: str) -> None:
    assert name.replace(" (broad)", "") in {
        "all", "Asian", "Black", "Mixed", "White", "Other", "female", "male", "Black men",
        "Black women", "young Black men", "White men",
    }  # fmt: skip
