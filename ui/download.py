"""Tables that leave the house: safe in a spreadsheet, under names that tell what they are."""

from __future__ import annotations

import re

import pandas as pd

CSV = "text/csv"
_FORMULA = re.compile(r"^[\s\u200b\ufeff]*[=+\-@\t\r|%]")
_UNSAFE = re.compile(r"[^a-z0-9]+")
PREFIX = "win-design-lab"


def defused(value: object) -> object:
    """Return a value that no spreadsheet runs: a text that opens like a formula gets a quote."""
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return value


def csv_bytes(table: pd.DataFrame) -> bytes:
    """Return the table as CSV that Excel opens rightly; numbers raw, texts and headers defused."""
    safe = table.copy()
    for column in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[column]):
            safe[column] = safe[column].map(defused)
    safe.columns = pd.Index([defused(str(name)) for name in safe.columns])
    return safe.to_csv(index=False).encode("utf-8-sig")


def file_name(*words: object, suffix: str = "csv") -> str:
    """Return a name that tells what is inside: ``win-design-lab_workforce_2021-03-15.csv``."""
    parts = [_UNSAFE.sub("-", str(word).casefold()).strip("-") for word in (PREFIX, *words)]
    return "_".join(part for part in parts if part) + f".{suffix}"
