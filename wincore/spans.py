"""The range of a figure and the method it comes from, or why there is none."""

from __future__ import annotations

import pandas as pd

from wincore.findings import ALL
from wincore.framework import Indicator
from wincore.reckoning import worded
from wincore.wording import absent, number

INTERVALS = {
    "wilson": "95 % interval for a share or count, by Wilson's method",
    "katz": "95 % interval for a ratio, by Katz's method",
    "newcombe": "95 % interval for a difference, by Newcombe's method",
    "bca": "95 % interval for a mean, by the bias-corrected bootstrap (BCa) over employers",
    "bounds": "lowest and highest value possible, whatever those not declared would have said; "
    "no sampling error, since everybody is counted",
    "none": "",
}
COUNTED = "none: counted, not sampled"
WITHHELD = "not shown to this audience"
OF_ONE = "none: one employer's own answer, a yes or no"
REASONS = {  # unit -> why its figures have no interval; other units are counted
    "share": "none: this is a full count, not a sample",
    "employers": "none: employers are counted against the number planned, not sampled",
    "pounds": "none: amounts are added up, not sampled",
    "density": "none: every tie that was stated is counted, none is sampled",
}
RATIOS = {
    "workforce.representation_ratio": "none: everybody is counted, not sampled; what those not "
    "declared could make of it stands with the share itself",
    "workforce.shortfall": "none: everybody is counted, not sampled; what those not declared could "
    "make of it stands with the gap",
    "recruitment.conversion": "none: everybody who applied is counted, not sampled, and those "
    "appointed are among them",
    "progression.ratio": "none: everybody at these levels is counted, not sampled",
    "legacy.network_reciprocity": "none: every tie that was stated is counted, none is sampled",
}
OF_SCALE = "none: it is worked out over employers' means, of everybody's answers and from three up"
SCALES = {
    "employer": "none for one employer: the range is worked out over the means of employers",
    "group": "none for a group: too few of its people answer at each employer for a mean to hold",
}


def span(row: pd.Series, indicator: Indicator) -> str:
    """Write the range of a figure and the method it comes from, or why there is none."""
    if absent(row["value"]):
        return ""
    if absent(row["low"]) or absent(row["high"]):
        return _reason(row, indicator)
    low, high = (
        number(row[c], 1) if indicator.unit == "employers" else worded(row[c], indicator)
        for c in ("low", "high")
    )
    method = INTERVALS[str(row["interval"])]
    return f"{low} to {high} ({method})" if method else f"{low} to {high}"


def _reason(row: pd.Series, indicator: Indicator) -> str:
    if str(row["interval"]) != "none":
        return WITHHELD
    if indicator.scale:
        part = "employer" if row["employer"] != ALL else "group" if row["group"] != ALL else ""
        return SCALES.get(part, OF_SCALE)
    if indicator.unit == "employers" and row["employer"] != ALL:
        return OF_ONE
    return RATIOS.get(indicator.id, REASONS.get(indicator.unit, COUNTED))
