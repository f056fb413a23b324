"""The demonstration programme gives every indicator something to say."""

import time

import pandas as pd

from wincore.findings import FINDINGS
from wincore.framework.model import Framework
from wincore.indicators import findings
from wincore.store.snapshot import Snapshot

SECONDS = 5.0  # about 0.4 s on an idle machine; room for a busy one


def test_every_indicator_has_a_row_and_the_table_keeps_its_contract(
    demonstrated: pd.DataFrame, framework: Framework
) -> None:
    assert set(demonstrated["indicator"]) == {i.id for i in framework.indicators}
    FINDINGS.validate(demonstrated)


def test_every_empty_value_says_why(demonstrated: pd.DataFrame) -> None:
    empty = demonstrated[demonstrated["value"].isna()]
    silent = empty[empty["note"] == ""]
    assert silent.empty, silent[["indicator", "employer", "wave", "group"]].head()


def test_no_value_is_infinite_and_shares_lie_within_their_bounds(
    demonstrated: pd.DataFrame,
) -> None:
    numbers = demonstrated[["value", "low", "high", "numerator", "denominator"]]
    assert not numbers.isin([float("inf"), float("-inf")]).any().any()
    within = demonstrated[demonstrated["interval"].isin(["wilson", "katz", "bca"])]
    assert (within["low"] <= within["value"] + 1e-9).all()
    assert (within["value"] <= within["high"] + 1e-9).all()


def test_workforce_is_described_and_not_scored(demonstrated: pd.DataFrame) -> None:
    described = demonstrated["indicator"].str.startswith("workforce.representation")
    assert set(demonstrated.loc[described, "rating"]) == {"grey"}
    assert set(demonstrated.loc[described, "verdict"]) <= {"", "no data"}


def test_the_findings_come_quickly(demonstration: Snapshot, framework: Framework) -> None:
    findings(demonstration, framework)
    start = time.perf_counter()
    findings(demonstration, framework)
    assert time.perf_counter() - start < SECONDS
