"""Seventeen actions by employers: at which stage each stands, or how far it has moved."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from wincore.charts.cells import Cell, Colour, columns, draw_cells
from wincore.charts.chart import Chart, empty
from wincore.charts.palette import STAGES, diverging
from wincore.charts.template import blank, rows
from wincore.charts.text import escape, wrap
from wincore.wording import count_of, counted, sentence, signed

View = Literal["baseline", "now", "change"]
WORDS = ("not started", "planned", "in progress", "implemented", "embedded")
DONE = 3  # from "implemented" on
NOT_APPLICABLE = "n/a"
NO_DATA = "No employer has returned the stage of its toolkit actions."
TITLE_WIDTH = 26


def action_map(
    baseline: pd.DataFrame, now: pd.DataFrame, titles: dict[int, str], *, view: View = "now"
) -> Chart:
    """Draw actions down, employers across.

    ``baseline`` and ``now`` have columns employer, action and stage ("0" to "4", "n/a", or "" where
    nothing was returned); ``titles`` names the actions. The change is later stage minus earlier
    stage where both are numbers.
    """
    grids = {"baseline": _grid(baseline, titles), "now": _grid(now, titles)}
    stages = {wave: _numbers(grid) for wave, grid in grids.items()}
    shown = stages["now"] - stages["baseline"] if view == "change" else stages[view]
    if not shown.notna().any(axis=None):
        return empty(NO_DATA, ("Action",))
    words = _signs(shown) if view == "change" else grids[view]
    figure = blank(150 + 32 * len(titles))
    figure.update_yaxes(rows([wrap(title, TITLE_WIDTH) for title in titles.values()]))
    figure.update_xaxes(columns([str(name) for name in shown.columns]))
    draw_cells(figure, _cells(shown, words, view), _colours(view))
    said = _moved(shown) if view == "change" else _finding(shown)
    return Chart(figure, said, _table(words, titles), _alt(view, shown))


def _grid(stages: pd.DataFrame, titles: dict[int, str]) -> pd.DataFrame:
    wide = stages.pivot(index="action", columns="employer", values="stage")
    return wide.reindex(index=list(titles), columns=sorted(wide.columns)).fillna("")


def _numbers(grid: pd.DataFrame) -> pd.DataFrame:
    numbers: pd.DataFrame = grid.apply(pd.to_numeric, errors="coerce").astype(float)
    return numbers


def _signs(change: pd.DataFrame) -> pd.DataFrame:
    return change.map(lambda v: "" if pd.isna(v) else "0" if v == 0 else signed(v))


def _colours(view: View) -> list[Colour]:
    if view != "change":
        return list(STAGES)
    back, little, same, *_ = diverging(5)
    return [back, back, back, little, same, *STAGES[1:]]  # by 4 back … by 4 on


def _cells(shown: pd.DataFrame, words: pd.DataFrame, view: View) -> list[Cell]:
    return [
        _cell(x, y, shown, str(word), view)
        for y, row in enumerate(words.reindex(columns=shown.columns).to_numpy())
        for x, word in enumerate(row)
    ]


def _cell(x: int, y: int, shown: pd.DataFrame, word: str, view: View) -> Cell:
    value = float(shown.to_numpy()[y, x])
    shade = None if pd.isna(value) else int(value) + (4 if view == "change" else 0)
    said = _said(word, shade, view)
    hover = (escape(shown.columns[x]), f"action {shown.index[y]}: {said}")
    return Cell(x, y, shade, word or "·", hover)


def _said(word: str, shade: int | None, view: View) -> str:
    if shade is None:
        return "not applicable" if word == NOT_APPLICABLE else "no return"
    if view == "change":
        return "no change" if word == "0" else f"{word} stages"
    return f"{word}, {WORDS[shade]}"


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
    table = words.copy()
    table.insert(0, "Action", [titles[action] for action in titles])
    return table.rename_axis(index=None, columns=None).reset_index(drop=True)


def _alt(view: View, shown: pd.DataFrame) -> str:
    what = "change of stage since baseline" if view == "change" else f"stage at {view}"
    return f"Heat map of {shown.shape[0]} actions by {shown.shape[1]} employers: {what}."
