"""How well the items of each scale hang together."""

from __future__ import annotations

import numpy as np
import pandas as pd

from wincore.charts import Chart, empty, listed
from wincore.figures.context import Context
from wincore.indicators.views.respondents import consistency
from wincore.statistics.reliability import SMALL
from wincore.wording import counted, number, sentence

WITHHELD = "[c] fewer than {least} complete answers"
NOBODY = "Nobody has answered this questionnaire at this wave."
COLUMNS = ("Scale", "Items", "Complete answers", "Alpha", "Lowest", "Highest", "Caution")
ENOUGH = 0.7  # a usual rule of thumb for comparing groups (Nunnally), not a test


def scales(context: Context, instrument: str) -> Chart:
    """List Cronbach's alpha of every scale with Feldt's interval, and the caution it needs."""
    asked = context.framework.instrument(instrument)
    rows = [_row(context, instrument, s.id, s.title) for s in asked.scales]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    if not table["Complete answers"].sum():
        return empty(NOBODY, COLUMNS)
    formats = {"Items": "count", "Complete answers": "count"}
    return listed(
        table, _said(table), formats | dict.fromkeys(("Alpha", "Lowest", "Highest"), "ratio")
    )


def _row(context: Context, instrument: str, scale: str, title: str) -> tuple[object, ...]:
    found = consistency(context.snapshot, context.framework, instrument, scale, context.wave)
    if context.audience != "evaluator" and found.n < SMALL:
        caution = WITHHELD.format(least=SMALL)
        return title, found.items, np.nan, np.nan, np.nan, np.nan, caution
    low, high = found.interval.low, found.interval.high
    return title, found.items, found.n, found.alpha, low, high, found.note


def _said(table: pd.DataFrame) -> str:
    known = table.dropna(subset=["Alpha"])
    if known.empty:
        return "Internal consistency cannot be worked out for any scale."
    good = int((known["Alpha"] >= ENOUGH).sum())
    few = int((known["Complete answers"] < SMALL).sum())
    words = f"Alpha is at least {ENOUGH} for {number(good)} of {counted(len(known), 'scale')}"
    if few:
        words += f"; {number(few)} rest on fewer than {SMALL} complete answers, which is unsteady"
    return sentence(words)
