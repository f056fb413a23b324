"""Progress against a target, with a mark where it was expected to be by now."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from wincore.charts.chart import Chart, empty
from wincore.charts.palette import CONTEXT, FAINT, RATINGS, SERIES
from wincore.charts.records import records
from wincore.charts.template import blank, height_of, rows
from wincore.charts.text import escape, small, wrap
from wincore.wording import NBSP, absent, listing, number, out_of, sentence

NO_DATA = "Nothing has been returned against the targets yet."
FORMATS = {
    "Achieved": "count",
    "Expected by now": "count",
    "Target": "count",
    "Still missing": "count",
}
BAR, TRACK = 14, 22


def progress_bars(found: pd.DataFrame) -> Chart:
    """Draw a bar for each target on a track as long as the target.

    ``found`` has columns label, value, expected, target, rating and note, as findings have them
    with ``label`` added. A value that is missing leaves its track empty and says "no data".
    """
    if not found["value"].notna().any():
        return empty(NO_DATA, ("Objective", *FORMATS))
    labels = [_label(row) for row in records(found)]
    figure = blank(height_of(labels, row=58))
    figure.update_yaxes(rows(labels))
    figure.update_xaxes(range=[0, 1.04], tickvals=[0, 0.5, 1], ticktext=["0", "half", "target"])
    for place, row in enumerate(records(found)):
        _draw(figure, place, row)
    _name_expected(figure, found)
    return Chart(figure, _finding(found), _table(found), _alt(found), FORMATS)


def _label(row: Any) -> str:
    reached = _reached(row)
    return f"{wrap(row.label, 26)}<br>{small(reached)}"


def _reached(row: Any) -> str:
    value, target = row.value, row.target
    word = RATINGS[row.rating]
    if absent(value):
        return "no data"
    base = number(value) if absent(target) else out_of(value, target)
    return f"{base} · {word.icon} {word.word}" if word.word != "Grey" else base


def _draw(figure: go.Figure, place: int, row: Any) -> None:
    value, target = row.value, row.target
    expected, label = row.expected, escape(row.label)
    _line(figure, place, 0, 1, FAINT, TRACK, f"{label}: target {number(target)}")
    whole = float(target) if not absent(target) and target else 1.0
    if not absent(value) and value:
        end = min(1.0, float(value) / whole)
        _line(figure, place, 0, end, SERIES, BAR, f"{label}: {number(value)}")
    if not absent(expected) and expected:
        figure.add_scatter(
            x=[min(1.0, float(expected) / whole)],
            y=[place],
            mode="markers",
            marker={"symbol": "line-ns-open", "size": 30, "line": {"width": 3}, "color": CONTEXT},
            customdata=[[f"{label}: {number(expected)} expected by now"]],
            hovertemplate="%{customdata[0]}<extra></extra>",
        )


def _line(
    figure: go.Figure, place: int, start: float, end: float, colour: str, width: int, says: str
) -> None:
    figure.add_scatter(
        x=[start, end],
        y=[place, place],
        mode="lines",
        line={"color": colour, "width": width},
        customdata=[[says]] * 2,
        hovertemplate="%{customdata[0]}<extra></extra>",
    )


def _name_expected(figure: go.Figure, found: pd.DataFrame) -> None:
    first = found.iloc[0]
    if absent(first["expected"]) or absent(first["target"]) or not first["target"]:
        return
    figure.add_annotation(
        x=min(1.0, float(first["expected"] / first["target"])),
        y=-0.42,
        yanchor="bottom",
        xanchor="right",
        text="expected by now",
        showarrow=False,
    )


def _finding(found: pd.DataFrame) -> str:
    due = found[found["rating"] != "grey"]
    met = int((due["rating"] == "green").sum())
    words = f"{out_of(met, len(due), 'part')} due by now are where they were expected to be"
    undue = found[(found["rating"] == "grey") & found["value"].notna()]
    missing = found[found["value"].isna()]["label"]
    tail = f"; {number(len(undue))} not due yet" if len(undue) else ""
    tail += f"; no data on {listing(missing)}" if len(missing) else ""
    return sentence(words + tail)


def _table(found: pd.DataFrame) -> pd.DataFrame:
    words = [f"{RATINGS[r].icon}{NBSP}{RATINGS[r].word}" for r in found["rating"]]
    return pd.DataFrame(
        {
            "Objective": found["label"],
            "Achieved": found["value"],
            "Expected by now": found["expected"],
            "Target": found["target"],
            "Still missing": (found["target"] - found["value"]).clip(lower=0),
            "Rating": words,
            "Note": found["note"],
        }
    ).reset_index(drop=True)


def _alt(found: pd.DataFrame) -> str:
    return f"Progress bars of {len(found)} parts of the objectives against their targets."
