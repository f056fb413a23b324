"""What a review reads beside the rooms' own figures: outcomes in lines, groups, every figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from wincore.charts import RATINGS, Chart, dots_with_ranges, empty, listed
from wincore.charts.undeclared import FOR_NONE, REVERSE
from wincore.figures.context import Context
from wincore.findings import ALL, select
from wincore.framework import Indicator
from wincore.framework.categories import EVERYBODY
from wincore.summary import RULE, expected, outcome_lines, said
from wincore.wording import (
    NBSP,
    absent,
    counted,
    listing,
    number,
    out_of,
    people,
    percent,
    percentage_points,
    sentence,
)

TESTS = (
    "commitment.public_statement",
    "commitment.reflects_london",
    "commitment.names_target_group",
    "commitment.numeric_target",
    "commitment.deadline",
    "commitment.senior_sponsor",
    "commitment.board_approved",
    "commitment.both_tests",
)
STEPS = (
    "strategy.developed",
    "strategy.approved",
    "strategy.implemented",
    "strategy.intersectional",
)
NEAREST = ("Black men", "Black")  # held against London where the target group cannot be
NO_SHARE = "No share of any group can be shown."
NO_FIGURE = "No figure of the programme can be shown."
NUMBERS = {  # column of the findings -> column of the table of every figure
    "value": "Value",
    "numerator": "Numerator",
    "denominator": "Base",
    "low": "Lowest",
    "high": "Highest",
    "n": "n",
}
BASELINE = (
    "At stage one the workforce is a baseline, not a result: it is not rated. Shares are of people "
    "whose answer is known; the lowest and highest possible say what the unknown could make of "
    "them. London's share has the same definition of the group; where its value is still required, "
    "no other is put in its place."
)
CENSUS = "Workforce figures count every employee: they have no sampling error."
LEAST_BASE = 50  # a rate on fewer is shown, and marked
SHARES = {
    "Share": "share1",
    "Lowest possible": "share1",
    "Highest possible": "share1",
    "London": "share1",
    "Gap": "gap",
    "People": "count",
    "Known base": "count",
    "Declared": "share1",
}


def at_a_glance(context: Context) -> Chart:
    """List the outcomes: rating, evidence, headline, change observed, top gap."""
    lines = outcome_lines(context.findings, context.framework, context.wave)
    rows = [
        {
            "Outcome": line.outcome.title,
            "Rating": rating_words(line.rating),
            "Evidence": line.evidence or "none",
            "Headline": line.headline,
            "Change observed": line.change or "none",
            "Top gap": line.gap,
        }
        for line in lines
    ]
    by_word = {word: [x.outcome.title for x in lines if x.rating == word] for word in RATINGS}
    parts = [f"{listing(titles)} {word}" for word, titles in by_word.items() if titles]
    return listed(pd.DataFrame(rows), sentence(f"Rated {'; '.join(parts)}" if parts else RULE))


def rating_words(rating: str) -> str:
    """Write a rating as icon and word."""
    return f"{RATINGS[rating].icon}{NBSP}{RATINGS[rating].word}"


def groups(context: Context) -> tuple[str, ...]:
    """Return the groups whose share is drawn, the chosen one first."""
    found = context.programme("workforce.representation")["group"]
    strict = [g for g in found if not g.endswith("(broad)") and g != EVERYBODY]
    return tuple(sorted(strict, key=lambda group: group != context.group))


def representation(context: Context) -> Chart:
    """Draw each group's share of all workforces returned, its bounds, and London's share.

    Groups are those of the strict definition.
    """
    found = context.programme("workforce.representation")
    strict = ~found["group"].str.endswith("(broad)")
    found = found[strict & (found["group"] != EVERYBODY)]
    if not found["value"].notna().any():
        reason = next((note for note in found["note"] if note), NO_SHARE)
        return empty(sentence(reason), ("Group", *SHARES))
    drawn = dots_with_ranges(
        found.assign(label=found["group"], base=_bases(found)),
        _shares_finding(context, found),
        kind="share1",
        axis="Share of employees with known answers; the band shows what the unknown could make it",
        target=context.target,
        span=(0.0, min(1.05, 1.1 * float(found[["value", "high"]].max().max()))),
    )
    table = _shares(context, found)
    return Chart(drawn.figure, drawn.sentence, table, drawn.alt, SHARES)


def _bases(found: pd.DataFrame) -> list[str]:
    return [out_of(r.numerator, r.denominator) for r in found.itertuples()]


def _shares(context: Context, found: pd.DataFrame) -> pd.DataFrame:
    declared = context.programme("workforce.declaration_rate").set_index("group")["value"]
    lines = [context.london(group) for group in found["group"]]
    london = [np.nan if line is None else line.share for line in lines]
    return pd.DataFrame(
        {
            "Group": found["group"],
            "Share": found["value"],
            "Lowest possible": found["low"],
            "Highest possible": found["high"],
            "London": london,
            "Gap": found["value"] - london,
            "People": found["numerator"],
            "Known base": found["denominator"],
            "Declared": found["group"].map(declared),
            "London's source": ["value required" if x is None else x.detail for x in lines],
        }
    ).reset_index(drop=True)


def _shares_finding(context: Context, found: pd.DataFrame) -> str:
    """Say how far the target group is from London, or the nearest group that can be compared."""
    shares = found.dropna(subset=["value"]).set_index("group")
    for group in (context.target, *NEAREST):
        line = context.london(group)
        if group in shares.index and line is not None:
            return sentence(
                f"{_apart(group, shares.loc[[group]].iloc[0], line.share)}{_lacking(context)}"
            )
    return NO_SHARE


def _apart(group: str, row: pd.Series, london: float) -> str:
    share, who = float(row["value"]), people(group)
    gap = percentage_points(abs(share - london)).lstrip("+")
    side = "below" if share < london else "above"
    words = f"{who} are {percent(share, 1)} of employees whose answer is known, {gap} {side} London"
    if absent(row["low"]) or absent(row["high"]):
        return words
    least, most = (percent(row[end], 1) for end in ("low", "high"))
    turned = REVERSE if row["low"] < london <= row["high"] else FOR_NONE
    return f"{words}; {turned} ({least} to {most} with them)"


def _lacking(context: Context) -> str:
    missing = context.london(context.target) is None
    return f"; London's share of {context.target} is still required" if missing else ""


def every(context: Context, *, groups: bool = False) -> Chart:
    """List every figure of the programme at the wave: value, base, expected, rating, evidence.

    Without ``groups`` the figures of everybody, with it those of each group.
    """
    rows = select(context.findings, employer=ALL, wave=context.wave)
    known = {i.id: i for i in context.framework.indicators}
    kept = rows[rows["indicator"].isin(known) & ((rows["group"] == EVERYBODY) ^ groups)]
    if kept.empty:
        return empty(NO_FIGURE)
    table = pd.DataFrame([_figure(row, known[row["indicator"]]) for _, row in kept.iterrows()])
    shown = int(kept["value"].notna().sum())
    of = "figures of groups" if groups else "figures of the programme as a whole"
    words = f"{shown} of {len(kept)} {of} can be shown"
    return listed(table, sentence(words), dict.fromkeys(NUMBERS.values(), "ratio"))


def by_group(context: Context, groups: Sequence[str]) -> Chart:
    """List the programme's figures of some groups side by side, one indicator a row.

    Indicators of which no group has a figure that can be shown are counted, not listed.
    """
    rows = select(context.findings, employer=ALL, wave=context.wave)
    rows = rows[rows["group"].isin(groups)]
    held = {i.id: rows[rows["indicator"] == i.id] for i in context.framework.indicators}
    known = [i for i in context.framework.indicators if len(held[i.id])]
    shown = [i for i in known if held[i.id]["value"].notna().any()]
    table = pd.DataFrame(
        [_across(i, held[i.id].set_index("group"), groups) for i in shown],
        columns=["Indicator", *(_heading(g) for g in groups)],
    )
    hidden = len(known) - len(shown)
    words = f"{counted(len(shown), 'indicator')} can be shown for at least one of these groups"
    words += f"; {number(hidden)} for none of them" if hidden else ""
    return listed(table, sentence(words)) if len(table) else empty(sentence(words))


def _across(indicator: Indicator, rows: pd.DataFrame, groups: Sequence[str]) -> list[str]:
    by_group = {str(group): row for group, row in rows.iterrows()}
    cells = (figure_words(by_group[g], indicator) if g in by_group else "[x]" for g in groups)
    return [indicator.title, *cells]


def _heading(group: str) -> str:
    return group[:1].upper() + group[1:]


def _figure(row: pd.Series, indicator: Indicator) -> dict[str, object]:
    return {
        "Indicator": indicator.title,
        "Group": row["group"],
        "Figure": figure_words(row, indicator),
        "Expected": expected(row, indicator) if indicator.expected is not None else "not rated",
        "Rating": rating_words(row["rating"]),
        "Evidence": row["evidence"] or "none",
        "Mark": mark(row),
        **{column: row[name] for name, column in NUMBERS.items()},
        "Unit": row["unit"],
        "Id": row["indicator"],
        "Note": row["note"],
    }


def figure_words(row: pd.Series, indicator: Indicator) -> str:
    """Write a finding as people say it; where there is no value, the mark that says why."""
    return mark(row) if absent(row["value"]) else said(row, indicator)


def mark(row: pd.Series) -> str:
    """Return the Analysis Function's mark for a finding, or "none"."""
    note = str(row["note"])
    if absent(row["value"]):
        if note.startswith("[c]"):
            return "[c]"
        return "[z]" if note.startswith("not calculable") else "[x]"
    if row["unit"] == "share" and 0 < row["value"] < 0.005:
        return "[low]"
    low_base = row["unit"] in ("share", "ratio") and 0 < row["denominator"] < LEAST_BASE
    return "[u]" if low_base and row["outcome"] == "workforce" else "none"


def renamed(chart: Chart, names: Mapping[str, str]) -> Chart:
    """Return the chart with columns of its table called otherwise."""
    formats = {names.get(column, column): kind for column, kind in chart.formats.items()}
    table = chart.table.rename(columns=dict(names))
    return Chart(chart.figure, chart.sentence, table, chart.alt, formats)


def only(chart: Chart, column: str, values: Iterable[str]) -> Chart:
    """Return the chart with only the rows of its table that have one of the values."""
    kept = chart.table[chart.table[column].isin(list(values))] if column in chart.table else None
    if kept is None or kept.empty:
        return chart
    table = kept.reset_index(drop=True)
    return Chart(chart.figure, chart.sentence, table, chart.alt, chart.formats)
