"""Before and after on a scale: the programme as a thick line, each employer as a thin one."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from wincore.charts.chart import Chart, empty
from wincore.charts.palette import CONTEXT, SERIES, translucent
from wincore.charts.records import records
from wincore.charts.template import blank, height_of, rows
from wincore.charts.text import bold, escape, small, wrap
from wincore.findings import ALL
from wincore.wording import counted, listing, number, out_of, rounded, sentence, signed

NO_DATA = "No scale has answers both before and after, so no change can be shown."
FORMATS = {"Before": "points", "After": "points", "Change": "change", "n": "count"}
TOP_LINE = -0.22  # the programme stands in the upper part of its row …
SPREAD = 0.45  # … and the employers share the lower part
ROW = 84
BETWEEN = 14  # pixels that keep a label of many lines from the next


class Ends(NamedTuple):
    """What the two ends of a line are called."""

    before: str
    after: str


def before_after(
    found: pd.DataFrame,
    *,
    low: float = 1,
    high: float = 5,
    before: str = "Before",
    after: str = "After",
) -> Chart:
    """Draw each label's change from baseline to value.

    ``found`` has columns label, employer ("all" for the programme), baseline, value, n and verdict,
    as findings have them with ``label`` added. Rows without either point are left out of the figure
    and stay in the table.
    """
    table = _table(found)
    pairs = found.dropna(subset=["baseline", "value"])
    labels = list(dict.fromkeys(pairs["label"]))
    if not labels:
        return empty(NO_DATA, tuple(table.columns))
    ticks = [_tick(pairs, label) for label in labels]
    figure = blank(height_of(ticks, row=ROW) + BETWEEN * len(labels))
    figure.update_yaxes(rows(ticks))
    figure.update_xaxes(range=[low - 0.1, high + 0.1], dtick=1, title_text=_axis(low, high))
    for place, label in enumerate(labels):
        _row(figure, pairs[pairs["label"] == label], place)
    _name_ends(figure, pairs[pairs["employer"] == ALL], labels, Ends(before, after))
    return Chart(figure, _finding(pairs, labels), table, _alt(labels, before, after), FORMATS)


def _axis(low: float, high: float) -> str:
    return f"Mean score, {number(low)} (least) to {number(high)} (most)"


def _tick(pairs: pd.DataFrame, label: str) -> str:
    whole = pairs[(pairs["label"] == label) & (pairs["employer"] == ALL)]
    name = wrap(label, 24)
    if whole.empty:
        return name
    beneath = [f"n = {number(whole['n'].iloc[0])}", str(whole["verdict"].iloc[0])]
    return f"{name}<br>{small('<br>'.join(words for words in beneath if words))}"


def _row(figure: go.Figure, pairs: pd.DataFrame, place: int) -> None:
    employers = pairs[pairs["employer"] != ALL].sort_values("employer")
    for number_, row in enumerate(records(employers)):
        shift = TOP_LINE + 0.2 + SPREAD * number_ / max(1, len(employers) - 1)
        _line(figure, row, place + shift, CONTEXT, width=1.5, size=5, opacity=0.7)
    for row in records(pairs[pairs["employer"] == ALL]):
        _line(figure, row, place + TOP_LINE, SERIES, width=6, size=15, opacity=1)
        _change(figure, row, place)


def _line(
    figure: go.Figure,
    row: Any,
    at: float,
    colour: str,
    *,
    width: float,
    size: float,
    opacity: float,
) -> None:
    start, end = float(row.baseline), float(row.value)
    name = "Programme" if row.employer == ALL else row.employer
    figure.add_scatter(
        x=[start, end],
        y=[at, at],
        mode="lines+markers",
        line={"color": translucent(colour, opacity), "width": width},
        marker={
            "size": size,
            "color": colour,
            "symbol": ["circle-open", "circle"],
            "line": {"width": 2 if size > 9 else 1, "color": colour},
            "opacity": opacity,
        },
        customdata=[[escape(name), signed(end - start, 1)]] * 2,
        hovertemplate="%{customdata[0]}: %{x:.1f} (%{customdata[1]})<extra></extra>",
    )


def _change(figure: go.Figure, row: Any, place: int) -> None:
    start, end = float(row.baseline), float(row.value)
    figure.add_annotation(
        x=(start + end) / 2,
        y=place + TOP_LINE,
        yshift=17,
        text=bold(signed(end - start, 1)),
        showarrow=False,
    )


def _name_ends(figure: go.Figure, whole: pd.DataFrame, labels: list[str], ends: Ends) -> None:
    """Write before and after beside the row that moved most, where there is room for them."""
    moved = whole.assign(by=(whole["value"] - whole["baseline"]).abs()).sort_values("by")
    for row in records(moved.tail(1)):
        rising = row.value >= row.baseline
        for at, word, left in (
            (row.baseline, ends.before, rising),
            (row.value, ends.after, not rising),
        ):
            figure.add_annotation(
                x=at,
                y=labels.index(row.label) + TOP_LINE,
                xanchor="right" if left else "left",
                xshift=-12 if left else 12,
                text=escape(word),
                showarrow=False,
            )


def _finding(pairs: pd.DataFrame, labels: list[str]) -> str:
    whole = pairs[pairs["employer"] == ALL]
    if len(labels) == 1 and len(whole) == 1:
        row = records(whole)[0]
        words = f"{row.label}: {number(row.baseline, 1)} before, {number(row.value, 1)} after"
        judged = f" ({row.verdict})" if row.verdict else ""
        return sentence(f"{words}{judged}; {_employers(pairs)}")
    return sentence(_verdicts(whole) or _rose(whole))


def _verdicts(whole: pd.DataFrame) -> str:
    """Say what the verdicts say; nothing where none is given."""
    judged = [(r.label, r.verdict) for r in records(whole) if r.verdict]
    if not judged:
        return ""
    by_word: dict[str, list[str]] = {}
    for label, word in judged:
        by_word.setdefault(word, []).append(label)
    better, worse = by_word.pop("improved", []), by_word.pop("worsened", [])
    words = [f"{out_of(len(better), len(whole), 'scale')} improved between the two waves"]
    words += [f"{listing(worse)} worsened"] if worse else []
    return "; ".join([*words, *(f"{word}: {listing(named)}" for word, named in by_word.items())])


def _rose(whole: pd.DataFrame) -> str:
    up, down, same = _moves(whole)
    words = f"{out_of(len(up), len(whole), 'scale')} rose between the two waves"
    words += f"; {listing(down)} fell" if down else ""
    return words + (f"; {number(len(same))} stayed the same" if same else "")


def _moves(pairs: pd.DataFrame, name: str = "label") -> tuple[list[str], list[str], list[str]]:
    """Return which rose, fell and stayed, by the change as it is written: 0.04 is no change."""
    change = [rounded(after - before, 1) for before, after in _ends(pairs)]
    named = list(zip(pairs[name], change, strict=True))
    return (
        [n for n, by in named if by > 0],
        [n for n, by in named if by < 0],
        [n for n, by in named if by == 0],
    )


def _ends(pairs: pd.DataFrame) -> list[tuple[float, float]]:
    return list(zip(pairs["baseline"], pairs["value"], strict=True))


def _employers(pairs: pd.DataFrame) -> str:
    up, down, same = _moves(pairs[pairs["employer"] != ALL], "employer")
    rose = f"{counted(len(up), 'employer')} rose"
    return f"{rose}, {number(len(down))} fell, {number(len(same))} stayed the same"


def _table(found: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Scale": found["label"],
            "Employer": found["employer"].replace(ALL, "Programme"),
            "Before": found["baseline"],
            "After": found["value"],
            "Change": found["value"] - found["baseline"],
            "n": found["n"],
            "Verdict": found["verdict"],
        }
    ).reset_index(drop=True)


def _alt(labels: list[str], before: str, after: str) -> str:
    when = f"{before.lower()} and {after.lower()}"
    return f"Mean scores {when} on {listing(labels)}, employers as thin lines."
