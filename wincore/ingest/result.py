"""What reading one file leads to: recognised columns, problems, and tables when all is well."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from wincore.places import Places
from wincore.problems import Problem, blocking

if TYPE_CHECKING:
    from wincore.comparability import Comparison

Kind = Literal["baseline", "survey", "unknown"]
ColumnRole = Literal["item", "demographic", "employer", "identifier", "meta", "other"]


@dataclass(frozen=True)
class ColumnMatch:
    """One column of the file, the role it was given, and how sure that is (0-1)."""

    header: str
    column: str  # spreadsheet letter: A, B … AA
    matched: str | None
    role: ColumnRole
    confidence: float
    runner_up: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the column as plain JSON values."""
        return {
            "header": self.header,
            "column": self.column,
            "matched": self.matched,
            "role": self.role,
            "confidence": round(self.confidence, 3),
        }


@dataclass(frozen=True)
class Checked:
    """The outcome of checking one file. `tables` is empty unless the file can be accepted.

    ``left_out`` counts the rows of a survey that are not used, by the reason; ``comparisons`` are
    the verdicts on how its items were asked; ``places`` tells in which cells each table stands.
    """

    file: str
    sha256: str
    size: int
    kind: Kind
    dialect: str = ""  # return, cross-tab, eeo-1, microsoft-forms, qualtrics, …
    sheet: str = ""
    header_row: int = 0  # 1-based, as a spreadsheet counts
    rows: int = 0
    instrument: str = ""
    waves: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()
    columns: tuple[ColumnMatch, ...] = ()
    problems: tuple[Problem, ...] = ()
    tables: dict[str, pd.DataFrame] = field(default_factory=dict, compare=False, repr=False)
    left_out: dict[str, int] = field(default_factory=dict)
    comparisons: tuple[Comparison, ...] = ()
    places: dict[str, Places] = field(default_factory=dict, compare=False, repr=False)

    @property
    def accepted(self) -> bool:
        """True when the file was recognised and nothing in it blocks acceptance."""
        return self.kind != "unknown" and not blocking(list(self.problems))

    def as_dict(self) -> dict[str, Any]:
        """Return what `check --json` prints for this file."""
        return {
            "file": self.file,
            "kind": self.kind,
            "dialect": self.dialect,
            "sheet": self.sheet,
            "header_row": self.header_row,
            "rows": self.rows,
            "instrument": self.instrument,
            "waves": list(self.waves),
            "columns": [c.as_dict() for c in self.columns],
            "left_out": dict(self.left_out),
            "comparisons": [c.as_dict() for c in self.comparisons],
            "problems": [p.as_dict() for p in self.problems],
            "accepted": self.accepted,
        }
