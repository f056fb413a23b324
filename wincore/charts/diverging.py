"""Answers to statements as bars that part at neutral: disagreement left, agreement right."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from wincore.charts.agreeing import Rows, agreeing
from wincore.charts.chart import Chart, empty
from wincore.charts.palette import CONTEXT, diverging
from wincore.charts.template import SMALL, blank, height_of, legend
from wincore.charts.text import escape, small, wrap
from wincore.datasets import MISSING_STATES
from wincore.framework.instrument import AnswerSet
from wincore.wording import count_of, counted, number, percent, sentence

NO_DATA = "No answers are held for this choice."
PARTLY = (
    "Some answers were given by few people and are hidden, so that no bar can be drawn. The table "
    "has what may be shown."
)
STATES = dict(
    zip(MISSING_STATES, ("Don't know", "Not applicable", "Prefer not to say", "Blank"), strict=True)
)
LABEL_FROM = 0.09  # a segment narrower than this has no room for its percentage
ABOVE = 200  # pixels: on a phone the legend takes a line for each answer
WIDTH = 46  # letters in a line of a statement: it stands above its bar, over the whole width
BAR, THICK = 34, 0.42
FITTING = {"minsize": 11, "mode": "hide"}  # a percentage that does not fit is in the table


def likert_bars(
    counts: pd.DataFrame, answers: AnswerSet, *, verb: str = "agree", of: Rows = "item"
) -> Chart:
    """Draw one bar a row, centred on neutral.

    ``counts`` has columns row (the statement, wave, employer or group), answer (a code of
    ``answers`` or a state of `datasets.MISSING_STATES`) and n. Rows keep their first order. Neutral
    stays in the base; the four missing states are outside it and stand in the table. A row of which
    an answer is hidden (n is missing) cannot be drawn and stands in the table alone, with a dash
    for what is hidden; its base is that of a column base, where there is one. A column reverse,
    where there is one, marks the rows of reverse-worded statements; ``of`` is what the rows are.
    """
    table = _table(counts, answers)
    whole = table[[a.label for a in answers.answers]].notna().all(axis=1)
    drawn = table[whole & (table["Answers"] > 0)]
    if drawn.empty:
        return _undrawn(table, whole, answers)
    labels = [f"{wrap(r, WIDTH)}  {small(f'n = {number(n)}')}" for r, n in _rows_and_n(drawn)]
    figure = blank(height_of(labels, row=30, extra=ABOVE) + BAR * len(labels), barmode="overlay")
    figure.update_layout(showlegend=True, legend=legend(y=1.02), uniformtext=FITTING)
    _name_rows(figure, labels)
    _draw(figure, drawn, answers)
    said = agreeing(drawn, verb, of, _reversed(counts))
    gone = sentence(f"{counted(int((~whole).sum()), 'row')} with hidden answers not drawn")
    said = said if whole.all() else f"{said} {gone}"
    return Chart(figure, said, table, _alt(drawn, answers), _formats(answers))


def _reversed(counts: pd.DataFrame) -> set[str]:
    return set(counts.loc[counts["reverse"], "row"]) if "reverse" in counts else set()


def _undrawn(table: pd.DataFrame, whole: pd.Series, answers: AnswerSet) -> Chart:
    """Return a chart without a figure: nothing was answered, or some of every row is hidden."""
    if whole.all():
        return empty(NO_DATA, tuple(table.columns))
    return Chart(None, PARTLY, table, PARTLY, _formats(answers))


def _formats(answers: AnswerSet) -> dict[str, str]:
    shares = {a.label: "count" for a in answers.answers} | dict.fromkeys(STATES.values(), "count")
    return {"Answers": "count", "Top two": "share", "Net": "gap", "Median": "count"} | shares


def _rows_and_n(table: pd.DataFrame) -> list[tuple[str, float]]:
    return list(zip(table["Row"], table["Answers"], strict=True))


def _name_rows(figure: go.Figure, labels: list[str]) -> None:
    figure.update_yaxes(visible=False, range=[len(labels) - 0.7, -0.8])
    for place, label in enumerate(labels):
        figure.add_annotation(
            x=0,
            xref="paper",
            xanchor="left",
            align="left",
            y=place - THICK / 2 - 0.04,
            yanchor="bottom",
            text=label,
            showarrow=False,
        )


def _table(counts: pd.DataFrame, answers: AnswerSet) -> pd.DataFrame:
    order = list(dict.fromkeys(counts["row"]))
    codes = [a.code for a in answers.answers]
    # A hidden answer (there, without a number) stays hidden; one that is not there is nought.
    held = counts.assign(n=counts["n"].astype(float), gone=counts["n"].isna().astype(float))
    wide, gone = (
        held.pivot_table(
            index="row", columns="answer", values=v, aggfunc="sum", fill_value=0
        ).reindex(index=order, columns=[*codes, *STATES], fill_value=0)
        for v in ("n", "gone")
    )
    wide = wide.astype(float).mask(gone.astype(bool))
    base = _bases(counts, wide[codes].sum(axis=1, skipna=False))
    known = base.where(base > 0)
    top, bottom = (
        wide[ends].sum(axis=1, skipna=False) / known for ends in (answers.top, answers.bottom)
    )
    named = wide.rename(columns={a.code: a.label for a in answers.answers} | STATES)
    named.insert(0, "Answers", base)
    summary = named.assign(**{"Top two": top, "Net": top - bottom, "Median": _median(wide[codes])})
    return summary.rename_axis(index="Row", columns=None).reset_index()


def _bases(counts: pd.DataFrame, summed: pd.Series) -> pd.Series:
    """Return the base of each row: the sum of its answers, else what the counts say it is."""
    if "base" not in counts:
        return summed
    return summed.fillna(counts.groupby("row")["base"].max().reindex(summed.index))


def _median(wide: pd.DataFrame) -> pd.Series:
    """Return the median answer as its place in the order of meaning (1 = least)."""
    reached = wide.cumsum(axis=1).ge(wide.sum(axis=1) / 2, axis=0).to_numpy()
    places = pd.Series(reached.argmax(axis=1) + 1.0, index=wide.index)
    return places.where(wide.sum(axis=1, skipna=False) > 0)


def _draw(figure: go.Figure, table: pd.DataFrame, answers: AnswerSet) -> None:
    shares = table[[a.label for a in answers.answers]].div(table["Answers"], axis=0)
    middle = len(answers.answers) // 2 if len(answers.answers) % 2 else None
    lefts = _starts(shares, middle)
    colours = diverging(len(answers.answers))
    for answer, left, colour in zip(answers.answers, lefts, colours, strict=True):
        _segment(figure, table, answer.label, shares[answer.label], left, colour)
    for place in range(len(table)):
        _middle(figure, place)
    figure.update_xaxes(
        showgrid=False,
        tickvals=[-1, -0.5, 0, 0.5, 1],
        ticktext=["100 %", "50 %", "0", "50 %", "100 %"],
    )
    figure.update_xaxes(range=_range(shares, lefts))


def _middle(figure: go.Figure, place: int) -> None:
    """Mark the centre of a bar; a line through all rows would cross the statements."""
    ends = (place - THICK / 2 - 0.03, place + THICK / 2 + 0.03)
    line = {"color": CONTEXT, "width": 1.5}
    figure.add_shape(type="line", x0=0, x1=0, y0=ends[0], y1=ends[1], line=line)


def _starts(shares: pd.DataFrame, middle: int | None) -> list[pd.Series]:
    before = shares.cumsum(axis=1).shift(axis=1, fill_value=0.0)
    half = shares.shape[1] // 2
    centre = before.iloc[:, half] + (shares.iloc[:, half] / 2 if middle is not None else 0)
    return [before.iloc[:, place] - centre for place in range(shares.shape[1])]


def _range(shares: pd.DataFrame, lefts: list[pd.Series]) -> list[float]:
    low, high = lefts[0].min(), (lefts[-1] + shares.iloc[:, -1]).max()
    return [float(low) - 0.03, float(high) + 0.03]


def _segment(
    figure: go.Figure,
    table: pd.DataFrame,
    label: str,
    share: pd.Series,
    left: pd.Series,
    colour: tuple[str, str],
) -> None:
    fill, ink = colour
    figure.add_bar(
        y=list(range(len(table))),
        x=share,
        base=left,
        orientation="h",
        width=THICK,
        name=escape(label),
        marker={"color": fill, "line": {"width": 0}},
        text=[percent(s) if s >= LABEL_FROM else "" for s in share],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": ink, "size": SMALL},
        customdata=[
            [escape(row), escape(label), count_of(k, n, "answer")]
            for row, k, n in zip(table["Row"], table[label], table["Answers"], strict=True)
        ],
        hovertemplate="%{customdata[0]}<br>%{customdata[1]}: %{customdata[2]}<extra></extra>",
    )


def _alt(table: pd.DataFrame, answers: AnswerSet) -> str:
    ends = f"from {answers.answers[0].label} to {answers.answers[-1].label}"
    size = counted(len(table), "row")
    return f"Diverging bars of {size}, answers {ends}, centred on the middle answer."
