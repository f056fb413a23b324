"""Who came: employers down, sessions across by date, places taken of places offered."""

from __future__ import annotations

from typing import Any

import pandas as pd

from wincore.charts.cells import Cell, columns, draw_cells
from wincore.charts.chart import Chart, empty
from wincore.charts.palette import STAGES
from wincore.charts.records import records
from wincore.charts.template import blank, grid_margin, height_of, rows
from wincore.charts.text import escape, wrap
from wincore.wording import absent, british_date, count_of, number, out_of, sentence

NO_DATA = "No attendance has been returned."
EDGES = (0.0, 0.25, 0.5, 0.75, 1.0)  # the shade says which quarter, the words say the numbers
NOT_RETURNED = "not returned"
AXIS = "People who came to each session"


def attendance_map(attendance: pd.DataFrame) -> Chart:
    """Draw a cell for each employer and session, darker the more of its places were taken.

    ``attendance`` has columns session, date, employer, invited and attended. A cell without an
    invitation stays empty; titles of sessions are in the hover and the table.
    """
    offered = attendance[attendance["invited"] > 0]
    if offered.empty:
        return empty(NO_DATA, ("Session",))
    sessions = offered[["session", "date"]].drop_duplicates("session").sort_values("date")
    employers = sorted(offered["employer"].unique())
    labels = [wrap(name) for name in employers]
    figure = blank(height_of(labels, extra=100), margin=grid_margin())
    figure.update_yaxes(rows(labels))
    days = [pd.Timestamp(day) for day in sessions["date"]]
    figure.update_xaxes(columns([f"{day.day} {day:%b}" for day in days]), title_text=AXIS)
    draw_cells(figure, _cells(offered, employers, list(sessions["session"])), STAGES)
    alt = f"Heat map of attendance: {len(labels)} employers by {len(days)} sessions."
    return Chart(figure, _finding(offered), _table(offered, sessions), alt)


def _cells(offered: pd.DataFrame, employers: list[str], sessions: list[str]) -> list[Cell]:
    return [
        Cell(
            sessions.index(row.session),
            employers.index(row.employer),
            _shade(row),
            "·" if absent(row.attended) else number(row.attended),
            (escape(row.employer), f"{escape(row.session)}: {_said(row)}"),
        )
        for row in records(offered)
    ]


def _shade(row: Any) -> int | None:
    if absent(row.attended):
        return None
    share = row.attended / row.invited
    return max(place for place, edge in enumerate(EDGES) if share >= edge)


def _said(row: Any) -> str:
    return NOT_RETURNED if absent(row.attended) else count_of(row.attended, row.invited, "place")


def _finding(offered: pd.DataFrame) -> str:
    known = offered.dropna(subset=["attended"])
    taken = count_of(known["attended"].sum(), known["invited"].sum(), "place")
    return sentence(f"{taken} offered in {known['session'].nunique()} sessions were taken")


def _table(offered: pd.DataFrame, sessions: pd.DataFrame) -> pd.DataFrame:
    words = [
        NOT_RETURNED if absent(row.attended) else out_of(row.attended, row.invited)
        for row in records(offered)
    ]
    wide = offered.assign(words=words).pivot(index="session", columns="employer", values="words")
    ordered = wide.reindex(sessions["session"]).fillna("not invited")
    ordered.insert(0, "Date", [british_date(day) for day in sessions["date"]])
    return ordered.rename_axis(index="Session", columns=None).reset_index()
