"""A figure that may have no value, and then says why."""

from __future__ import annotations

from dataclasses import dataclass

from wincore.statistics.interval import Interval


@dataclass(frozen=True)
class Figure:
    """One number with its interval, or no number and the reason.

    ``value`` is None where it cannot be calculated; it is never 0 or infinity in that case.
    ``note`` gives the reason, or what a reader has to know about the value.
    """

    value: float | None
    note: str = ""
    interval: Interval | None = None

    @property
    def calculable(self) -> bool:
        """True when there is a value."""
        return self.value is not None


def not_calculable(reason: str) -> Figure:
    """Return the figure without a value, with the reason."""
    return Figure(None, reason)
