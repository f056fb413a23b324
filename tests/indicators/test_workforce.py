import math
from collections.abc import Callable

import pandas as pd
import pytest

from tests.indicators.given import employers, figure, snapshot, staff
from wincore.framework.benchmark import Benchmark
from wincore.framework.model import Framework
from wincore.indicators import findings

Found = Callable[..., pd.DataFrame]
SHARE = "workforce.representation"
MIXED_RETURN = staff(
    "E1",
    ("African", "male", "16-24", 6),
    ("Caribbean", "female", "25-34", 4),
    ("White and Black African", "male", "16-24", 5),
    ("White British", "male", "35-49", 25),
    ("not declared", "female", "25-34", 7),
    ("prefer not to say", "not declared", "25-34", 3),
)


def test_representation_counts_only_those_whose_group_is_known(found: Found) -> None:
    row = figure(found(employers=employers("E1"), workforce=MIXED_RETURN), SHARE, group="Black")
    assert (row["numerator"], row["denominator"], row["n"], row["missing"]) == (10, 40, 40, 10)
    assert row["value"] == 10 / 40


def test_bounds_run_from_none_to_all_of_the_unknown(found: Found) -> None:
    row = figure(found(employers=employers("E1"), workforce=MIXED_RETURN), SHARE, group="Black")
    assert (row["low"], row["high"], row["interval"]) == (10 / 50, 20 / 50, "bounds")


@pytest.mark.parametrize(
    ("group", "members", "known"),
    [
        ("Black (broad)", 15, 40),
        ("Mixed", 5, 40),
        ("White", 25, 40),
        ("Asian", 0, 40),
        ("female", 11, 47),
        ("male", 36, 47),
        ("Black men", 6, 40),
        ("Black women", 4, 40),
        ("Black men (broad)", 11, 40),
        ("young Black men", 6, 40),
        ("young Black men (broad)", 11, 40),
        ("White men", 25, 40),
    ],
)
def test_each_group_needs_only_its_own_dimensions_to_be_known(
    found: Found, group: str, members: int, known: int
) -> None:
    row = figure(found(employers=employers("E1"), workforce=MIXED_RETURN), SHARE, group=group)
    assert (row["numerator"], row["denominator"]) == (members, known)


def test_the_programme_is_recomputed_from_counts_and_says_the_median(found: Found) -> None:
    small = staff("E1", ("African", "male", "16-24", 5), ("White British", "male", "16-24", 5))
    large = staff("E2", ("African", "male", "16-24", 10), ("White British", "male", "16-24", 90))
    row = figure(
        found(employers=employers("E1", "E2"), workforce=small + large), SHARE, group="Black"
    )
    assert row["value"] == 15 / 110
    assert "pooled over 2 of 2 employers" in row["note"]
    assert "median of employers 30.0 %" in row["note"]


def test_strict_and_broad_change_numerator_and_benchmark_together(found: Found) -> None:
    table = found(employers=employers("E1"), workforce=MIXED_RETURN)
    strict = figure(table, "workforce.representation_ratio", group="Black")
    broad = figure(table, "workforce.representation_ratio", group="Black (broad)")
    assert strict["value"] == pytest.approx((10 / 40) / (1_188_369 / 8_799_736))
    assert broad["value"] == pytest.approx((15 / 40) / (1_398_266 / 8_799_736))


def test_gap_and_its_bounds_are_the_share_less_the_benchmark(found: Found) -> None:
    table = found(employers=employers("E1"), workforce=MIXED_RETURN)
    row, london = (
        figure(table, "workforce.representation_gap", group="Black"),
        1_188_369 / 8_799_736,
    )
    assert row["value"] == pytest.approx(0.25 - london)
    assert (row["low"], row["high"]) == pytest.approx((0.2 - london, 0.4 - london))


def test_ratio_and_shortfall_run_from_all_to_none_of_the_unknown(found: Found) -> None:
    table = found(employers=employers("E1"), workforce=MIXED_RETURN)
    ratio, people = (
        figure(table, f"workforce.{name}", group="Black")
        for name in ("representation_ratio", "shortfall")
    )
    london = 1_188_369 / 8_799_736
    assert (ratio["low"], ratio["high"]) == pytest.approx((0.2 / london, 0.4 / london))
    assert (people["low"], people["value"], people["high"]) == (0, 0, 0)  # 7 of 50 would do
    assert ratio["interval"] == people["interval"] == "bounds"


def test_the_shortfall_reckons_with_everybody_as_base(found: Found) -> None:
    cells = (
        ("African", "male", "25-34", 5),
        ("White British", "male", "25-34", 95),
        ("not declared", "male", "25-34", 20),
    )
    row = figure(
        found(employers=employers("E1"), workforce=staff("E1", *cells)),
        "workforce.shortfall",
        group="Black",
    )
    london = 1_188_369 / 8_799_736
    needed = [
        next(more for more in range(200) if members + more >= london * base)
        for members, base in ((25, 120), (5, 100), (5, 120))  # all, those known, none
    ]
    assert [row["low"], row["value"], row["high"]] == needed == [0, 9, 12]


