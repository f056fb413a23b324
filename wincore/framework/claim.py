"""Claims about the programme, in the manner of contribution analysis."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wincore.framework.outcomes import OutcomeId
from wincore.framework.strict import Strict

Strength = Literal["strong", "moderate", "weak", "contested", "not supported", "no evidence"]


class Claim(Strict):
    """One thing that is said about the programme, and what speaks for and against it.

    ``supporting`` and ``contrary`` are indicator ids. ``rivals`` are explanations that would give
    the same figures without the programme and still stand; ``answered`` are those that something
    speaks against, and what. ``strength`` is the evaluator's own word, with its ``reason``; left
    out, only the word that follows from the figures is shown.
    """

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    claim: str = Field(min_length=10)
    outcome: OutcomeId
    supporting: list[str] = Field(min_length=1)
    contrary: list[str] = Field(default_factory=list)
    rivals: list[str] = Field(default_factory=list)
    answered: list[str] = Field(default_factory=list)
    strength: Strength | Literal[""] = ""
    reason: str = ""
    demonstration: bool = False  # written for fictional data
