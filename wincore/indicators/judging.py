"""Verdicts on the change of employers; all indicators of a wave are judged together.

Each employer is compared with itself. Several indicators are several chances to be wrong, so beside
the p-value of each stand two that allow for it: Holm's within the outcome, and Westfall and Young's
over the whole programme; the largest decides. The family are the hypotheses that are tested: what
too few employers changed in has no test, and a trend that is refused because the questions changed
is none; neither makes the others harder to show.

An indicator enters with its *lead*: the figure of everybody, or of Black people where it is about
groups only. Single groups come after it: none is called improved or worsened unless its lead is;
those of all such leads are one family of their own. What they show is exploratory, and said to be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from wincore.framework.categories import EVERYBODY
from wincore.framework.model import Framework
from wincore.indicators.facts import rows_of
from wincore.indicators.pairing import KEY, Key, changes
from wincore.statistics.change import PairedChange
from wincore.statistics.familywise import westfall_young
from wincore.statistics.multiplicity import holm
from wincore.statistics.verdicts import ALPHA, Verdict, verdict

EXPLORATORY = "Exploratory: one of several groups looked at."
BY_HOLM, PROGRAMME_WIDE = "by Holm", "programme-wide"
AFTER = "after the figure of {lead}"
OF_GROUPS = "Black"  # leads an indicator that has no figure of everybody
NAMED = {EVERYBODY: "everybody", OF_GROUPS: "Black people"}
UNTESTED = {"": 1.0}  # where the lead has no test, no group is called anything


@dataclass(frozen=True)
class Judged:
    """The change of employers since the first wave, p-values that allow for several, the verdict.

    ``adjusted`` is how a p allows for the other tests -> p; empty where the change is not tested.
    """

    change: PairedChange
    adjusted: Mapping[str, float]
    verdict: Verdict

    @property
    def p(self) -> float | None:
        """The p that decides: the largest; None where there is no test."""
        own = self.change.p_permutation
        return None if own is None else max([own, *self.adjusted.values()])


def judged(findings: pd.DataFrame, framework: Framework) -> dict[Key, Judged]:
    """Return (indicator, wave, group) -> what happened to employers since the first wave.

    Only the values of employers are read. Left out are the first wave itself, indicators without a
    better or worse direction, trends that are refused, and whatever no employer has a value of in
    either wave.
    """
    outcomes: dict[str, str] = {i.id: i.outcome for i in framework.indicators}
    known = dict.fromkeys(rows_of(findings, *KEY))
    return decided(changes(findings, framework), outcomes, known)


def decided(
    found: Mapping[Key, PairedChange], outcomes: Mapping[str, str], known: Iterable[Key] = ()
) -> dict[Key, Judged]:
    """Return the changes with their verdicts; ``outcomes`` is indicator -> outcome.

    ``known`` are keys that there are figures of, hidden ones too: a lead whose employers are hidden
    still leads, and then no group is called anything.
    The chance that any lead of a wave is falsely called improved or worsened is at most 5 %, and
    so is the chance that any group is whose lead is rightly called so. Where nothing changed at all
    it is 5 % for both together, since no group is called so without its lead.
    """
    leads = _leads([*known, *found])
    tested = {k: c for k, c in found.items() if c.p_permutation is not None}
    of_leads = {k: c for k, c in tested.items() if k == leads[k[:2]]}
    adjusted = _of_leads(of_leads, outcomes)
    adjusted |= _of_groups({k: c for k, c in tested.items() if k not in of_leads}, leads, adjusted)
    return {
        k: Judged(c, adjusted.get(k, {}), verdict(c, adjusted=adjusted.get(k)))
        for k, c in found.items()
    }


def _leads(found: Sequence[Key]) -> dict[tuple[str, str], Key]:
    """Return (indicator, wave) -> the key that leads it."""
    leads: dict[tuple[str, str], Key] = {}
    for wanted in (EVERYBODY, OF_GROUPS):
        for key in found:
            if key[2] == wanted:
                leads.setdefault(key[:2], key)
    for key in found:
        leads.setdefault(key[:2], key)
    return leads


def _of_leads(
    tested: Mapping[Key, PairedChange], outcomes: Mapping[str, str]
) -> dict[Key, dict[str, float]]:
    """Return the p-values by Holm within outcome and wave, and over all that a wave tests."""
    by_holm: dict[Key, float] = {}
    for keys in _families({k: (outcomes[k[0]], k[1]) for k in tested}):
        found = holm([tested[k].p_permutation for k in keys])
        by_holm |= {k: p for k, p in zip(keys, found, strict=True) if p is not None}
    together = _together(tested, {k: k[1] for k in tested})
    return {k: {BY_HOLM: by_holm[k], PROGRAMME_WIDE: together[k]} for k in tested}


def _of_groups(
    tested: Mapping[Key, PairedChange],
    leads: Mapping[tuple[str, str], Key],
    before: Mapping[Key, Mapping[str, float]],
) -> dict[Key, dict[str, float]]:
    """Return the p-values of single groups, never below those of their leads.

    The groups of all indicators whose lead is called changed are one family of their wave.
    """
    first = {k: max(before.get(leads[k[:2]], UNTESTED).values()) for k in tested}
    opened = {k: c for k, c in tested.items() if first[k] <= ALPHA}
    together = _together(opened, {k: k[1] for k in opened})
    named = {k: leads[k[:2]][2] for k in tested}
    return {
        k: {AFTER.format(lead=NAMED.get(named[k], named[k])): max(first[k], together.get(k, 0.0))}
        for k in tested
    }


def _together(
    tested: Mapping[Key, PairedChange], family_of: Mapping[Key, Hashable]
) -> dict[Key, float]:
    found: dict[Key, float] = {}
    for keys in _families(family_of):
        found |= westfall_young({k: dict(tested[k].differences) for k in keys})
    return found


def _families(family_of: Mapping[Key, Hashable]) -> list[list[Key]]:
    families: defaultdict[Hashable, list[Key]] = defaultdict(list)
    for key, family in family_of.items():
        families[family].append(key)
    return list(families.values())
