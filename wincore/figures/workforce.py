"""How far each workforce is from the city."""

from __future__ import annotations

import numpy as np

from wincore.charts import Chart, dots_against, empty, level_pipeline, size_funnel
from wincore.figures.context import Context
from wincore.indicators import views
from wincore.statistics.pooling import funnel_limits

NO_LINE = (
    "A comparison by size needs London's share of {group}: that benchmark value is still required."
)
POINTS = 60


def against_london(context: Context) -> Chart:
    """Draw each employer's share of the chosen group against London's."""
    return dots_against(
        context.employers("workforce.representation", group=context.group),
        group=context.group,
        line=context.london(context.group),
        target=context.target,
    )


def by_size(context: Context) -> Chart:
    """Draw employers by size against the limits that chance alone would give around London."""
    line = context.london(context.group)
    if line is None:
        return empty(NO_LINE.format(group=context.group))
    found = context.employers("workforce.representation", group=context.group)
    known = found["denominator"].dropna()
    if known.empty:
        return dots_against(found, group=context.group, line=line, target=context.target)
    sizes = np.unique(np.geomspace(max(1, known.min() / 2), known.max() * 1.2, POINTS).astype(int))
    limits = funnel_limits(line.share, sizes)
    return size_funnel(found, limits, group=context.group, line=line, target=context.target)


def by_level(context: Context) -> Chart:
    """Draw the chosen group's share at each level, from entry to executive."""
    found = views.levels(
        context.snapshot,
        context.framework,
        group=context.group,
        wave=context.wave,
        employer=context.employer,
        audience=context.audience,
    )
    named = found.rename(columns={"people": "numerator", "known": "denominator", "share": "value"})
    return level_pipeline(
        named, group=context.group, line=context.london(context.group), target=context.target
    )
