"""The tables a return and a survey consist of: their columns, keys, and what a newer file replaces.

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


_employer = Field("employer_id", required=True, lookup="employer", help="The employer's short id.")
_wave = Field("wave", required=True, lookup="wave", help="baseline, stage one or endline.")
_groups = (
    Field("ethnicity", required=True, lookup="ethnicity", help="Harmonised ethnic group."),
    Field("sex", required=True, lookup="sex", help="female, male, not declared …"),
    Field("age_band", required=True, lookup="age_band", help="16-24, 25-34, 35-49, 50-64, 65+."),
)


def _count(name: str, help_: str, required: bool = True) -> Field:
    return Field(name, WHOLE, required, low=0, help=help_)


_evidence_url = Field("evidence_url", help="Where the evidence can be read.")
_evidence = Field("evidence", CHOICE, choices=EVIDENCE[:4], help="A document seen … D missing.")

RETURN: tuple[Table, ...] = (
    Table(
        "employers",
        "Employers",
        (
            Field("employer_id", required=True, help="Short id, for example EMP01."),
            Field("employer", required=True, help="The name shown on every page."),
            Field("sector"),
            Field("status", CHOICE, True, STATUS),
            Field("joined", DATE),
            Field("completed", DATE),
            Field("sponsor", help="Role of the senior sponsor, not a person's name."),
        ),
        ("employer_id",),
        ("employer_id",),
    ),
    Table(
        "workforce",
        "Workforce",
        (
            _employer,
            _wave,
            *_groups,
            Field("level", required=True, lookup="level", help="entry … executive."),
            _count("headcount", "People, a whole number of 0 or more."),
        ),
        ("employer_id", "wave", "ethnicity", "sex", "age_band", "level"),
        ("employer_id", "wave"),
    ),
    Table(
        "recruitment",
        "Recruitment",
        (
            _employer,
            _wave,
            *_groups,
            _count("applied", "People who applied."),
            _count("shortlisted", "Of those, people shortlisted."),
            _count("appointed", "Of those, people appointed."),
        ),
        ("employer_id", "wave", "ethnicity", "sex", "age_band"),
        ("employer_id", "wave"),
    ),
    Table(
        "progression",
        "Progression",
        (
            _employer,
            _wave,
            *_groups,
            _count("promoted", "People promoted in the year to the wave."),
            _count("left", "People who left in the year to the wave."),
        ),
        ("employer_id", "wave", "ethnicity", "sex", "age_band"),
        ("employer_id", "wave"),
    ),
    Table(
        "commitments",
        "Commitments",
        (
            _employer,
            Field("test", CHOICE, True, TESTS),
            Field("met", CHOICE, True, YES),
            Field("date", DATE, help="When it was first met."),
            _evidence_url,
            _evidence,
        ),
        ("employer_id", "test"),
        ("employer_id",),
    ),
    Table(
        "strategy",
        "Strategy",
        (
            _employer,
            _wave,
            Field("developed", CHOICE, choices=YES),
            Field("approved", CHOICE, choices=YES),
            Field("implemented", CHOICE, choices=YES),
            Field("intersectional", CHOICE, choices=YES),
            _evidence_url,
            _evidence,
        ),
        ("employer_id", "wave"),
        ("employer_id", "wave"),
    ),
    Table(
        "challenges",
        "Challenges",
        (
            _employer,
            Field("challenge", required=True),
            Field("area", CHOICE, True, AREAS),
            Field("solution"),
            Field("tested", CHOICE, choices=YES),
            Field("implemented", CHOICE, choices=YES),
            Field("result"),
            _evidence,
        ),
        ("employer_id", "challenge"),
        ("employer_id",),
    ),
    Table(
        "actions",
        "Actions",
        (
            _employer,
            _wave,
            Field("action", WHOLE, True, low=1, help="Toolkit action, 1 to 17."),
            Field("stage", CHOICE, False, ("0", "1", "2", "3", "4", "n/a"), help="0-4 or n/a."),
            Field("note"),
        ),
        ("employer_id", "wave", "action"),
        ("employer_id", "wave"),
    ),
    Table(
        "sessions",
        "Sessions",
        (
            Field("session_id", required=True),
            Field("date", DATE, True),
            Field("kind", CHOICE, True, SESSION_KINDS),
            Field("title"),
        ),
        ("session_id",),
        ("session_id",),
    ),
    Table(
        "attendance",
        "Attendance",
        (
            Field("session_id", required=True),
            _employer,
            _count("invited", "Places offered to the employer."),
            _count("attended", "People who came."),
        ),
        ("session_id", "employer_id"),
        ("session_id", "employer_id"),
    ),
    Table(
        "links",
        "Links",
        (
            _wave,
            Field("from_employer", required=True, lookup="employer"),
            Field("to_employer", required=True, lookup="employer"),
            Field("kind", CHOICE, True, LINK_KINDS),
        ),
        ("wave", "from_employer", "to_employer", "kind"),
        ("wave", "from_employer"),
    ),
    Table(
        "champions",
        "Champions",
        (
            _employer,
            Field("date", DATE, True),
            Field("kind", CHOICE, True, CHAMPION_KINDS),
            Field("title"),
            _evidence_url,
        ),
        ("employer_id", "date", "kind", "title"),
        ("employer_id",),
    ),
    Table(
        "resources",
        "Resources",
        (
            Field("resource_id", required=True),
            Field("title", required=True),
            Field("kind"),
            Field("captured", YES_NO),
            Field("published", YES_NO),
            Field("audience", CHOICE, choices=REACH),
            _evidence_url,
            _count("downloads", "Times downloaded.", required=False),
        ),
        ("resource_id",),
        ("resource_id",),
    ),
    Table(
        "costs",
        "Costs",
        (
            Field("stage", required=True),
            Field("item", required=True),
            Field("budget", MONEY),
            Field("actual", MONEY),
        ),
        ("stage", "item"),
        ("stage", "item"),
    ),
    Table(
        "risks",
        "Risks",
        (
            Field("risk_id", required=True),
            Field("risk", required=True),
            Field("likelihood", WHOLE, True, low=1, high=5),
            Field("impact", WHOLE, True, low=1, high=5),
            Field("owner"),
            Field("mitigation"),
            Field("trend"),
        ),
        ("risk_id",),
        ("risk_id",),
    ),
)
TABLES: dict[str, Table] = {t.name: t for t in RETURN}

# What an accepted survey upload holds, beside its answers. `responses` has in addition one
# categorical column per item id, whose categories are the answer codes of the instrument.
RESPONSE_COLUMNS = (
    "response",  # row id inside the upload: 1, 2, 3 …
    "respondent",  # keyed hash when the person can be matched between waves, else ""
    "instrument",
    "wave",
    "employer_id",
    "ethnicity",
    "sex",
    "age_band",
    "submitted",
)
CUBE = pa.DataFrameSchema(
    {
        "instrument": pa.Column(str),
        "wave": pa.Column(str),
        "employer_id": pa.Column(str),
        "group": pa.Column(str),  # as in findings; every response counts in "all"
        "item": pa.Column(str),
        "answer": pa.Column(str),  # answer code, option id, or a state of MISSING_STATES
        "n": pa.Column("int64", pa.Check.ge(0)),
    },
    strict=True,
    coerce=True,
    name="cube",
)
SCORES = pa.DataFrameSchema(
    {
        "instrument": pa.Column(str),
        "wave": pa.Column(str),
        "employer_id": pa.Column(str),
        "group": pa.Column(str),
        "scale": pa.Column(str),
        "n": pa.Column("int64", pa.Check.ge(0)),  # respondents with at least half of the items
        "missing": pa.Column("int64", pa.Check.ge(0)),
        "total": pa.Column(float),  # sum of the respondents' scale means (reverse items flipped)
        "squares": pa.Column(float),  # sum of their squares
    },
    strict=True,
    coerce=True,
    name="scores",
)
COMMENTS = pa.DataFrameSchema(
    {
        "instrument": pa.Column(str),
        "wave": pa.Column(str),
        "employer_id": pa.Column(str),
        "item": pa.Column(str),
        "text": pa.Column(str),
    },
    strict=True,
    coerce=True,
    name="comments",
)
MISSING_STATES = ("dont_know", "not_applicable", "prefer_not", "blank")
SURVEY_TABLES = ("responses", "cube", "scores", "comments")
