"""How far each workforce is from the city."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

import numpy as np
import pandas as pd

from wincore.charts import (
    Chart,
    dots_against,
    dots_with_ranges,
    empty,
    level_pipeline,
    listed,
    size_funnel,
)
from wincore.charts.hidden import why
from wincore.figures.context import Context
from wincore.indicators import views
from wincore.statistics.pooling import funnel_limits
from wincore.wording import MISSING, absent, counted, number, out_of, percent, sentence
from wincore.wording import people as people_of

NO_LINE = (
    "A comparison by size needs London's share of {group}: that benchmark value is still required."
)
NO_LINE_GAP = (
    "The gap to London, and the people needed to close it, need London's share of {group}: that "
    "benchmark value is still required. No other value stands in for it."
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


def gaps(context: Context) -> Chart:
    """List each employer's gap, ratio and shortfall in people against London."""
    gap = context.employers("workforce.representation_gap", group=context.group)
    if context.london(context.group) is None:
        return empty(NO_LINE_GAP.format(group=people_of(context.group)))
    if not gap["value"].notna().any():
        reason = next((note for note in gap["note"] if note), NO_LINE.format(group=context.group))
        return empty(why(gap["note"]) or sentence(reason))
    people = context.employers("workforce.shortfall", group=context.group)
    ratio = context.employers("workforce.representation_ratio", group=context.group)
    table = (
        gap[["employer", "numerator", "denominator", "value", "low", "high"]]
        .merge(ratio[["employer", "value"]], on="employer", suffixes=("", "_ratio"))
        .merge(people[["employer", "value", "note"]], on="employer", suffixes=("", "_people"))
    )
    names = {
        "employer": "Employer",
        "numerator": "People in the group",
        "denominator": "People known",
        "value": "Gap",
        "low": "Lowest possible gap",
        "high": "Highest possible gap",
        "value_ratio": "Ratio",
        "value_people": "Shortfall in people",
        "note": "Note",
    }
    formats = {
        "People in the group": "count",
        "People known": "count",
        "Gap": "gap",
        "Lowest possible gap": "gap",
        "Highest possible gap": "gap",
        "Ratio": "ratio",
        "Shortfall in people": "count",
    }
    return listed(table[list(names)].rename(columns=names), _shortfall(context), formats)


def gaps_in_brief(found: Chart) -> pd.DataFrame | None:
    """Return the lines of `gaps` in three columns, to be read on a narrow screen."""
    if found.table.empty:
        return None
    lines = [_gap(dict(row)) for row in found.words.to_dict("records")]
    return pd.DataFrame(lines, columns=["Employer", "Gap to London", "People it would need"])


def _gap(row: Mapping[Hashable, str]) -> tuple[str, str, str]:
    if row["Gap"] == MISSING:
        return row["Employer"], row["Note"], MISSING
    base = f"{row['People in the group']} of {row['People known']} known"
    between = f"{row['Lowest possible gap']} to {row['Highest possible gap']}"
    gap = f"{row['Gap']} ({between}, whatever the undeclared are); ratio {row['Ratio']}; {base}"
    return row["Employer"], gap, f"{row['Shortfall in people']} more people"


def _shortfall(context: Context) -> str:
    whole = context.programme("workforce.shortfall", group=context.group)
    value = whole["value"].iloc[0] if len(whole) else None
    if absent(value):
        return sentence(f"The gap of {context.group} to London, in people, is not shown")
    return sentence(
        f"Together these workforces would need {number(value)} more {context.group} people to have "
        "London's share"
        if not context.group.endswith("men") and not context.group.endswith(")")
        else f"Together these workforces would need {number(value)} more {context.group} to have "
        "London's share"
    )


def declared(context: Context) -> Chart:
    """Draw how many people have declared what the chosen group needs, per employer."""
    found = context.employers("workforce.declaration_rate", group=context.group)
    found = found.assign(
        label=found["employer"],
        base=[out_of(r.numerator, r.denominator) for r in found.itertuples()],
    ).sort_values(["value", "employer"], ascending=[False, True], na_position="last")
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
