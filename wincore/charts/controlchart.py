"""Funnel plot: employers by size against the limits that chance alone would give."""

from __future__ import annotations

from math import log10

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from numpy.typing import NDArray

from wincore.charts.benchmark import Line
from wincore.charts.chart import Chart, empty
from wincore.charts.palette import CONTEXT, of_group, translucent
from wincore.charts.records import records
from wincore.charts.template import SMALL, blank, legend, share_axis
from wincore.charts.text import bold, escape, wrap
from wincore.charts.undeclared import AMONG_KNOWN, could_reverse
from wincore.wording import counted, number, out_of, people, percent, sentence

NO_DATA = "No employer has figures from which a share of {group} could be worked out."
LEVELS = {"95": "95 %", "99.8": "99.8 %"}
HEIGHT = 460
NAMED = 3
SIZES = (50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000)
FORMATS = {"Count": "count", "Known base": "count", "Share": "share1"}
Limits = NDArray[np.float64]


def size_funnel(
    found: pd.DataFrame,
    limits: pd.DataFrame,
    *,
    group: str,
    line: Line,
    target: str = "young Black men",
) -> Chart:
    """Draw employers' shares by the size of their known workforce.

    ``found`` are rows of `workforce.representation`; ``limits`` is `statistics.funnel_limits`
    around ``line.share``: size, low_95, high_95, low_99.8, high_99.8, best with the employers' own
    sizes (known, and everybody) among them. A dot outside the outer limits differs from London by
    more than its size explains; that is no verdict on an employer.
    """
    kept = found.dropna(subset=["value", "denominator"]).reset_index(drop=True)
    if kept.empty:
        return empty(NO_DATA.format(group=people(group)), ("Employer", *FORMATS))
    figure = blank(HEIGHT)
    figure.update_layout(showlegend=True, legend=legend())
    figure.update_xaxes(_sizes(kept["denominator"]))
    top = max(kept["value"].max() * 1.15, line.share * 2)
    figure.update_yaxes(share_axis(top), showgrid=True)
    for level in LEVELS:
        _limit(figure, limits, level)
    figure.add_hline(y=line.share, line={"color": CONTEXT, "width": 2})
    _name_line(figure, line)
    _dots(figure, kept, _furthest(kept, limits, line), of_group(group, target))
    said = _finding(kept, limits, group)
    alt = f"Funnel plot: share of {people(group)} by size at {counted(len(kept), 'employer')}."
    return Chart(figure, said, _table(found, limits), alt, FORMATS)


def _sizes(known: pd.Series) -> dict[str, object]:
    return {
        "type": "log",
        "title": {"text": "Employees with known answers"},
        "tickvals": list(SIZES),
        "ticktext": [number(size) for size in SIZES],
        "range": [log10(max(1, known.min()) * 0.6), log10(known.max() * 1.6)],
    }


def _limit(figure: go.Figure, limits: pd.DataFrame, level: str) -> None:
    dash = "dot" if level == "95" else "solid"
    for side in ("low", "high"):
        figure.add_scatter(
            x=limits["size"],
            y=limits[f"{side}_{level}"],
            mode="lines",
            name=f"{LEVELS[level]} limit",
            line={"color": translucent(CONTEXT, 0.8), "width": 1.5, "dash": dash},
            hoverinfo="skip",
            showlegend=side == "low",
        )


def _name_line(figure: go.Figure, line: Line) -> None:
    figure.add_annotation(
        x=0,
        xref="paper",
        xanchor="left",
        y=line.share,
        yanchor="bottom",
        text=bold(f"{escape(line.title)} {percent(line.share, 1)}"),
        showarrow=False,
    )


def _dots(figure: go.Figure, kept: pd.DataFrame, named: set[str], colour: str) -> None:
    figure.add_scatter(
        x=kept["denominator"],
        y=kept["value"],
        mode="markers+text",
        marker={"color": colour, "size": 13},
        text=[wrap(name, 14) if name in named else "" for name in kept["employer"]],
        textposition=["top center" if i % 2 else "bottom center" for i in range(len(kept))],
        textfont={"size": SMALL},
        cliponaxis=False,
        showlegend=False,
        customdata=[
            [escape(r.employer), out_of(r.numerator, r.denominator), percent(r.value, 1)]
            for r in records(kept)
        ],
        hovertemplate="%{customdata[0]}<br>%{customdata[2]}: %{customdata[1]}<extra></extra>",
    )


def _furthest(kept: pd.DataFrame, limits: pd.DataFrame, line: Line) -> set[str]:
    """Return the few employers that need a name in the figure; hover and table name the others."""
    outside = kept[_outside(kept, limits, "99.8")]
    order = (outside["value"] - line.share).abs().sort_values(ascending=False)
    return set(outside.loc[order.index[:NAMED], "employer"])


def _outside(kept: pd.DataFrame, limits: pd.DataFrame, level: str) -> pd.Series:
    low, high = _limits_at(kept["denominator"], limits, level)
    outside: pd.Series = (kept["value"] < low) | (kept["value"] > high)
    return outside


def _limits_at(sizes: pd.Series, limits: pd.DataFrame, level: str) -> tuple[Limits, Limits]:
    ordered = limits.sort_values("size")
    places = ordered["size"].searchsorted(sizes).clip(0, len(ordered) - 1)
    low, high = (ordered[f"{side}_{level}"].to_numpy()[places] for side in ("low", "high"))
    return low, high


def _reversible(far: pd.DataFrame, limits: pd.DataFrame) -> pd.Series:
    """Return for which employers a share that the undeclared allow lies inside the outer limits.

    The limits are those of everybody: the range counts the undeclared in the base.
    """
    low, high = _limits_at(far["denominator"] + far["missing"], limits, "99.8")
    inside: pd.Series = (far["low"] <= high) & (far["high"] >= low)
    return inside


def _finding(kept: pd.DataFrame, limits: pd.DataFrame, group: str) -> str:
    far = kept[_outside(kept, limits, "99.8")]
    words = f"{out_of(len(far), len(kept), 'employer')} {'differs' if len(kept) == 1 else 'differ'}"
    share = f"from London's share of {people(group)} by more than size explains"
    turned = could_reverse(_reversible(far, limits), _told(far))
    return sentence(f"{words}, {AMONG_KNOWN}, {share}{turned}")


def _told(far: pd.DataFrame) -> pd.Series:
    return far[["low", "high", "missing"]].notna().all(axis=1)


def _table(found: pd.DataFrame, limits: pd.DataFrame) -> pd.DataFrame:
    here = found.dropna(subset=["value", "denominator"])
    inner, outer = _outside(here, limits, "95"), _outside(here, limits, "99.8")
    where = pd.Series("inside the limits", index=here.index).mask(inner, "outside 95 %")
    return pd.DataFrame(
        {
            "Employer": found["employer"],
            "Count": found["numerator"],
            "Known base": found["denominator"],
            "Share": found["value"],
            "Limits": where.mask(outer, "outside 99.8 %").reindex(
                found.index, fill_value="no figure"
            ),
        }
    ).reset_index(drop=True)
