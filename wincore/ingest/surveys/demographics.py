"""Columns that describe the respondent, where the instrument does not already say so."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from wincore.framework.categories import NOT_DECLARED, Categories, Dimension, fold
from wincore.ingest.faults import Fault
from wincore.ingest.labels import Labels
from wincore.ingest.surveys.table import Coded, Question, SurveyTable
from wincore.problems import Problem, Severity

LONGEST = 10  # words of a header that is searched for a demographic
UNKNOWN = "{what} ({n} response{s}); counted as not declared."
AGED = "Ages in years were put into the age bands of the programme."
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "match_code",
        re.compile(r"^(your |my )?(self made |self generated )?(personal |match(ing)? )code$"),
    ),
    ("wave", re.compile(r"^(survey )?(wave|round|time ?point|survey phase)$")),
    (
        "employer",
        re.compile(
            r"^(your |my )?(employer|company|organi[sz]ation)( name| id)?$"
            r"|^(which|what) (employer|company|organi[sz]ation) do you work for$"
            r"|^name of (your |the )?(employer|company|organi[sz]ation)$"
        ),
    ),
    ("ethnicity", re.compile(r"\bethnic(ity| group| background| origin)\b|^race$")),
    ("sex", re.compile(r"^(sex|gender)$|\byour (sex|gender)$")),
    ("age_band", re.compile(r"^age$|\bage (band|group|range)\b|\byour age$|^how old are you$")),
    ("level", re.compile(r"^(job |your )?(level|grade|seniority)$")),
)
_YEARS = re.compile(r"^\d{2}(?:\.0)?$")
_BANDS = (
    (16, 24, "16-24"),
    (25, 34, "25-34"),
    (35, 49, "35-49"),
    (50, 64, "50-64"),
    (65, 99, "65+"),
)


def demographic_of(question: Question) -> str:
    """Return what a header asks about the respondent, or ""."""
    header = fold(question.sub or question.text or question.header).strip("?* ")
    if not header or len(header.split()) > LONGEST:
        return ""
    return next((name for name, pattern in _PATTERNS if pattern.search(header)), "")


def read_demographic(
    table: SurveyTable,
    question: Question,
    dimension: Dimension,
    categories: Categories,
    severity: Severity,
) -> tuple[npt.NDArray[np.object_], list[Problem]]:
    """Return the category of each respondent, and the labels that are not known.

    Blank is ``not declared``. A label that is not known is a problem with its first cell and its
    count, and counts as not declared; it is never guessed.
    """
    column, labels = table.coded(question), Labels(categories, dimension)
    found, problems, aged = [], [], False
    for i, text in enumerate(column.texts):
        band = _band(text) if dimension == "age_band" and not labels.known(text) else ""
        aged = aged or bool(band)
        read = labels.read(text)
        found.append(band or read.category or NOT_DECLARED)
        if read.fault and not band:
            problems.append(_problem(table, question, column, i, read.fault, severity))
    if aged:
        problems.append(Problem("note", table.header_address(question), AGED))
    by_text = np.array([*found, NOT_DECLARED], dtype=object)
    return by_text[column.codes], problems


def _problem(
    table: SurveyTable, question: Question, column: Coded, i: int, fault: Fault, severity: Severity
) -> Problem:
    kind, what, fix = fault.kind[0], fault.what, fault.fix
    where = table.address(column.first(i), question)
    if kind == "note":
        return Problem("note", where, what, fix)
    n = int(column.counts()[i])
    told = UNKNOWN.format(what=what.rstrip("."), n=n, s="" if n == 1 else "s")
    return Problem(severity, where, told, fix, table.addresses(column, i, question))


def _band(text: str) -> str:
    if not _YEARS.match(text):
        return ""
    age = int(float(text))
    return next((band for low, high, band in _BANDS if low <= age <= high), "")
