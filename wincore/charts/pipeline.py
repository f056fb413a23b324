"""A group's share level by level, from entry to executive: the shape of the pipeline."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from wincore.charts.benchmark import Line
from wincore.charts.chart import Chart, empty
from wincore.charts.hidden import explained, word
from wincore.charts.palette import CONTEXT, of_group, translucent
from wincore.charts.records import records
from wincore.charts.template import TITLE_WIDTH, blank, height_of, rows, share_axis
from wincore.charts.text import bold, escape, small, wrap
from wincore.charts.undeclared import AMONG_KNOWN, between
from wincore.wording import absent, out_of, people, percent, sentence

NO_DATA = "No employer has returned the levels at which {group} work."
TITLE = 40  # pixels: the title of the axis has up to five lines
BAND = "Line: lowest to highest share possible, given those not declared"
FORMATS = {
    "Count": "count",
    "Known base": "count",
    "Share": "share1",
    "Lowest possible": "share1",
    "Highest possible": "share1",
}


def level_pipeline(
    levels: pd.DataFrame,
    *,
    group: str,
    line: Line | None = None,
    target: str = "young Black men",
) -> Chart:
    """Draw the share at each level as a bar, and as a line what the undeclared could make of it.

    ``levels`` has columns level, numerator, denominator, value, low, high (bounds for the not
    declared) and note, the lowest level first. A level without a value says so and keeps its row.
    """
    if not levels["value"].notna().any():
        nothing = empty(NO_DATA.format(group=people(group)), ("Level", *FORMATS))
        return explained(nothing, levels["note"])
    ordered = levels.iloc[::-1].reset_index(drop=True)
    labels = [_label(row) for row in records(ordered)]
    figure = blank(height_of(labels, row=48) + TITLE)
    figure.update_yaxes(rows(labels))
    most = max(ordered[["value", "high"]].max().max(), line.share if line else 0)
    figure.update_xaxes(share_axis(min(1.0, most * 1.25 + 0.01)), title_text=_axis(group))
    _bars(figure, ordered, of_group(group, target))
    if line:
        _draw_line(figure, line)
    alt = f"Bars: share of {people(group)} at {len(ordered)} levels, highest level on top."
    return Chart(figure, _finding(levels, group), _table(levels), alt, FORMATS)


def _axis(group: str) -> str:
    words = wrap(f"Share of employees at the level who are {people(group)}", TITLE_WIDTH)
    return f"{words}<br>{small(wrap(BAND, TITLE_WIDTH + 6))}"


def _label(row: Any) -> str:
    name = wrap(str(row.level).capitalize())
    if absent(row.value):
        return f"{name}<br>{small(word(row.note))}"
    base = out_of(row.numerator, row.denominator)
    return f"{name}<br>{small(f'{percent(row.value, 1)}: {base}')}"


def _bars(figure: go.Figure, ordered: pd.DataFrame, colour: str) -> None:
    figure.add_bar(
        x=ordered["value"],
        y=list(range(len(ordered))),
        orientation="h",
        width=0.5,
        marker={"color": translucent(colour, 0.85), "line": {"width": 0}},
        error_x=_ranges(ordered),
        hovertext=["" if absent(v) else percent(v, 1) for v in ordered["value"]],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _ranges(ordered: pd.DataFrame) -> dict[str, Any]:
    """Return the lines from the lowest to the highest share possible, as plotly draws them."""
    above, below = ordered["high"] - ordered["value"], ordered["value"] - ordered["low"]
    ends = {"array": above.fillna(0.0), "arrayminus": below.fillna(0.0)}
    return ends | {"symmetric": False, "color": CONTEXT, "thickness": 2, "width": 5}


def _draw_line(figure: go.Figure, line: Line) -> None:
    figure.add_vline(x=line.share, line={"color": CONTEXT, "width": 2})
    figure.add_annotation(
        x=line.share,
        y=1,
        yref="paper",
        yanchor="bottom",
        text=bold(f"{escape(line.title)} {percent(line.share, 1)}"),
        showarrow=False,
    )


def _finding(levels: pd.DataFrame, group: str) -> str:
    known = levels.dropna(subset=["value"])
    low, high = known.iloc[0], known.iloc[-1]
    share = f"{percent(low['value'], 1)} of employees at {low['level']} level are {people(group)}"
    words = f"{AMONG_KNOWN}, {share}{between(low['low'], low['high'])}"
    if len(known) == 1:
        return sentence(words)
    top = f"{percent(high['value'], 1)} at {high['level']} level"
    return sentence(f"{words}, {top}{between(high['low'], high['high'])}")


def _table(levels: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Level": levels["level"],
            "Count": levels["numerator"],
            "Known base": levels["denominator"],
            "Share": levels["value"],
            "Lowest possible": levels["low"],
            "Highest possible": levels["high"],
            "Note": levels["note"],
        }
    ).reset_index(drop=True)
