"""Rows of an export that are not responses to count: tests, empty ones, duplicates."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from wincore.framework.categories import fold
from wincore.ingest.surveys.table import Question, SurveyTable
from wincore.problems import Problem

TESTS = "{n} test or preview response{s} left out ({rows})."
NO_ANSWER = "{n} response{s} without an answer to any item left out ({rows})."
DUPLICATES = "{n} duplicate response{s} left out: {why} ({rows})."
DUPLICATES_FIX = "Nothing need be done; if they are different people, tell them apart in the file."
PARTIAL = "{n} response{s} not finished; the answers given count ({rows})."
SAME_ID = "the same response id as an earlier row"
SAME_PERSON = "the same person with the same answers as an earlier row"
SAME_TIME = "the same time and the same answers as an earlier row"
SAME_CODE = "{n} respondents' codes occur more than once with different answers ({rows})."
SAME_CODE_FIX = "Their answers count, but they are not paired between waves."

_TEST_WORDS = {
    *("survey preview", "survey test", "preview", "test", "test data", "spam", "deleted"),
    *("disqualified", "offline survey preview", "possible spam"),
}
_QUALTRICS_TESTS = {"1", "2", "8", "9", "17", "40"}
_UNFINISHED = {"partial", "incomplete", "false", "0", "no", "started", "in progress"}

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Kept:
    """Which rows stay, and what is to be said about the others."""

    keep: Flags
    problems: tuple[Problem, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()


def without_tests(table: SurveyTable) -> tuple[SurveyTable, Kept]:
    """Return the table without tests, previews and spam."""
    tests = np.zeros(len(table.rows), dtype=bool)
    for q in table.of_kind("status", "channel"):
        column = table.coded(q)
        words = [fold(t) for t in column.texts]
        coded = table.dialect == "qualtrics" and q.kind == "status"
        hit = [w in _TEST_WORDS or (coded and w in _QUALTRICS_TESTS) for w in words]
        tests |= np.array([*hit, False])[column.codes]
    problems = _told(table, tests, "note", TESTS)
    kept = Kept(~tests, problems, _counted("test or preview", tests))
    return replace(table, rows=table.rows[~tests], _columns={}), kept


def unfinished(table: SurveyTable) -> list[Problem]:
    """Return a note on responses that were not finished."""
    partial = np.zeros(len(table.rows), dtype=bool)
    for q in table.of_kind("finished", "status"):
        column = table.coded(q)
        if q.kind == "status" and table.dialect == "qualtrics":
            continue
        partial |= np.array([*(fold(t) in _UNFINISHED for t in column.texts), False])[column.codes]
    return list(_told(table, partial, "note", PARTIAL))


def repeated(
    table: SurveyTable,
    answers: pd.DataFrame,
    respondents: pd.DataFrame,
    filled: Flags,
) -> Kept:
    """Find rows without any answer and duplicates.

    ``answers`` holds the answer codes, ``respondents`` the columns respondent, wave, employer_id
    and submitted, row by row. Of duplicates the first stays.
    """
    empty = ~filled
    problems = list(_told(table, empty, "note", NO_ANSWER))
    counts = [*_counted("no answer", empty)]
    gone = empty.copy()
    for why, flags in _duplicates(table, answers, respondents):
        new = flags & ~gone
        problems += _told(table, new, "warning", DUPLICATES, DUPLICATES_FIX, why=why)
        counts += _counted("duplicate", new)
        gone |= new
    return Kept(~gone, tuple(problems), tuple(counts))


def same_code(table: SurveyTable, respondents: pd.DataFrame) -> tuple[Flags, list[Problem]]:
    """Find respondents whose code still occurs more than once in a wave: they cannot be paired."""
    named = respondents["respondent"] != ""
    again = respondents.duplicated(["respondent", "wave"], keep=False) & named
    flags = again.to_numpy(dtype=bool)
    return flags, list(_told(table, flags, "warning", SAME_CODE, SAME_CODE_FIX))


def _duplicates(
    table: SurveyTable, answers: pd.DataFrame, respondents: pd.DataFrame
) -> list[tuple[str, Flags]]:
    wave = respondents["wave"]
    found = []
    for q in table.of_kind("response_id"):
        ids = pd.Series(table.coded(q).codes, index=respondents.index)
        again = pd.DataFrame({"id": ids, "wave": wave}).duplicated() & (ids >= 0)
        if 0 < again.sum() <= 0.2 * len(ids):
            found.append((SAME_ID, _flags(again)))
    same = pd.concat([answers, respondents[["respondent", "wave"]]], axis=1).duplicated()
    found.append((SAME_PERSON, _flags(same & (respondents["respondent"] != ""))))
    whole = pd.concat([answers, respondents[["submitted", "employer_id", "wave"]]], axis=1)
    timed = _to_the_second(respondents["submitted"])
    found.append((SAME_TIME, _flags(whole.duplicated() & timed)))
    return found


def _to_the_second(times: pd.Series) -> pd.Series:
    """True for times of a column that counts seconds: dates and minutes alone coincide."""
    counted = bool((times.dt.second.fillna(0) != 0).any())
    return times.notna() & counted


def _told(
    table: SurveyTable, flags: Flags, severity: str, what: str, fix: str = "", **more: str
) -> tuple[Problem, ...]:
    rows = [int(i) for i in np.flatnonzero(flags)]
    if not rows:
        return ()
    first: Question | None = next(iter(table.questions), None)
    where = table.address(rows[0], first) if first else table.grid.sheet
    n = len(rows)
    text = what.format(n=n, s="" if n == 1 else "s", rows=table.row_names(rows), **more)
    return (Problem("warning" if severity == "warning" else "note", where, text, fix),)


def _counted(why: str, flags: Flags) -> tuple[tuple[str, int], ...]:
    n = int(flags.sum())
    return ((why, n),) if n else ()


def _flags(values: pd.Series) -> Flags:
    return values.to_numpy(dtype=bool)
