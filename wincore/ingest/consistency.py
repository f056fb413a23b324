"""What must hold between the cells of a sheet, and between the sheets of a return."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pandas as pd

from wincore.framework.categories import fold
from wincore.ingest.context import Context
from wincore.ingest.faults import Faults, Kind, fault
from wincore.ingest.repeats import counted_twice
from wincore.ingest.rows import Clean
from wincore.problems import Problem

MORE_THAN: Kind = (
    "error",
    "{part} ({small}) is more than {whole} ({large}).",
    "Correct one of the two; {part} are some of the {whole}.",
)
MORE_ATTENDED: Kind = (
    "warning",
    "More people attended ({small}) than were invited ({large}).",
    "Check both figures; the share of invited places will be above 100 %.",
)
SELF_LINK: Kind = ("error", "The employer is linked to itself.", "Correct one of the two ends.")
ENDS_BEFORE: Kind = ("warning", "It completed before it joined.", "Check the two dates.")
NO_SESSION: Kind = (
    "error",
    "{session!r} is not a session of the Sessions sheet.",
    "Add the session to the Sessions sheet, or correct its id.",
)
NO_ACTION: Kind = (
    "error",
    "There is no action {action}.",
    "Actions are numbered {first} to {last}.",
)
NO_STAGE: Kind = (
    "warning",
    "{stage!r} is not a stage of the programme; its costs stand outside every stage.",
    "Use one of: {known}.",
)
UNDATED: Kind = (
    "warning",
    "It is met, but since when is not given: it will count in the latest wave only.",
    "Enter the date on which it was first met.",
)
RENAMED: Kind = (
    "warning",
    "{id} is {known!r} in the register and {given!r} here; the new name will be used.",
    "Check that it is the same employer.",
)


def in_order(table: Clean, names: tuple[str, ...], kind: Kind) -> list[Problem]:
    """Find rows where a later column of ``names`` is larger than the one before it."""
    faults = Faults()
    for large, small in pairwise(names):
        wrong = (table.frame[small] > table.frame[large]).fillna(False)
        for row in table.frame.index[wrong]:
            few, many = table.frame.at[row, small], table.frame.at[row, large]
            found = fault(kind, part=small, whole=large, small=few, large=many)
            faults.add(found, table.place(int(row), small))
    return faults.problems()


def _recruitment(table: Clean, context: Context) -> list[Problem]:
    return in_order(table, ("applied", "shortlisted", "appointed"), MORE_THAN)


def _attendance(table: Clean, context: Context) -> list[Problem]:
    return in_order(table, ("invited", "attended"), MORE_ATTENDED)


def _links(table: Clean, context: Context) -> list[Problem]:
    ends = table.frame
    same = (ends["from_employer"] == ends["to_employer"]) & (ends["to_employer"] != "")
    return _each(table, same, "to_employer", SELF_LINK)


def _employers(table: Clean, context: Context) -> list[Problem]:
    frame, known = table.frame, context.register.names
    found = _each(table, frame["completed"] < frame["joined"], "completed", ENDS_BEFORE)
    faults = Faults()
    for row, (key, name) in enumerate(zip(frame["employer_id"], frame["employer"], strict=True)):
        if fold(known.get(key, name)) != fold(name):
            told = fault(RENAMED, id=key, known=known[key], given=name)
            faults.add(told, table.place(row, "employer"))
    return found + faults.problems()


def _actions(table: Clean, context: Context) -> list[Problem]:
    known, faults = [a.id for a in context.framework.actions], Faults()
    for row, action in enumerate(table.frame["action"]):
        if not pd.isna(action) and action > 0 and known and action not in known:
            told = fault(NO_ACTION, action=action, first=min(known), last=max(known))
            faults.add(told, table.place(row, "action"))
    return faults.problems()


def _commitments(table: Clean, context: Context) -> list[Problem]:
    undated = (table.frame["met"] == "yes") & table.frame["date"].isna()
    return _each(table, undated, "date", UNDATED)


def _costs(table: Clean, context: Context) -> list[Problem]:
    known, faults = [s.id for s in context.framework.programme.stages], Faults()
    for row, stage in enumerate(table.frame["stage"]):
        if stage and stage not in known:
            told = fault(NO_STAGE, stage=stage, known=", ".join(known))
            faults.add(told, table.place(row, "stage"))
    return faults.problems()


def _each(table: Clean, wrong: pd.Series, name: str, kind: Kind) -> list[Problem]:
    faults = Faults()
    for row in table.frame.index[wrong.fillna(False)]:
        faults.add(fault(kind), table.place(int(row), name))
    return faults.problems()


CHECKS: dict[str, Callable[[Clean, Context], list[Problem]]] = {
    "workforce": lambda table, context: counted_twice(table),
    "recruitment": lambda t, context: counted_twice(t) + _recruitment(t, context),
    "progression": lambda table, context: counted_twice(table),
    "employers": _employers,
    "commitments": _commitments,
    "actions": _actions,
    "attendance": _attendance,
    "links": _links,
    "costs": _costs,
}


def sessions_known(tables: dict[str, Clean]) -> list[Problem]:
    """Find attendance at sessions that the file's own Sessions sheet does not list."""
    if "sessions" not in tables or "attendance" not in tables:
        return []
    known, faults = set(tables["sessions"].frame["session_id"]), Faults()
    attendance = tables["attendance"]
    for row, session in enumerate(attendance.frame["session_id"]):
        if session and session not in known:
            told = fault(NO_SESSION, session=session)
            faults.add(told, attendance.place(row, "session_id"))
    return faults.problems()
