"""A chart on a page: the finding as heading, the figure, its numbers, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.elements.lib.streamlit_plotly_theme import BG_COLOR, GRAY_90

from ui import download, states
from ui.explain import why
from ui.explained import Explained
from ui.meeting import MEETING
from ui.text import plain
from wincore.charts import Chart, inked

# Stand-ins that the browser replaces by the colours of the theme in use, light or dark.
INK, PAPER = GRAY_90, BG_COLOR
CONFIG = {
    "displaylogo": False,
    "modeBarButtons": [["toImage"]],  # the one thing its bar is for: the picture, as SVG
    "scrollZoom": False,
    "doubleClick": False,
}
FROM_THE_BACK = 17  # pixels of letters in figures, in meeting mode
PICTURE = "The picture: point at the chart and choose the camera above it; it is saved as SVG."
Level = Literal[2, 3]


def show(
    chart: Chart,
    key: str,
    *,
    download_name: str = "",
    explain: Sequence[Explained] = (),
    level: Level = 2,
    brief: pd.DataFrame | None = None,
) -> None:
    """Draw a chart's finding, figure and table; without a figure, what is missing.

    ``key`` is ``page.figure``; ``download_name`` goes into the name of the CSV file (default: the
    key). ``brief`` says a table without a figure in fewer columns, to be read on a phone.
    """
    with st.container(key=key, gap="small"):
        if chart.figure is None and chart.table.empty:
            states.empty(chart.sentence, states.narrowed_by())
            return
        heading(chart.sentence, level)
        if chart.figure is None:
            _listed(chart, key, download_name or key, explain, brief)
            return
        figure = _for_the_room(inked(chart.figure, INK, PAPER))
        name = download_name or key
        st.plotly_chart(figure, key=f"{key}.chart", config=_config(name), alt=chart.alt)
        why(explain, key)
        _numbers(chart, key, download_name or key)


def side_by_side(
    charts: Sequence[Chart],
    key: str,
    *,
    download_name: str = "",
    explain: Sequence[Sequence[Explained]] = (),
) -> None:
    """Draw charts that are read against each other side by side; on a phone, one after another.

    ``explain`` has the figures of each chart in turn.
    """
    if not charts:
        states.empty("There is nothing to compare yet.")
        return
    for place, column in enumerate(st.columns(len(charts))):
        with column:
            show(
                charts[place],
                f"{key}.{place}",
                download_name=f"{download_name} {place + 1}".strip(),
                explain=explain[place] if place < len(explain) else (),
            )


def _listed(
    chart: Chart, key: str, name: str, explain: Sequence[Explained], brief: pd.DataFrame | None
) -> None:
    if brief is not None:
        with st.container(key=f"{key}.stacked"):  # the stylesheet parts the cells on a phone
            table(brief, chart.alt)
        _numbers(chart, key, name)
    else:
        with st.container(key=f"{key}.listed"):  # the stylesheet lets it scroll as a whole
            table(chart.words, chart.alt)
            _take_away(chart, key, name)
    why(explain, key)


def heading(sentence: str, level: Level = 2) -> None:
    """Write a finding as a heading."""
    (st.header if level == 2 else st.subheader)(plain(sentence), anchor=False)


def _numbers(chart: Chart, key: str, name: str) -> None:
    with st.expander("The numbers", type="compact", key=f"{key}.numbers"):
        table(chart.words, chart.alt)
        _take_away(chart, key, name)


def _for_the_room(figure: go.Figure) -> go.Figure:
    """Return the figure with letters that are read from the back of the room, in meeting mode."""
    if st.session_state.get(MEETING):
        figure.update_layout(font={"size": FROM_THE_BACK})
        figure.update_xaxes(tickfont={"size": FROM_THE_BACK}, automargin=True)
        figure.update_yaxes(tickfont={"size": FROM_THE_BACK}, automargin=True)
    return figure


def _config(name: str) -> dict[str, object]:
    """Return what Plotly's bar does: it saves the picture as SVG under a telling name."""
    file = download.file_name(name, suffix="")
    return CONFIG | {"toImageButtonOptions": {"format": "svg", "filename": file}}


def _take_away(chart: Chart, key: str, name: str) -> None:
    """Offer the numbers as CSV and as a workbook, made when they are asked for."""
    with st.container(horizontal=True, key=f"{key}.take"):
        _csv(chart, key, name)
        st.download_button(
            "Download as Excel",
            lambda: download.xlsx_bytes(chart.table, chart.sentence),
            download.file_name(name, suffix="xlsx"),
            download.XLSX,
            key=f"{key}.xlsx",
            icon=":material/download:",
            on_click="ignore",
        )
    if chart.figure is not None:
        st.caption(PICTURE)


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
