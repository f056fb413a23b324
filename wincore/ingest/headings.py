"""Column headings: how they are compared, and under which other names a column is found."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from wincore.datasets import TABLES

HEADERS = Path(__file__).resolve().parents[2] / "data" / "headers.csv"
YEAR = "year"  # a column that is not part of the return, but tells which wave is meant


def heading(value: object) -> str:
    """Fold a heading or a sheet's name: case, spaces, underscores, marks, what is in brackets."""
    return _folded("" if value is None else str(value))


@lru_cache(maxsize=10_000)
def _folded(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", text)
    return re.sub(r"[\W_]+", "_", text).strip("_")


@cache
def other_names() -> dict[str, dict[str, str]]:
    """Return table -> folded heading -> field, from data/headers.csv; "*" holds for all tables."""
    found: dict[str, dict[str, str]] = {"*": {}}
    with HEADERS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            found.setdefault(row["table"], {})[heading(row["header"])] = row["field"]
    return found


def fields_of(table: str) -> dict[str, str]:
    """Return folded heading -> field for a table: its own names first, then the other names."""
    columns = (*TABLES[table].columns, YEAR)
    names = other_names()
    others = names["*"] | names.get(table, {})
    return {h: f for h, f in others.items() if f in columns} | {heading(c): c for c in columns}


def matched(table: str, headings: Iterable[object]) -> dict[str, int]:
    """Return field -> position of its heading; a column's own name goes before another name."""
    own = {heading(c): c for c in (*TABLES[table].columns, YEAR)}
    folded = [heading(h) for h in headings]
    found: dict[str, int] = {}
    for names in (own, fields_of(table)):
        for position, text in enumerate(folded):
            if text in names and position not in found.values():
                found.setdefault(names[text], position)
    return found
