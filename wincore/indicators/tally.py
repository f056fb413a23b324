"""How many employers: from a yes or no per employer to "7 of 10 employers"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from wincore.findings import ALL
from wincore.framework.outcomes import Indicator
from wincore.indicators.evidence import MISSING, typical
from wincore.indicators.facts import Facts
from wincore.indicators.pooling import NO_RETURN
from wincore.indicators.rows import Row, joined
from wincore.statistics.intervals import wilson_array

NO_EMPLOYERS = "no employer is in the register"
COUNTED = "{met} of {all} employers ({percent:.0f} %)"
NOT_KNOWN = "not known for {count}"
BOTH_WAYS = "the range counts them as not met and as met"
WITHDRAWN = "{count} withdrawn, counted in the {all}"


class State(NamedTuple):
    """What is known of one employer: met or not (None: not known), and from where."""

    met: bool | None
    evidence: str = ""
    inputs: frozenset[str] = frozenset()
    note: str = ""


StatesAt = Callable[[Facts, str], dict[str, State]]  # employer -> state at the end of a wave
SILENT = State(None, note=NO_RETURN)


def tally(
    facts: Facts,
    indicator: Indicator,
    wave: str,
    states: Mapping[str, State],
    *,
    planned: bool = False,
) -> list[Row]:
    """Return a row per employer recruited (0 or 1 of 1) and the programme's count.

    The programme's denominator is the employers recruited, withdrawn ones included; with
    ``planned`` the number that the programme set out for, or those recruited where they are more.
    An employer of which nothing is known is missing: it stays in the denominator and is never
    counted as met. The count of those recruited has a Wilson 95 % interval, in employers, from the
    lower limit with the unknown as not met to the upper with them as met; a count against a plan
    has none.
    """
    found = {e: states.get(e, SILENT) for e in facts.recruited}
    own = [_own(e, wave, s) for e, s in found.items()]
    return [*own, _programme(facts, indicator, wave, found, planned)]


def _own(employer: str, wave: str, state: State) -> Row:
    if state.met is None:
        inputs = " ".join(sorted(state.inputs))
        return Row(
            employer, wave, denominator=1, n=0, missing=1,
            evidence=MISSING, inputs=inputs, note=state.note,
        )  # fmt: skip
    met = float(state.met)
    return Row(
        employer, wave, numerator=met, denominator=1, value=met, n=1, missing=0,
        evidence=state.evidence, inputs=" ".join(sorted(state.inputs)), note=state.note,
    )  # fmt: skip


def _programme(
    facts: Facts, indicator: Indicator, wave: str, found: Mapping[str, State], planned: bool
) -> Row:
    if not found:
        return Row(ALL, wave, evidence=MISSING, note=NO_EMPLOYERS)
    known = [s for s in found.values() if s.met is not None]
    met = sum(bool(s.met) for s in known)
    base = max(facts.framework.programme.planned_employers if planned else 0, len(found))
    unknown = len(found) - len(known)
    low, high = (None, None) if planned or not known else _wilson(met, unknown, base)
    return Row(
        ALL, wave,
        numerator=met if known else None, denominator=base, value=met if known else None,
        low=low, high=high, interval="none" if low is None else "wilson",
        n=len(known), missing=unknown,
        evidence=_grade(found.values(), indicator), inputs=_inputs(found.values()),
        note=joined(_note(facts, met, base, unknown), BOTH_WAYS if unknown and low else ""),
    )  # fmt: skip


def _wilson(met: int, unknown: int, base: int) -> tuple[float, float]:
    low, high = wilson_array([met, met + unknown], [base, base])
    return float(low[0]) * base, float(high[1]) * base


def _grade(states: Iterable[State], indicator: Indicator) -> str:
    grades = [MISSING if s.met is None else s.evidence for s in states]
    return typical(grades, indicator.evidence)


def _inputs(states: Iterable[State]) -> str:
    return " ".join(sorted(frozenset().union(*(s.inputs for s in states))))


def _note(facts: Facts, met: int, base: int, unknown: int) -> str:
    left = int((facts.register["status"] == "withdrawn").sum())
    return joined(
        COUNTED.format(met=met, all=base, percent=100 * met / base),
        NOT_KNOWN.format(count=unknown) if unknown else "",
        WITHDRAWN.format(count=left, all=base) if left else "",
    )
