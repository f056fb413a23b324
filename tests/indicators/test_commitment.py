import math
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from tests.indicators.given import employers, figure, staff

Found = Callable[..., pd.DataFrame]
STAGE = staff("E1", ("African", "male", "all", 1), wave="stage one")
BASE = staff("E1", ("African", "male", "all", 1))
BOTH, PUBLIC = "commitment.both_tests", "commitment.public_statement"


def signed(employer: str, met: str = "yes", date: str | None = "2021-01-10", *names: str) -> Any:
    chosen = names or ("public_statement", "reflects_london", "names_target_group")
    return [
        {"employer_id": employer, "test": t, "met": met, "date": date, "evidence": "B"}
        for t in chosen
    ]


def test_a_commitment_counts_from_its_date(found: Found) -> None:
    table = found(employers=employers("E1"), workforce=BASE + STAGE, commitments=signed("E1"))
    assert figure(table, BOTH, "baseline")["numerator"] == 0
    assert figure(table, BOTH, "stage one")["numerator"] == 1
    assert figure(table, BOTH, "stage one", "E1")["evidence"] == "B"


def test_planned_is_not_met(found: Found) -> None:
    rows = signed("E1", "planned", None)
    row = figure(found(employers=employers("E1"), workforce=BASE, commitments=rows), BOTH)
    assert (row["value"], row["missing"]) == (0, 0)


def test_an_undated_yes_counts_in_the_latest_wave_only(found: Found) -> None:
    table = found(
        employers=employers("E1"), workforce=BASE + STAGE, commitments=signed("E1", "yes", None)
    )
    earlier, latest = figure(table, PUBLIC, "baseline"), figure(table, PUBLIC, "stage one")
    assert (earlier["missing"], latest["numerator"]) == (1, 1)
    assert math.isnan(earlier["value"])
    assert "without a date" in figure(table, PUBLIC, "baseline", "E1")["note"]


def test_both_tests_need_both(found: Found) -> None:
    rows = signed("E1") + signed("E2", "yes", "2021-01-10", "reflects_london")
    rows += signed("E2", "no", None, "names_target_group")
    row = figure(found(employers=employers("E1", "E2"), workforce=STAGE, commitments=rows), BOTH,
                 "stage one")  # fmt: skip
    assert (row["numerator"], row["denominator"], row["value"]) == (1, 2, 1)
    assert row["note"].startswith("1 of 2 employers (50 %)")


def test_one_test_missing_leaves_both_unknown_unless_the_other_is_not_met(found: Found) -> None:
    rows = signed("E1", "yes", "2021-01-10", "reflects_london")
    rows += signed("E2", "no", None, "reflects_london")
    table = found(employers=employers("E1", "E2"), workforce=STAGE, commitments=rows)
    assert figure(table, BOTH, "stage one", "E1")["missing"] == 1
    assert figure(table, BOTH, "stage one", "E2")["value"] == 0


def test_withdrawn_employers_stay_in_the_denominator_and_invited_ones_never_enter(
    found: Found,
) -> None:
    register = employers("E1") + employers("E2", status="withdrawn")
    register += employers("E3", status="invited")
    table = found(employers=register, workforce=STAGE, commitments=signed("E1") + signed("E3"))
    row = figure(table, PUBLIC, "stage one")
    assert (row["numerator"], row["denominator"], row["missing"]) == (1, 2, 1)
    assert "not known for 1" in row["note"]
    assert "1 withdrawn, counted in the 2" in row["note"]


def test_the_count_of_employers_has_wilsons_interval_in_employers(found: Found) -> None:
    ids = [f"E{i}" for i in range(10)]
    rows = [r for i in ids[:7] for r in signed(i)] + [
        r for i in ids[7:] for r in signed(i, "no", None)
    ]
    row = figure(found(employers=employers(*ids), workforce=STAGE, commitments=rows), PUBLIC,
                 "stage one")  # fmt: skip
    # DOMAIN: 7 of 10 is 40 to 89 %
    assert (round(10 * row["low"]), round(10 * row["high"])) == (40, 89)
    assert row["interval"] == "wilson"


def test_score_counts_six_tests_without_the_level_that_reflects_london(found: Found) -> None:
    rows = signed("E1") + signed("E1", "no", None, "numeric_target", "deadline")
    rows += signed("E1", "", None, "senior_sponsor")
    table = found(employers=employers("E1", "E2"), workforce=STAGE, commitments=rows)
    row = figure(table, "commitment.score", "stage one", "E1")
    assert (row["value"], row["denominator"], row["missing"]) == (2, 6, 2)
    programme = figure(table, "commitment.score", "stage one")
    assert (programme["value"], programme["denominator"]) == (2, 1)
    assert "mean over 1 of 2 employers" in programme["note"]


@pytest.mark.parametrize(("grades", "typical"), [("AAB", "A"), ("ABC", "B"), ("AC", "C")])
def test_the_programmes_evidence_is_what_half_of_the_employers_reach(
    found: Found, grades: str, typical: str
) -> None:
    ids = [f"E{i}" for i in range(len(grades))]
    rows = [{**r, "evidence": g} for i, g in zip(ids, grades, strict=True) for r in signed(i)]
    table = found(employers=employers(*ids), workforce=STAGE, commitments=rows)
    assert figure(table, PUBLIC, "stage one")["evidence"] == typical
