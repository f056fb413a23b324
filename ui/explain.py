"""Why this number? What it means, how it was worked out, from which uploads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from ui.text import plain
from wincore.framework import Indicator
from wincore.wording import absent, number, out_of, percent, pounds

INTERVALS = {
    "wilson": "95 % interval for a share, by Wilson's method",
    "katz": "95 % interval for a ratio, by Katz's method",
    "newcombe": "95 % interval for a difference, by Newcombe's method",
    "bca": "95 % interval for a mean, by the bias-corrected bootstrap",
    "bounds": "lowest and highest value possible, whatever those not declared would have said",
    "none": "",
}
GRADES = {
    "A": "A, a document was seen",
    "B": "B, self-reported and corroborated",
    "C": "C, self-reported",
    "D": "D, missing or conflicting",
    "": "",
}


@dataclass(frozen=True)
class Explain:
    """The parts of an explanation, in the order in which they are read; empty ones are left out."""

    title: str
    parts: Mapping[str, str]


def explain(
    indicator: Indicator, found: pd.DataFrame, uploads: Mapping[str, str] | None = None
) -> Explain:
    """Explain an indicator and the first of the given findings.

    ``uploads`` maps the short content hash of an upload to its file name.
    """
    parts = {
        "What it means": indicator.definition,
        "How it is worked out": indicator.formula,
        "Where it comes from": indicator.source,
    }
    if len(found):
        parts |= _of_row(indicator, found.iloc[0], uploads or {})
    parts |= {"Target": _target(indicator), "Limits": indicator.limits}
    return Explain(indicator.title, {name: words for name, words in parts.items() if words})


def _of_row(indicator: Indicator, row: pd.Series, uploads: Mapping[str, str]) -> dict[str, str]:
    files = [uploads.get(short, short) for short in str(row["inputs"]).split()]
    return {
        "In figures": _reckoning(row, indicator.unit),
        "Interval": _interval(row, indicator.unit),
        "Missing": "" if absent(row["missing"]) else number(row["missing"]),
        "Evidence": GRADES[row["evidence"]],
        "Note": str(row["note"]),
        "Uploads": ", ".join(files),
    }


def worded(value: float | None, unit: str) -> str:
    """Write a value of a finding in its unit."""
    if unit == "share":
        return percent(value, 1)
    if unit == "pounds":
        return pounds(value)
    return number(value, {"ratio": 2, "density": 2, "points": 1}.get(unit, 0))


def _reckoning(row: pd.Series, unit: str) -> str:
    if absent(row["numerator"]) or absent(row["denominator"]):
        return worded(row["value"], unit)
    return f"{out_of(row['numerator'], row['denominator'])}: {worded(row['value'], unit)}"


def _interval(row: pd.Series, unit: str) -> str:
    if absent(row["low"]) or absent(row["high"]):
        return ""
    span = f"{worded(row['low'], unit)} to {worded(row['high'], unit)}"
    method = INTERVALS[row["interval"]]
    return f"{span} ({method})" if method else span


def _target(indicator: Indicator) -> str:
    if indicator.target is None:
        return ""
    wanted = (
        "all planned employers"
        if indicator.target == "all"
        else worded(indicator.target, indicator.unit)
    )
    return f"{wanted}. {indicator.rationale}".strip()


def why(explained: Explain, key: str) -> None:
    """Draw the explanation behind a button."""
    with st.expander("Why this number?", type="compact", key=f"{key}.why"):
        st.markdown(f"**{plain(explained.title)}**")
        for name, words in explained.parts.items():
            st.markdown(f"**{name}.** {plain(words)}")
