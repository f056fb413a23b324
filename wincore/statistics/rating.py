"""The rating of an indicator: green, amber, red, or grey where there is nothing to rate."""

from __future__ import annotations

from math import isnan

from wincore.framework.outcomes import Direction, Thresholds

_NOISE = 1e-9  # 0.63 / 0.7 is nine tenths


def rating(
    value: float | None,
    expected: float | None,
    direction: Direction = "up",
    thresholds: Thresholds | None = None,
    *,
    all_of: int | None = None,
) -> str:
    """Return "green", "amber", "red" or "grey".

    achieved / expected-by-now at or above ``thresholds.green`` (0.9) is green, at or above
    ``amber`` (0.7) amber, else red; for direction "down" expected / achieved, for "parity" the
    smaller over the larger. With ``all_of`` (every one of that many): all is green, short by at
    most ``thresholds.all_amber`` (2) amber, else red, and none at all always red. No value,
    nothing expected, or direction "none" is grey, never green.
    """
    limits = thresholds or Thresholds()
    if value is None or isnan(value) or direction == "none":
        return "grey"
    if all_of is not None:
        return _of_all(value, all_of, limits)
    if expected is None or isnan(expected):
        return "grey"
    reached = achieved(value, expected, direction) + _NOISE
    if reached >= limits.green:
        return "green"
    return "amber" if reached >= limits.amber else "red"


def achieved(value: float, expected: float, direction: Direction) -> float:
    """Return how much of what is expected is reached; 1 means exactly as expected."""
    if direction == "down":
        value, expected = expected, value
    if expected <= 0:
        return 1.0 if value >= expected else 0.0
    if direction == "parity":
        return max(0.0, min(value, expected) / max(value, expected))
    return value / expected


def _of_all(value: float, all_of: int, limits: Thresholds) -> str:
    if value >= all_of:
        return "green"
    return "amber" if value > 0 and all_of - value <= limits.all_amber else "red"
