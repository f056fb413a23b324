"""How sure can we be? The evidence map of an outcome, and how many figures rest on what."""

from __future__ import annotations

import pandas as pd

from wincore.charts import Chart, empty, listed
from wincore.charts.evidence import NO_DATA, evidence_grid
from wincore.evidence import HIDDEN, STATES, coverage, evidence_map
from wincore.figures.context import Context
from wincore.wording import listing, number, sentence

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


def over_time(context: Context) -> Chart:
    """List for each indicator and wave how many employers' figures are present, weak, missing …"""
    waves = [w.id for w in context.framework.programme.waves]
    mapped = {w: evidence_map(context.findings, context.framework, w) for w in waves}
    held = {w: context.only_chosen(m) for w, m in mapped.items() if len(m)}
    if not held:
        return empty(NO_DATA)
    titles = {o.id: o.title for o in context.framework.outcomes}
    known = {i.id: i for m in held.values() for i in context.framework.indicators
             if i.id in set(m["indicator"])}  # fmt: skip
    rows = [
        {
            "Outcome": titles.get(one.outcome, one.outcome.capitalize()),
            "Indicator": one.title,
            **{_wave(w): _states(m[m["indicator"] == one.id]) for w, m in held.items()},
        }
        for one in known.values()
    ]
    return listed(pd.DataFrame(rows), _growth(held))


def _wave(wave: str) -> str:
    return wave[:1].upper() + wave[1:]


def _states(mapped: pd.DataFrame) -> str:
    counts = mapped["state"].value_counts()
    return listing(f"{number(counts[s])} {s}" for s in STATES if s in counts) or "not asked"


def _growth(held: dict[str, pd.DataFrame]) -> str:
    parts = []
    for wave, mapped in held.items():
        figures = int(mapped["state"].isin(["present", "weak", "conflicting", HIDDEN]).sum())
        parts.append(f"{number(figures)} of {number(len(mapped))} at {wave}")
    return sentence(f"Figures of employers that are held: {listing(parts)}")
