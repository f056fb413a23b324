"""Findings under the rounding policy: counts of people rounded, and what follows from them anew."""

from __future__ import annotations

import numpy as np
import pandas as pd

from wincore.disclosure.family import Mask
from wincore.disclosure.policy import Policy
from wincore.disclosure.rounding import rounded
from wincore.indicators.facts import Facts

COUNTS = ("numerator", "denominator", "n", "missing")
LEAST_SHARE = 22.5  # people under the line: the Agency drops percentages of fewer
KEYS = ["indicator", "employer", "group"]


def rounded_findings(
    table: pd.DataFrame, about: Mask, policy: Policy, facts: Facts
) -> pd.DataFrame:
    """Return the findings with counts of people rounded, and shares made from rounded counts.

    What cannot be made from two rounded counts (ratios of rates, ranges) is emptied. A mean of
    survey answers stays; the number of its respondents is rounded.
    """
    means = about & (table["unit"] == "points").to_numpy()
    counts = about & ~means
    shown = table.copy()
    for name in COUNTS:
        here = counts | (means if name in ("n", "missing") else False)
        shown[name] = table[name].mask(here, rounded(table[name], policy.base))
    base = shown["denominator"].where(shown["denominator"] >= LEAST_SHARE)
    share, true = shown["numerator"] / base, table["numerator"] / table["denominator"]
    shown["value"] = table["value"].mask(counts, _values(table, share, true, policy))
    for name in ("low", "high"):
        shown[name] = table[name].mask(about)
    return _with_change(shown, about, facts)


def _values(table: pd.DataFrame, share: pd.Series, true: pd.Series, policy: Policy) -> pd.Series:
    people = pd.Series(rounded(table["value"], policy.base), index=table.index)
    by_indicator = {
        "workforce.representation_gap": table["value"] + share - true,
        "workforce.representation_ratio": table["value"] * share / true.where(true > 0),
    }
    found = share.where(table["unit"] == "share", people.where(table["unit"] == "people"))
    for name, values in by_indicator.items():
        found = found.where(table["indicator"] != name, values)
    return found


def _with_change(shown: pd.DataFrame, about: Mask, facts: Facts) -> pd.DataFrame:
    first = facts.framework.programme.waves[0].id
    past = shown[shown["wave"] == first].set_index(KEYS)["value"].rename("past")
    before = shown.join(past, on=KEYS)["past"].where(shown["wave"] != first, np.nan)
    return shown.assign(
        baseline=shown["baseline"].mask(about, before),
        change=shown["change"].mask(about, shown["value"] - before),
    )
