"""Champions over time: what employers did in public, by kind and month."""

from __future__ import annotations

import pandas as pd

from wincore.charts.chart import Chart, empty
from wincore.charts.palette import ON_DARK, SERIES
from wincore.charts.template import blank, height_of, rows
from wincore.charts.text import escape, wrap
from wincore.datasets import CHAMPION_KINDS
from wincore.wording import counted, listing, number, out_of, sentence

NOUNS = {"mentoring": "mentoring offer"}
NO_DATA = "No talks, mentoring, case studies or hosted events have been returned."


def champion_events(champions: pd.DataFrame, employers: int) -> Chart:
    """Draw a bubble for each kind and month, as large as its number.

    ``champions`` has columns employer, date, kind and title; ``employers`` is how many could have
    taken part.
    """
    if champions.empty:
        return empty(NO_DATA, ("Month", *CHAMPION_KINDS))
    months = pd.PeriodIndex(pd.to_datetime(champions["date"]), freq="M")
    counts = pd.crosstab(months, champions["kind"].to_numpy()).reindex(
        columns=list(CHAMPION_KINDS), fill_value=0
    )
    labels = [wrap(kind.capitalize()) for kind in CHAMPION_KINDS]
    figure = blank(height_of(labels, row=56))
    figure.update_yaxes(rows(labels))
    places = {month: place for place, month in enumerate(_span(months))}
    figure.update_xaxes(
        tickvals=list(places.values()),
        ticktext=[month.strftime("%b<br>%Y") for month in places],
        range=[-0.6, len(places) - 0.4],
        tickangle=0,
    )
    at = [
        (m, k, int(counts.loc[m, k]))
        for m in counts.index
        for k in CHAMPION_KINDS
        if counts.loc[m, k]
    ]
    figure.add_scatter(
        x=[places[m] for m, _, _ in at],
        y=[CHAMPION_KINDS.index(k) for _, k, _ in at],
        mode="markers+text",
        text=[number(n) for _, _, n in at],
        textfont={"color": ON_DARK},
        marker={
            "color": SERIES,
            "size": [20 + 5 * n**0.5 for _, _, n in at],
            "line": {"width": 0},
            "opacity": 1,
        },
        customdata=[
            [escape(f"{counted(n, NOUNS.get(k, k))} in {m.strftime('%B %Y')}")] for m, k, n in at
        ],
        hovertemplate="%{customdata[0]}<extra></extra>",
    )
    alt = f"Bubbles of {counted(len(champions), 'event')} by kind and month."
    table = counts.rename_axis(index="Month", columns=None).reset_index()
    table["Month"] = [month.strftime("%B %Y") for month in table["Month"]]
    formats = dict.fromkeys(CHAMPION_KINDS, "count")
    return Chart(figure, _finding(champions, employers), table, alt, formats)


def _span(months: pd.PeriodIndex) -> pd.PeriodIndex:
    return pd.period_range(months.min(), months.max(), freq="M")


def _finding(champions: pd.DataFrame, employers: int) -> str:
    kinds = champions["kind"].value_counts()
    each = [counted(kinds[kind], NOUNS.get(kind, kind)) for kind in CHAMPION_KINDS if kind in kinds]
    who = out_of(champions["employer"].nunique(), employers, "employer")
    return sentence(f"{who} spoke up for change, in {listing(each)}")
