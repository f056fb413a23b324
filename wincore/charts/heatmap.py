"""Employers by the seventeen actions: at which stage each stands, or how far it has moved.

Actions stand as their numbers, so that the map keeps its shape on a telephone; their titles are in
the hover and the table.
"""

from __future__ import annotations

from typing import Literal

import pandas as pd

from wincore.charts.cells import Cell, Colour, columns, draw_cells
from wincore.charts.chart import Chart, empty
from wincore.charts.palette import STAGES, diverging
from wincore.charts.template import blank, grid_margin, height_of, rows
from wincore.charts.text import escape, small, wrap
from wincore.wording import count_of, counted, number, sentence

View = Literal["baseline", "now", "change"]
WORDS = ("not started", "planned", "in progress", "implemented", "embedded")
KEY_WIDTH = 40
DONE = 3  # from "implemented" on
NOT_APPLICABLE = "n/a"
NO_DATA = "No employer has returned the stage of its toolkit actions."
AXIS = "Toolkit action"
KEY = ", ".join(f"{stage} {word}" for stage, word in enumerate(WORDS))
GAPS = "× not applicable, · no return"
MOVES = "Stages moved since baseline, back where there is a minus"


def action_map(
    baseline: pd.DataFrame, now: pd.DataFrame, titles: dict[int, str], *, view: View = "now"
) -> Chart:
    """Draw employers down, actions across.

    ``baseline`` and ``now`` have columns employer, action and stage ("0" to "4", "n/a", or "" where
    nothing was returned); ``titles`` names the actions. The change is later stage minus earlier
    stage where both are numbers.
    """
    grids = {"baseline": _grid(baseline, titles), "now": _grid(now, titles)}
    stages = {wave: _numbers(grid) for wave, grid in grids.items()}
    shown = stages["now"] - stages["baseline"] if view == "change" else stages[view]
    if not shown.notna().any(axis=None):
        return empty(NO_DATA, ("Employer",))
    words = _signs(shown) if view == "change" else grids[view]
    labels = [wrap(name) for name in words.index]
    figure = blank(height_of(labels, extra=120), margin=grid_margin())
    figure.update_yaxes(rows(labels))
    key = wrap(f"{MOVES if view == 'change' else KEY}; {GAPS}", KEY_WIDTH)
    title = f"{AXIS}<br>{small(key)}"
    figure.update_xaxes(columns([str(action) for action in titles]), title_text=title)
    draw_cells(figure, _cells(shown, words, titles, view), _colours(view))
    said = _moved(shown) if view == "change" else _finding(shown)
    return Chart(figure, said, _table(words, titles), _alt(view, shown))


def _grid(stages: pd.DataFrame, titles: dict[int, str]) -> pd.DataFrame:
    wide = stages.pivot(index="employer", columns="action", values="stage")
    return wide.sort_index().reindex(columns=list(titles)).fillna("")


def _numbers(grid: pd.DataFrame) -> pd.DataFrame:
    numbers: pd.DataFrame = grid.apply(pd.to_numeric, errors="coerce").astype(float)
    return numbers


def _signs(change: pd.DataFrame) -> pd.DataFrame:
    return change.map(lambda v: "" if pd.isna(v) else number(v))


def _colours(view: View) -> list[Colour]:
    if view != "change":
        return list(STAGES)
    back, little, same, *_ = diverging(5)
    return [back, back, back, little, same, *STAGES[1:]]  # by 4 back … by 4 on


def _cells(
    shown: pd.DataFrame, words: pd.DataFrame, titles: dict[int, str], view: View
) -> list[Cell]:
    values = shown.reindex(index=words.index, columns=words.columns).to_numpy()
    names = [escape(title) for title in titles.values()]
    return [
        _cell(x, y, values[y][x], str(word), (escape(employer), names[x]), view)
        for y, (employer, row) in enumerate(zip(words.index, words.to_numpy(), strict=True))
        for x, word in enumerate(row)
    ]


def _cell(x: int, y: int, value: float, word: str, names: tuple[str, str], view: View) -> Cell:
    hover = (names[0], f"{names[1]}: {_said(word, view)}")
    if pd.isna(value):
        return Cell(x, y, None, "×" if word == NOT_APPLICABLE else "·", hover)
    return Cell(x, y, int(value) + (4 if view == "change" else 0), word, hover)


def _said(word: str, view: View) -> str:
    if word == NOT_APPLICABLE:
        return "not applicable"
    if word == "":
        return "no return"
    if view == "change":
        return "no change" if word == "0" else f"moved by {word}"
    return f"{word}, {WORDS[int(word)]}"


def _finding(stages: pd.DataFrame) -> str:
    done, applicable = int((stages >= DONE).sum().sum()), int(stages.notna().sum().sum())
    return sentence(
        f"{count_of(done, applicable, 'applicable action')} are implemented or embedded"
    )


def _moved(change: pd.DataFrame) -> str:
    on, back = int((change > 0).sum().sum()), int((change < 0).sum().sum())
    both = counted(int(change.notna().sum().sum()), "action")
    return sentence(f"Of {both} stated at both waves, {on} moved on and {back} moved back")


def _table(words: pd.DataFrame, titles: dict[int, str]) -> pd.DataFrame:
    table = words.T.copy()
    table.insert(0, "Action", list(titles.values()))
    return table.rename_axis(index=None, columns=None).reset_index(drop=True)


def _alt(view: View, shown: pd.DataFrame) -> str:
    what = "change of stage since baseline" if view == "change" else f"stage at {view}"
    return f"Heat map of {shown.shape[0]} employers by {shown.shape[1]} actions: {what}."
