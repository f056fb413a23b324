"""Tables as plain text for other programs: JSON values and CSV."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

# A spreadsheet takes a cell that begins so for a formula, wherever the text came from.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as JSON values: what is missing or not finite is None, days are ISO text."""
    return [
        {str(name): _plain(value) for name, value in row.items()}
        for row in frame.to_dict(orient="records")
    ]


def csv_text(frame: pd.DataFrame) -> str:
    """Return the table as CSV, in which no text can start a formula."""
    texts = frame.select_dtypes(include=["object", "str", "category"]).columns
    safe = frame.assign(**{str(name): frame[name].map(defused) for name in texts})
    return safe.to_csv(index=False, lineterminator="\n")


def defused(value: object) -> object:
    """Return the value with an apostrophe before a text that a spreadsheet would calculate."""
    starts = isinstance(value, str) and value.startswith(FORMULA_SIGNS)
    return f"'{value}" if starts else value


def _plain(value: Any) -> Any:
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if hasattr(value, "item"):
        value = value.item()
    return None if isinstance(value, float) and not math.isfinite(value) else value
