"""What reading a return needs to know beside the file itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from wincore.framework.categories import Dimension
from wincore.framework.model import Framework
from wincore.ingest.labels import Labels, total_words
from wincore.ingest.register import Register
from wincore.ingest.waves import Waves

DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)


@dataclass(frozen=True)
class Context:
    """Framework, register and waves; ``wave`` is what the evaluator says of the whole file."""

    framework: Framework
    register: Register
    labels: dict[str, Labels]
    waves: Waves
    totals: frozenset[str]
    wave: str = ""


def context_for(framework: Framework, register: Register, wave: str | None = None) -> Context:
    """Return the context of one file."""
    labels: dict[str, Labels] = {d: Labels(framework.categories, d) for d in DIMENSIONS}
    waves = Waves(framework.programme)
    totals = total_words(framework.categories)
    return Context(framework, register, labels, waves, totals, wave or "")
