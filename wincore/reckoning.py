"""Numerator, denominator and value of a finding, as one line that can be worked out again."""

from __future__ import annotations

import pandas as pd

from wincore.findings import ALL
from wincore.framework import Indicator
from wincore.summary import is_gap, value_words
from wincore.wording import (
    absent,
    count_of,
    counted,
    number,
    out_of,
    percent,
    percentage_points,
    pounds,
)  # fmt: skip

LESS = "{base}, less the benchmark: {value}"
SHORT = "{value} more people of the group needed; it has {base}"
NO_FIGURE = "no figure, see the note"
MEAN = "{value}: {top} ÷ {base}, from {n}"
OF_MEANS = "{value}: {top}, the sum of their means, ÷ {base}; from {n}"


def worded(value: float | None, indicator: Indicator) -> str:
    """Write a value of a finding in its unit, shares with one decimal, gaps in points."""
    if indicator.unit == "share":
        return percentage_points(value) if is_gap(indicator) else percent(value, 1)
    return pounds(value) if indicator.unit == "pounds" else value_words(value, indicator)


def reckoning(row: pd.Series, indicator: Indicator) -> str:
    """Write the numerator, the denominator and the value."""
    value = NO_FIGURE if absent(row["value"]) else worded(row["value"], indicator)
    top, base = row["numerator"], row["denominator"]
    if absent(top) or absent(base):
        return value
    if is_gap(indicator):
        return LESS.format(base=out_of(top, base), value=value)
    match indicator.unit:
        case "people":  # of a group; a count of everybody has no base
            return SHORT.format(value=value, base=out_of(top, base))
        case "points":
            return _mean(row, value)
        case "employers":
            return count_of(top, base)
        case "pounds":
            return f"{pounds(top)} for {counted(base, 'employer')}: {value}"
        case "ratio":
            return f"{value}; of the group {out_of(top, base)}"
    if indicator.unit == "count" and row["employer"] == ALL and row["value"] != top:
        return f"{value}: {number(top)} ÷ {counted(base, 'employer')}"
    return f"{out_of(top, base)}: {value}"


def _mean(row: pd.Series, value: str) -> str:
    """Write a mean of points: of employers their means are added up, of one its answers."""
    n, top = counted(row["n"], "answer"), number(row["numerator"], 2)
    if row["employer"] == ALL and row["denominator"] != row["n"]:
        base = counted(row["denominator"], "employer")
        return OF_MEANS.format(value=value, top=top, base=base, n=n)
    return MEAN.format(value=value, top=top, base=number(row["denominator"]), n=n)
