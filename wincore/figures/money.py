"""What it cost: budget and actual by stage and item, and the unit cost per employer."""

from __future__ import annotations

import pandas as pd

from wincore.charts import Chart, empty, listed
from wincore.figures.context import Context
from wincore.wording import absent, percent, pounds, sentence

NO_COSTS = "No costs have been returned."
COSTS = {"stage": "Stage", "item": "Item", "budget": "Budget", "actual": "Actual"}
MONEY = {"Budget": "pounds", "Actual": "pounds"}
UNIT_COSTS = (
    "money.unit_cost_participating",
    "money.unit_cost_completed",
    "money.unit_cost_committed",
    "money.unit_cost_implementing",
)
UNIT_COST = "A unit cost divides what was spent by a count; nothing is compared with it."
NOT_CALCULABLE = "not calculable"


def costs(context: Context) -> Chart:
    """List budget and actual by item."""
    found = context.snapshot.table("costs")
    if found.empty:
        return empty(NO_COSTS, tuple(COSTS.values()))
    budget, actual = found["budget"].sum(), found["actual"].sum()
    used = f" ({percent(actual / budget)})" if budget else ""
    words = f"{pounds(actual)} of {pounds(budget)} have been spent{used}"
    return listed(found[list(COSTS)].rename(columns=COSTS), sentence(words), MONEY)


def unit_costs(context: Context) -> Chart:
    """List the unit cost per employer taking part, completing, committed, implementing."""
    rows = [
        (context.title(row["indicator"]), _cost(row), int(row["n"] or 0), row["note"])
        for name in UNIT_COSTS
        for _, row in context.programme(name).iterrows()
    ]
    if not rows:
        return empty(NO_COSTS)
    return listed(pd.DataFrame(rows, columns=["Per", "Unit cost", "Employers", "Note"]), UNIT_COST)


def _cost(row: pd.Series) -> str:
    return NOT_CALCULABLE if absent(row["value"]) else pounds(row["value"])
