"""Where the programme stands, in sentences: outcomes, objectives, what is not known.

Rating of an outcome: that of its headline indicator, except that a green headline with any red
indicator beside it is amber. The rule is printed wherever such a rating is.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from wincore.completeness import completeness
from wincore.findings import ALL, select
from wincore.framework import Framework, Indicator, Outcome
from wincore.framework.categories import EVERYBODY
from wincore.store.snapshot import Snapshot
from wincore.wording import (
    MISSING,
    NBSP,
    absent,
    british_date,
    count_of,
    counted,
    listing,
    number,
    percent,
    percentage_points,
    pounds,
    signed,
)

RULE = (
    "An outcome has the rating of its headline indicator; a green headline with a red indicator "
    "beside it is amber."
)
NO_GAP = "No rated indicator is behind what was expected."
NO_FIGURE = "no data"
NOT_TESTED = "described, not tested"
ALMOST = 0.5  # of the rated indicators green: an employer is amber in the outcome, below red
RANK = {"red": 0, "amber": 1, "green": 2, "grey": 3}


@dataclass(frozen=True)
class OutcomeLine:
    """One outcome in a line: rating word, evidence, headline, change, top gap."""

    outcome: Outcome
    rating: str
    evidence: str
    headline: str
    change: str
    gap: str
    counts: str


def said(row: pd.Series, indicator: Indicator, *, ranged: bool = True) -> str:
    """Write the value of a finding as people say it, with its base; a mean with its range."""
    if absent(row["value"]):
        return NO_FIGURE
    unit = indicator.unit
    if unit == "employers":
        return count_of(row["numerator"], row["denominator"])
    if is_gap(indicator):
        return percentage_points(row["value"])
    if unit == "share":
        return (
            f"{percent(row['value'])} ({number(row['numerator'])} of {number(row['denominator'])})"
        )
    if unit == "points":
        spread = _range(row) if ranged else ""
        return f"{number(row['value'], 1)} points ({spread}n = {number(row['n'])})"
    if unit == "pounds":
        return pounds(row["value"])
    return number(row["value"], _digits(indicator, row["value"]))


def _range(row: pd.Series) -> str:
    """Return the interval of a mean; "" where it has none, or it is hidden."""
    if absent(row.get("low")) or absent(row.get("high")):
        return ""
    return f"95{NBSP}% {number(row['low'], 1)} to {number(row['high'], 1)}, "


def is_gap(indicator: Indicator) -> bool:
    """Return whether an indicator is a difference of two shares, said in percentage points."""
    return indicator.unit == "share" and indicator.id.endswith("_gap")


def value_words(value: float | None, indicator: Indicator, *, signed_: bool = False) -> str:
    """Write a value of an indicator in its unit, with its sign where it is a change."""
    if absent(value):
        return MISSING
    if indicator.unit == "share":
        points = signed_ or is_gap(indicator)
        return percentage_points(value) if points else percent(value)
    if indicator.unit == "pounds":
        return pounds(value)
    return (signed if signed_ else number)(value, _digits(indicator, value))


def expected(row: pd.Series, indicator: Indicator) -> str:
    """Write what was expected by the review, or that nothing is due."""
    if absent(row["expected"]):
        return "nothing due yet"
    return value_words(row["expected"], indicator)


def _digits(indicator: Indicator, value: float | None) -> int:
    """Return how many decimals a value is said with: a mean of counts has one, a count none."""
    digits = {"points": 1, "ratio": 2, "density": 2}.get(indicator.unit, 0)
    whole = value is None or float(value).is_integer()
    return digits if digits or whole or indicator.unit != "count" else 1


def shortened(line: str, most: int = 5) -> str:
    """Return a line that ends in a long list of titles with the first of them and a count.

    Titles are parted by semicolons, as in what the gate says: "Corroborate …: one; two; three."
    """
    head, _, rest = line.partition(": ")
    titles = rest.removesuffix(".").split("; ")
    if len(titles) <= most + 1:
        return line
    return f"{head}: {'; '.join(titles[:most])}; and {len(titles) - most} more."


def moved(row: pd.Series, indicator: Indicator) -> str:
    """Write the change observed since the baseline with its verdict, or that there is none."""
    if absent(row["change"]):
        return "no baseline to compare with"
    change = row["change"] * (100 if indicator.unit == "share" else 1)
    digits = 1 if indicator.unit in ("share", "points") else _digits(indicator, change)
    size = signed(change, digits) + _of_what(indicator, change)
    told = row["verdict"] or (NOT_TESTED if indicator.untested else "")
    return f"{size} since baseline: {told}" if told else f"{size} since baseline"


def _of_what(indicator: Indicator, change: float) -> str:
    """Return what a change is counted in, with the space before it."""
    if indicator.unit == "employers":
        return " employer" if abs(change) == 1 else " employers"
    return {"share": " percentage points", "points": " points"}.get(indicator.unit, "")


def programme_rows(findings: pd.DataFrame, wave: str) -> pd.DataFrame:
    """Return the programme's own rows for everybody at a wave, one per indicator."""
    return select(findings, employer=ALL, wave=wave, group=EVERYBODY).set_index("indicator")


def outcome_lines(findings: pd.DataFrame, framework: Framework, wave: str) -> list[OutcomeLine]:
    """Return one line for each outcome at a wave."""
    rows = programme_rows(findings, wave)
    return [_line(outcome, rows, framework) for outcome in framework.outcomes]


