"""How the house's figures become exhibits: their native chart, their definition, their base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from wincore.charts import Chart
from wincore.charts.palette import CONTEXT, SERIES, diverging
from wincore.figures import Context
from wincore.figures.answered import answered
from wincore.figures.commitment import most_points
from wincore.figures.outcomes import PART_OF
from wincore.figures.review import only
from wincore.findings import ALL, select
from wincore.pack.content import Exhibit, Native, Words
from wincore.wording import absent, listing, number

PROGRAMME = "Programme"
PROGRESS = ("Objective", "Achieved", "Expected by now", "Target", "Rating")
OBJECTIVE = ("Objective", PART_OF, *PROGRESS[1:-1], "Still missing", "Rating")
NOT_JUDGED = "not judged"


def progress(id_: str, name: str, chart: Chart, context: Context) -> Exhibit:
    """Return an exhibit of achieved against expected by now."""
    most: Any = chart.table[["Achieved", "Target"]].max().max() if len(chart.table) else None
    native = Native(
        "pairs",
        "Objective",
        ("Achieved", "Expected by now"),
        (SERIES, CONTEXT),
        maximum=None if absent(most) else float(most),
        axis="Number reached, and expected by the review",
    )
    columns = OBJECTIVE if PART_OF in chart.table else PROGRESS
    shown = tuple(c for c in columns if c in chart.table)
    named, of = _named(name, chart), _titled(chart, "Objective", context)
    return Exhibit(id_, name, named, _drawn(chart, native), "rating", shown, *about(context, of))


def before_after(id_: str, name: str, chart: Chart, context: Context) -> Exhibit:
    """Return an exhibit of scales before and after, for the programme.

    Employers' own means stay out of the pack: few people stand behind each.
    """
    whole = _judged(_named(name, only(chart, "Employer", [PROGRAMME])))
    of = _titled(whole, "Scale", context)
    most = most_points(context, of)
    native = Native(
        "pairs",
        "Scale",
        ("Before", "After"),
        (CONTEXT, SERIES),
        maximum=float(most),
        axis=f"Mean score, 1 (least) to {most} (most)",
    )
    shown = ("Scale", "Before", "After", "Change", "n", "Verdict")
    return Exhibit(id_, name, whole, _drawn(whole, native), "", shown, *about(context, of))


def answers(id_: str, name: str, context: Context, of: Sequence[str]) -> Exhibit | Words:
    """Return an exhibit of the answers to scales, which come before their means.

    Where nothing may be drawn, because some answers are of few people, the words say so.
    """
    chart = _named(name, answered(context, of))
    if chart.figure is None:
        return Words(chart.sentence)
    columns = list(chart.table.columns)
    places = tuple(columns[columns.index("Answers") + 1 :][: len(chart.figure.data)])
    colours = tuple(fill for fill, _ in diverging(len(places)))
    native = Native("stacked", "Row", places, colours, axis="Answers")
    shown = ("Row", "Answers", *places, "Top two", "Net")
    return Exhibit(id_, name, chart, native, "", shown, *about(context, of))


def _named(name: str, chart: Chart) -> Chart:
    """Return the chart with its subject before its finding, which counts without naming it."""
    return replace(chart, sentence=f"{name}: {chart.sentence}")


def _judged(chart: Chart) -> Chart:
    """Return the chart with words where a change has no verdict because it may not be judged."""
    if "Verdict" not in chart.table:
        return chart
    said = chart.table["Verdict"].replace("", NOT_JUDGED)
    return replace(chart, table=chart.table.assign(Verdict=said))


def _titled(chart: Chart, column: str, context: Context) -> list[str]:
    """Return the ids of the indicators whose titles stand in a column."""
    ids = {i.title: i.id for i in context.framework.indicators}
    return [ids[title] for title in chart.table.get(column, ()) if title in ids]


def _drawn(chart: Chart, native: Native) -> Native | None:
    has_columns = {native.category, *native.series} <= set(chart.table.columns)
    if not has_columns or chart.table.empty:
        return None
    return native if chart.table[list(native.series)].notna().any(axis=None) else None


def table(
    id_: str,
    name: str,
    chart: Chart,
    context: Context,
    of: Sequence[str] = (),
    *,
    native: Native | None = None,
    shade: str = "",
    shown: Sequence[str] = (),
) -> Exhibit:
    """Return an exhibit that Office shows as its table, or as the native chart given."""
    drawn = _drawn(chart, native) if native else None
    columns = tuple(c for c in shown if c in chart.table)
    return Exhibit(id_, name, chart, drawn, shade, columns, *about(context, of))  # type: ignore[arg-type]


def about(context: Context, of: Sequence[str]) -> tuple[str, str]:
    """Return the definitions of indicators, and the base of each at the wave."""
    known = {i.id: i for i in context.framework.indicators}
    found = [known[name] for name in of if name in known]
    definitions = [f"{i.title}: {i.definition} Formula: {i.formula}." for i in found]
    rows = select(context.findings, employer=ALL, wave=context.wave)
    bases = [f"{i.title}: {_base(rows[rows['indicator'] == i.id])}" for i in found]
    return "\n".join(definitions), "\n".join(bases)


def _base(rows: pd.DataFrame) -> str:
    whole = rows[rows["group"] == "all"]
    kept = whole if len(whole) else rows
    counts = sorted({number(n) for n in kept["n"].dropna()}, key=lambda w: (len(w), w))
    if not counts:
        return "no base is shown."
    grades = sorted({str(g) for g in kept["evidence"] if g})
    graded = f", evidence {listing(grades)}" if grades else ""
    return f"n = {listing(counts[:4])}{graded}."
