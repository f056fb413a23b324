"""Baseline, change, verdict and rating, added to the whole table once its values stand."""

from __future__ import annotations

import pandas as pd

from wincore.findings import ALL
from wincore.indicators.due import rated
from wincore.indicators.facts import Facts, rows_of
from wincore.indicators.judging import EXPLORATORY, Judged, judged
from wincore.indicators.rows import joined
from wincore.indicators.trends import Trended, with_trends
from wincore.statistics.change import PairedChange

KEYS = ["indicator", "employer", "group"]
NOT_COMPARABLE = "cannot tell yet"
SINCE = "Since {wave}: {reason}"
UNMATCHED = "Employers with a value at {wave} only: {before}; only now: {after}."


def completed(table: pd.DataFrame, facts: Facts) -> pd.DataFrame:
    """Return the findings with baseline, change, verdict, what is due, and rating."""
    with_change = _with_change(table, facts.framework.programme.waves[0].id)
    judged_ = _with_verdicts(with_trends(with_change, facts), facts)
    return rated(judged_, facts.framework, len(facts.recruited))


def _with_change(table: pd.DataFrame, first: str) -> pd.DataFrame:
    """Add the value of the programme's first wave, and the change since, to later waves."""
    at_first = table["wave"] == first
    before = table[at_first].set_index(KEYS)["value"].rename("before")
    found = table.join(before, on=KEYS)["before"].where(~at_first)
    return table.assign(baseline=found, change=table["value"] - found)


def _with_verdicts(trended: Trended, facts: Facts) -> pd.DataFrame:
    """Judge the programme's rows of later waves by the change of employers, each with itself.

    Where the trend is refused, because the questions changed, there is nothing to judge.
    """
    table, first = trended.table, facts.framework.programme.waves[0].id
    found = judged(table, facts.framework)
    words, notes = table["verdict"].tolist(), table["note"].tolist()
    known = table["value"].notna()
    columns = rows_of(table, "indicator", "employer", "wave", "group")
    for at, (name, employer, wave, group) in enumerate(columns):
        if employer != ALL:
            continue
        if not known.iat[at]:
            words[at] = "no data"
        elif at in trended.refused:
            words[at] = NOT_COMPARABLE
        elif (name, wave, group) in found:
            one = found[name, wave, group]
            words[at] = one.verdict.word
            notes[at] = joined(notes[at], _said(one, first, group))
    return table.assign(verdict=words, note=notes)


def _said(one: Judged, first: str, group: str) -> str:
    reason = SINCE.format(wave=first, reason=one.verdict.reason)
    tested = group != ALL and one.p is not None
    parts = (reason, _unmatched(one.change, first), EXPLORATORY if tested else "")
    return " ".join(p for p in parts if p)


def _unmatched(change: PairedChange, first: str) -> str:
    before, after = change.baseline_only, change.follow_up_only
    if not change.matched or not (before or after):
        return ""
    return UNMATCHED.format(before=before, after=after, wave=first)
