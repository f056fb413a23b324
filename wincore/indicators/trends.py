"""Trends of survey scales: refused where an item was asked on another scale, told where broken.

A figure names the uploads it was made from; how these asked the items of the scale is compared with
how those of the first wave did. Where the answers changed, or an item was asked at one of the waves
only, there is no baseline, no change and no verdict; a note says why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import pandas as pd

from wincore.comparability import Comparison, Trend, across, note_on, uploads_of
from wincore.indicators.facts import Facts, rows_of
from wincore.indicators.rows import joined

KEYS = ["indicator", "employer", "group"]
Scale = tuple[str, str]  # instrument, scale
Compare = Callable[[Scale, str, str], list[Comparison]]


@dataclass(frozen=True)
class Trended:
    """The findings with their trends dealt with; ``refused`` are positions of rows without one."""

    table: pd.DataFrame
    refused: frozenset[int]


def with_trends(table: pd.DataFrame, facts: Facts) -> Trended:
    """Return the findings without baseline and change where a trend is refused, with notes."""
    first = facts.framework.programme.waves[0].id
    if not any(c.trend != "drawn" for u in facts.snapshot.uploads for c in u.comparisons):
        return Trended(table, frozenset())
    told = _notes(table, facts, first)
    notes = table["note"].tolist()
    for at, (_, note) in told.items():
        notes[at] = joined(notes[at], note)
    refused = frozenset(at for at, (trend, _) in told.items() if trend == "refused")
    hidden = pd.Series([at in refused for at in range(len(table))], index=table.index)
    emptied = {name: table[name].mask(hidden) for name in ("baseline", "change")}
    return Trended(table.assign(note=notes, **emptied), refused)


def _notes(table: pd.DataFrame, facts: Facts, first: str) -> dict[int, tuple[Trend, str]]:
    """Return position -> trend and note of every figure of a scale that has a baseline."""
    scales, compare = _scales(facts), _comparing(facts)
    used = _inputs_at(table, first)
    found: dict[int, tuple[Trend, str]] = {}
    columns = rows_of(table, *KEYS, "wave", "inputs", "baseline")
    for at, (name, employer, group, wave, inputs, baseline) in enumerate(columns):
        if name in scales and wave != first and baseline == baseline:
            verdicts = compare(scales[name], used[name, employer, group], inputs)
            note = note_on(verdicts, first)
            if note:
                refused = any(v.trend == "refused" for v in verdicts)
                found[at] = ("refused" if refused else "broken", note)
    return found


def _scales(facts: Facts) -> dict[str, Scale]:
    framework = facts.framework
    named = {
        s.indicator: (i.id, s.id) for i in framework.instruments for s in i.scales if s.indicator
    }
    return named | {i.id: (i.instrument, i.scale) for i in framework.indicators if i.scale}


def _inputs_at(table: pd.DataFrame, wave: str) -> Mapping[tuple[str, str, str], str]:
    own = table[table["wave"] == wave]
    return {(n, e, g): used for n, e, g, used in rows_of(own, *KEYS, "inputs")}


def _comparing(facts: Facts) -> Compare:
    """Return the function that compares the items of a scale between two sets of uploads."""

    @cache
    def compare(scale: Scale, before: str, after: str) -> list[Comparison]:
        instrument = facts.framework.instrument(scale[0])
        sides = [
            [u.comparisons for u in uploads_of(facts.snapshot, s.split())] for s in (before, after)
        ]
        return [across(item.id, *sides) for item in instrument.scale_items(scale[1])]

    return compare
