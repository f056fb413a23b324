"""How sure can we be? The evidence map of an outcome, and how many figures rest on what."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from wincore.charts import Chart, empty, listed
from wincore.charts.evidence import NO_DATA, evidence_grid
from wincore.conflicts import conflicts
from wincore.evidence import HIDDEN, STATES, coverage, evidence_map
from wincore.figures.context import Context
from wincore.indicators.computing import facts_of
from wincore.wording import listing, number, sentence

Maps = Mapping[str, pd.DataFrame]
COVERAGE = "How many employers' figures rest on what, for each indicator."


def waves(context: Context) -> list[str]:
    """Return the waves that employers have any figure of, up to the one chosen."""
    programme = [w.id for w in context.framework.programme.waves]
    reached = programme[: programme.index(context.wave) + 1]
    held = context.findings[context.findings["value"].notna()]
    return [w for w in reached if (held["wave"] == w).any()] or [context.wave]


def maps(context: Context) -> Maps:
    """Return the state of evidence of each indicator at each employer, wave by wave."""
    facts = facts_of(context.snapshot, context.framework)
    disagree = conflicts(facts, context.findings)
    found = dict.fromkeys([*waves(context), context.wave])
    return {w: evidence_map(context.findings, context.framework, w, disagree) for w in found}


def mapped(context: Context, wave: str) -> pd.DataFrame:
    """Return the state of evidence of each indicator at each employer at one wave."""
    return maps(context)[wave]


def grids(context: Context, outcome: str, found: Maps | None = None) -> list[Chart]:
    """Draw indicators of one outcome by employers, one map for each wave, each cell a state.

    ``found`` are the `maps` where they are known already.
    """
    held = found or maps(context)
    wanted = {w: held[w][held[w]["outcome"] == outcome] for w in waves(context)}
    return [evidence_grid(context.only_chosen(m), w) for w, m in wanted.items()]


def disagreeing(context: Context) -> list[str]:
    """Return each contradiction at the chosen wave as a sentence."""
    found = context.only_chosen(mapped(context, context.wave))
    told = found[found["why"] != ""]
    rows = zip(told["employer"], told["title"], told["why"], strict=True)
    return [sentence(f"{employer}, {title.lower()}: {why}") for employer, title, why in rows]


def counted(context: Context) -> Chart:
    """List for each indicator how many employers' figures are present, weak, missing …"""
    found = mapped(context, context.wave)
    if found.empty:
        return empty(NO_DATA)
    titles = {o.id: o.title for o in context.framework.outcomes}
    table = coverage(found)
    table = table.assign(outcome=table["outcome"].map(lambda o: titles.get(o, o.capitalize())))
    names = {"outcome": "Outcome", "title": "Indicator"}
    return listed(table.rename(columns=names), COVERAGE)


def over_time(context: Context) -> Chart:
    """List for each indicator and wave how many employers' figures are present, weak, missing …"""
    found = maps(context)
    held = {w: context.only_chosen(found[w]) for w in waves(context) if len(found[w])}
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


def _states(found: pd.DataFrame) -> str:
    counts = found["state"].value_counts()
    return listing(f"{number(counts[s])} {s}" for s in STATES if s in counts) or "not asked"


def _growth(held: dict[str, pd.DataFrame]) -> str:
    parts = []
    for wave, found in held.items():
        figures = int(found["state"].isin(["present", "weak", "conflicting", HIDDEN]).sum())
        parts.append(f"{number(figures)} of {number(len(found))} at {wave}")
    return sentence(f"Figures of employers that are held: {listing(parts)}")
