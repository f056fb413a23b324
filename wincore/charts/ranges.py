"""One value a row with its range: dots with whiskers, held against a line of no difference."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from wincore.charts.chart import Chart, empty
from wincore.charts.hidden import HIDDEN, is_hidden, why
from wincore.charts.palette import CONTEXT, TARGET, of_group, translucent
from wincore.charts.records import records
from wincore.charts.template import SMALL, TITLE_WIDTH, blank, height_of, rows, share_axis
from wincore.charts.text import bold, escape, small, wrap
from wincore.wording import absent, formatted

LOWEST = 220  # so that two rows do not run into each other
COLUMNS = {"label": "Of", "value": "Value", "low": "Lowest", "high": "Highest", "base": "Base"}


def dots_with_ranges(
    found: pd.DataFrame,
    sentence: str,
    *,
    kind: str,
    axis: str,
    line: float | None = None,
    line_name: str = "",
    target: str = "young Black men",
    group: str = "",
    span: tuple[float, float] | None = None,
) -> Chart:
    """Draw a dot a row with the range from low to high, where there is one.

    ``found`` has columns label, value, low, high, base (the numbers behind it, in words) and note.
    ``group`` is the group all rows speak of, where it is one: the target group has its accent.
    ``kind`` is a format of `wording.formatted` (share1, ratio, points, count). Rows without a value
    keep their place, and their note says why. ``sentence`` is the finding.
    """
    formats = {"Value": kind, "Lowest": kind, "Highest": kind}
    if found.empty or not found["value"].notna().any():
        notes = found["note"] if len(found) else pd.Series(dtype=str)
        reason = why(notes) or next((n for n in notes if n), "")
        return empty(reason or sentence, (*COLUMNS.values(), "Note"))
    labels = [_label(row) for row in records(found)]
    figure = blank(max(height_of(labels, row=44), LOWEST))
    figure.update_yaxes(rows(labels))
    figure.update_xaxes(title_text=wrap(axis, TITLE_WIDTH), **_reach(kind, span))
    colour = of_group(group, target)
    _draw(figure, found, _words(found, kind), target, colour)
    if line is not None:
        _mark(figure, line, line_name)
    table = found.rename(columns=COLUMNS | {"note": "Note"})[[*COLUMNS.values(), "Note"]]
    alt = f"Dot plot of {len(found)} rows, {axis}."
    return Chart(figure, sentence, table.reset_index(drop=True), alt, formats)


def _reach(kind: str, span: tuple[float, float] | None) -> dict[str, Any]:
    if not span:
        return {}
    if kind.startswith("share") and span[0] <= 0:
        return share_axis(min(1.0, span[1])) | {"range": list(span)}
    return {"range": list(span)}


def _words(found: pd.DataFrame, kind: str) -> list[str]:
    return list(formatted(found[["value"]], {"value": kind})["value"])


def _label(row: Any) -> str:
    lacking = HIDDEN if is_hidden(row.note) else "not calculable"
    beneath = lacking if absent(row.value) else row.base
    return f"{wrap(row.label)}<br>{small(escape(beneath))}" if beneath else wrap(row.label)


def _draw(
    figure: go.Figure, found: pd.DataFrame, words: list[str], target: str, usual: str
) -> None:
    for place, (row, text) in enumerate(zip(records(found), words, strict=True)):
        colour = TARGET if target in str(row.label) else usual
        if absent(row.value):
            continue
        if not (absent(row.low) or absent(row.high)):
            _whisker(figure, place, row, colour)
        figure.add_scatter(
            x=[row.value],
            y=[place],
            mode="markers+text",
            marker={"color": colour, "size": 13},
            text=[text],
            textposition="top center",
            textfont={"size": SMALL},
            customdata=[[escape(row.label), escape(row.base)]],
            hovertemplate="%{customdata[0]}<br>%{text} · %{customdata[1]}<extra></extra>",
        )


def _whisker(figure: go.Figure, place: int, row: Any, colour: str) -> None:
    figure.add_scatter(
        x=[row.low, row.high],
        y=[place, place],
        mode="lines",
        line={"color": translucent(colour, 0.4), "width": 6},
        hoverinfo="skip",
    )


def _mark(figure: go.Figure, line: float, name: str) -> None:
    figure.add_vline(x=line, line={"color": CONTEXT, "width": 2})
    figure.add_annotation(
        x=line, y=1, yref="paper", yanchor="bottom", text=bold(escape(name)), showarrow=False
    )


def listed(found: pd.DataFrame, sentence: str, formats: Mapping[str, str] | None = None) -> Chart:
    """Return a finding whose evidence is a table and needs no figure."""
    return Chart(None, sentence, found.reset_index(drop=True), sentence, dict(formats or {}))
