"""Baseline, change, verdict and rating, added to the whole table once its values stand."""

from __future__ import annotations

import pandas as pd

from wincore.findings import ALL
from wincore.framework.outcomes import Indicator
from wincore.indicators.due import rated
from wincore.indicators.facts import Facts, rows_of
from wincore.statistics.change import PairedChange, paired_change
from wincore.statistics.verdicts import verdict

KEYS = ["indicator", "employer", "group"]
SINCE = "Since {wave}: {reason}"
UNMATCHED = "Employers with a value at {wave} only: {before}; only now: {after}."
Values = dict[tuple[str, str, str], dict[str, float]]  # indicator, wave, group -> employer -> value


def completed(table: pd.DataFrame, facts: Facts) -> pd.DataFrame:
    """Return the findings with baseline, change, verdict, what is due, and rating."""
    with_change = _with_change(table, facts.framework.programme.waves[0].id)
    judged = _with_verdicts(with_change, facts)
    return rated(judged, facts.framework)


def _with_change(table: pd.DataFrame, first: str) -> pd.DataFrame:
    """Add the value of the programme's first wave, and the change since, to later waves."""
    at_first = table["wave"] == first
    before = table[at_first].set_index(KEYS)["value"].rename("before")
    found = table.join(before, on=KEYS)["before"].where(~at_first)
    return table.assign(baseline=found, change=table["value"] - found)


def _with_verdicts(table: pd.DataFrame, facts: Facts) -> pd.DataFrame:
    """Judge the programme's rows of later waves by the change of employers, each with itself."""
    first = facts.framework.programme.waves[0].id
    by_id = {i.id: i for i in facts.framework.indicators}
    values = _values_of_employers(table)
    words, notes = table["verdict"].tolist(), table["note"].tolist()
    known = table["value"].notna()
    columns = rows_of(table, "indicator", "employer", "wave", "group")
    for at, (name, employer, wave, group) in enumerate(columns):
        if employer != ALL:
            continue
        if not known.iat[at]:
            words[at] = "no data"
        elif wave != first:
            pair = values.get((name, first, group), {}), values.get((name, wave, group), {})
            words[at], reason = _judged(by_id[name], first, *pair)
            notes[at] = "; ".join(s for s in (notes[at], reason) if s)
    return table.assign(verdict=words, note=notes)


def _values_of_employers(table: pd.DataFrame) -> Values:
    own = table[(table["employer"] != ALL) & table["value"].notna()]
    found: Values = {}
    columns = ("indicator", "wave", "group", "employer", "value")
    for name, wave, group, employer, value in rows_of(own, *columns):
        found.setdefault((name, wave, group), {})[employer] = value
    return found


def _judged(
    indicator: Indicator, first: str, before: dict[str, float], after: dict[str, float]
) -> tuple[str, str]:
    """Return the verdict and its reason; nothing where a change has no better or worse."""
    if indicator.direction == "none" or not (before or after):
        return "", ""
    change = paired_change(before, after, indicator.direction)
    found = verdict(change)
    return found.word, " ".join(
        s for s in (SINCE.format(wave=first, reason=found.reason), _unmatched(change, first)) if s
    )


def _unmatched(change: PairedChange, first: str) -> str:
    before, after = change.baseline_only, change.follow_up_only
    if not change.matched or not (before or after):
        return ""
    return UNMATCHED.format(before=before, after=after, wave=first)
