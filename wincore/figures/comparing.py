"""Which indicators can be compared with the first wave, for whom, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from wincore.figures.context import Context
from wincore.findings import ALL, select
from wincore.framework import Indicator
from wincore.framework.categories import EVERYBODY
from wincore.indicators.groups import other_definition
from wincore.indicators.judging import Judged
from wincore.indicators.pairing import refused
from wincore.indicators.views.respondents import matched_change
from wincore.statistics import PairedChange, RespondentChange

REFUSED = "the questions changed: see Data for how they compare"
WITHHELD = "[c] not shown: it would rest on figures of single employers' people"


@dataclass(frozen=True)
class Compared:
    """The change of one indicator among employers, and among matched people where codes allow."""

    indicator: Indicator
    verdict: str  # as in the findings
    employers: Judged | None  # None: withheld from this audience, or not comparable
    people: RespondentChange | None = None
    reason: str = ""  # why employers are not compared
    other: PairedChange | None = None  # by the other definition of Black, where there are two


def compared(context: Context, indicators: Sequence[str]) -> list[Compared]:
    """Return the change of each indicator since the first wave, for the chosen group."""
    mine = select(context.findings, group=context.group)
    words = _words(context)
    refusals = refused(mine, context.framework)
    found = []
    for name in indicators:
        key = name, context.wave, context.group
        one, reason = context.judged.get(key), _reason(mine, context, name, key in refusals)
        if one is not None or reason:
            indicator, word = context.framework.indicator(name), words.get(name, "")
            people = None if key in refusals else _people(context, indicator)
            shown, other = (None, None) if reason else (one, _other(context, name))
            found.append(Compared(indicator, word, shown, people, reason, other))
    return found


def _other(context: Context, name: str) -> PairedChange | None:
    """Return the change under the other definition of Black; None where there is but one."""
    found = context.judged.get((name, context.wave, other_definition(context.group)))
    return found.change if found else None


def _words(context: Context) -> dict[str, str]:
    """Return indicator -> the programme's verdict on the chosen group at the chosen wave."""
    rows = select(context.findings, wave=context.wave, group=context.group, employer=ALL)
    return {str(k): str(v) for k, v in zip(rows["indicator"], rows["verdict"], strict=True)}


def _reason(mine: pd.DataFrame, context: Context, name: str, is_refused: bool) -> str:
    if _hidden(mine, context, name):
        return WITHHELD
    return REFUSED if is_refused else ""


def _hidden(mine: pd.DataFrame, context: Context, name: str) -> bool:
    """Return whether any employer's figure in either wave is withheld from this audience."""
    if context.audience == "evaluator":
        return False
    found = select(mine, indicator=name)
    own = found[(found["employer"] != ALL) & found["wave"].isin([context.first_wave, context.wave])]
    return bool(own["note"].str.startswith("[c]").any())


def _people(context: Context, indicator: Indicator) -> RespondentChange | None:
    if context.audience != "evaluator" or context.group != EVERYBODY:
        return None  # single people are nobody else's business
    found = matched_change(context.snapshot, context.framework, indicator, context.wave)
    return found if found is not None and found.matched else None
