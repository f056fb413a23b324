"""The parts of an explanation of a figure, and which of them an audience reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wincore.findings import Audience

CONFIDENTIAL = "[c]"  # how the note of a figure that is hidden begins
ROWS, CELLS = "Rows used", "Cells"  # in a survey these are people: for the evaluator alone


@dataclass(frozen=True)
class Part:
    """One part of the explanation: what it is about, and the words."""

    name: str
    text: str


def shown_to(audience: Audience, parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return the parts that say something; lines and cells of files to the evaluator only.

    In a survey each line is a person, and the length of a range would count them.
    """
    evaluator = audience == "evaluator"
    return tuple(p for p in parts if p.text and (evaluator or p.name not in (ROWS, CELLS)))
