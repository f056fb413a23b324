import math
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from scipy.stats import fisher_exact

from tests.indicators.given import employers, figure, staff

Found = Callable[..., pd.DataFrame]
LIKELIHOOD, FOUR_FIFTHS = "recruitment.relative_likelihood", "recruitment.four_fifths"


def hiring(
    employer: str, *cells: tuple[str, tuple[int, int, int]], **other: Any
) -> list[dict[str, Any]]:
    """Rows of recruitment: (ethnicity, (applied, shortlisted, appointed)); men aged 16-24."""
    same = {"employer_id": employer, "wave": "baseline", "sex": "male", "age_band": "16-24"}
    return [
        {**same, "ethnicity": e, "applied": a, "shortlisted": s, "appointed": h, **other}
        for e, (a, s, h) in cells
    ]


def test_everybody_appointed_has_a_ratio_without_an_interval_and_says_why(found: Found) -> None:
    rows = hiring("E1", ("White British", (20, 20, 20)), ("African", (10, 10, 10)))
    row = figure(found(employers=employers("E1"), recruitment=rows), LIKELIHOOD, group="Black")
    assert (row["value"], row["interval"]) == (1, "none")
    assert row["note"].startswith("no interval: everybody was selected in both groups")


def test_relative_likelihood_is_white_over_black_from_the_shortlist(found: Found) -> None:
    rows = hiring("E1", ("White British", (300, 120, 48)), ("African", (200, 80, 20)))
    table = found(employers=employers("E1"), recruitment=rows)
    row = figure(table, LIKELIHOOD, group="Black")
    assert row["value"] == pytest.approx((48 / 120) / (20 / 80))
    assert (row["numerator"], row["denominator"], row["n"]) == (20, 80, 80)
    # Katz by hand: log ratio ± 1.96 · sqrt(1/48 - 1/120 + 1/20 - 1/80)
    half = 1.959963985 * math.sqrt(1 / 48 - 1 / 120 + 1 / 20 - 1 / 80)
    assert row["interval"] == "katz"
    assert (row["low"], row["high"]) == pytest.approx((1.6 * math.exp(-half), 1.6 * math.exp(half)))
    assert "Black 20 of 80, White 48 of 120" in row["note"]


def test_young_black_men_are_compared_with_white_men(found: Found) -> None:
    rows = hiring("E1", ("White British", (50, 40, 20)), ("African", (20, 10, 4)))
    rows += hiring("E1", ("White British", (50, 40, 10)), age_band="25-34")
    rows += hiring("E1", ("White British", (90, 90, 90)), sex="female")
    row = figure(
        found(employers=employers("E1"), recruitment=rows), LIKELIHOOD, group="young Black men"
    )
    assert row["value"] == pytest.approx((30 / 80) / (4 / 10))


def test_a_programme_ratio_pools_only_employers_that_know_both_groups(found: Found) -> None:
    aged = hiring("E1", ("White British", (50, 40, 20)), ("African", (20, 10, 4)))
    ageless = hiring("E2", ("White British", (500, 400, 399)), age_band="all")
    table = found(employers=employers("E1", "E2"), recruitment=aged + ageless)
    row = figure(table, LIKELIHOOD, group="young Black men")
    assert row["value"] == pytest.approx((20 / 40) / (4 / 10))
    assert "pooled over 1 of 2 employers" in row["note"]
    one = figure(table, LIKELIHOOD, employer="E2", group="young Black men")
    assert one["note"] == "age not supplied"


def test_a_ratio_with_a_zero_is_empty_with_a_reason(found: Found) -> None:
    rows = hiring("E1", ("White British", (50, 40, 20)), ("African", (20, 10, 0)))
    row = figure(found(employers=employers("E1"), recruitment=rows), LIKELIHOOD, group="Black")
    assert math.isnan(row["value"])
    assert row["note"].startswith("not calculable: the group has a count of zero")
    assert (row["numerator"], row["denominator"]) == (0, 10)


def test_four_fifths_takes_the_highest_rate_and_prints_fishers_test(found: Found) -> None:
    rows = hiring("E1", ("White British", (120, 100, 48)), ("African", (80, 60, 20)))
    table = found(employers=employers("E1"), recruitment=rows)
    row = figure(table, FOUR_FIFTHS, group="Black")
    assert row["value"] == pytest.approx(0.625)
    p = fisher_exact([[20, 60], [48, 72]])[1]
    assert f"Fisher's exact p = {p:.3f}".replace("0.", ".") in row["note"]
    assert "flagged, below four fifths" in row["note"]
    assert "highest rate: White" in row["note"]
    white = figure(table, FOUR_FIFTHS, group="White")
    assert white["value"] == 1
    assert "highest rate: White" in white["note"]
    assert "no interval: the group with the highest rate is compared with itself" in white["note"]


