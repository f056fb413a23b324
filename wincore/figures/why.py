"""Why each number: the explanation of every figure of the programme at a wave, as one table."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from wincore.charts import Chart, empty, listed
from wincore.figures.context import Context
from wincore.findings import ALL, select
from wincore.framework import Indicator
from wincore.framework.categories import EVERYBODY
from wincore.indicators.computing import facts_of
from wincore.indicators.facts import Facts
from wincore.lineage import lineage
from wincore.parts import Part
from wincore.wording import counted, sentence

NO_FIGURES = "There is no figure to explain yet."
COLUMNS = ("Indicator", "Group", "Why this number")
PART = "{name}: {text}"
OF_GROUPS = "Black"  # whose figure stands for an indicator that is about groups only


def table(context: Context) -> Chart:
    """List the explanation of every figure: a line each, its parts in the order of reading.

    For indicators that are about groups only it is the figure of Black people, strictly defined.
    """
    facts = facts_of(context.snapshot, context.framework)
    found = (_told(context, i, facts) for i in context.framework.indicators)
    rows = [line for line in found if line]
    if not rows:
        return empty(NO_FIGURES, COLUMNS)
    words = sentence(f"What stands behind {counted(len(rows), 'figure')} of the programme")
    return listed(pd.DataFrame(rows, columns=list(COLUMNS)), words)


def _told(context: Context, indicator: Indicator, facts: Facts) -> tuple[str, ...]:
    row = _row(context, indicator.id)
    if row is None:
        return ()
    parts = lineage(
        indicator, row, context.framework, context.snapshot,
        findings=context.findings, audience=context.audience, facts=facts,
    )  # fmt: skip
    return indicator.title, str(row["group"]), worded(parts)


def worded(parts: Iterable[Part]) -> str:
    """Return the parts of an explanation as lines of text."""
    return "\n".join(PART.format(name=part.name, text=part.text) for part in parts)


def _row(context: Context, indicator: str) -> pd.Series | None:
    whole = select(context.findings, indicator=indicator, employer=ALL, wave=context.wave)
    for group in (EVERYBODY, OF_GROUPS):
        own = whole[whole["group"] == group]
        if len(own):
            return own.iloc[0]
    return None
