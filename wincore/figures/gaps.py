"""Gaps to the city: in points, as a ratio and in people, each with what the undeclared allow."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

import pandas as pd

from wincore.charts import Chart, empty, hidden, listed
from wincore.figures.context import Context
from wincore.wording import MISSING, absent, number, sentence
from wincore.wording import people as people_of

NO_LINE = (
    "The gap to London, and the people needed to close it, need London's share of {group}: that "
    "benchmark value is still required. No other value stands in for it."
)
ENDS = ("value", "low", "high")
COLUMNS = {
    "employer": "Employer",
    "numerator": "People in the group",
    "denominator": "People known",
    "value": "Gap",
    "low": "Lowest possible gap",
    "high": "Highest possible gap",
    "value_representation_ratio": "Ratio",
    "low_representation_ratio": "Lowest possible ratio",
    "high_representation_ratio": "Highest possible ratio",
    "value_shortfall": "Shortfall in people",
    "low_shortfall": "Lowest possible shortfall",
    "high_shortfall": "Highest possible shortfall",
    "note": "Note",
}
FORMATS = {
    "People in the group": "count",
    "People known": "count",
    **dict.fromkeys(("Gap", "Lowest possible gap", "Highest possible gap"), "gap"),
    **dict.fromkeys(("Ratio", "Lowest possible ratio", "Highest possible ratio"), "ratio"),
    **dict.fromkeys(
        ("Shortfall in people", "Lowest possible shortfall", "Highest possible shortfall"), "count"
    ),
}
WHATEVER = ", whatever the undeclared are"
NOT_SHOWN = "no gap can be worked out"


def gaps(context: Context) -> Chart:
    """List each employer's gap, ratio and shortfall in people against London."""
    gap = context.employers("workforce.representation_gap", group=context.group)
    if context.london(context.group) is None:
        return empty(NO_LINE.format(group=people_of(context.group)))
    if not gap["value"].notna().any():
        reason = next((note for note in gap["note"] if note), NOT_SHOWN)
        return empty(hidden.why(gap["note"]) or sentence(reason))
    return listed(_gap_table(context, gap), _shortfall(context), FORMATS)


def _gap_table(context: Context, gap: pd.DataFrame) -> pd.DataFrame:
    """Return each employer's gap, ratio and shortfall, each with what the undeclared allow."""
    table = gap.sort_values("employer")[["employer", "numerator", "denominator", *ENDS]]
    for name in ("representation_ratio", "shortfall"):
        found = context.employers(f"workforce.{name}", group=context.group)
        kept = found[["employer", *ENDS, *(["note"] if name == "shortfall" else [])]]
        table = table.merge(kept, on="employer", suffixes=("", f"_{name}"))
    return table[list(COLUMNS)].rename(columns=COLUMNS)


def in_brief(found: Chart) -> pd.DataFrame | None:
    """Return the lines of `gaps` in three columns, to be read on a narrow screen."""
    if found.table.empty:
        return None
    lines = [_gap(dict(row)) for row in found.words.to_dict("records")]
    return pd.DataFrame(lines, columns=["Employer", "Gap to London", "People it would need"])


def _gap(row: Mapping[Hashable, str]) -> tuple[str, str, str]:
    if row["Gap"] == MISSING:
        return row["Employer"], row["Note"], MISSING
    base = f"{row['People in the group']} of {row['People known']} known"
    gap = f"{row['Gap']}{_bracketed(row, 'gap', WHATEVER)}"
    ratio = f"ratio {row['Ratio']}{_bracketed(row, 'ratio')}"
    short = f"{row['Shortfall in people']} more people{_bracketed(row, 'shortfall')}"
    return row["Employer"], f"{gap}; {ratio}; {base}", short


def _bracketed(row: Mapping[Hashable, str], name: str, why: str = "") -> str:
    low, high = (row[f"{end} possible {name}"] for end in ("Lowest", "Highest"))
    return "" if MISSING in (low, high) else f" ({low} to {high}{why})"


def _shortfall(context: Context) -> str:
    whole, who = context.programme("workforce.shortfall", group=context.group), context.group
    if whole.empty or absent(whole["value"].iloc[0]):
        return sentence(f"The gap of {people_of(who)} to London, in people, is not shown")
    value, low, high = (whole[c].iloc[0] for c in ENDS)
    spread = "" if absent(low) or absent(high) else f" ({number(low)} to {number(high)}{WHATEVER})"
    return sentence(
        f"Together these workforces would need {number(value)} more {people_of(who)}{spread} to "
        "have London's share"
    )
