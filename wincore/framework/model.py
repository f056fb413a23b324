"""The framework as a whole: everything an evaluator may change without touching code."""

from __future__ import annotations

from pydantic import Field

from wincore.framework.benchmark import Benchmark
from wincore.framework.categories import Categories
from wincore.framework.claim import Claim
from wincore.framework.instrument import Answer, Instrument
from wincore.framework.outcomes import Indicator, Objective, Outcome
from wincore.framework.programme import Programme
from wincore.framework.strict import Strict


class Action(Strict):
    """One action of the toolkit's catalogue; its title is the evaluator's to fill in."""

    id: int
    title: str


class Framework(Strict):
    """The programme, what it is judged by, what people are asked, and what is claimed of it."""

    programme: Programme
    objectives: list[Objective]
    outcomes: list[Outcome]
    indicators: list[Indicator]
    instruments: list[Instrument]
    states: list[Answer] = Field(
        default_factory=list
    )  # answers outside the base: do not know, not applicable …
    actions: list[Action]
    benchmarks: list[Benchmark]
    categories: Categories
    claims: list[Claim] = Field(default_factory=list)
    fingerprint: str = ""  # SHA-256 over the files read

    def indicator(self, indicator_id: str) -> Indicator:
        """Return the indicator of that id; raise KeyError if there is none."""
        return {i.id: i for i in self.indicators}[indicator_id]

    def instrument(self, instrument_id: str) -> Instrument:
        """Return the instrument of that id; raise KeyError if there is none."""
        return {i.id: i for i in self.instruments}[instrument_id]

    def of_outcome(self, outcome_id: str) -> list[Indicator]:
        """Return the indicators of one outcome, headline first."""
        found = [i for i in self.indicators if i.outcome == outcome_id]
        return sorted(found, key=lambda i: not i.headline)

    def benchmark_for(self, group: str) -> Benchmark | None:
        """Return the row pages use first for a group, or None."""
        return next((b for b in self.benchmarks if group in b.default_for), None)
