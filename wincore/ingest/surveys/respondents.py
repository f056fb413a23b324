"""Who answered, for whom and when: one row per response, without anything that identifies them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from wincore.framework.categories import NOT_DECLARED, Dimension
from wincore.framework.instrument import Instrument
from wincore.framework.model import Framework
from wincore.ingest.surveys.dates import Dated, read_dates
from wincore.ingest.surveys.demographics import read_demographic
from wincore.ingest.surveys.employers import read_employers
from wincore.ingest.surveys.mapping import ColumnMapping
from wincore.ingest.surveys.pseudonym import pseudonyms
from wincore.ingest.surveys.roles import Roles
from wincore.ingest.surveys.table import Question, SurveyTable
from wincore.ingest.surveys.waves import MONTH_FIRST_TOOLS, read_waves
from wincore.problems import Problem, Severity

NO_CODE = "No column holds the respondents' code, so that they cannot be paired between waves."
NO_CODE_FIX = "Export the survey with the question for the code; figures by group do not need it."
NO_KEY = "There is no key to hash the respondents' codes with, so that they cannot be paired."
NO_KEY_FIX = "Set the key of the store; a code hashed without a key could be guessed."
_DIMENSIONS: tuple[Dimension, ...] = ("ethnicity", "sex", "age_band")


@dataclass(frozen=True)
class Respondents:
    """One row per response: respondent, wave, employer_id, ethnicity, sex, age_band, submitted."""

    table: pd.DataFrame
    added: pd.DataFrame  # employers new to the register
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Asking:
    """What the person who uploads has said about the file."""

    register: pd.DataFrame | None
    wave: str | None
    mapping: ColumnMapping
    add_employers: bool
    key: bytes


def read_respondents(
    table: SurveyTable,
    roles: Roles,
    instrument: Instrument,
    framework: Framework,
    asking: Asking,
) -> Respondents:
    """Read employer, wave, groups, time and pseudonym of every response."""
    about = roles.demographics
    dates = _dates(table)
    asked = any(i.demographic == "employer" for i in instrument.items)
    employers = read_employers(
        table, about.get("employer"), asking.register, asking.mapping,
        asked=asked, add=asking.add_employers,
    )  # fmt: skip
    told = asking.wave or asking.mapping.wave or None
    waves = read_waves(table, framework.programme, told, about.get("wave"), dates)
    groups, problems = _groups(table, roles, framework)
    codes, more = _pseudonyms(table, roles, instrument, asking.key)
    submitted = dates[1].times if dates else np.full(len(table.rows), "NaT", "datetime64[ns]")
    frame = pd.DataFrame(
        {"respondent": codes, "wave": waves.ids, "employer_id": employers.ids}, dtype=str
    ).assign(**groups, submitted=submitted)
    found = (*employers.problems, *waves.problems, *problems, *more)
    return Respondents(frame, employers.added, found)


def _dates(table: SurveyTable) -> tuple[Question, Dated] | None:
    """Return the first column of times that holds any, the time of submission first."""
    for question in table.of_kind("submitted", "started"):
        habit = table.dialect in MONTH_FIRST_TOOLS
        found = read_dates(table.coded(question), month_first=habit, date1904=table.grid.date1904)
        if not np.isnat(found.times).all():
            return question, found
    return None


def _groups(
    table: SurveyTable, roles: Roles, framework: Framework
) -> tuple[dict[str, pd.Series], list[Problem]]:
    groups: dict[str, pd.Series] = {}
    problems: list[Problem] = []
    for dimension in _DIMENSIONS:
        question = roles.demographics.get(dimension)
        if question is None:
            groups[dimension] = pd.Series(NOT_DECLARED, index=range(len(table.rows)), dtype=str)
            continue
        severity: Severity = "error" if dimension in roles.by_item else "warning"
        values, found = read_demographic(
            table,
            question,
            dimension,
            framework.categories,
            severity,
        )
        groups[dimension] = pd.Series(values, dtype=str)
        problems += found
    return groups, problems


def _pseudonyms(
    table: SurveyTable, roles: Roles, instrument: Instrument, key: bytes
) -> tuple[object, list[Problem]]:
    """Hash the code; the e-mail only where the same people are asked in each wave."""
    question = roles.demographics.get("match_code")
    nobody = np.full(len(table.rows), "", dtype=object)
    if not key and (question is not None or instrument.paired):
        return nobody, [Problem("warning", table.grid.sheet, NO_KEY, NO_KEY_FIX)]
    if question is not None:
        return pseudonyms(table.coded(question), key, "code"), []
    if not instrument.paired:
        return nobody, []
    by_kind = {kind: index for index, kind in roles.identifiers.items()}
    for email in table.questions:
        if email.index == by_kind.get("email"):
            found = pseudonyms(table.coded(email), key, "email")
            if (found != "").any():
                return found, []
    return nobody, [Problem("warning", table.grid.sheet, NO_CODE, NO_CODE_FIX)]
