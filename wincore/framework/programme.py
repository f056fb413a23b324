"""The programme: what is planned, in which stages and waves, and who may see what."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from wincore.framework.strict import Strict

Role = Literal["evaluator", "panel", "public"]


class Stage(Strict):
    """One stage of the programme, with its dates and its budget in pounds."""

    id: str
    title: str
    starts: date
    ends: date
    budget: float = Field(ge=0)


class Wave(Strict):
    """One round of data: its id, and the last day whose facts it describes."""

    id: str
    title: str
    opens: date
    closes: date
    also: list[str] = Field(default_factory=list)  # other spellings found in files


class Milestone(Strict):
    """A dated event on the programme's time line."""

    title: str
    date: date


class Programme(Strict):
    """The programme definition; nothing about its size, sector or dates stands in code."""

    id: str
    title: str
    organisation: str
    sector: str
    target_group: str
    planned_employers: int = Field(gt=0)
    review: date
    decision: str
    demonstration: bool = False
    stages: list[Stage]
    waves: list[Wave]
    milestones: list[Milestone] = Field(default_factory=list)
    roles: dict[str, Role] = Field(default_factory=dict)  # e-mail address -> role, for sign-in

    @model_validator(mode="after")
    def _waves_in_order(self) -> Programme:
        dates = [w.closes for w in self.waves]
        if dates != sorted(dates):
            raise ValueError("waves must stand in the order of their dates")
        return self

    def wave(self, wave_id: str) -> Wave:
        """Return the wave of that id; raise KeyError if it is not defined."""
        return {w.id: w for w in self.waves}[wave_id]
