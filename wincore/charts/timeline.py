"""Milestones on a time line, and where the data stand on it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from wincore.charts.chart import Chart, empty
from wincore.charts.palette import CONTEXT, SERIES
from wincore.charts.records import records
from wincore.charts.template import blank, height_of, rows
from wincore.charts.text import bold, escape, small, wrap
from wincore.wording import british_date, counted, sentence

NO_DATA = "No milestones are defined for the programme."
AHEAD, PAST = "ahead", "passed"


def time_line(milestones: pd.DataFrame, as_at: dt.date, *, review: dt.date | None = None) -> Chart:
    """Draw each milestone (columns title, date) at its date, with a line at ``as_at``."""
    if milestones.empty:
        return empty(NO_DATA, ("Milestone", "Date"))
    ordered = milestones.assign(date=pd.to_datetime(milestones["date"])).sort_values("date")
    today = pd.Timestamp(as_at)
    labels = [f"{wrap(r.title, 24)}<br>{small(british_date(r.date))}" for r in records(ordered)]
    figure = blank(height_of(labels, row=46))
    figure.update_yaxes(rows(labels))
    figure.update_xaxes(type="date", tickformat="%b %Y", nticks=5)
    passed = (ordered["date"] <= today).to_numpy()
    figure.add_scatter(
        x=ordered["date"],
        y=list(range(len(ordered))),
        mode="markers",
        marker={
            "size": 15,
            "color": SERIES,
            "symbol": ["circle" if gone else "circle-open" for gone in passed],
            "line": {"width": 2, "color": SERIES},
        },
        customdata=[[escape(r.title), british_date(r.date)] for r in records(ordered)],
        hovertemplate="%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
    )
    figure.add_vline(x=today, line={"color": CONTEXT, "width": 2})
    figure.add_annotation(
        x=today,
        y=1,
        yref="paper",
        yanchor="bottom",
        showarrow=False,
        text=bold(british_date(as_at)),
    )
    table = pd.DataFrame(
        {"Milestone": ordered["title"], "Date": ordered["date"], "State": _states(passed)}
    )
    alt = f"Time line of {counted(len(ordered), 'milestone')}."
    said = _finding(ordered, as_at, review)
    return Chart(figure, said, table.reset_index(drop=True), alt, {"Date": "date"})


def _states(passed: Any) -> list[str]:
    return [PAST if gone else AHEAD for gone in passed]


def _finding(ordered: pd.DataFrame, as_at: dt.date, review: dt.date | None) -> str:
    if review:
        days = (review - as_at).days
        if days > 0:
            return sentence(f"The review on {british_date(review)} is {counted(days, 'day')} away")
        return sentence(f"The review was due on {british_date(review)}")
    ahead = ordered[ordered["date"] > pd.Timestamp(as_at)]
    if ahead.empty:
        return "All milestones have passed."
    return sentence(f"Next: {ahead['title'].iloc[0]}, {british_date(ahead['date'].iloc[0])}")
