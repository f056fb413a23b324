"""Priority challenges: whether a solution was tested, and implemented.

Challenges carry no wave, so they describe the latest one. The base is every challenge named: one
without an answer stays in it, is not counted as solved, and is reported as missing.
"""

from __future__ import annotations

from functools import partial

import pandas as pd

from wincore.framework.outcomes import Indicator
from wincore.indicators.evidence import worst
from wincore.indicators.facts import Facts, inputs
from wincore.indicators.pooling import for_all, pooled
from wincore.indicators.rows import Row, Rule
from wincore.indicators.tally import State

BLANKS = "{count} of {all} challenges not answered"


def carried_through(facts: Facts) -> dict[str, State]:
    """Return per employer whether at least one challenge has a solution tested and implemented."""
    held = facts.held("challenges")
    asked = held[["tested", "implemented"]]
    met, against = (asked == "yes").all(axis=1), asked.isin(["planned", "no"]).any(axis=1)
    held = held.assign(state=met.astype(object).where(met | against, None))
    return {str(e): _any_of(rows) for e, rows in held.groupby("employer_id")}


def _any_of(rows: pd.DataFrame) -> State:
    met: bool | None = bool((rows["state"] == True).any())  # noqa: E712
    if not met and rows["state"].isna().any():
        met = None
    grade = worst(rows.loc[rows["state"].notna(), "evidence"], "") if met is not None else ""
    return State(met, grade, frozenset(rows["upload"]))


def _share(facts: Facts, indicator: Indicator, step: str) -> list[Row]:
    held = facts.held("challenges")
    if held.empty:
        return []
    own = [_employer(facts.latest, str(e), rows, step) for e, rows in held.groupby("employer_id")]
    own = for_all(facts, own, facts.latest)
    return [*own, pooled(own, indicator, facts.latest)]


def _employer(wave: str, employer: str, rows: pd.DataFrame, step: str) -> Row:
    known = rows[rows[step] != ""]
    top, missing = int((rows[step] == "yes").sum()), len(rows) - len(known)
    return Row(
        employer, wave, numerator=top if len(known) else None, denominator=len(rows),
        value=top / len(rows) if len(known) else None, n=len(known), missing=missing,
        evidence=worst(known["evidence"], ""), inputs=inputs(rows["upload"]),
        note=BLANKS.format(count=missing, all=len(rows)) if missing else "",
    )  # fmt: skip


RULES: dict[str, Rule] = {
    "strategy.solutions_tested": partial(_share, step="tested"),
    "strategy.solutions_implemented": partial(_share, step="implemented"),
}
