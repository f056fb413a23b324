"""Which wave each response belongs to: as told, by a column, or by the date it was given."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wincore.framework.programme import Programme, Wave
from wincore.ingest.surveys.dates import Dated
from wincore.ingest.surveys.table import Question, SurveyTable
from wincore.ingest.waves import Waves as Known
from wincore.problems import Problem

UNDEFINED = "Wave “{wave}” is not defined in the programme ({n} response{s})."
UNDEFINED_FIX = "Use one of: {known}."
NOT_TOLD = "It is not known which wave the responses belong to: no wave was given, and no dates."
NOT_TOLD_FIX = "Say which wave the file is about (--wave W), one of: {known}."
BY_DATE = "The wave was told by the dates of the responses: {found}."
OUTSIDE = "{n} response{s} date{verb} from outside every wave, the first from {date}."
UNDATED = "{n} response{s} carr{verb} no date, so that their wave is not known."
AMBIGUOUS = "The dates could be read day first or month first; they were read {order} first."
AMBIGUOUS_FIX = "If that is wrong, say which wave the file is about (--wave W)."
ASKS = ("wave",)  # the decision that settles any of these
MONTH_FIRST_TOOLS = {"surveymonkey"}

Ids = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Waves:
    """The wave id of each response ("" where it is not known)."""

    ids: Ids
    problems: tuple[Problem, ...] = ()


def read_waves(
    table: SurveyTable,
    programme: Programme,
    told: str | None,
    question: Question | None,
    dates: tuple[Question, Dated] | None,
) -> Waves:
    """Find the wave of every response.

    ``told`` goes before a wave column (``question``), which goes before ``dates``: the response is
    of the wave during which it was given.
    """
    if told:
        return _told(table, programme, told)
    if question is not None:
        return _by_column(table, programme, question)
    if dates is not None and not np.isnat(dates[1].times).all():
        return _by_date(table, programme, *dates)
    problem = Problem(
        "error", table.grid.sheet, NOT_TOLD, NOT_TOLD_FIX.format(known=_ids(programme)), asks=ASKS
    )
    return Waves(np.full(len(table.rows), "", dtype=object), (problem,))


def wave_named(name: str, programme: Programme) -> str:
    """Return the id of the wave known by a name, its title or another spelling; "" if none is."""
    return Known(programme).read(name)[0]


def _told(table: SurveyTable, programme: Programme, told: str) -> Waves:
    found = wave_named(told, programme)
    problems = () if found else (_undefined(table.grid.sheet, told, len(table.rows), programme),)
    return Waves(np.full(len(table.rows), found, dtype=object), problems)


def _by_column(table: SurveyTable, programme: Programme, question: Question) -> Waves:
    column = table.coded(question)
    found = [wave_named(t, programme) for t in column.texts]
    counts = column.counts()
    problems = [
        _undefined(table.address(column.first(i), question), text, int(counts[i]), programme)
        for i, text in enumerate(column.texts)
        if text and not found[i]
    ]
    blank = np.flatnonzero(column.codes < 0)
    if len(blank):
        where = table.address(int(blank[0]), question)
        problems.append(_undefined(where, "", len(blank), programme))
    return Waves(np.array([*found, ""], dtype=object)[column.codes], tuple(problems))


def _by_date(table: SurveyTable, programme: Programme, question: Question, dated: Dated) -> Waves:
    days = dated.times.astype("datetime64[D]")
    ids = np.full(len(days), "", dtype=object)
    for wave in programme.waves:
        ids[_during(days, wave)] = wave.id
    problems = [*_strays(table, question, days, ids)]
    found = ", ".join(f"{w.id} ({n})" for w in programme.waves if (n := int((ids == w.id).sum())))
    where = table.header_address(question)
    if found:
        problems.append(Problem("note", where, BY_DATE.format(found=found)))
    if dated.ambiguous:
        what = AMBIGUOUS.format(order="month" if dated.month_first else "day")
        problems.append(Problem("warning", where, what, AMBIGUOUS_FIX, asks=ASKS))
    return Waves(ids, tuple(problems))


def _strays(
    table: SurveyTable, question: Question, days: npt.NDArray[np.datetime64], ids: Ids
) -> list[Problem]:
    undated = np.flatnonzero(np.isnat(days))
    outside = np.flatnonzero(~np.isnat(days) & (ids == ""))
    problems = []
    if len(outside):
        n, first = len(outside), int(outside[0])
        what = OUTSIDE.format(
            n=n, s="" if n == 1 else "s", verb="s" if n == 1 else "", date=days[first]
        )
        where = table.address(first, question)
        problems.append(Problem("error", where, what, AMBIGUOUS_FIX, asks=ASKS))
    if len(undated):
        n, first = len(undated), int(undated[0])
        what = UNDATED.format(n=n, s="" if n == 1 else "s", verb="ies" if n == 1 else "y")
        where = table.address(first, question)
        problems.append(Problem("error", where, what, AMBIGUOUS_FIX, asks=ASKS))
    return problems


def _during(days: npt.NDArray[np.datetime64], wave: Wave) -> npt.NDArray[np.bool_]:
    inside = (days >= np.datetime64(wave.opens)) & (days <= np.datetime64(wave.closes))
    return np.asarray(inside, dtype=bool)


def _undefined(where: str, wave: str, n: int, programme: Programme) -> Problem:
    what = UNDEFINED.format(wave=wave, n=n, s="" if n == 1 else "s")
    return Problem("error", where, what, UNDEFINED_FIX.format(known=_ids(programme)), asks=ASKS)


def _ids(programme: Programme) -> str:
    return ", ".join(w.id for w in programme.waves)
