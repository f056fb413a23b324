"""A ratio that has no value because a count is zero tells no more than one that is hidden."""

from dataclasses import replace

import pandas as pd
import pytest

from tests.indicators.given import employers, snapshot
from wincore.disclosure.inforce import in_force
from wincore.disclosure.notes import passed_on
from wincore.disclosure.policy import Policy
from wincore.findings import ALL
from wincore.framework import Framework
from wincore.indicators import findings
from wincore.indicators.screening import AMONG, CARE, FISHER, UNFLAGGED
from wincore.store.snapshot import Snapshot

RATIOS = ("recruitment.four_fifths", "recruitment.conversion", "recruitment.relative_likelihood")
NAMES = ("E1", "E2", "E3")
SEXES = ("female", "male")


def appointed(of_black: int) -> Snapshot:
    """Recruitment of three employers; of Black people so many in all were appointed."""
    rows = [
        {"employer_id": e, "wave": "baseline", "ethnicity": ethnicity, "sex": sex,
         "age_band": "25-34", "applied": 200, "shortlisted": 60, "appointed": hired}
        for e in NAMES
        for sex in SEXES
        for ethnicity, hired in (("White British", 30), ("Indian", 20), ("African", 0))
    ]  # fmt: skip
    rows[2]["appointed"] = of_black
    held = snapshot(employers=employers(*NAMES), recruitment=rows)
    return replace(held, fingerprint=f"{of_black} appointed")


def of_ratios(found: pd.DataFrame) -> pd.DataFrame:
    kept = found[found["indicator"].isin(RATIOS) & (found["employer"] == ALL)]
    return kept.set_index(["indicator", "group"])[["numerator", "value", "low", "high", "note"]]


def test_nobody_appointed_looks_to_the_panel_like_few_appointed(framework: Framework) -> None:
    held = appointed(0)
    black = pd.IndexSlice[:, "Black"]
    true = of_ratios(findings(held, framework)).loc[black, :]
    assert true["value"].isna().all()
    assert (true["numerator"] == 0).all()
    none, few = (
        of_ratios(findings(s, framework, audience="panel")).loc[black, :]
        for s in (held, appointed(3))
    )
    assert none["note"].str.startswith("[c]").all()
    pd.testing.assert_frame_equal(none, few)


def test_where_counts_are_rounded_no_note_tells_zero_from_one(framework: Framework) -> None:
    with in_force(Policy(rule="round")):
        none, one = (
            of_ratios(findings(s, framework, audience="panel"))
            for s in (appointed(0), appointed(1))
        )
    assert none.loc[(RATIOS[0], "Black"), "numerator"] == 0
    assert not none["note"].str.startswith("[c]").all()
    pd.testing.assert_frame_equal(none, one)


@pytest.mark.parametrize(
    "said",
    [
        FISHER.format(p="= .004"),
        AMONG.format(reference="White"),
        UNFLAGGED,
        CARE.format(groups="Black men"),
    ],
)
def test_what_the_screen_says_of_counts_is_passed_on_only_where_they_are_shown(said: str) -> None:
    assert passed_on(said, "baseline", False) == said
    assert passed_on(said, "baseline", False, rounded=True) == ""
