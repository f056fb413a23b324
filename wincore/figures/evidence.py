"""How sure can we be? The evidence map of an outcome, and how many figures rest on what."""

from __future__ import annotations

from wincore.charts import Chart, empty, listed
from wincore.charts.evidence import NO_DATA, evidence_grid
from wincore.evidence import coverage, evidence_map
from wincore.figures.context import Context

COVERAGE = "How many employers' figures rest on what, for each indicator."


def grid(context: Context, outcome: str) -> Chart:
    """Draw indicators of one outcome by employers, each cell a state of evidence."""
    mapped = evidence_map(context.findings, context.framework, context.wave)
    return evidence_grid(context.only_chosen(mapped[mapped["outcome"] == outcome]))


def counted(context: Context) -> Chart:
    """List for each indicator how many employers' figures are present, weak, missing …"""
    mapped = evidence_map(context.findings, context.framework, context.wave)
    if mapped.empty:
        return empty(NO_DATA)
    titles = {o.id: o.title for o in context.framework.outcomes}
    table = coverage(mapped)
    table = table.assign(outcome=table["outcome"].map(lambda o: titles.get(o, o.capitalize())))
    names = {"outcome": "Outcome", "title": "Indicator"}
    return listed(table.rename(columns=names), COVERAGE)
