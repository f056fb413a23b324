"""The suggestion at the gate (Go, Go with conditions, Pause/repeat, Stop) and the rule that fired.

A suggestion only: the panel decides, and records its own reason.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from wincore.findings import ALL, select
from wincore.framework.model import Framework
from wincore.framework.outcomes import Indicator

Outcome = Literal["Go", "Go with conditions", "Pause/repeat", "Stop"]
OUTCOMES: tuple[Outcome, ...] = ("Go", "Go with conditions", "Pause/repeat", "Stop")
LEAST_RESPONSE = 0.8
WEAK_EVIDENCE = ("C", "D")

MOST_RED = "Stop: {red} of {rated} rated must-haves are red ({titles})."
SOME_RED = "Pause/repeat: {red} of {rated} rated must-haves are red ({titles})."
NOTHING_RATED = "Pause/repeat: no must-have indicator can be rated on the data held."
CONDITIONS = "Go with conditions: no rated must-have is red, and {count} conditions are open."
ONE_CONDITION = "Go with conditions: no rated must-have is red, and one condition is open."
ALL_CLEAR = (
    "Go: every must-have is green, evidence is seen or corroborated, response is sufficient."
)

NOT_RATED = "Supply the data for must-haves without a rating: {titles}."
AMBER = "Bring what is amber up to what was expected: {titles}."
RED = "Recover what is red and no must-have: {titles}."
EVIDENCE = "Corroborate what rests on self-report or conflicting evidence (C or D): {titles}."
RESPONSE = "Raise response to at least 80 %: {titles}."

NEEDED = "{title}: {now} now; {least} would no longer be red."
WHEN_MET = "With every condition met the suggestion becomes Go."
WITH_DATA = "Data for at least one must-have indicator would allow a suggestion."
RED_WOULD_PAUSE = "A must-have turning red would make it Pause/repeat."


@dataclass(frozen=True)
class GateSuggestion:
    """What the rule suggests, which rule fired, what would change it, and the open conditions."""

    outcome: Outcome
    rule_fired: str
    what_would_change_it: tuple[str, ...]
    conditions: tuple[str, ...]


def gate(findings: pd.DataFrame, framework: Framework) -> GateSuggestion:
    """Suggest an outcome from the programme's own rows, each indicator at its latest wave.

    A red must-have suggests Pause/repeat, and Stop when more than half of the rated must-haves are
    red. Amber, evidence C or D, response below 80 %, and a must-have without data are conditions.
    """
    rows = latest(findings, framework)
    must = {i.id for i in framework.indicators if i.must_have}
    rated = rows[rows["rating"] != "grey"]
    rated_must = rated[rated["indicator"].isin(must)]
    red = rated_must[rated_must["rating"] == "red"]
    conditions = _conditions(rows, must, framework)
    if len(red):
        return _stopped(red, len(rated_must), conditions, framework)
    if rated_must.empty if must else rated.empty:
        return GateSuggestion("Pause/repeat", NOTHING_RATED, (WITH_DATA,), conditions)
    if conditions:
        rule = CONDITIONS.format(count=len(conditions)) if len(conditions) > 1 else ONE_CONDITION
        return GateSuggestion("Go with conditions", rule, (WHEN_MET, RED_WOULD_PAUSE), conditions)
    return GateSuggestion("Go", ALL_CLEAR, (RED_WOULD_PAUSE,), ())


def latest(findings: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """Return one programme row per indicator: the latest wave with a value, else the latest."""
    order = {w.id: i for i, w in enumerate(framework.programme.waves)}
    rows = select(findings, employer=ALL, group=ALL)
    place = rows["wave"].map(order).fillna(-1)
    ranked = rows.assign(_held=rows["value"].notna(), _place=place)
    ranked = ranked.sort_values(["indicator", "_held", "_place"], kind="stable")
    return ranked.drop_duplicates("indicator", keep="last").drop(columns=["_held", "_place"])


def _stopped(
    red: pd.DataFrame, rated: int, conditions: tuple[str, ...], framework: Framework
) -> GateSuggestion:
    most = 2 * len(red) > rated
    template, outcome = (MOST_RED, OUTCOMES[3]) if most else (SOME_RED, OUTCOMES[2])
    rule = template.format(red=len(red), rated=rated, titles=_titles(red["indicator"], framework))
    change = tuple(_needed(row, framework) for row in red.to_dict("records"))
    return GateSuggestion(outcome, rule, change, conditions)


def _conditions(rows: pd.DataFrame, must: set[str], framework: Framework) -> tuple[str, ...]:
    is_must = rows["indicator"].isin(must)
    rated = rows["rating"] != "grey"
    unrated = sorted(must - set(rows.loc[rated, "indicator"]))
    low = rows["indicator"].str.startswith("survey.response_rate") & (
        rows["value"] < LEAST_RESPONSE
    )
    found = (
        (NOT_RATED, unrated),
        (AMBER, rows.loc[rows["rating"] == "amber", "indicator"]),
        (RED, rows.loc[(rows["rating"] == "red") & ~is_must, "indicator"]),
        (EVIDENCE, rows.loc[rated & rows["evidence"].isin(WEAK_EVIDENCE), "indicator"]),
        (RESPONSE, rows.loc[low, "indicator"]),
    )
    return tuple(t.format(titles=_titles(ids, framework)) for t, ids in found if len(ids))


def _titles(ids: Sequence[str] | pd.Series[str], framework: Framework) -> str:
    known = {i.id: i.title for i in framework.indicators}
    return "; ".join(known.get(i, i) for i in ids)


def _needed(row: dict[Any, Any], framework: Framework) -> str:
    indicator = framework.indicator(row["indicator"])
    least = least_amber(indicator, row["expected"], framework.programme.planned_employers)
    return NEEDED.format(
        title=indicator.title,
        now=_printed(row["value"], indicator.unit),
        least=_printed(least, indicator.unit),
    )


def least_amber(indicator: Indicator, expected: float, planned: int) -> float:
    """Return the value at which the indicator is no longer red; NaN if nothing is expected."""
    limits = indicator.thresholds
    if indicator.expected == "all":
        return float(max(1, planned - limits.all_amber))
    if indicator.direction == "down":
        return expected / limits.amber
    least = expected * limits.amber
    whole = indicator.unit in ("employers", "people", "count", "days")
    return float(math.ceil(least - 1e-9)) if whole and not math.isnan(least) else least


def _printed(value: float, unit: str) -> str:
    if math.isnan(value):
        return "no value"
    return f"{value:.0%}".replace("%", " %") if unit == "share" else f"{value:.3g}"
