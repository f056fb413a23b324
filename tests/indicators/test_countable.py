"""Nobody is counted twice, however a return is laid out."""

from collections.abc import Callable

import pandas as pd
from hypothesis import given as given_that
from hypothesis import settings
from hypothesis import strategies as st

from tests.indicators.given import employers, figure, staff, table
from wincore.indicators.countable import countable
from wincore.indicators.groups import DIMENSIONS

Found = Callable[..., pd.DataFrame]
HEADCOUNT = "workforce.headcount"
SHARE = "workforce.representation"


def test_a_total_beside_its_parts_is_set_aside(found: Found) -> None:
    cells = (
        ("African", "female", "all", 5),
        ("African", "male", "all", 7),
        ("African", "all", "all", 12),
        ("all", "all", "all", 12),
    )
    held = found(employers=employers("E1"), workforce=staff("E1", *cells))
    assert figure(held, HEADCOUNT)["value"] == 12
    assert figure(held, HEADCOUNT, group="Black men")["value"] == 7


def test_two_tables_of_the_same_people_are_not_added_up(found: Found) -> None:
    by_ethnicity = (("African", "all", "all", 10), ("White British", "all", "all", 90))
    by_sex = (("all", "female", "all", 40), ("all", "male", "all", 60))
    held = found(employers=employers("E1"), workforce=staff("E1", *by_ethnicity, *by_sex))
    assert figure(held, HEADCOUNT)["value"] == 100
    assert figure(held, SHARE, employer="E1", group="Black")["value"] == 0.1
    assert figure(held, SHARE, employer="E1", group="male")["value"] == 0.6
    crossed = figure(held, SHARE, employer="E1", group="Black men")
    assert crossed["note"] == "ethnicity and sex not supplied together"


def test_people_of_whom_less_is_told_stay_in_the_headcount(found: Found) -> None:
    cells = (
        ("African", "male", "16-24", 10),
        ("White British", "female", "25-34", 60),
        ("not declared", "all", "all", 30),
    )
    held = found(employers=employers("E1"), workforce=staff("E1", *cells))
    assert figure(held, HEADCOUNT)["value"] == 100
    row = figure(held, SHARE, employer="E1", group="male")
    assert (row["numerator"], row["denominator"], row["missing"]) == (10, 70, 30)
    assert (row["low"], row["high"]) == (0.1, 0.4)


def test_one_employers_layout_does_not_touch_anothers(found: Found) -> None:
    plain = staff("E1", ("African", "male", "16-24", 3), ("White British", "male", "16-24", 4))
    total = staff("E2", ("African", "all", "all", 9), ("African", "male", "16-24", 9))
    held = found(employers=employers("E1", "E2"), workforce=plain + total)
    assert figure(held, HEADCOUNT, employer="E1")["value"] == 7
    assert figure(held, HEADCOUNT, employer="E2")["value"] == 9


full = st.tuples(
    st.sampled_from(["African", "White British", "not declared"]),
    st.sampled_from(["female", "male"]),
    st.sampled_from(["16-24", "25-34"]),
)


@settings(deadline=None, max_examples=25)
@given_that(st.dictionaries(full, st.integers(0, 9), min_size=1))
def test_adding_every_total_to_a_return_changes_no_sum(cells: dict[tuple[str, ...], int]) -> None:
    parts = [(*key, n) for key, n in cells.items()]
    totals: dict[tuple[str, ...], int] = {}
    for (ethnicity, sex, _), n in cells.items():
        for key in ((ethnicity, sex, "all"), (ethnicity, "all", "all"), ("all", sex, "all")):
            totals[key] = totals.get(key, 0) + n
    rows = [*parts, *((*key, n) for key, n in totals.items())]
    frame = table("workforce", staff("E1", *rows))  # type: ignore[arg-type]
    for needed in ((), ("sex",), ("ethnicity", "sex")):
        kept = countable(frame, DIMENSIONS, needed, "headcount")
        assert frame.loc[kept, "headcount"].sum() == sum(cells.values())
