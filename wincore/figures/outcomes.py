"""How the programme and its outcomes stand: objectives as progress, outcomes as lines, a grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from wincore.charts import Chart, outcome_grid, progress_bars, time_line
from wincore.figures.context import Context
from wincore.indicators import views
from wincore.summary import employer_ratings

PART_OF = "Part of"


def progress(context: Context, indicators: Sequence[str]) -> Chart:
    """Draw indicators as progress against their targets, with expected-by-now marks."""
    rows = [context.programme(i, group="all").assign(label=context.title(i)) for i in indicators]
    return progress_bars(pd.concat(rows, ignore_index=True))


def parts(context: Context) -> tuple[str, ...]:
    """Return the indicators that are parts of objectives."""
    return tuple(part for o in context.framework.objectives for part in o.parts)


def objectives(context: Context) -> Chart:
    """Draw every part of every objective as progress against its target."""
    parts = [(o.id, part) for o in context.framework.objectives for part in o.parts]
    chart = progress(context, [part for _, part in parts])
    if len(chart.table) != len(parts):
        return chart
    table = chart.table.copy()
    table.insert(1, PART_OF, [objective for objective, _ in parts])
    return replace(chart, table=table)


def grid(context: Context) -> Chart:
    """Draw the rating of each employer in each outcome."""
    ratings = employer_ratings(context.findings, context.framework, context.wave)
    return outcome_grid(context.only_chosen(ratings))


def milestones(context: Context) -> Chart:
    """Draw the programme's dates on a line up to the review and beyond."""
    programme = context.framework.programme
    found = views.milestones(context.snapshot, context.framework, audience=context.audience)
    return time_line(
        found[found["kind"] != "wave closes"], context.snapshot.as_at, review=programme.review
    )
