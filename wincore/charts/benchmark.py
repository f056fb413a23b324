"""Each employer's share of a group against the same share of London, with bounds for unknowns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from wincore.charts import hidden
from wincore.charts.chart import Chart, empty
from wincore.charts.palette import CONTEXT, of_group, translucent
from wincore.charts.records import records
from wincore.charts.template import SMALL, TITLE_WIDTH, blank, height_of, rows, share_axis
from wincore.charts.text import bold, escape, small, wrap
from wincore.charts.undeclared import AMONG_KNOWN, could_reverse
from wincore.wording import absent, counted, number, out_of, people, percent, plural, sentence

NO_DATA = (
    "No employer has returned workforce figures from which a share of {group} could be worked out."
)
LOWEST = 220  # pixels: so that the title of the axis has room below a single row
BAND = "Light band: lowest to highest share possible, given those not declared"
OTHERS = "; for {n} at or above it the undeclared could make it smaller"
UNMEASURED = "No London share of {group} is held to compare with, so no gap is drawn"
FORMATS = {
    "Count": "count",
    "Known base": "count",
    "Share": "share1",
    "Lowest possible": "share1",
    "Highest possible": "share1",
    "Gap to London": "gap",
}


@dataclass(frozen=True)
class Line:
    """The reference a share is held against: its share and its name with base and year."""

    share: float
    title: str = "London"
    detail: str = ""


def dots_against(
    found: pd.DataFrame, *, group: str, line: Line | None, target: str = "young Black men"
) -> Chart:
    """Draw employers' shares of a group as dots, London as a line, in the order of their names.

    ``found`` are rows of the findings of `workforce.representation`: employer, numerator,
    denominator, value, low, high (bounds for the not declared) and note. Rows without a value keep
    their place, with their note in the table. A comparison with London, no ranking of employers.
    """
    if not found["value"].notna().any():
        nothing = empty(NO_DATA.format(group=people(group)), ("Employer", *FORMATS))
        if not any(hidden.is_hidden(note) for note in found["note"]):
            return nothing
        return hidden.explained(
            replace(nothing, table=_table(found, line)[["Employer", "Note"]]), found["note"]
        )
    ordered = found.sort_values("employer")
    labels = [_label(row) for row in records(ordered)]
    figure = blank(max(height_of(labels, row=44), LOWEST))
    figure.update_yaxes(rows(labels))
    figure.update_xaxes(share_axis(_reach(ordered, line)), title_text=_axis(group))
    colour = of_group(group, target)
    _draw_bounds(figure, ordered, colour)
    _draw_dots(figure, ordered, colour, _reach(ordered, line))
    if line:
        _draw_line(figure, line)
    said = _finding(ordered, group, line)
    return Chart(figure, said, _table(ordered, line), _alt(group, ordered, line), FORMATS)


def _axis(group: str) -> str:
    words = wrap(f"Share of employees who are {people(group)}", TITLE_WIDTH)
    return f"{words}<br>{small(wrap(BAND, TITLE_WIDTH + 6))}"


def _label(row: Any) -> str:
    name = wrap(row.employer)
    if absent(row.value):
        return f"{name}<br>{small(hidden.word(row.note))}"
    base = out_of(row.numerator, row.denominator)
    return f"{name}<br>{small(base)}"


def _reach(found: pd.DataFrame, line: Line | None) -> float:
    most = found[["value", "high"]].max().max()
    return float(min(1.0, max(most, line.share if line else 0) * 1.18 + 0.01))


def _draw_bounds(figure: go.Figure, found: pd.DataFrame, colour: str) -> None:
    for place, row in enumerate(records(found)):
        if absent(row.low) or absent(row.high):
            continue
        figure.add_scatter(
            x=[row.low, row.high],
            y=[place, place],
            mode="lines",
            line={"color": translucent(colour, 0.42), "width": 12},
            hoverinfo="skip",
        )


def _draw_dots(figure: go.Figure, found: pd.DataFrame, colour: str, reach: float) -> None:
    shown = found["value"].notna().to_numpy()
    places = [place for place, here in enumerate(shown) if here]
    kept = found[shown]
    figure.add_scatter(
        x=kept["value"],
        y=places,
        mode="markers+text",
        marker={"color": colour, "size": 13},
        text=[percent(v, 1) for v in kept["value"]],
        textposition=["top center" if v > 0.03 * reach else "top right" for v in kept["value"]],
        textfont={"size": SMALL},
        customdata=[
            [escape(r.employer), out_of(r.numerator, r.denominator)] for r in records(kept)
        ],
        hovertemplate="%{customdata[0]}<br>%{text}: %{customdata[1]}<extra></extra>",
        name="share",
    )


def _draw_line(figure: go.Figure, line: Line) -> None:
    figure.add_vline(x=line.share, line={"color": CONTEXT, "width": 2})
    figure.add_annotation(
        x=line.share,
        y=1,
        yref="paper",
        yanchor="bottom",
        text=bold(f"{escape(line.title)} {percent(line.share, 1)}"),
        showarrow=False,
    )


def _finding(found: pd.DataFrame, group: str, line: Line | None) -> str:
    known, who = found[found["value"].notna()], people(group)
    tail = hidden.without(found.loc[found["value"].isna(), "note"])
    if line is None:
        least, most = (percent(x, 1) for x in (known["value"].min(), known["value"].max()))
        spread = f"{AMONG_KNOWN}, {least} to {most} of employees are {who}{tail}"
        return f"{sentence(spread)} {sentence(UNMEASURED.format(group=who))}"
    below = known["value"] < line.share
    than = f"share of {who} than London ({percent(line.share, 1)}) {AMONG_KNOWN}"
    if len(found) == 1:
        words = f"{found['employer'].iloc[0]} has {'a' if below.all() else 'no'} smaller {than}"
        return sentence(f"{words}{could_reverse(_turned(known, line), known['high'].notna())}")
    reach = f"{out_of(below.sum(), len(known), 'employer')} {plural(len(known), 'has')} a smaller"
    return sentence(f"{reach} {than}{_undeclared(known, below, line)}{tail}")


def _turned(known: pd.DataFrame, line: Line) -> pd.Series:
    """Return for which employers London's share lies between the lowest and highest possible.

    A smaller share could reach London's, one that is not smaller could fall below it.
    """
    below = known["value"] < line.share
    turned: pd.Series = (known["high"] >= line.share).where(below, known["low"] < line.share)
    return turned


def _undeclared(known: pd.DataFrame, below: pd.Series, line: Line) -> str:
    """Say for how many employers the undeclared could turn the comparison with London."""
    turned, told = _turned(known, line), known["high"].notna()
    smaller, others = could_reverse(turned[below], told[below]), int(turned[~below].sum())
    return smaller + (OTHERS.format(n=number(others)) if others else "")


def _table(found: pd.DataFrame, line: Line | None) -> pd.DataFrame:
    gap = found["value"] - line.share if line else float("nan")
    return pd.DataFrame(
        {
            "Employer": found["employer"],
            "Count": found["numerator"],
            "Known base": found["denominator"],
            "Share": found["value"],
            "Lowest possible": found["low"],
            "Highest possible": found["high"],
            "Gap to London": gap,
            "Note": found["note"],
        }
    ).reset_index(drop=True)


def _alt(group: str, found: pd.DataFrame, line: Line | None) -> str:
    against = f", against {line.title} at {percent(line.share, 1)}" if line else ""
    where = counted(len(found), "employer")
    return f"Dot plot: share of employees who are {people(group)} at {where}{against}."
