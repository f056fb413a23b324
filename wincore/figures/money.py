"""What it cost: budget and actual by stage and item, and the unit cost per employer."""

from __future__ import annotations

import pandas as pd

from wincore.charts import Chart, empty, listed
from wincore.figures.context import Context
from wincore.findings import ALL, select
from wincore.framework.programme import Stage
from wincore.wording import absent, number, percent, pounds, sentence

NO_COSTS = "No costs have been returned."
COSTS = {"stage": "Stage", "item": "Item", "budget": "Budget", "actual": "Actual"}
STAGES = ("Stage", "Budget", "Actual", "Spent", "Note")
MONEY = {"Budget": "pounds", "Actual": "pounds"}
UNIT_COSTS = (
    "money.unit_cost_participating",
    "money.unit_cost_completed",
    "money.unit_cost_committed",
    "money.unit_cost_implementing",
)
AMOUNTS = ("money.budget", "money.actual")
UNIT_COST = "{cost} have been spent per employer taking part"
PLANNED = "; {cost} were planned"
NO_UNIT_COST = "No unit cost can be worked out yet"
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


def waves(context: Context) -> tuple[str, ...]:
    """Return the waves at which amounts of a stage are shown, the latest first."""
    found = select(context.findings, indicator=AMOUNTS[0], employer=ALL)
    return tuple(dict.fromkeys(found["wave"]))[::-1]


def by_stage(context: Context) -> Chart:
    """List what was budgeted and spent in each stage that has begun."""
    stages = context.framework.programme.stages
    rows = [_stage(context, stage) for stage in stages]
    held = [r for r in rows if not (absent(r["Budget"]) and absent(r["Actual"]))]
    if not held:
        return empty(NO_COSTS, STAGES)
    words = [f"{r['Stage']}: {pounds(r['Actual'])} of {pounds(r['Budget'])} spent" for r in held]
    formats = MONEY | {"Spent": "share"}
    return listed(pd.DataFrame(held, columns=list(STAGES)), sentence("; ".join(words)), formats)


def _stage(context: Context, stage: Stage) -> dict[str, object]:
    found = {
        name: _of_stage(context, indicator, stage)
        for name, indicator in zip(("Budget", "Actual"), AMOUNTS, strict=True)
    }
    budget, actual = (None if row is None else row["value"] for row in found.values())
    spent = None if not budget or absent(budget) or absent(actual) else actual / budget
    notes = [row["note"] for row in found.values() if row is not None]
    return {
        "Stage": stage.title,
        "Budget": budget,
        "Actual": actual,
        "Spent": spent,
        "Note": "; ".join(dict.fromkeys(n.removeprefix(stage.title).lstrip(";: ") for n in notes)),
    }


def _of_stage(context: Context, indicator: str, stage: Stage) -> pd.Series | None:
    """Return the figure of a stage: it is shown at the latest wave held within the stage."""
    closes = {w.id: w.closes for w in context.framework.programme.waves}
    rows = select(context.findings, indicator=indicator, employer=ALL)
    inside = rows[[stage.starts <= closes[w] <= stage.ends for w in rows["wave"]]]
    return inside.iloc[-1] if len(inside) else None


def unit_costs(context: Context) -> Chart:
    """List the unit cost per employer taking part, completing, committed, implementing."""
    rows = [
        (context.title(row["indicator"]), _cost(row), number(row["n"]), row["note"])
        for name in UNIT_COSTS
        for _, row in context.programme(name).iterrows()
    ]
    if not rows:
        return empty(NO_COSTS)
    table = pd.DataFrame(rows, columns=["Per", "Unit cost", "Employers", "Note"])
    return listed(table, sentence(_per_employer(context)))


def _per_employer(context: Context) -> str:
    rows = context.programme(UNIT_COSTS[0]).dropna(subset="value")
    if rows.empty:
        return NO_UNIT_COST
    said, planned = UNIT_COST.format(cost=pounds(rows["value"].iloc[0])), rows["expected"].iloc[0]
    return said if absent(planned) else said + PLANNED.format(cost=pounds(planned))


def _cost(row: pd.Series) -> str:
    return NOT_CALCULABLE if absent(row["value"]) else pounds(row["value"])
