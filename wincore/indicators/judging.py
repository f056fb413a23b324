"""Verdicts on the change of employers; the indicators of one outcome are judged together.

Each employer is compared with itself. Several indicators of an outcome are several chances to be
wrong, so the p-value of each is Holm's within its outcome (and wave and group). The family are the
hypotheses that are tested: what too few employers changed in has no test, and a trend that is
refused because the questions changed is none; neither makes the others harder to show. Figures of
single groups are looked at beside that of everybody: what they show is exploratory, and said to be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from wincore.findings import ALL
from wincore.framework.model import Framework
from wincore.framework.outcomes import Indicator
from wincore.indicators.facts import rows_of
from wincore.statistics.change import PairedChange, paired_change
from wincore.statistics.multiplicity import holm
from wincore.statistics.verdicts import Verdict, verdict

EXPLORATORY = "Exploratory: one of several groups looked at."
KEY = ("indicator", "wave", "group")
Key = tuple[str, str, str]  # indicator, wave, group
Values = Mapping[Key, Mapping[str, float]]  # -> employer -> value


@dataclass(frozen=True)
class Judged:
    """The change of employers since the first wave, Holm's p within the outcome, the verdict."""

    change: PairedChange
    adjusted: float | None
    verdict: Verdict


def judged(findings: pd.DataFrame, framework: Framework) -> dict[Key, Judged]:
    """Return (indicator, wave, group) -> what happened to employers since the first wave.

    Only the values of employers are read. Left out are the first wave itself, indicators without a
    better or worse direction, trends that are refused, and whatever no employer has a value of in
    either wave.
    """
    found = changes(findings, framework)
    outcomes = {i.id: i.outcome for i in framework.indicators}
    families: defaultdict[tuple[str, str, str], list[Key]] = defaultdict(list)
    for name, wave, group in found:
        families[outcomes[name], wave, group].append((name, wave, group))
    adjusted: dict[Key, float | None] = {}
    for keys in families.values():
        p = holm([found[k].p_permutation for k in keys])
        adjusted |= dict(zip(keys, p, strict=True))
    return {k: Judged(c, adjusted[k], verdict(c, p=adjusted[k])) for k, c in found.items()}


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
    return paired_change(before, after, indicator.direction, parity=parity)


def values_of_employers(findings: pd.DataFrame) -> Values:
    """Return (indicator, wave, group) -> employer -> value."""
    own = findings[(findings["employer"] != ALL) & findings["value"].notna()]
    found: defaultdict[Key, dict[str, float]] = defaultdict(dict)
    columns = ("indicator", "wave", "group", "employer", "value")
    for name, wave, group, employer, value in rows_of(own, *columns):
        found[name, wave, group][employer] = value
    return found