def test_nobody_appointed_leaves_no_ratio_but_the_counts_in_words(found: Found) -> None:
    rows = hiring("E1", ("White British", (120, 100, 48)), ("African", (40, 30, 0)))
    table = found(employers=employers("E1"), recruitment=rows)
    row = figure(table, FOUR_FIFTHS, group="Black")
    assert math.isnan(row["value"])
    assert row["note"].startswith("not calculable: the group has a count of zero; ")
    assert "flagged, below four fifths" in row["note"]
    words = "0 of 40 appointed, against 48 of 120 in the group with the highest rate"
    assert fisher_exact([[0, 40], [48, 72]])[1] < 0.0005
    assert f"{words}; Fisher's exact p < .001" in row["note"]
    converted = figure(table, "recruitment.conversion", group="Black")
    assert math.isnan(converted["value"])
    assert "the group's hires has a count of zero; 0 of 48 appointed" in converted["note"]


def test_a_rate_of_few_people_is_neither_flagged_nor_the_highest(found: Found) -> None:
    cells = (("White British", (120, 100, 48)), ("African", (9, 9, 1)), ("Indian", (9, 9, 9)))
    rows = hiring("E1", *cells, ("Arab", (45, 20, 9)))
    table = found(employers=employers("E1"), recruitment=rows)
    few = figure(table, FOUR_FIFTHS, group="Black")
    assert few["value"] == pytest.approx((1 / 9) / (48 / 120))
    assert "not flagged: base of fewer than 10 people" in few["note"]
    assert "flagged, below" not in few["note"]
    assert "highest rate among groups of at least 10 people: White" in few["note"]
    some = figure(table, FOUR_FIFTHS, group="Other")
    assert "flagged, below four fifths" in some["note"]
    assert "read with care: base of fewer than 50 people (Other)" in some["note"]


def test_conversion_compares_shares_of_hires_and_of_applicants(found: Found) -> None:
    cells = (("White British", (150, 60, 30)), ("African", (50, 20, 5)))
    unknown = ("not declared", (40, 10, 5))
    table = found(employers=employers("E1"), recruitment=hiring("E1", *cells, unknown))
    row = figure(table, "recruitment.conversion", group="Black")
    assert row["value"] == pytest.approx((5 / 35) / (50 / 200))
    assert row["note"].startswith("no interval: the hires are among the applicants")
    share = figure(table, "recruitment.appointed_share", group="Black")
    assert (share["value"], share["low"], share["high"]) == (5 / 35, 5 / 40, 10 / 40)
    assert share["missing"] == 5


def test_more_appointed_than_shortlisted_is_not_calculable(found: Found) -> None:
    rows = hiring("E1", ("White British", (50, 40, 20)), ("African", (20, 3, 4)))
    row = figure(found(employers=employers("E1"), recruitment=rows), LIKELIHOOD, group="Black")
    assert math.isnan(row["value"])
    assert "more people appointed than came before" in row["note"]


def test_progression_compares_senior_with_junior_staff(found: Found) -> None:
    def level(name: str, white: int, black: int) -> list[dict[str, Any]]:
        cells = (("White British", "male", "all", white), ("African", "male", "all", black))
        return staff("E1", *cells, level=name)

    rows = level("entry", 20, 10) + level("junior", 20, 10) + level("middle", 99, 99)
    rows += level("senior", 15, 3) + level("executive", 5, 1)
    table = found(employers=employers("E1", "E2"), workforce=rows)
    row = figure(table, "progression.ratio", group="Black")
    assert row["value"] == pytest.approx((20 / 40) / (4 / 20))
    assert (row["numerator"], row["denominator"]) == (4, 20)
    assert row["note"].startswith("counted, not sampled: no interval")
    assert figure(table, "progression.ratio", employer="E2", group="Black")["evidence"] == "D"


def test_progression_needs_levels(found: Found) -> None:
    cells = (("White British", "male", "all", 20), ("African", "male", "all", 10))
    table = found(employers=employers("E1"), workforce=staff("E1", *cells, level="all"))
    row = figure(table, "progression.ratio", employer="E1", group="Black")
    assert row["note"] == "level not supplied"
