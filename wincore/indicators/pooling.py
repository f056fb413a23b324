"""From employers' figures to the programme's: sums, ratios of sums, or means, and which it is."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, median

from wincore.findings import ALL
from wincore.framework.outcomes import Indicator
from wincore.indicators.evidence import MISSING, typical
from wincore.indicators.facts import Facts
from wincore.indicators.rows import Row, all_inputs

POOLED = "pooled over {k} of {all} employers; median of employers {percent:.1f} %"
AVERAGED = "mean over {k} of {all} employers"
SUMMED = "sum over {k} of {all} employers"
NOTHING = "nothing to count"
NO_RETURN = "nothing returned"


def pooled(figures: Sequence[Row], indicator: Indicator, wave: str) -> Row:
    """Return the programme's share: the sum of numerators over the sum of denominators."""
    found = _with_value(figures)
    if not found:
        return _absent(figures, wave)
    top, base = _sum(found, "numerator"), _sum(found, "denominator")
    middle = median(_values(found))
    note = POOLED.format(k=len(found), all=len(figures), percent=100 * middle)
    return _programme(figures, indicator, wave, top, base, top / base, note)


def averaged(figures: Sequence[Row], indicator: Indicator, wave: str) -> Row:
    """Return the programme's mean: the sum of employers' values over their number."""
    found = _with_value(figures)
    if not found:
        return _absent(figures, wave)
    values = _values(found)
    note = AVERAGED.format(k=len(found), all=len(figures))
    return _programme(figures, indicator, wave, sum(values), len(values), fmean(values), note)


def summed(figures: Sequence[Row], indicator: Indicator, wave: str) -> Row:
    """Return the programme's total of employers' counts."""
    found = _with_value(figures)
    if not found:
        return _absent(figures, wave)
    total = sum(_values(found))
    note = SUMMED.format(k=len(found), all=len(figures))
    return _programme(figures, indicator, wave, total, None, total, note)


def for_all(facts: Facts, figures: Sequence[Row], wave: str, note: str = NO_RETURN) -> list[Row]:
    """Return the figures with an empty one, which says why, for each employer that has none."""
    have = {f.employer for f in figures}
    return [*figures, *(absent(e, wave, note) for e in facts.recruited if e not in have)]


def absent(employer: str, wave: str, note: str = NO_RETURN) -> Row:
    """Return the row of an employer that should have told something and did not."""
    return Row(employer, wave, n=0, missing=1, evidence=MISSING, note=note)


def _programme(
    figures: Sequence[Row],
    indicator: Indicator,
    wave: str,
    top: float,
    base: float | None,
    value: float,
    note: str,
) -> Row:
    grades = [MISSING if f.value is None else f.evidence for f in figures]
    return Row(
        ALL, wave, numerator=top, denominator=base, value=value,
        n=_sum(figures, "n"), missing=_sum(figures, "missing"),
        evidence=typical(grades, indicator.evidence), inputs=all_inputs(figures), note=note,
    )  # fmt: skip


def _absent(figures: Sequence[Row], wave: str) -> Row:
    missing = _sum(figures, "missing")
    return Row(
        ALL, wave, n=0, missing=missing, evidence=MISSING, inputs=all_inputs(figures), note=NOTHING
    )


def _with_value(figures: Sequence[Row]) -> list[Row]:
    return [f for f in figures if f.value is not None]


def _values(figures: Sequence[Row]) -> list[float]:
    return [f.value for f in figures if f.value is not None]


def _sum(figures: Sequence[Row], name: str) -> float:
    return float(sum(getattr(f, name) or 0 for f in figures))