def _line(outcome: Outcome, rows: pd.DataFrame, framework: Framework) -> OutcomeLine:
    own = rows[rows["outcome"] == outcome.id]
    headline = framework.indicator(outcome.headline)
    found = rows[rows.index == outcome.headline]
    head = found.iloc[0] if len(found) else None
    rated = own[own["rating"] != "grey"]
    greens = int((rated["rating"] == "green").sum())
    return OutcomeLine(
        outcome=outcome,
        rating=rating_of(own, outcome.headline),
        evidence="" if head is None else str(head["evidence"]),
        headline=f"{headline.title}: {NO_FIGURE if head is None else said(head, headline)}",
        change="" if head is None else moved(head, headline),
        gap=_gap(rated, framework),
        counts=f"{counted(greens, 'indicator')} of {len(rated)} rated as expected by now",
    )


def rating_of(rows: pd.DataFrame, headline: str) -> str:
    """Return the rating of an outcome from its indicators' rows, by `RULE`."""
    if headline not in rows.index:
        return "grey"
    rating = str(rows.loc[headline, "rating"])
    red = (rows["rating"] == "red").any()
    return "amber" if rating == "green" and red else rating


def _gap(rated: pd.DataFrame, framework: Framework) -> str:
    behind = rated[rated["rating"].isin(["red", "amber"])]
    if behind.empty:
        return NO_GAP
    achieved = (behind["value"] / behind["expected"]).sort_values()
    worst = achieved.index[0]
    indicator, row = framework.indicator(worst), behind.loc[worst]
    return f"{indicator.title}: {said(row, indicator)}; {expected(row, indicator)} expected by now"


def employer_ratings(findings: pd.DataFrame, framework: Framework, wave: str) -> pd.DataFrame:
    """Return each employer's rating in each outcome: columns employer, outcome, rating, value."""
    rows = select(findings, wave=wave, group=EVERYBODY)
    own = rows[rows["employer"] != ALL]
    found = [
        _cell(str(employer), outcome, mine[mine["outcome"] == outcome.id], framework)
        for employer, mine in own.groupby("employer", sort=True)
        for outcome in framework.outcomes
    ]
    return pd.DataFrame(found, columns=["employer", "outcome", "rating", "value"])


def _cell(
    employer: str, outcome: Outcome, rows: pd.DataFrame, framework: Framework
) -> tuple[str, str, str, str]:
    rated = rows[rows["rating"] != "grey"]
    if rated.empty:
        return employer, outcome.title, "grey", NO_FIGURE
    share = (rated["rating"] == "green").sum() / len(rated)
    thresholds = framework.indicator(outcome.headline).thresholds
    word = "green" if share >= thresholds.green else "amber" if share >= ALMOST else "red"
    return employer, outcome.title, word, f"{(rated['rating'] == 'green').sum()} of {len(rated)}"


def standing(findings: pd.DataFrame, framework: Framework, wave: str) -> str:
    """Say in one sentence where the programme stands against its objectives."""
    rows = programme_rows(findings, wave)
    parts = [p for o in framework.objectives for p in o.parts if p in rows.index]
    ratings = rows.loc[parts, "rating"]
    due = ratings[ratings != "grey"]
    green, later = int((due == "green").sum()), len(ratings) - len(due)
    told = [f"{green} of the {len(due)} parts of the objectives due by now are on course"]
    behind = rows.loc[due.index[due != "green"]].index
    if len(behind):
        told.append(f"behind: {listing(framework.indicator(i).title.lower() for i in behind)}")
    if later:
        told.append(f"{counted(later, 'part')} due later or without data")
    return f"For the review of {british_date(framework.programme.review)}: {'; '.join(told)}."


def not_known(
    findings: pd.DataFrame, snapshot: Snapshot, framework: Framework, wave: str
) -> list[str]:
    """Return what the figures do not say: missing returns, benchmarks and indicators."""
    return [
        *_missing_returns(snapshot, framework, wave),
        *_required_benchmarks(framework),
        *_empty_indicators(findings, framework, wave),
    ]


def _missing_returns(snapshot: Snapshot, framework: Framework, wave: str) -> list[str]:
    held = completeness(snapshot, framework)
    missing = held[(held["state"] == "missing") & (held["wave"] == wave)]
    names = {i.id: i.title.lower() for i in framework.instruments}
    return [
        f"No {names.get(dataset, f'{dataset} return')} from {listing(sorted(part['employer']))}"
        for dataset, part in ((str(d), p) for d, p in missing.groupby("dataset", sort=True))
    ]


def _required_benchmarks(framework: Framework) -> list[str]:
    shares = [b for b in framework.benchmarks if b.share is None and b.numerator is None]
    if not shares:
        return []
    titles = listing(f"“{b.title}”" for b in shares)
    return [f"{counted(len(shares), 'benchmark value')} still required: {titles}"]


def _empty_indicators(findings: pd.DataFrame, framework: Framework, wave: str) -> list[str]:
    rows = programme_rows(findings, wave)
    blank = [
        i.title
        for i in framework.indicators
        if i.expected and (i.id not in rows.index or absent(rows.at[i.id, "value"]))
    ]
    return [f"No figure for {listing(blank)}"] if blank else []
