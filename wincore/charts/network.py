"""Ties between employers at one wave, with the same positions at every wave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, pi, sin

import networkx as nx
import pandas as pd
import plotly.graph_objects as go

from wincore.charts.chart import Chart, empty
from wincore.charts.palette import CONTEXT, SERIES, translucent
from wincore.charts.records import records
from wincore.charts.template import LINE, SMALL, blank, legend_below
from wincore.charts.text import escape, lines_of, wrap
from wincore.wording import counted, out_of, percent, sentence

BOTH = "both name each other"
NO_DATA = "No ties between employers have been returned for {wave}."
Place = tuple[float, float]
HEIGHT, PER_EMPLOYER = 300, 18
HOVER = "%{customdata[0]}<br>names %{customdata[1]}, named by %{customdata[2]}<extra></extra>"
SIDE, NAME = 92, 14  # pixels beside the circle, and letters in a line, for names


def positions(links: pd.DataFrame, employers: Sequence[str]) -> dict[str, Place]:
    """Return one place for each employer on a circle, neighbours near each other.

    ``links`` has columns from_employer and to_employer: the ties of all waves together, so that an
    employer keeps its place from wave to wave.
    """
    graph = nx.Graph()
    graph.add_nodes_from(sorted(employers))
    inside = links[links["from_employer"].isin(employers) & links["to_employer"].isin(employers)]
    graph.add_edges_from(zip(inside["from_employer"], inside["to_employer"], strict=True))
    ring = _neighbours_first(graph)
    return {name: _on_circle(place, len(ring)) for place, name in enumerate(ring)}


def _neighbours_first(graph: nx.Graph) -> list[str]:
    """Order employers so that a tie is short: each next to the one it is most tied to."""
    left = sorted(graph, key=lambda name: (-graph.degree(name), name))
    ring = [left.pop(0)] if left else []
    while left:
        near = set(graph[ring[-1]])
        shared = {name: len(near & set(graph[name])) + (name in near) for name in left}
        ring.append(max(left, key=lambda name: (shared[name], graph.degree(name))))
        left.remove(ring[-1])
    return ring


def _on_circle(place: int, size: int) -> Place:
    angle = 2 * pi * place / max(1, size) + pi / 2
    return (round(cos(angle), 4), round(sin(angle), 4))


def network_graph(
    links: pd.DataFrame,
    employers: Sequence[str],
    places: Mapping[str, Place],
    *,
    wave: str,
    bridges: Sequence[str] = (),
) -> Chart:
    """Draw the ties of one wave: a thicker line where both name each other.

    ``links`` has columns wave, from_employer, to_employer, kind. Dots grow with the number of
    neighbours; an employer without a tie is hollow; ``bridges`` have a ring.
    """
    ties = _ties(links[links["wave"] == wave], employers)
    if not ties:
        return empty(NO_DATA.format(wave=wave), ("Employer", "Names", "Named by", "Both ways"))
    figure = _circle(employers)
    mutual = {(a, b) for a, b in ties if (b, a) in ties}
    _draw_ties(figure, ties - mutual, places, "one names the other")
    _draw_ties(figure, {(a, b) for a, b in mutual if a < b}, places, BOTH)
    table = _table(employers, ties)
    _draw_employers(figure, table, places, bridges)
    said = _finding(ties, mutual, table, len(employers))
    alt = (
        f"Network of {counted(len(employers), 'employer')} at {wave}, {counted(len(ties), 'tie')}."
    )
    counts = dict.fromkeys(("Names", "Named by", "Both ways"), "count")
    return Chart(figure, said, table, alt, counts)


def _ties(links: pd.DataFrame, employers: Sequence[str]) -> set[tuple[str, str]]:
    pairs = zip(links["from_employer"], links["to_employer"], strict=True)
    return {(a, b) for a, b in pairs if a != b and a in employers and b in employers}


def _circle(employers: Sequence[str]) -> go.Figure:
    above = LINE * max(lines_of(wrap(name, NAME)) for name in employers)
    margin = {"l": SIDE, "r": SIDE, "t": above, "b": 24}
    figure = blank(HEIGHT + above + PER_EMPLOYER * len(employers), margin=margin, showlegend=True)
    figure.update_layout(legend=legend_below() | {"y": -0.1})
    figure.update_xaxes(visible=False, range=[-1.1, 1.1])
    figure.update_yaxes(visible=False, range=[-1.25, 1.2])
    return figure


def _draw_ties(
    figure: go.Figure, ties: set[tuple[str, str]], places: Mapping[str, Place], name: str
) -> None:
    x: list[float | None] = []
    y: list[float | None] = []
    for a, b in sorted(ties):
        x += [places[a][0], places[b][0], None]
        y += [places[a][1], places[b][1], None]
    colour, width = (SERIES, 3.5) if name == BOTH else (CONTEXT, 1.5)
    line = {"color": translucent(colour, 0.65), "width": width}
    figure.add_scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip", name=name)


def _draw_employers(
    figure: go.Figure, table: pd.DataFrame, places: Mapping[str, Place], bridges: Sequence[str]
) -> None:
    names = list(table["Employer"])
    degree = table["Names"] + table["Named by"] - table["Both ways"]
    figure.add_scatter(
        x=[places[n][0] for n in names],
        y=[places[n][1] for n in names],
        mode="markers+text",
        text=[wrap(n, NAME) for n in names],
        textposition=[_beside(places[n]) for n in names],
        showlegend=False,
        textfont={"size": SMALL},
        marker={
            "size": [12 + 2.2 * d for d in degree],
            "color": SERIES,
            "symbol": ["circle" if d else "circle-open" for d in degree],
            "line": {"width": [4 if n in bridges else 0 for n in names], "color": CONTEXT},
            "opacity": 1,
        },
        customdata=[[escape(r.Employer), r.Names, r[2]] for r in records(table)],
        hovertemplate=HOVER,
        cliponaxis=False,
    )


def _beside(place: Place) -> str:
    """Return the side of a dot on which its name does not lie across the ties."""
    x, y = place
    level = "top" if y > 0.5 else "bottom" if y < -0.5 else "middle"
    return f"{level} {'center' if abs(x) < 0.2 else 'right' if x > 0 else 'left'}"


def _table(employers: Sequence[str], ties: set[tuple[str, str]]) -> pd.DataFrame:
    rows = [
        {
            "Employer": name,
            "Names": sum(a == name for a, _ in ties),
            "Named by": sum(b == name for _, b in ties),
            "Both ways": sum(a == name and (b, a) in ties for a, b in ties),
        }
        for name in employers
    ]
    return pd.DataFrame(rows)


def _finding(
    ties: set[tuple[str, str]], mutual: set[tuple[str, str]], table: pd.DataFrame, size: int
) -> str:
    possible = size * (size - 1)
    alone = int(((table["Names"] + table["Named by"]) == 0).sum())
    words = f"{out_of(len(ties), possible, 'possible tie')} exist ({percent(len(ties) / possible)})"
    both = f"{percent(len(mutual) / len(ties))} are returned"
    last = f"{counted(alone, 'employer')} {'stands' if alone == 1 else 'stand'} alone"
    return sentence(f"{words}; {both}; {last if alone else 'nobody stands alone'}")
