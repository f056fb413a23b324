"""Applied, shortlisted, appointed: how many of each group pass each gate."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from wincore.charts.chart import Chart, empty
from wincore.charts.palette import CONTEXT, of_group, translucent
from wincore.charts.records import records
from wincore.charts.template import SMALL, blank, height_of, rows
from wincore.charts.text import bold, escape, wrap
from wincore.wording import number, out_of, percent, sentence

GATES = {"applied": "Applied", "shortlisted": "Shortlisted", "appointed": "Appointed"}
SHADES = {"applied": 0.3, "shortlisted": 0.6, "appointed": 1.0}
NO_DATA = "No employer has returned how many people applied and were appointed."
HIDDEN = "How many were appointed is not shown for any group."
THICK = 0.24


def recruitment_funnel(stages: pd.DataFrame, *, target: str = "young Black men") -> Chart:
    """Draw three bars for each group, as shares of those who applied.

    ``stages`` has columns group, applied, shortlisted and appointed; a missing number is not drawn
    and stays in the table as missing.
    """
    drawn = stages[stages["applied"] > 0].reset_index(drop=True)
    if drawn.empty:
        return empty(NO_DATA, ("Group", *GATES.values()))
    labels = [bold(wrap(group, 16)) for group in drawn["group"]]
    figure = blank(height_of(labels, row=92))
    figure.update_yaxes(rows(labels))
    figure.update_xaxes(
        range=[0, 1.42], tickvals=[0, 0.5, 1], title_text="Share of those who applied"
    )
    figure.update_xaxes(ticktext=[percent(0), percent(0.5), percent(1)])
    for step, gate in enumerate(GATES):
        _bars(figure, drawn, gate, step, target)
    table = _table(stages)
    formats = dict.fromkeys(GATES.values(), "count") | dict.fromkeys(
        ("Shortlisted of applied", "Appointed of shortlisted", "Appointed of applied"), "share1"
    )
    alt = f"Bars from applied to shortlisted to appointed for {len(drawn)} groups."
    return Chart(figure, _finding(drawn), table, alt, formats)


def _bars(figure: go.Figure, drawn: pd.DataFrame, gate: str, step: int, target: str) -> None:
    share = (drawn[gate] / drawn["applied"]).fillna(0)  # its label says "not shown"
    figure.add_bar(
        x=share,
        y=[place + (step - 1) * (THICK + 0.03) for place in drawn.index],
        width=THICK,
        orientation="h",
        name=GATES[gate],
        marker={
            "color": [translucent(_colour(g, target), SHADES[gate]) for g in drawn["group"]],
            "line": {"width": 0},
        },
        text=[_label(k, n, gate) for k, n in zip(drawn[gate], drawn["applied"], strict=True)],
        textposition="outside",
        textfont={"size": SMALL},
        cliponaxis=False,
        customdata=[[escape(group)] for group in drawn["group"]],
        hovertemplate="%{customdata[0]}<br>%{text}<extra></extra>",
    )


def _colour(group: str, target: str) -> str:
    return CONTEXT if group in ("all", "White") else of_group(group, target)


def _label(k: float, n: float, gate: str) -> str:
    if pd.isna(k):
        return f"{gate}: not shown"
    return f"{number(k)} {gate}" + ("" if gate == "applied" else f" ({percent(k / n)})")


def _finding(drawn: pd.DataFrame) -> str:
    known = drawn.assign(rate=drawn["appointed"] / drawn["applied"]).dropna(subset=["rate"])
    if known.empty:
        return HIDDEN
    ordered = records(known.sort_values("rate", ascending=False))
    ends = ordered[:1] if len(ordered) == 1 else [ordered[0], ordered[-1]]
    said = [
        f"{out_of(r.appointed, r.applied)} {r.group} applicants ({percent(r.rate)})" for r in ends
    ]
    return sentence(f"{', against '.join(said)} were appointed")


def _table(stages: pd.DataFrame) -> pd.DataFrame:
    table = stages[["group", *GATES]].rename(columns={"group": "Group"} | GATES)
    applied, shortlisted = (table[c].where(table[c] > 0) for c in ("Applied", "Shortlisted"))
    return table.assign(
        **{
            "Shortlisted of applied": table["Shortlisted"] / applied,
            "Appointed of shortlisted": table["Appointed"] / shortlisted,
            "Appointed of applied": table["Appointed"] / applied,
        }
    ).reset_index(drop=True)
