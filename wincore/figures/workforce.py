"""How far each workforce is from the city."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wincore.charts import (
    Chart,
    dots_against,
    dots_with_ranges,
    empty,
    level_pipeline,
    size_funnel,
)
from wincore.figures.context import Context
from wincore.indicators import views
from wincore.statistics.pooling import funnel_limits
from wincore.wording import counted, out_of, percent, sentence

NO_LINE = (
    "A comparison by size needs London's share of {group}: that benchmark value is still required."
)
POINTS = 60
GAPS = (
    "workforce.shortfall", "workforce.representation_gap", "workforce.representation_ratio",
)  # fmt: skip


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
        said = dots_against(found, group=context.group, line=line, target=context.target)
        return empty(said.sentence)  # whom it is hidden of stands in the first table
    limits = funnel_limits(line.share, _sizes(known, found["missing"]))
    return size_funnel(
        found.sort_values("employer"), limits, group=context.group, line=line, target=context.target
    )


def _sizes(known: pd.Series, missing: pd.Series) -> NDArray[np.int64]:
    """Return sizes for a smooth limit, and those of the employers, without and with the unknown."""
    everybody = (known + missing).dropna()
    most = max(known.max(), everybody.max() if len(everybody) else 0)
    smooth = np.geomspace(max(1, known.min() / 2), most * 1.2, POINTS)
    return np.unique(np.concatenate([smooth, known, everybody]).astype(np.int64))


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


def declared(context: Context) -> Chart:
    """Draw how many people have declared what the chosen group needs, per employer."""
    found = context.employers("workforce.declaration_rate", group=context.group)
    found = found.assign(
        label=found["employer"],
        base=[out_of(r.numerator, r.denominator) for r in found.itertuples()],
    ).sort_values("employer")
    known = found["value"].dropna()
    least = (known < 0.8).sum()
    words = (
        f"Between {percent(known.min())} and {percent(known.max())} of employees have declared; "
        f"{counted(least, 'employer')} below 80 %"
        if len(known)
        else "No declaration rate is shown"
    )
    return dots_with_ranges(
        found.assign(low=np.nan, high=np.nan),
        sentence(words),
        kind="share1",
        axis=f"Share of employees who declared what {context.group} needs",
        span=(0.0, 1.05),
    )
