"""Cells of a grid: a fill that says how much, and the word for it inside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from wincore.charts.template import SMALL
from wincore.charts.text import wrap

Colour = tuple[str, str]  # fill, ink upon it


@dataclass(frozen=True)
class Cell:
    """One cell: its column and row, which colour it has (None: no fill), and what it says."""

    x: int
    y: int
    shade: int | None
    word: str
    hover: tuple[str, ...] = ()


def columns(names: Sequence[str], width: int = 12) -> dict[str, object]:
    """Return a horizontal axis on top with one place for each name, upright where it is narrow.

    Upright labels have room for two lines at most: choose names and ``width`` accordingly, and put
    what is longer (employers) into rows.
    """
    return {
        "side": "top",
        "showgrid": False,
        "tickvals": list(range(len(names))),
        "ticktext": [wrap(name, width) for name in names],
        "tickfont": {"size": SMALL},
        "range": [-0.5, len(names) - 0.5],
        "autotickangles": [0, -90],
    }


def draw_cells(figure: go.Figure, cells: Sequence[Cell], colours: Sequence[Colour]) -> None:
    """Add the cells to a figure; the hover shows their texts, one a line (already escaped)."""
    filled = [cell for cell in cells if cell.shade is not None]
    figure.add_heatmap(
        z=_grid(cells),
        zmin=-0.5,
        zmax=len(colours) - 0.5,
        colorscale=_steps([fill for fill, _ in colours]),
        showscale=False,
        xgap=3,
        ygap=3,
        hoverinfo="skip",
    )
    for words, inked in ((filled, True), ([c for c in cells if c.shade is None], False)):
        _write(figure, words, colours if inked else ())


def _grid(cells: Sequence[Cell]) -> list[list[int | None]]:
    """Return every row and column, empty ones too: Plotly would stretch their neighbours."""
    shades = {(cell.x, cell.y): cell.shade for cell in cells}
    across, down = (1 + max(place) for place in zip(*shades, strict=True))
    return [[shades.get((x, y)) for x in range(across)] for y in range(down)]


def _steps(fills: Sequence[str]) -> list[list[float | str]]:
    edges = [place / len(fills) for place in range(len(fills) + 1)]
    return [[edge, fill] for i, fill in enumerate(fills) for edge in (edges[i], edges[i + 1])]


def _write(figure: go.Figure, cells: Sequence[Cell], colours: Sequence[Colour]) -> None:
    font: dict[str, object] = {"size": SMALL}
    if colours:
        font["color"] = [colours[cell.shade or 0][1] for cell in cells]
    figure.add_scatter(
        x=[cell.x for cell in cells],
        y=[cell.y for cell in cells],
        mode="text",
        text=[cell.word for cell in cells],
        textfont=font,
        customdata=[["<br>".join(cell.hover)] for cell in cells],
        hovertemplate="%{customdata[0]}<extra></extra>",
    )
