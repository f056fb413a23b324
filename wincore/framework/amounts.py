"""A target or an expectation in words."""

from __future__ import annotations

from typing import Literal

from wincore.wording import counted, number, out_of, percent, pounds

NONE_SET = "none set"


def amount(value: float | Literal["all"] | None, unit: str, planned: int) -> str:
    """Return a target as people say it: "all 10 employers", "80 %", "£5,000", "none set"."""
    if value is None:
        return NONE_SET
    if value == "all":
        return f"all {counted(planned, 'employer')}"
    match unit:
        case "employers":
            return out_of(value, planned, "employer")
        case "share":
            return percent(value)
        case "pounds":
            return pounds(value)
        case "points":
            return f"{number(value, 2 if value * 10 % 1 else 1)} points"
        case "density" | "ratio":
            return number(value, 2)
        case _:
            return number(value)
