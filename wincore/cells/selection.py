"""A choice of cells: rows of one table, in some of its fields, and what they stand for."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from wincore.findings import ALL
from wincore.indicators.facts import Facts

KEYS = ("indicator", "employer", "wave", "group")
NUMERATOR, DENOMINATOR = "Numerator", "Denominator"


@dataclass(frozen=True)
class Selection:
    """Rows of a table of the snapshot (by its index), fields of it, and the part they play."""

    role: str
    table: str
    rows: pd.Index
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """Which figure is asked for; ``employer`` is the id of one, or "all"."""

    indicator: str
    employer: str
    wave: str
    group: str

    def mine(self, frame: pd.DataFrame, column: str = "employer_id") -> pd.DataFrame:
        """Return the rows of the employer asked for, all of them for the programme."""
        return frame if self.employer == ALL else frame[frame[column] == self.employer]


def asked_for(row: pd.Series, facts: Facts) -> Asked:
    """Return what a finding is about; its employer is named there as shown."""
    ids = {name: i for i, name in facts.names.items()}
    name, employer, wave, group = (str(row[c]) for c in KEYS)
    return Asked(name, ids.get(employer, ALL), wave, group)
