"""The findings table: one row is one indicator x employer x wave x group.

Everything that shows a figure (page, chart, pack, shell) reads this table and nothing else.
"""

from __future__ import annotations

from typing import Literal

import pandas as pd
import pandera.pandas as pa

from wincore.frames import without_rows

Audience = Literal["evaluator", "panel", "public"]
AUDIENCES: tuple[Audience, ...] = ("evaluator", "panel", "public")

UNITS = ("share", "people", "employers", "ratio", "points", "pounds", "density", "count", "days")
INTERVALS = ("wilson", "katz", "newcombe", "bounds", "bca", "none")
RATINGS = ("green", "amber", "red", "grey")
VERDICTS = (
    "improved",
    "worsened",
    "no clear change",
    "cannot tell yet",
    "too few to test",
    "no data",
    "",
)
ALL = "all"  # the programme as a whole, in column `employer`; everybody, in column `group`

_text = pa.Column(str, coerce=True)
_number = pa.Column(float, nullable=True, coerce=True)

FINDINGS = pa.DataFrameSchema(
    {
        "indicator": _text,
        "outcome": _text,
        "employer": _text,  # the register's name, or "all"
        "wave": _text,
        "group": _text,  # plain words: all, Black, White, Black men, young Black men, Black (broad)
        "numerator": _number,
        "denominator": _number,
        "value": _number,  # empty with a note when it cannot be computed
        "unit": pa.Column(str, pa.Check.isin(UNITS)),
        "low": _number,
        "high": _number,
        "interval": pa.Column(str, pa.Check.isin(INTERVALS)),
        "n": _number,  # people, employers or responses behind the figure
        "missing": _number,  # asked for and not there: no return, blank, not declared
        "baseline": _number,  # value in the first wave
        "change": _number,  # value - baseline, in the unit (share: fraction)
        "verdict": pa.Column(str, pa.Check.isin(VERDICTS)),
        "target": _number,
        "expected": _number,  # expected by the review
        "rating": pa.Column(str, pa.Check.isin(RATINGS)),
        "evidence": pa.Column(str, pa.Check.isin(("A", "B", "C", "D", ""))),
        "inputs": _text,  # short content hashes of the uploads, space-separated, sorted
        "note": _text,
    },
    strict=True,
    ordered=True,
    unique=["indicator", "employer", "wave", "group"],
    name="findings",
)
COLUMNS: tuple[str, ...] = tuple(FINDINGS.columns)


def empty() -> pd.DataFrame:
    """Return a findings table without rows."""
    return without_rows(FINDINGS)


def select(
    findings: pd.DataFrame,
    indicator: str | None = None,
    employer: str | None = None,
    wave: str | None = None,
    group: str | None = None,
) -> pd.DataFrame:
    """Return the rows that match every value given."""
    wanted = {"indicator": indicator, "employer": employer, "wave": wave, "group": group}
    keep = pd.Series(True, index=findings.index)
    for column, value in wanted.items():
        if value is not None:
            keep &= findings[column] == value
    return findings[keep]
