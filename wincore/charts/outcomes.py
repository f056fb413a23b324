"""Employers by outcomes: one rating a cell, as icon, word and colour."""

from __future__ import annotations

import pandas as pd

from wincore.charts.cells import columns
from wincore.charts.chart import Chart, empty
from wincore.charts.palette import RATINGS
from wincore.charts.records import records
from wincore.charts.template import HEAD, SMALL, blank, grid_margin, height_of, rows
from wincore.charts.text import escape, wrap
from wincore.wording import out_of, sentence

NO_DATA = "No employer has been rated on any outcome yet."


def outcome_grid(ratings: pd.DataFrame) -> Chart:
    """Draw a mark for each employer and outcome.

    ``ratings`` has columns employer, outcome (its title), rating (green, amber, red or grey) and
    value (the words behind the rating). Employers keep the order of their names: no league table.
    """
    if ratings.empty or (ratings["rating"] == "grey").all():
        return empty(NO_DATA, ("Employer",))
    outcomes = list(dict.fromkeys(ratings["outcome"]))
    employers = sorted(ratings["employer"].unique())
    labels = [wrap(name) for name in employers]
    figure = blank(height_of(labels, row=46, extra=HEAD + 8), margin=grid_margin())
    figure.update_yaxes(rows(labels))
    figure.update_xaxes(columns(outcomes, 13))
    for rating, look in RATINGS.items():
        cells = ratings[ratings["rating"] == rating]
        figure.add_scatter(
            x=[outcomes.index(name) for name in cells["outcome"]],
            y=[employers.index(name) - 0.12 for name in cells["employer"]],
            mode="markers+text",
            marker={
                "symbol": look.symbol,
                "size": 15,
                "color": look.colour,
                "line": {"width": 1, "color": look.colour},
            },
            text=[look.word] * len(cells),
            textposition="bottom center",
            textfont={"size": SMALL},
            customdata=[
                [escape(r.employer), escape(r.outcome), escape(r.value)] for r in records(cells)
            ],
            hovertemplate="%{customdata[0]}<br>%{customdata[1]}: %{customdata[2]}<extra></extra>",
        )
    alt = f"Grid of {len(employers)} employers by {len(outcomes)} outcomes, each cell a rating."
    return Chart(figure, _finding(ratings), _table(ratings, outcomes), alt)


def _finding(ratings: pd.DataFrame) -> str:
    green = ratings["rating"].eq("green").groupby(ratings["employer"]).all()
    behind = ratings["rating"].eq("red").groupby(ratings["employer"]).any()
    first = f"{out_of(int(green.sum()), len(green), 'employer')} are on course on every outcome"
    return sentence(f"{first}; {int(behind.sum())} are off course on at least one")


def _table(ratings: pd.DataFrame, outcomes: list[str]) -> pd.DataFrame:
    words = [
        f"{RATINGS[r].icon} {RATINGS[r].word}: {v}"
        for r, v in zip(ratings["rating"], ratings["value"], strict=True)
    ]
    wide = ratings.assign(words=words).pivot(index="employer", columns="outcome", values="words")
    return (
        wide.reindex(columns=outcomes)
        .rename_axis(index="Employer", columns=None)
        .reset_index()
        .fillna("")
    )
