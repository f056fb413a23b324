"""Why this number? What it means, how it was worked out, from which uploads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from ui.text import plain
from wincore.findings import Audience
from wincore.framework import Framework, Indicator
from wincore.lineage import lineage
from wincore.store.snapshot import Snapshot
from wincore.wording import number, percent, pounds


@dataclass(frozen=True)
class Explain:
    """The parts of an explanation, in the order in which they are read."""

    title: str
    parts: Mapping[str, str]


def explain(
    indicator: Indicator,
    found: pd.DataFrame,
    framework: Framework,
    snapshot: Snapshot,
    *,
    findings: pd.DataFrame | None = None,
    audience: Audience = "evaluator",
) -> Explain:
    """Explain an indicator and the first of the given findings, as `wincore.lineage` words it."""
    row = found.iloc[0] if len(found) else None
    parts = lineage(indicator, row, framework, snapshot, findings=findings, audience=audience)
    return Explain(indicator.title, {part.name: part.text for part in parts})


def worded(value: float | None, unit: str) -> str:
    """Write a value of a finding in its unit."""
    if unit == "share":
        return percent(value, 1)
    if unit == "pounds":
        return pounds(value)
    return number(value, {"ratio": 2, "density": 2, "points": 1}.get(unit, 0))


def why(explained: Explain, key: str) -> None:
    """Draw the explanation behind a button."""
    with st.expander("Why this number?", type="compact", key=f"{key}.why"):
        st.markdown(f"**{plain(explained.title)}**")
        for name, words in explained.parts.items():
            st.markdown(f"**{plain(name)}.** {plain(words)}")
