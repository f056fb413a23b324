"""Employers by the tests of a commitment, the most committed on top."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from wincore.charts.cells import columns
from wincore.charts.chart import Chart, empty
from wincore.charts.palette import CONTEXT, FAINT, SERIES, TARGET
from wincore.charts.template import HEAD, blank, height_of, legend_below, rows
from wincore.charts.text import escape, small, wrap
from wincore.datasets import TESTS
from wincore.wording import british_date, out_of, percent, sentence

TITLES = {
    "public_statement": "Public statement",
    "reflects_london": "Reflects London",
    "names_target_group": "Names {target}",
    "numeric_target": "Numeric target",
    "deadline": "Deadline",
    "senior_sponsor": "Senior sponsor",
    "board_approved": "Board approval",
}
BOTH = ("reflects_london", "names_target_group")
MARKS = {  # met -> symbol, size, word, sign in the table
    "yes": ("circle", 20, "met"),
    "planned": ("circle-open", 18, "planned"),
    "no": ("line-ew-open", 12, "not met"),
    "": ("x-thin-open", 8, "no return"),
}
NO_DATA = "No employer has returned its commitments."


def commitment_matrix(commitments: pd.DataFrame, *, target: str = "young Black men") -> Chart:
    """Draw a mark for each employer and test.

    ``commitments`` has columns employer, test, met (yes, planned, no, or "" for no return) and
    date. Employers stand in the order of the tests they meet; planned is not met.
    """
    if commitments.empty or not (commitments["met"] != "").any():
        return empty(NO_DATA, ("Employer",))
    met = _wide(commitments, "met").fillna("")
    titles = {test: TITLES[test].format(target=target) for test in TESTS}
    labels = [_label(name, row) for name, row in zip(met.index, met.to_numpy(), strict=True)]
    figure = blank(height_of(labels, row=44, extra=HEAD + 50))
    figure.update_yaxes(rows(labels))
    figure.update_xaxes(columns(list(titles.values()), 18))
    _name_marks(figure)
    for state in MARKS:
        _marks(figure, met, _wide(commitments, "date").reindex(met.index), titles, state)
    table = _table(commitments, met, titles)
    alt = f"Matrix of {len(met)} employers by {len(TESTS)} tests of a commitment."
    return Chart(figure, _finding(met, target), table, alt, {"Tests met": "count"})


def _wide(commitments: pd.DataFrame, column: str) -> pd.DataFrame:
    wide = commitments.pivot(index="employer", columns="test", values=column).reindex(columns=TESTS)
    score = commitments["met"].eq("yes").groupby(commitments["employer"]).sum()
    order = (
        score.rename("score")
        .reset_index()
        .sort_values(["score", "employer"], ascending=[False, True])
    )
    return wide.reindex(order["employer"])


def _label(name: str, row: Any) -> str:
    score = sum(state == "yes" for state in row)
    return f"{wrap(name)}<br>{small(f'{score} of {len(TESTS)} tests')}"


def _marks(
    figure: go.Figure, met: pd.DataFrame, dates: pd.DataFrame, titles: dict[str, str], state: str
) -> None:
    symbol, size, word = MARKS[state]
    at = [
        (x, y, test)
        for y in range(len(met))
        for x, test in enumerate(TESTS)
        if met.iat[y, x] == state
    ]
    figure.add_scatter(
        x=[x for x, _, _ in at],
        y=[y for _, y, _ in at],
        mode="markers",
        showlegend=False,
        marker={
            "symbol": symbol,
            "size": size,
            "color": [_colour(test, state) for _, _, test in at],
            "line": {"width": 2, "color": [_colour(test, state) for _, _, test in at]},
        },
        customdata=[
            [escape(met.index[y]), escape(titles[test]), _when(dates.iat[y, x], word)]
            for x, y, test in at
        ],
        hovertemplate="%{customdata[0]}<br>%{customdata[1]}: %{customdata[2]}<extra></extra>",
    )


def _name_marks(figure: go.Figure) -> None:
    figure.update_layout(showlegend=True, legend=legend_below())
    for state, (symbol, size, word) in MARKS.items():
        colour = _colour("", state)
        line = {"width": 2, "color": colour}
        marker = {"symbol": symbol, "size": size, "color": colour, "line": line}
        figure.add_scatter(x=[None], y=[None], mode="markers", name=word, marker=marker)


def _colour(test: str, state: str) -> str:
    if state == "no":
        return CONTEXT
    if state == "":
        return FAINT
    return TARGET if test == "names_target_group" else SERIES


def _when(day: Any, word: str) -> str:
    return word if pd.isna(day) else f"{word}, {british_date(pd.Timestamp(str(day)))}"


def _finding(met: pd.DataFrame, target: str) -> str:
    named = int((met["names_target_group"] == "yes").sum())
    both = int((met[list(BOTH)] == "yes").all(axis=1).sum())
    base = len(met)
    return sentence(
        f"{out_of(named, base, 'employer')} name {target} in a commitment "
        f"({percent(named / base)}); {both} of them also commit to a level that reflects London"
    )


def _table(commitments: pd.DataFrame, met: pd.DataFrame, titles: dict[str, str]) -> pd.DataFrame:
    dates = _wide(commitments, "date").reindex(met.index)
    words = {
        titles[test]: [_when(d, MARKS[s][2]) for d, s in zip(dates[test], met[test], strict=True)]
        for test in TESTS
    }
    score = (met == "yes").sum(axis=1)
    return pd.DataFrame({"Employer": met.index, "Tests met": score.to_numpy(), **words})
