"""Each employer set against itself: the change of every indicator since the first wave."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pandas as pd

from wincore.findings import ALL
from wincore.framework.model import Framework
from wincore.framework.outcomes import Indicator
from wincore.indicators.facts import rows_of
from wincore.statistics.change import PairedChange, described, paired_change

KEY = ("indicator", "wave", "group")
Key = tuple[str, str, str]  # indicator, wave, group
Values = Mapping[Key, Mapping[str, float]]  # -> employer -> value


def changes(findings: pd.DataFrame, framework: Framework) -> dict[Key, PairedChange]:
    """Return (indicator, wave, group) -> the change of employers since the first wave."""
    first = framework.programme.waves[0].id
    values = values_of_employers(findings)
    by_id = {i.id: i for i in framework.indicators if i.direction != "none"}
    keys, refusals = dict.fromkeys(rows_of(findings, *KEY)), refused(findings, framework)
    found = {}
    for name, wave, group in keys:
        before = values.get((name, first, group), {})
        after = values.get((name, wave, group), {})
        asked = wave != first and name in by_id and (name, wave, group) not in refusals
        if asked and (before or after):
            found[name, wave, group] = compared(by_id[name], before, after)
    return found


def refused(findings: pd.DataFrame, framework: Framework) -> set[Key]:
    """Return (indicator, wave, group) of trends that are refused: both values held, no change."""
    first = framework.programme.waves[0].id
    held = findings[findings["value"].notna()]
    whose = ["indicator", "group", "employer"]
    before = pd.MultiIndex.from_frame(held.loc[held["wave"] == first, whose])
    later = held[(held["wave"] != first) & held["change"].isna()]
    without = later[pd.MultiIndex.from_frame(later[whose]).isin(before)]
    return set(rows_of(without, *KEY))


def compared(
    indicator: Indicator, before: Mapping[str, float], after: Mapping[str, float]
) -> PairedChange:
    """Return the change of employers between two waves, in the direction of the indicator."""
    parity = 1.0 if indicator.unit == "ratio" else 0.0
    found = paired_change(before, after, indicator.direction, parity=parity)
    return described(found, indicator.untested)


def values_of_employers(findings: pd.DataFrame) -> Values:
    """Return (indicator, wave, group) -> employer -> value."""
    own = findings[(findings["employer"] != ALL) & findings["value"].notna()]
    found: defaultdict[Key, dict[str, float]] = defaultdict(dict)
    columns = ("indicator", "wave", "group", "employer", "value")
    for name, wave, group, employer, value in rows_of(own, *columns):
        found[name, wave, group][employer] = value
    return found
