"""Benchmark rows: what London looks like, with base, year and source."""

from __future__ import annotations

from pydantic import Field

from wincore.framework.strict import Strict


class Benchmark(Strict):
    """One reference share; without a `denominator` it is "value required", and never guessed."""

    id: str
    title: str
    group: str  # as in findings: Black, Black (broad), male, young Black men …
    base: str  # residents, all ages · residents 16-64 · people in work
    year: int | None = None  # left out where the source does not show it
    numerator: float | None = Field(default=None, ge=0)
    denominator: float | None = Field(default=None, gt=0)
    share_value: float | None = Field(default=None, ge=0, le=1)  # where only a share is published
    source: str
    note: str = ""
    default_for: list[str] = Field(
        default_factory=list
    )  # groups for which pages use this row first

    @property
    def share(self) -> float | None:
        """The share as a fraction 0-1, or None where a value is required."""
        if self.share_value is not None:
            return self.share_value
        if self.numerator is None or self.denominator is None:
            return None
        return self.numerator / self.denominator
