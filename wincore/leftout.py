"""Who and what a figure leaves out, counted."""

from __future__ import annotations

import pandas as pd

from wincore.cells.response import OF_PEOPLE, answers
from wincore.cells.selection import asked_for
from wincore.findings import Audience
from wincore.framework import Indicator
from wincore.indicators.facts import Facts
from wincore.wording import absent, counted, number

UNKNOWN_PEOPLE = "{count} of whom it is not known whether they belong to the group"
UNKNOWN_EMPLOYERS = "{count} of which it is not known"
TOO_FEW_ITEMS = "{count} to fewer than half of the items"
NOT_ANSWERED = "{count} who {verb} not answered"
ABSENT = "{count} not returned"
NO_BASE = "{answers} of {employers} of which the number asked is not known"
PEOPLE = ("workforce", "recruitment", "progression")


def left_out(row: pd.Series, indicator: Indicator, facts: Facts, audience: Audience) -> str:
    """Write how many are missing, and what is: people, answers, employers or entries."""
    if indicator.id in OF_PEOPLE:
        return _of_rate(row, facts, audience)
    if absent(row["missing"]) or not row["missing"]:
        return ""
    missing = row["missing"]
    if indicator.unit == "employers":
        return UNKNOWN_EMPLOYERS.format(count=counted(missing, "employer"))
    if indicator.scale:
        return TOO_FEW_ITEMS.format(count=counted(missing, "answer"))
    if indicator.id.partition(".")[0] in PEOPLE:
        return UNKNOWN_PEOPLE.format(count=counted(missing, "person"))
    return ABSENT.format(count=number(missing))


def _of_rate(row: pd.Series, facts: Facts, audience: Audience) -> str:
    """Write who has not answered; to the evaluator also which answers no rate can be made from."""
    told = []
    if not (absent(row["numerator"]) or absent(row["denominator"])):
        silent = max(0.0, row["denominator"] - row["numerator"])
        verb = "has" if silent == 1 else "have"
        told.append(NOT_ANSWERED.format(count=counted(silent, "person"), verb=verb))
    if audience == "evaluator" and (left := _without_base(row, facts)):
        told.append(left)
    return "; ".join(told)


def _without_base(row: pd.Series, facts: Facts) -> str:
    _, others = answers(facts, asked_for(row, facts))
    if others.empty:
        return ""
    employers = counted(others["employer_id"].nunique(), "employer")
    return NO_BASE.format(answers=counted(len(others), "answer"), employers=employers)
