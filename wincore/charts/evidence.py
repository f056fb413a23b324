"""Evidence map: indicators by employers, each cell a state as shape, colour and word."""

from __future__ import annotations

import pandas as pd

from wincore.charts.chart import Chart, empty
from wincore.charts.palette import CONTEXT, RATINGS, SERIES
from wincore.charts.records import records
from wincore.charts.template import HEAD, SMALL, blank, grid_margin, height_of, legend, rows
from wincore.charts.text import escape, wrap
from wincore.wording import number, out_of, percent, sentence

MARKS = {  # state -> symbol, colour, size
    "present": ("circle", SERIES, 13),
    "weak": ("circle-open", SERIES, 12),
    "conflicting": ("triangle-up", RATINGS["amber"].colour, 12),
    "missing": ("x-thin-open", RATINGS["red"].colour, 10),
    "hidden": ("square", CONTEXT, 10),
}
NO_DATA = "There is no evidence to map yet."


def evidence_grid(mapped: pd.DataFrame) -> Chart:
    """Draw a mark for each indicator and employer.

    ``mapped`` has columns title, employer and state (present, weak, conflicting, missing, hidden).
    """
    if mapped.empty:
        return empty(NO_DATA, ("Indicator",))
    titles = list(dict.fromkeys(mapped["title"]))
    employers = sorted(mapped["employer"].unique())
    labels = [wrap(title, 26) for title in titles]
    figure = blank(height_of(labels, row=30, extra=HEAD + 70), margin=grid_margin())
    figure.update_yaxes(rows(labels))
    figure.update_xaxes(_columns(employers))
    figure.update_layout(showlegend=True, legend=legend(y=-0.02, yanchor="top"))
    for state, (symbol, colour, size) in MARKS.items():
        cells = mapped[mapped["state"] == state]
        figure.add_scatter(
            x=[employers.index(name) for name in cells["employer"]],
            y=[titles.index(title) for title in cells["title"]],
            mode="markers",
            name=state,
            marker={"symbol": symbol, "color": colour, "size": size, "line": {"width": 2}},
            customdata=[[escape(r.employer), escape(r.title), r.state] for r in records(cells)],
            hovertemplate="%{customdata[0]}<br>%{customdata[1]}: %{customdata[2]}<extra></extra>",
        )
    alt = f"Map of {len(titles)} indicators by {len(employers)} employers."
    return Chart(figure, _finding(mapped), _table(mapped, employers), alt)


def _columns(employers: list[str]) -> dict[str, object]:
    return {
        "side": "top",
        "showgrid": False,
        "tickvals": list(range(len(employers))),
        "ticktext": [wrap(name, 18) for name in employers],
        "tickfont": {"size": SMALL},
        "range": [-0.5, len(employers) - 0.5],
        "tickangle": -90,
    }


def _finding(mapped: pd.DataFrame) -> str:
    counts = mapped["state"].value_counts()
    seen, missing = int(counts.get("present", 0)), int(counts.get("missing", 0))
    base = f"{out_of(seen, len(mapped), 'figure')} ({percent(seen / len(mapped))})"
    words = f"{base} rest on a document or a second source; {number(missing)} are missing"
    return sentence(words)


def _table(mapped: pd.DataFrame, employers: list[str]) -> pd.DataFrame:
    wide = mapped.pivot_table(
        index="title", columns="employer", values="state", aggfunc="first", sort=False
    )
    return wide.reindex(columns=employers).rename_axis("Indicator").reset_index().fillna("")
