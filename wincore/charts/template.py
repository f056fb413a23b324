"""The one look of every figure: transparent, quiet grid, no furniture, labels that make room.

The look carries no ink. On a page the browser's theme supplies it, light or dark; elsewhere
`inked` adds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import plotly.graph_objects as go

from wincore.charts.palette import CLEAR, FAINT, INK, PAGE
from wincore.charts.text import lines_of
from wincore.wording import percent

Mode = Literal["light", "dark"]
FONT_SIZE, SMALL = 14, 12
ROW = 34  # pixels of a one-line row
TITLE_WIDTH = 34  # letters in a line of an axis title
LINE = 17  # pixels of each further line in a label
TOP, FOOT = 36, 44
HEAD = 96  # room for upright labels above a grid
STEPS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5)
FAMILY = "Source Sans, Source Sans Pro, Segoe UI, Helvetica, Arial, sans-serif"

TEMPLATE = go.layout.Template(
    layout={
        "font": {"family": FAMILY, "size": FONT_SIZE},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "hoverlabel": {"align": "left", "font": {"size": FONT_SIZE}},
    }
)


def blank(height: int, **layout: Any) -> go.Figure:
    """Return a figure without marks in the house's look.

    What a page's own theme would otherwise decide (margins, backgrounds, sizes) is set on the
    figure, so that it is the same figure everywhere.
    """
    look = {
        "template": TEMPLATE,
        "height": height,
        "margin": {"l": 4, "r": 12, "t": TOP, "b": FOOT},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "font": {"size": FONT_SIZE},
    }
    figure = go.Figure(layout=look | layout)
    figure.update_xaxes(_axis(showgrid=True))
    figure.update_yaxes(_axis(showgrid=False))
    return figure


def _axis(showgrid: bool) -> dict[str, Any]:
    return {
        "showgrid": showgrid,
        "gridcolor": FAINT,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "automargin": True,
        "tickfont": {"size": FONT_SIZE},
        "title": {"standoff": 10, "font": {"size": FONT_SIZE}},
    }


def rows(labels: Sequence[str]) -> dict[str, Any]:
    """Return a vertical axis with one row for each label, the first on top.

    Rows are positions 0, 1, 2 …, never names: an employer called "2020" stays an employer.
    """
    return {
        "tickmode": "array",
        "tickvals": list(range(len(labels))),
        "ticktext": list(labels),
        "range": [len(labels) - 0.4, -0.6],
        "ticklabelstandoff": 8,
    }


def height_of(labels: Sequence[str], row: int = ROW, extra: int = TOP + FOOT) -> int:
    """Return the height that gives every row room for the label with the most lines."""
    most = max((lines_of(label) for label in labels), default=1)
    return extra + len(labels) * max(row, LINE * most + 10)


def grid_margin() -> dict[str, int]:
    """Return the margins of a grid: its names are on top, so nothing is needed at the foot."""
    return {"l": 4, "r": 12, "t": TOP, "b": 8}


def legend(**changes: Any) -> dict[str, Any]:
    """Return a legend above the plot that wraps on narrow screens."""
    look = {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "y": 1,
        "yanchor": "bottom",
        "itemclick": False,
        "itemdoubleclick": False,
        "font": {"size": FONT_SIZE},
        "traceorder": "normal",
    }
    return look | changes


def legend_below() -> dict[str, Any]:
    """Return a legend beneath the plot, for marks whose shape must be told."""
    return legend(y=0, yanchor="top", itemsizing="trace")


def share_axis(top: float, *, ticks: int = 5) -> dict[str, Any]:
    """Return an axis of percentages from nought to at least ``top`` (a fraction of 1)."""
    reach = min(1.0, max(top, STEPS[0]))
    step = next((s for s in STEPS if reach / s <= ticks), STEPS[-1])
    marks = [step * place for place in range(int(reach / step + 1e-9) + 1)]
    return {
        "range": [0, reach],
        "tickvals": marks,
        "ticktext": [percent(mark, 1 if step < 0.01 else 0) for mark in marks],
    }


def inked(figure: go.Figure, ink: str, page: str) -> go.Figure:
    """Return a copy whose letters have the colour ``ink``, for a page of the colour ``page``."""
    copy = go.Figure(figure)
    colour = {"color": ink}
    copy.update_layout(font=colour, legend_font=colour)
    copy.update_layout(hoverlabel={"bgcolor": page, "font": colour})
    for update in (copy.update_xaxes, copy.update_yaxes):
        update(tickfont=colour, title_font=colour)
    return copy


def in_mode(figure: go.Figure, mode: Mode) -> go.Figure:
    """Return a copy with the ink of the light or the dark page."""
    return inked(figure, INK[mode], PAGE[mode])
