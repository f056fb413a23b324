"""Employers that responses name, found in the register by id or by name; never guessed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from wincore.ingest.faults import Fault
from wincore.ingest.register import Register
from wincore.ingest.surveys.mapping import ColumnMapping
from wincore.ingest.surveys.table import Question, SurveyTable
from wincore.problems import Problem

TIMES = "{what} ({n} response{s})"
NONE_NAMED = "{n} response{s} name no employer; they count in the programme only."
NO_COLUMN = "No column names the employer."
NO_COLUMN_FIX = "Add a column “Employer”, or say which employer the whole file is about."
NOT_ASKED = "The survey does not ask for the employer; its figures are for everybody together."

Ids = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Employers:
    """The employer id of each response ("" where none), and employers new to the register."""

    ids: Ids
    added: pd.DataFrame
    problems: tuple[Problem, ...] = ()


def read_employers(
    table: SurveyTable,
    question: Question | None,
    known: pd.DataFrame | None,
    mapping: ColumnMapping,
    *,
    asked: bool,
    add: bool,
) -> Employers:
    """Find every employer named in a column.

    Into an empty register all are added, with a note; otherwise only when ``add`` is set. ``asked``
    says whether the instrument asks for the employer at all.
    """
    register = Register(known, add=add, mapping=mapping.employers)
    if mapping.employer:
        return _constant(table, mapping.employer, register)
    if question is not None:
        return _of_column(table, question, register)
    where = table.grid.sheet
    problem = Problem("error", where, NO_COLUMN, NO_COLUMN_FIX, asks=("employer",))
    if not asked:
        problem = Problem("note", where, NOT_ASKED)
    return Employers(_all(table, ""), register.new_rows(), (problem,))


def _of_column(table: SurveyTable, question: Question, register: Register) -> Employers:
    column = table.coded(question)
    read = [register.read(text) if text else ("", None) for text in column.texts]
    counts = column.counts()
    problems = [
        _told(fault, table.addresses(column, i, question), int(counts[i]))
        for i, (_, fault) in enumerate(read)
        if fault and counts[i]
    ]
    ids = np.array([*(found for found, _ in read), ""], dtype=object)[column.codes]
    unnamed = int((column.codes < 0).sum())
    if unnamed:
        what = NONE_NAMED.format(n=unnamed, s="" if unnamed == 1 else "s")
        problems.append(Problem("warning", table.header_address(question), what))
    return Employers(ids, register.new_rows(), tuple(problems))


def _constant(table: SurveyTable, employer: str, register: Register) -> Employers:
    found, fault = register.read(employer)
    problems = (_told(fault, (table.grid.sheet,), len(table.rows)),) if fault else ()
    return Employers(_all(table, found), register.new_rows(), problems)


def _told(fault: Fault, cells: tuple[str, ...], n: int) -> Problem:
    what = TIMES.format(what=fault.what.rstrip("."), n=n, s="" if n == 1 else "s")
    return Problem(fault.kind[0], cells[0], f"{what}.", fault.fix, cells, fault.asks)


def _all(table: SurveyTable, employer: str) -> Ids:
    return np.full(len(table.rows), employer, dtype=object)