def test_shortfall_is_in_whole_people_and_never_negative(found: Found) -> None:
    cells = (("African", "male", "25-34", 1), ("White British", "male", "25-34", 99))
    full = (("African", "male", "25-34", 50), ("White British", "male", "25-34", 50))
    table = found(
        employers=employers("E1", "E2"), workforce=staff("E1", *cells) + staff("E2", *full)
    )
    london = 1_188_369 / 8_799_736
    one, other, all_ = (
        figure(table, "workforce.shortfall", employer=e, group="Black") for e in ("E1", "E2", "all")
    )
    assert one["value"] == math.ceil(100 * london) - 1
    assert other["value"] == 0
    assert all_["value"] == max(0, math.ceil(200 * london) - 51)
    assert "sum of employers' own shortfalls 13" in all_["note"]


def test_a_benchmark_that_is_required_leaves_the_comparison_empty(found: Found) -> None:
    table = found(employers=employers("E1"), workforce=MIXED_RETURN)
    for name in ("representation_gap", "representation_ratio", "shortfall"):
        row = figure(table, f"workforce.{name}", group="young Black men")
        assert math.isnan(row["value"])
        assert row["note"].startswith("benchmark value required: Black men aged 16 to 24")
    row = figure(table, "workforce.representation_gap", group="Black women")
    assert "no benchmark row is held for Black women" in row["note"]


def test_another_benchmark_can_stand_in(framework: Framework) -> None:
    half = Benchmark(
        id="x", title="Half", group="Black", base="test", year=2020, share_value=0.5, source="test"
    )
    held = snapshot(employers=employers("E1"), workforce=MIXED_RETURN)
    row = figure(
        findings(held, framework, benchmarks=[half]),
        "workforce.representation_gap",
        group="Black",
    )
    assert row["value"] == 0.25 - 0.5


def test_a_source_without_ages_has_no_young_people_figure(found: Found) -> None:
    cells = (("African", "male", "all", 5), ("White British", "male", "all", 5))
    aged = (("African", "male", "16-24", 1), ("White British", "male", "25-34", 9))
    table = found(
        employers=employers("E1", "E2"), workforce=staff("E1", *cells) + staff("E2", *aged)
    )
    row = figure(table, SHARE, employer="E1", group="young Black men")
    assert math.isnan(row["value"])
    assert (row["note"], row["evidence"]) == ("age not supplied", "D")
    assert figure(table, SHARE, employer="E1", group="Black men")["value"] == 0.5
    pooled = figure(table, SHARE, group="young Black men")
    assert pooled["value"] == 1 / 10
    assert "pooled over 1 of 2 employers" in pooled["note"]


def test_ethnic_minorities_as_supplied_are_never_black(found: Found) -> None:
    cells = (
        ("ethnic minorities, as supplied", "male", "all", 30),
        ("White British", "male", "all", 70),
    )
    table = found(employers=employers("E1"), workforce=staff("E1", *cells))
    row = figure(table, SHARE, employer="E1", group="Black")
    assert (row["numerator"], row["denominator"], row["missing"]) == (0, 70, 30)
    assert row["high"] == 0.3
    assert "no group given, counted as unknown: 30" in row["note"]
    assert figure(table, SHARE, employer="E1", group="male")["missing"] == 0


def test_mixed_without_detail_is_unknown_for_the_broad_definition_only(found: Found) -> None:
    cells = (("Mixed, not specified", "male", "all", 10), ("White British", "male", "all", 90))
    table = found(employers=employers("E1"), workforce=staff("E1", *cells))
    assert figure(table, SHARE, employer="E1", group="Mixed")["numerator"] == 10
    assert figure(table, SHARE, employer="E1", group="Black")["missing"] == 0
    broad = figure(table, SHARE, employer="E1", group="Black (broad)")
    assert (broad["denominator"], broad["missing"], broad["high"]) == (90, 10, 0.1)


def test_an_employer_without_a_return_is_an_empty_row(found: Found) -> None:
    table = found(employers=employers("E1", "E2", "E3"), workforce=MIXED_RETURN)
    row = figure(table, SHARE, employer="E2", group="Black")
    assert math.isnan(row["value"])
    assert (row["note"], row["evidence"]) == ("nothing returned", "D")
    assert figure(table, SHARE, group="Black")["evidence"] == "D"  # one return of three


def test_a_blank_count_is_reported_and_not_read_as_nought(found: Found) -> None:
    cells = (("African", "male", "all", None), ("White British", "male", "all", 10))
    row = figure(
        found(employers=employers("E1"), workforce=staff("E1", *cells)),
        SHARE,
        "baseline",
        "E1",
        "Black",
    )
    assert "cells without a count: 1" in row["note"]


def test_headcount_is_everybody_and_declaration_is_about_ethnicity(found: Found) -> None:
    table = found(employers=employers("E1"), workforce=MIXED_RETURN)
    assert figure(table, "workforce.headcount")["value"] == 50
    assert figure(table, "workforce.headcount", group="Black")["value"] == 10
    row = figure(table, "workforce.declaration_rate")
    assert (row["numerator"], row["denominator"], row["value"]) == (40, 50, 0.8)
    assert figure(table, "workforce.declaration_rate", group="male")["value"] == 47 / 50


def test_an_employer_only_invited_is_not_counted(found: Found) -> None:
    register = employers("E1") + employers("E2", status="invited")
    table = found(
        employers=register, workforce=MIXED_RETURN + staff("E2", ("African", "male", "all", 99))
    )
    assert figure(table, "workforce.headcount")["value"] == 50
    assert "Employer E2" not in set(table["employer"])
