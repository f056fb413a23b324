"""How far each employer's strategy has come: developed, approved, first year implemented."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from wincore.charts.chart import Chart, empty
from wincore.charts.palette import CONTEXT, FAINT, SERIES
from wincore.charts.template import blank, height_of, legend_below, rows
from wincore.charts.text import escape, wrap
from wincore.wording import number, out_of, sentence

STEPS = {
    "developed": "Developed",
    "approved": "Approved",
    "implemented": "First year implemented",
}
MARKS = {  # met -> symbol, colour, size, word
    "yes": ("circle", SERIES, 18, "yes"),
    "planned": ("circle-open", SERIES, 16, "planned"),
    "no": ("line-ew-open", CONTEXT, 12, "no"),
    "": ("circle-open-dot", FAINT, 10, "no return"),
}
NO_DATA = "No employer has returned the state of its strategy."


def strategy_steps(strategy: pd.DataFrame) -> Chart:
    """Draw one row an employer, one column a step, ordered by how far it has come.

    ``strategy`` has columns employer, developed, approved, implemented (yes, planned, no or ""
    where there is no return).
    """
    if not (strategy[list(STEPS)] != "").any(axis=None):
        return empty(NO_DATA, ("Employer", *STEPS.values()))
    ordered = _ordered(strategy)
    labels = [wrap(name) for name in ordered["employer"]]
    figure = blank(height_of(labels, extra=96))
    figure.update_yaxes(rows(labels))
    columns = [wrap(word, 14) for word in STEPS.values()]
    figure.update_xaxes(
        side="top", tickvals=[0, 1, 2], ticktext=columns, range=[-0.4, 2.4], tickangle=0
    )
    _draw_paths(figure, ordered)
    _draw_marks(figure, ordered)
    alt = f"Stepped dot plot of {len(ordered)} employers: {', '.join(STEPS.values()).lower()}."
    table = ordered.rename(columns={"employer": "Employer"} | STEPS)[["Employer", *STEPS.values()]]
    return Chart(figure, _finding(strategy), table.reset_index(drop=True), alt)


def _ordered(strategy: pd.DataFrame) -> pd.DataFrame:
    marks = strategy[list(STEPS)].replace({"yes": 4, "planned": 2, "no": 1, "": 0}).astype(int)
    reached = marks.sum(axis=1)
    return strategy.assign(reached=reached).sort_values(
        ["reached", "employer"], ascending=[False, True]
    )


def _draw_paths(figure: go.Figure, ordered: pd.DataFrame) -> None:
    for place, row in enumerate(ordered[list(STEPS)].to_numpy()):
        met = [step for step, state in enumerate(row) if state == "yes"]
        if len(met) > 1:
            figure.add_scatter(
                x=met,
                y=[place] * len(met),
                mode="lines",
                line={"color": SERIES, "width": 4},
                hoverinfo="skip",
                showlegend=False,
            )


def _draw_marks(figure: go.Figure, ordered: pd.DataFrame) -> None:
    for state, (symbol, colour, size, word) in MARKS.items():
        places = [
            (step, row, name)
            for row, name in enumerate(ordered["employer"])
            for step, column in enumerate(STEPS)
            if ordered[column].iloc[row] == state
        ]
        figure.add_scatter(
            x=[p[0] for p in places],
            y=[p[1] for p in places],
            mode="markers",
            name=word,
            marker={
                "symbol": symbol,
                "color": colour,
                "size": size,
                "line": {"width": 2, "color": colour},
            },
            customdata=[[escape(p[2]), list(STEPS.values())[p[0]].lower()] for p in places],
            hovertemplate="%{customdata[0]}<br>%{customdata[1]}: " + word + "<extra></extra>",
        )
    figure.update_layout(showlegend=True, legend=legend_below())


def _finding(strategy: pd.DataFrame) -> str:
    met = {step: int((strategy[step] == "yes").sum()) for step in STEPS}
    first = out_of(met["developed"], len(strategy), "employer")
    return sentence(
        f"{first} have developed a strategy, {number(met['approved'])} had it approved, "
        f"{number(met['implemented'])} have carried out its first year"
    )
