"""Why this state of evidence: which employer's figure is present, weak, missing, conflicting."""

from __future__ import annotations

from functools import partial

import pandas as pd

from wincore.evidence import STATES
from wincore.explanations.explanation import (
    IN_FIGURES,
    MEANS,
    NOTE,
    RANGE,
    WORKED_OUT,
    Explanation,
    Told,
)
from wincore.figures.context import Context
from wincore.figures.evidence import Maps, waves
from wincore.findings import select
from wincore.framework import Indicator
from wincore.origins import uploads_used
from wincore.parts import Part, shown_to
from wincore.wording import counted, listing, sentence

TITLE = "Evidence of {indicator}, {wave}"
MEANING = "How sure each employer's figure of this indicator is; it says nothing of its size."
COUNTED = "none: employers are counted, not sampled"
STATE = "{count} {state} ({names})"


def of_outcome(context: Context, outcome: str, wave: str, held: Maps) -> tuple[Explanation, ...]:
    """Return an explanation of each line of an outcome's map at a wave."""
    shown = set(held[wave].loc[held[wave]["outcome"] == outcome, "indicator"])
    known = [i for i in context.framework.indicators if i.id in shown]
    return tuple(_explanation(context, i, wave, held) for i in known)


def of_all(context: Context, held: Maps) -> tuple[Explanation, ...]:
    """Return an explanation of each indicator's states, the chosen wave first."""
    order = sorted(waves(context), key=lambda wave: wave != context.wave)
    return tuple(
        _explanation(context, i, wave, held)
        for wave in order
        for i in context.framework.indicators
        if i.id in set(held[wave]["indicator"])
    )


def _explanation(context: Context, indicator: Indicator, wave: str, held: Maps) -> Explanation:
    title = TITLE.format(indicator=indicator.title, wave=wave)
    key = ("evidence", indicator.id, wave, context.employer)
    return Explanation(title, key, partial(_told, context, indicator, wave, held))


def _told(context: Context, indicator: Indicator, wave: str, held: Maps, whose: str) -> Told:
    found = context.only_chosen(held[wave])
    found = found[found["indicator"] == indicator.id]
    rows = select(context.findings, indicator=indicator.id, wave=wave)
    inputs = " ".join(sorted({h for used in rows["inputs"] for h in str(used).split()}))
    why = zip(found["employer"], found["why"], strict=True)
    parts = [
        Part(MEANS, MEANING),
        Part(WORKED_OUT, "; ".join(f"{state}: {meaning}" for state, meaning in STATES.items())),
        Part(IN_FIGURES, _states(found)),
        Part(RANGE, COUNTED),
        Part(NOTE, " ".join(sentence(f"{employer}: {words}") for employer, words in why if words)),
        Part("Uploads", uploads_used(context.snapshot, inputs, context.audience)),
    ]
    return Told(shown_to(context.audience, parts))


def _states(found: pd.DataFrame) -> str:
    parts = ((state, found.loc[found["state"] == state, "employer"]) for state in STATES)
    told = (
        STATE.format(count=counted(len(names), "employer"), state=state, names=listing(names))
        for state, names in parts
        if len(names)
    )
    return "; ".join(told)
