"""Ties between employers at one wave, with the same positions at every wave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import networkx as nx
import pandas as pd
import plotly.graph_objects as go

from wincore.charts.chart import Chart, empty
from wincore.charts.palette import CONTEXT, SERIES, translucent
from wincore.charts.records import records
from wincore.charts.template import SMALL, blank
from wincore.charts.text import escape, wrap
from wincore.wording import counted, out_of, percent, sentence

NO_DATA = "No ties between employers have been returned for {wave}."
SEED = 20201101  # a layout is drawn by chance once, and is the same ever after
Place = tuple[float, float]
HEIGHT = 430
HOVER = "%{customdata[0]}<br>names %{customdata[1]}, named by %{customdata[2]}<extra></extra>"
SIDE = 0.34


def positions(links: pd.DataFrame, employers: Sequence[str]) -> dict[str, Place]:
    """Return one place for each employer, from the ties of all waves together.

    ``links`` has columns from_employer and to_employer. Employers without a tie stand on the rim.
    """
    graph = nx.Graph()
    graph.add_nodes_from(sorted(employers))
    inside = links[links["from_employer"].isin(employers) & links["to_employer"].isin(employers)]
    graph.add_edges_from(zip(inside["from_employer"], inside["to_employer"], strict=True))
    ring = nx.circular_layout(graph)
    if graph.number_of_edges():
        ring = nx.kamada_kawai_layout(graph, pos=ring) if nx.is_connected(graph) else _spread(graph)
    return {str(name): (float(x), float(y)) for name, (x, y) in ring.items()}


def _spread(graph: nx.Graph) -> dict[str, Place]:
    spread: dict[str, Place] = nx.spring_layout(graph, seed=SEED, k=0.9, iterations=200)
    return spread


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
    figure = blank(HEIGHT)
    for axis in (figure.update_xaxes, figure.update_yaxes):
        axis(visible=False, range=[-1 - SIDE, 1 + SIDE])
    mutual = {(a, b) for a, b in ties if (b, a) in ties}
    _draw_ties(figure, ties - mutual, places, CONTEXT, 1.5)
    _draw_ties(figure, {(a, b) for a, b in mutual if a < b}, places, SERIES, 3.5)
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


def _draw_ties(
    figure: go.Figure,
    ties: set[tuple[str, str]],
    places: Mapping[str, Place],
    colour: str,
    width: float,
) -> None:
    x: list[float | None] = []
    y: list[float | None] = []
    for a, b in sorted(ties):
        x += [places[a][0], places[b][0], None]
        y += [places[a][1], places[b][1], None]
    line = {"color": translucent(colour, 0.65), "width": width}
    figure.add_scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip")


def _draw_employers(
    figure: go.Figure, table: pd.DataFrame, places: Mapping[str, Place], bridges: Sequence[str]
) -> None:
    names = list(table["Employer"])
    degree = table["Names"] + table["Named by"] - table["Both ways"]
    figure.add_scatter(
        x=[places[n][0] for n in names],
        y=[places[n][1] for n in names],
        mode="markers+text",
        text=[wrap(n, 14) for n in names],
        textposition=["top center" if places[n][1] >= 0 else "bottom center" for n in names],
        textfont={"size": SMALL},
        marker={
            "size": [12 + 2.2 * d for d in degree],
            "color": SERIES,
            "symbol": ["circle" if d else "circle-open" for d in degree],
            "line": {"width": [4 if n in bridges else 2 for n in names], "color": CONTEXT},
        },
        customdata=[[escape(r.Employer), r.Names, r[2]] for r in records(table)],
        hovertemplate=HOVER,
        cliponaxis=False,
    )


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
