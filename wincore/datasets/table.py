"""A table of a return: its columns, its key, and what a newer file replaces.

A table in the house always carries canonical values: employer ids, wave ids, and categories as
`framework.categories` names them. Turning what people wrote into those is the work of `ingest`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
import pandera.pandas as pa

from wincore.frames import without_rows

YES = ("yes", "planned", "no")
STATUS = ("invited", "recruited", "participating", "completed", "withdrawn")
EVIDENCE = ("A", "B", "C", "D", "")
TESTS = (
    "public_statement",
    "reflects_london",
    "names_target_group",
    "numeric_target",
    "deadline",
    "senior_sponsor",
    "board_approved",
)
AREAS = ("recruitment", "supply chains", "workplace culture", "data", "progression")
SESSION_KINDS = ("workshop", "one-to-one", "expert talk", "peer learning", "symposium")
LINK_KINDS = ("knows", "shares practice", "works together")
CHAMPION_KINDS = ("talk", "mentoring", "case study", "hosted event")
REACH = ("cohort", "sector", "wider")

TEXT, WHOLE, MONEY, DATE, CHOICE, YES_NO = "text", "whole", "money", "date", "choice", "yes-no"


@dataclass(frozen=True)
class Field:
    """One column of a return: its kind, whether it must be filled, and its closed list if any."""

    name: str
    kind: str = TEXT
    required: bool = False
    choices: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    lookup: str = ""  # employer, wave, ethnicity, sex, age_band, level: mapped by `framework`
    help: str = ""


@dataclass(frozen=True)
class Table:
    """One sheet of the return.

    ``key`` identifies a row. ``scope`` are the columns whose combination a newer upload replaces
    as a whole: a new Workforce for employer E and wave W takes the place of the old one.
    """

    name: str
    sheet: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    scope: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in the order of the sheet."""
        return tuple(f.name for f in self.fields)

    def schema(self) -> pa.DataFrameSchema:
        """Return the pandera contract of the table."""
        return pa.DataFrameSchema(
            {f.name: _column(f) for f in self.fields},
            strict="filter",
            ordered=False,
            unique=list(self.key),
            name=self.name,
        )

    def empty(self) -> pd.DataFrame:
        """Return the table without rows, with the right types."""
        return without_rows(self.schema())


_PANDAS: dict[str, Any] = {TEXT: str, CHOICE: str, WHOLE: "Int64", MONEY: float}


def _column(field: Field) -> pa.Column:
    if field.kind == DATE:
        return pa.Column("datetime64[ns]", nullable=True, coerce=True)
    checks = [pa.Check.ge(field.low)] if field.low is not None else []
    if field.high is not None:
        checks.append(pa.Check.le(field.high))
    if field.kind == YES_NO:
        return pa.Column(str, pa.Check.isin(("yes", "no", "")), coerce=True)
    if field.choices:
        checks.append(pa.Check.isin((*field.choices, "")))
    return pa.Column(
        _PANDAS[field.kind], checks, nullable=field.kind in (WHOLE, MONEY), coerce=True
    )
