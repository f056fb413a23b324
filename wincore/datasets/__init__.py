"""The tables a return and a survey consist of: their columns, keys, and what a newer file replaces.

A table in the house always carries canonical values: employer ids, wave ids, and categories as
`framework.categories` names them. Turning what people wrote into those is the work of `ingest`.
"""

from wincore.datasets.sheets import RETURN, TABLES
from wincore.datasets.survey import (
    COMMENTS,
    CUBE,
    MISSING_STATES,
    RESPONSE_COLUMNS,
    SCORES,
    SURVEY_TABLES,
)
from wincore.datasets.table import (
    AREAS,
    CHAMPION_KINDS,
    CHOICE,
    DATE,
    EVIDENCE,
    LINK_KINDS,
    MONEY,
    REACH,
    SESSION_KINDS,
    STATUS,
    TESTS,
    TEXT,
    WHOLE,
    YES,
    YES_NO,
    Field,
    Table,
)

__all__ = [
    "AREAS",
    "CHAMPION_KINDS",
    "CHOICE",
    "COMMENTS",
    "CUBE",
    "DATE",
    "EVIDENCE",
    "LINK_KINDS",
    "MISSING_STATES",
    "MONEY",
    "REACH",
    "RESPONSE_COLUMNS",
    "RETURN",
    "SCORES",
    "SESSION_KINDS",
    "STATUS",
    "SURVEY_TABLES",
    "TABLES",
    "TESTS",
    "TEXT",
    "WHOLE",
    "YES",
    "YES_NO",
    "Field",
    "Table",
]
