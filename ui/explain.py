"""Why this number? What it means, how it was worked out, from which cells of which uploads."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ui import download
from ui.explained import Explained
from ui.text import plain
from wincore.findings import ALL
from wincore.wording import number, percent, pounds

WHY = "Why this number?"
PROGRAMME = "the programme"
WHICH, WHICH_HELP = "Which figure", "The figures that stand in this chart or table."
WHOSE, HELP = "Whose figure", "The programme's own figure, or that of one employer."
CELLS = "Every cell as CSV"


def worded(value: float | None, unit: str) -> str:
    """Write a value of a finding in its unit."""
    if unit == "share":
        return percent(value, 1)
    if unit == "pounds":
        return pounds(value)
    return number(value, {"ratio": 2, "density": 2, "points": 1}.get(unit, 0))


def why(explained: Sequence[Explained], key: str) -> None:
    """Draw the explanation of one of several figures behind a button; of none, nothing."""
    if explained:
        with st.expander(WHY, type="compact", key=f"{key}.why"):
            story(explained, key)


def story(explained: Sequence[Explained], key: str) -> None:
    """Draw the explanation: which figure and whose, its parts, all of its cells to take away."""
    one = _which(explained, key)
    st.markdown(f"**{plain(one.title)}**")
    whose = _whose(one, key)
    parts = one.parts(whose)
    for name, words in parts.items():
        st.markdown(f"**{plain(name)}.** {plain(words)}")
    if "Cells" in parts:
        _cells(one, whose, key)


def _which(explained: Sequence[Explained], key: str) -> Explained:
    """Draw which of the figures is explained, where there are several."""
    labels: dict[str, Explained] = {}
    for one in explained:
        labels.setdefault(one.label, one)
    if len(labels) < 2:
        return explained[0]
    found = st.selectbox(WHICH, list(labels), key=f"{key}.which", help=WHICH_HELP, width=520)
    return labels.get(str(found), explained[0])


def _whose(one: Explained, key: str) -> str:
    names = one.whose
    if len(names) < 2:
        return names[0] if names else ALL
    at = names.index(one.first) if one.first in names else 0
    found = st.selectbox(
        WHOSE, names, at, key=f"{key}.whose", help=HELP, format_func=_named, width=320
    )
    return str(found) if found in names else names[at]


def _named(employer: str) -> str:
    return PROGRAMME if employer == ALL else employer


def _cells(one: Explained, whose: str, key: str) -> None:
    st.download_button(
        CELLS,
        lambda: one.cells(whose),
        download.file_name("cells", one.name, _named(whose), one.wave),
        download.CSV,
        key=f"{key}.cells",
        icon=":material/grid_on:",
        on_click="ignore",
    )
