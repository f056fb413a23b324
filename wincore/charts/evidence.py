"""Evidence map: indicators by employers, each cell a state by its colour and its letter."""

from __future__ import annotations

import pandas as pd

from wincore.charts.cells import Cell, Colour, columns, draw_cells
from wincore.charts.chart import Chart, empty
from wincore.charts.palette import STAGES, diverging
from wincore.charts.records import records
from wincore.charts.template import blank, grid_margin, height_of, rows
from wincore.charts.text import escape, small, wrap
from wincore.wording import number, out_of, percent, sentence

LETTERS = {"present": "P", "weak": "W", "conflicting": "C", "missing": "M", "hidden": "H"}
COLOURS: dict[str, Colour] = {  # what is missing has no fill
    "present": STAGES[4],
    "weak": STAGES[1],
    "conflicting": diverging(5)[0],
    "hidden": diverging(5)[2],
}
KEY = " · ".join(f"{letter} {state}" for state, letter in LETTERS.items())
KEY_WIDTH, TITLE = 40, 24
NAME, LETTER = 44, 6.4  # upright names stand in one line: letters, and pixels of each
KEY_HEIGHT = 90
NO_DATA = "There is no evidence to map yet."
AT = "{wave}: {finding}"


def evidence_grid(mapped: pd.DataFrame, wave: str = "") -> Chart:
    """Draw a cell for each indicator and employer at a wave.

    ``mapped`` has columns title, employer, state (present, weak, conflicting, missing, hidden) and
    why (what conflicts, else "").
    """
    if mapped.empty:
        return empty(NO_DATA, ("Indicator",))
    titles = list(dict.fromkeys(mapped["title"]))
    employers = sorted(mapped["employer"].unique())
    labels = [wrap(title, TITLE) for title in titles]
    head = KEY_HEIGHT + round(LETTER * min(NAME, max(map(len, employers))))
    figure = blank(height_of(labels, row=30, extra=head), margin=grid_margin())
    figure.update_yaxes(rows(labels))
    across = columns(employers, NAME) | {"tickangle": -90, "autotickangles": None}
    figure.update_xaxes(across, title_text=small(wrap(KEY, KEY_WIDTH)))
    draw_cells(figure, _cells(mapped, titles, employers), list(COLOURS.values()))
    alt = f"Map of {len(titles)} indicators by {len(employers)} employers at {wave or 'one wave'}."
    return Chart(figure, _finding(mapped, wave), _table(mapped, employers), alt)


def _cells(mapped: pd.DataFrame, titles: list[str], employers: list[str]) -> list[Cell]:
    shades = {state: at for at, state in enumerate(COLOURS)}
    return [
        Cell(
            employers.index(r.employer),
            titles.index(r.title),
            shades.get(r.state),
            LETTERS[r.state],
            (escape(r.employer), f"{escape(r.title)}: {_said(r.state, r.why)}"),
        )
        for r in records(mapped)
    ]


def _said(state: str, why: str) -> str:
    return f"{state}: {escape(why)}" if why else state


def _finding(mapped: pd.DataFrame, wave: str) -> str:
    counts = mapped["state"].value_counts()
    seen = int(counts.get("present", 0))
    base = f"{out_of(seen, len(mapped), 'figure')} ({percent(seen / len(mapped))})"
    others = [
        f"{number(counts[state])} {state}"
        for state in ("missing", "conflicting")
        if state in counts
    ]
    words = f"{base} rest on a document or a second source"
    words += f"; {', '.join(others)}" if others else ""
    return sentence(AT.format(wave=wave[:1].upper() + wave[1:], finding=words) if wave else words)


def _table(mapped: pd.DataFrame, employers: list[str]) -> pd.DataFrame:
    told = mapped.assign(
        said=[f"{s}: {w}" if w else s for s, w in zip(mapped["state"], mapped["why"], strict=True)]
    )
    wide = told.pivot_table(
        index="title", columns="employer", values="said", aggfunc="first", sort=False
    )
    return wide.reindex(columns=employers).rename_axis("Indicator").reset_index().fillna("")
