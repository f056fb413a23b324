"""A chart on a page: the finding as heading, the figure, its numbers, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pandas as pd
import streamlit as st
from streamlit.elements.lib.streamlit_plotly_theme import BG_COLOR, GRAY_90

from ui import download, states
from ui.explain import Explain, why
from ui.text import plain
from wincore.charts import Chart, inked

# Stand-ins that the browser replaces by the colours of the theme in use, light or dark.
INK, PAPER = GRAY_90, BG_COLOR
CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
Level = Literal[2, 3]


def show(
    chart: Chart,
    key: str,
    *,
    download_name: str = "",
    explain: Explain | None = None,
    level: Level = 2,
) -> None:
    """Draw a chart's finding, figure and table; without a figure, what is missing.

    ``key`` is ``page.figure``; ``download_name`` goes into the name of the CSV file (default: the
    key).
    """
    with st.container(key=key, gap="small"):
        if chart.figure is None and chart.table.empty:
            states.empty(chart.sentence, states.narrowed_by())
            return
        heading(chart.sentence, level)
        if chart.figure is None:
            _listed(chart, key, download_name or key, explain)
            return
        figure = inked(chart.figure, INK, PAPER)
        st.plotly_chart(figure, key=f"{key}.chart", config=CONFIG, alt=chart.alt)
        if explain:
            why(explain, key)
        _numbers(chart, key, download_name or key)


def side_by_side(
    charts: Sequence[Chart], key: str, *, download_name: str = "", explain: Explain | None = None
) -> None:
    """Draw charts that are read against each other side by side; on a phone, one after another."""
    if not charts:
        states.empty("There is nothing to compare yet.")
        return
    for place, column in enumerate(st.columns(len(charts))):
        last = place == len(charts) - 1
        with column:
            show(
                charts[place],
                f"{key}.{place}",
                download_name=f"{download_name} {place + 1}".strip(),
                explain=explain if last else None,
            )


def _listed(chart: Chart, key: str, name: str, explain: Explain | None) -> None:
    with st.container(key=f"{key}.listed"):  # the stylesheet lets it scroll as a whole
        table(chart.words, chart.alt)
        _csv(chart, key, name)
    if explain:
        why(explain, key)


def heading(sentence: str, level: Level = 2) -> None:
    """Write a finding as a heading."""
    (st.header if level == 2 else st.subheader)(plain(sentence), anchor=False)


def _numbers(chart: Chart, key: str, name: str) -> None:
    with st.expander("The numbers", type="compact", key=f"{key}.numbers"):
        table(chart.words, chart.alt)
        _csv(chart, key, name)


def _csv(chart: Chart, key: str, name: str) -> None:
    st.download_button(
        "Download as CSV",
        download.csv_bytes(chart.table),
        download.file_name(name),
        download.CSV,
        key=f"{key}.csv",
        icon=":material/download:",
        on_click="ignore",
    )


def table(words: pd.DataFrame, alt: str) -> None:
    """Draw a table of words as an HTML table; what people typed stands for itself."""
    safe = words.map(plain)
    safe.columns = pd.Index([plain(name) for name in words.columns])
    st.table(safe, border="horizontal", alt=f"Numbers: {alt}")
