"""What may be shown to whom.

`protect_findings` is a conservative rule for the table of findings. It looks at each count and its
complement; it does not yet look at what a reader could work out from several tables, waves or
uploads together. That protection of linked tables is to follow.
"""

from __future__ import annotations

import pandas as pd

from wincore.findings import ALL, Audience
from wincore.framework.model import Framework
from wincore.store.snapshot import Snapshot

MINIMUM: dict[Audience, int] = {"evaluator": 0, "panel": 5, "public": 10}
CONFIDENTIAL = "[c] confidential: about few people, or about the people of a single employer"
ABOUT_PEOPLE = ("workforce", "recruitment", "progression", "survey")
EMPTIED = (
    "numerator", "denominator", "value", "low", "high", "n", "missing", "baseline", "change",
)  # fmt: skip


def protect_findings(
    findings: pd.DataFrame, snapshot: Snapshot, framework: Framework, audience: Audience
) -> pd.DataFrame:
    """Return the findings as an audience may see them: some rows emptied, none taken away.

    Figures about people (workforce, recruitment, progression, surveys) are shown at programme level
    only. There, all figures of a group are withheld when any of its counts, or what is left of a
    base, is 1 to 4 (panel) or 1 to 9 (public); so is a change since a withheld baseline. Counts of
    employers, sessions, resources and pounds are not about people and stay.
    """
    least = MINIMUM[audience]
    if not least:
        return findings
    hidden = _hidden(findings, framework, least)
    keys = ["indicator", "employer", "group"]
    first = findings["wave"] == framework.programme.waves[0].id
    at_first = pd.MultiIndex.from_frame(findings.loc[first & hidden, keys])
    since_hidden = pd.MultiIndex.from_frame(findings[keys]).isin(at_first)
    shown = findings.copy()
    shown.loc[hidden, list(EMPTIED)] = float("nan")
    shown.loc[since_hidden, ["baseline", "change"]] = float("nan")
    words = {"interval": "none", "verdict": "", "rating": "grey", "note": CONFIDENTIAL}
    for column, word in words.items():
        shown[column] = shown[column].mask(hidden, word)
    return shown


def _hidden(findings: pd.DataFrame, framework: Framework, least: int) -> pd.Series:
    room = findings["indicator"].str.partition(".")[0]
    scales = {i.id for i in framework.indicators if i.instrument}
    scale = findings["indicator"].isin(scales)
    people = room.isin(ABOUT_PEOPLE) | scale
    small = people & _small(findings, scale, least)
    one = findings["employer"] != ALL
    source = room.where(~scale, findings["indicator"])
    whole_group = small.where(~one, False).groupby([source, findings["wave"], findings["group"]])
    return people & (one | whole_group.transform("any"))


def _small(findings: pd.DataFrame, scale: pd.Series, least: int) -> pd.Series:
    # A scale's numerator is a sum of means and its denominator employers: only n counts people.
    top = findings["numerator"].mask(scale)
    rest = (findings["denominator"] - findings["numerator"]).mask(scale)
    counts = (top, rest, findings["n"], findings["missing"].mask(scale))
    return pd.concat([c.between(1, least - 1) for c in counts], axis=1).any(axis=1)
