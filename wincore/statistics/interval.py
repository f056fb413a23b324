"""One interval: its limits, the method they come from, or the reason why there are none."""

from __future__ import annotations

from dataclasses import dataclass, replace

LEVEL = 0.95


@dataclass(frozen=True)
class Interval:
    """A range and the method it comes from.

    ``low`` and ``high`` are None together, with the reason in ``note``, where no interval can be
    calculated; ``method`` is then "none".
    """

    low: float | None
    high: float | None
    method: str
    note: str = ""

    @property
    def calculable(self) -> bool:
        """True when there are limits."""
        return self.low is not None and self.high is not None

    def __contains__(self, value: float) -> bool:
        """Return whether the value lies in the range, its ends included."""
        return self.low is not None and self.high is not None and self.low <= value <= self.high

    def shifted(self, by: float) -> Interval:
        """Return the interval moved by a known constant: a share's becomes that of its gap."""
        if self.low is None or self.high is None:
            return self
        return replace(self, low=self.low + by, high=self.high + by)

    def divided(self, by: float) -> Interval:
        """Return the interval over a known positive constant: a share's becomes its ratio's."""
        if self.low is None or self.high is None:
            return self
        return replace(self, low=self.low / by, high=self.high / by)


def no_interval(reason: str) -> Interval:
    """Return the interval that cannot be calculated, with the reason."""
    return Interval(None, None, "none", reason)
