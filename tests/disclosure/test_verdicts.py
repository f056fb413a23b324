"""Verdicts on change that others than the evaluator read follow from what they see."""

import pandas as pd
import pytest

from wincore.disclosure.verdicts import LEFT_OUT
from wincore.findings import ALL, Audience

KEYS = ["indicator", "group"]
COUNTED = "matched employers"


@pytest.mark.parametrize("audience", ["panel", "public"])
def test_no_verdict_counts_employers_whose_figures_are_hidden(
    audience: Audience, true: pd.DataFrame, seen: dict[Audience, pd.DataFrame]
) -> None:
    shown = seen[audience]
    own = shown[(shown["employer"] != ALL) & shown["note"].str.startswith("[c]")]
    hidden = pd.MultiIndex.from_frame(own[KEYS].drop_duplicates())
    whole = shown[(shown["employer"] == ALL) & shown["note"].str.contains(COUNTED)]
    partly = whole[pd.MultiIndex.from_frame(whole[KEYS]).isin(hidden)]
    assert (partly["verdict"] != "").any()
    assert partly["note"].str.contains(LEFT_OUT, regex=False).all()
    undecided = true[(true["employer"] == ALL) & (true["verdict"] == "cannot tell yet")]
    assert pd.MultiIndex.from_frame(undecided[KEYS]).isin(hidden).any()
