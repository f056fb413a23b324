"""Whether strategies deal with intersecting inequalities, and whether they are carried out."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from wincore.charts import Chart, action_map, recruitment_funnel, strategy_steps
from wincore.figures.context import Context
from wincore.indicators import views

STEPS = ["developed", "approved", "implemented"]
FUNNEL = ("Black", "White", "Asian", "Mixed", "Other")


def steps(context: Context) -> Chart:
    """Draw how far each employer's strategy has come."""
    found = views.strategy_steps(context.snapshot, context.framework, audience=context.audience)
    now = context.only_chosen(found[found["wave"] == context.wave])
    wide = now.pivot_table(index="employer", columns="step", values="answer", aggfunc="first")
    wide = wide.reindex(columns=STEPS).fillna("").reset_index()
    return strategy_steps(wide)


def actions(context: Context, view: Literal["now", "baseline", "change"] = "now") -> Chart:
    """Draw the toolkit's actions by employers: their stage, or how far they have moved."""
    titles = {a.id: a.title for a in context.framework.actions}
    before, now = (_actions(context, wave) for wave in (context.first_wave, context.wave))
    return action_map(before, now, titles, view=view)


def _actions(context: Context, wave: str) -> pd.DataFrame:
    found = views.actions_matrix(
        context.snapshot, context.framework, wave, audience=context.audience
    )
    return context.only_chosen(found)


def funnel(context: Context) -> Chart:
    """Draw applied, shortlisted, appointed for each ethnic group and the target group."""
    broad = context.group.endswith("(broad)")
    names = tuple(f"{g} (broad)" if broad and g == "Black" else g for g in FUNNEL)
    found = views.funnel(
        context.snapshot,
        context.framework,
        groups=names,
        wave=context.wave,
        employer=context.employer,
        audience=context.audience,
    )
    wide = found.pivot_table(
        index="group", columns="stage", values="people", sort=False, dropna=False
    )
    wide = wide.reindex(index=list(names), columns=["applied", "shortlisted", "appointed"])
    return recruitment_funnel(wide.reset_index(), target=context.target)
