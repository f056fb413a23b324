"""Objectives, outcomes and indicators: what is measured, against which target, how rated."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wincore.framework.strict import Strict

Unit = Literal[
    "share", "people", "employers", "ratio", "points", "pounds", "density", "count", "days"
]
Direction = Literal["up", "down", "parity", "none"]
OutcomeId = Literal["objective", "commitment", "strategy", "legacy", "community", "workforce"]


class Thresholds(Strict):
    """RAG: achieved / expected-by-now at or above `green` is green, at or above `amber` amber."""

    green: float = 0.9
    amber: float = 0.7
    all_amber: int = 2  # for "all employers": this many short of all is still amber


class Indicator(Strict):
    """One indicator, as Methods prints it.

    ``target = "all"`` means every planned employer. ``expected`` is what is due by the review: 0
    when nothing is due before, None when the figure is never rated. ``direction = "none"`` marks
    a baseline description that is never rated (workforce at stage one). ``untested`` says why
    chance cannot be tested for: what is reached stays reached, or employers do not change alone.
    """

    id: str = Field(pattern=r"^[a-z]+\.[a-z_]+$")
    outcome: OutcomeId
    title: str
    question: str
    definition: str = Field(min_length=10)
    formula: str
    source: str = Field(min_length=2)
    unit: Unit
    direction: Direction
    target: float | Literal["all"] | None = None
    rationale: str = ""
    expected: float | Literal["all"] | None = None  # by the review; 0: nothing due before
    thresholds: Thresholds = Thresholds()
    evidence: Literal["A", "B", "C", "D"] = "C"  # grade when the data name none
    must_have: bool = False  # a red one suggests Pause or Stop
    headline: bool = False  # shown first on its outcome's page
    instrument: str = ""  # for an indicator made from a survey scale
    scale: str = ""
    limits: str = ""
    untested: str = ""  # why the change of employers is described and not tested; empty: it is


class Objective(Strict):
    """One objective of the decision form; all of its parts must hold."""

    id: str
    title: str
    text: str
    parts: list[str]  # indicator ids


class Outcome(Strict):
    """One of the four outcomes by which the programme is judged."""

    id: OutcomeId
    title: str
    question: str
    text: str
    headline: str  # indicator id
