"""What checking one survey leads to."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from wincore.ingest.result import ColumnMatch
from wincore.ingest.surveys.comparability import Comparison
from wincore.places import Places
from wincore.problems import Problem, blocking


@dataclass(frozen=True)
class SurveyResult:
    """One survey as it was understood. ``tables`` is empty when something blocks acceptance.

    ``rows`` counts the responses in the file, ``left_out`` how many of them are not used and why.
    ``tables`` holds responses, cube, scores and comments, and employers where some were added.
    """

    dialect: str
    sheet: str
    header_row: int  # 1-based, as a spreadsheet counts
    rows: int
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
        """True when nothing blocks acceptance."""
        return not blocking(list(self.problems))
