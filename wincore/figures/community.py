"""What was learned, and whether it is used."""

from __future__ import annotations

import pandas as pd

from wincore.charts import Chart, attendance_map, listed
from wincore.figures.commitment import scales
from wincore.figures.context import Context
from wincore.framework import Indicator
from wincore.framework.categories import EVERYBODY
from wincore.indicators import views
from wincore.summary import NO_FIGURE, said, value_words
from wincore.wording import MISSING, listing, out_of, sentence

# What a community of practice is worth, step by step (Wenger, Trayner and de Laat 2011).
VALUE_CYCLES = {
    "Immediate": ("community.satisfaction", "community.attendance"),
    "Potential": (
        "community.learning",
        "community.confidence",
        "community.evaluation_confidence",
    ),
    "Applied": ("community.practice_applied", "strategy.solutions_tested"),
    "Realised": ("strategy.solutions_implemented",),
    "Reframing": (),
}
NOT_MEASURED = "not measured"
COLUMNS = ("Value", "Indicator", "Now", "Change observed", "Verdict", "Evidence")


def learned(context: Context) -> Chart:
    """Draw every survey scale of the community of practice, before and after."""
    return scales(context, context.scales_of("community"))


def measured() -> tuple[str, ...]:
    """Return the indicators that the cycles of value rest on."""
    return tuple(name for names in VALUE_CYCLES.values() for name in names)


def value_cycles(context: Context) -> Chart:
    """List what each cycle of value rests on: its indicators, their change, their evidence."""
    rows = [row for cycle, names in VALUE_CYCLES.items() for row in _cycle(context, cycle, names)]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    held = table[~table["Now"].isin((NO_FIGURE, MISSING))]
    without = [cycle.lower() for cycle in VALUE_CYCLES if cycle not in set(held["Value"])]
    reached = out_of(len(VALUE_CYCLES) - len(without), len(VALUE_CYCLES), "cycle")
    words = f"{reached} of value have a figure"
    return listed(table, sentence(f"{words}; none for {listing(without)}" if without else words))


def _cycle(context: Context, cycle: str, names: tuple[str, ...]) -> list[tuple[str, ...]]:
    known = {i.id: i for i in context.framework.indicators}
    found = [
        _measured(cycle, known[name], row)
        for name in names
        if name in known
        for _, row in context.programme(name, group=EVERYBODY).iterrows()
    ]
    return found or [(cycle, NOT_MEASURED, *(MISSING,) * (len(COLUMNS) - 2))]


def _measured(cycle: str, indicator: Indicator, row: pd.Series) -> tuple[str, ...]:
    change = value_words(row["change"], indicator, signed_=True)
    verdict, evidence = str(row["verdict"]) or MISSING, str(row["evidence"]) or MISSING
    return cycle, indicator.title, said(row, indicator), change, verdict, evidence


def attendance(context: Context) -> Chart:
    """Draw who came to which session."""
    found = views.attendance_table(context.snapshot, context.framework, audience=context.audience)
    named = found.assign(session=found["title"].where(found["title"] != "", found["session_id"]))
    return attendance_map(context.only_chosen(named))
