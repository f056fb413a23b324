"""A row of findings from a count of people, and what a reader must know about it."""

from __future__ import annotations

from statistics import median
from typing import Any

from wincore.findings import ALL
from wincore.indicators.evidence import MISSING
from wincore.indicators.facts import Facts
from wincore.indicators.people import Count, Counts
from wincore.indicators.rows import Row, joined
from wincore.statistics.figure import Figure

POOLED = "pooled over {k} of {all} employers"
MEDIAN = "median of employers {percent:.1f} %"
AS_SUPPLIED = "people supplied as ethnic minorities, no group given, counted as unknown: {count}"
BLANKS = "cells without a count: {count}"


def without(count: Count) -> Row:
    """Return the row of a count that could not be made, with the reason."""
    return Row(
        count.employer, count.wave, count.group, evidence=MISSING,
        inputs=count.inputs, note=count.reason,
    )  # fmt: skip


def counted(
    facts: Facts, count: Count, measure: str, found: Figure, note: str = "", **fields: Any
) -> Row:
    """Return the row of a figure made from a count.

    ``n`` is who is known and ``missing`` who is not, by the tally of ``measure``, unless ``fields``
    say otherwise. The figure's own note comes first, then what its interval says.
    """
    tally, spread = count[measure], found.interval
    given = {
        "n": tally.known,
        "missing": max(0, tally.total - tally.known),
        "low": spread.low if spread else None,
        "high": spread.high if spread else None,
        "interval": spread.method if spread else "none",
        **fields,
    }
    told = joined(found.note, _of_interval(found), note, *_about(facts, count))
    return Row(
        count.employer, count.wave, count.group, value=found.value, inputs=count.inputs,
        evidence=_evidence(facts, count), note=told, **given,
    )  # fmt: skip


def _of_interval(found: Figure) -> str:
    return found.interval.note if found.calculable and found.interval else ""


def _about(facts: Facts, count: Count) -> list[str]:
    pooled = POOLED.format(k=count.pooled, all=len(facts.recruited))
    return [
        pooled if count.employer == ALL else "",
        AS_SUPPLIED.format(count=count.as_supplied) if count.as_supplied else "",
        BLANKS.format(count=count.blank) if count.blank else "",
    ]


def _evidence(facts: Facts, count: Count) -> str:
    """Return "D" where half of the employers or more supplied nothing; else the default holds."""
    few = count.employer == ALL and 2 * count.pooled <= len(facts.recruited)
    return MISSING if few else ""


def median_note(counts: Counts, count: Count, measure: str, known: bool = False) -> str:
    """Return the median of employers' shares in words for a pooled one, else nothing.

    The share is members of known people or, with ``known``, known people of all.
    """
    if count.employer != ALL:
        return ""
    tallies = [c[measure] for c in counts.employers(count.wave, count.group) if not c.reason]
    pairs = [(t.known, t.total) if known else (t.members, t.known) for t in tallies]
    shares = [top / base for top, base in pairs if base]
    return MEDIAN.format(percent=100 * median(shares)) if shares else ""
