"""Who has committed in public, and to what."""

from __future__ import annotations

import pandas as pd

from wincore.charts import Chart, before_after, commitment_matrix
from wincore.figures.context import Context
from wincore.indicators import views

PERCEIVED = (
    "commitment.perceived_leads",
    "commitment.perceived_participants",
    "commitment.perceived_staff",
)


def matrix(context: Context) -> Chart:
    """Draw employers by the tests of a commitment at the chosen wave."""
    found = views.commitment_matrix(
        context.snapshot, context.framework, wave=context.wave, audience=context.audience
    )
    marks = found.assign(met=found["answer"])[["employer", "test", "met", "date"]]
    return commitment_matrix(context.only_chosen(marks), target=context.target)


def perceived(context: Context) -> Chart:
    """Draw how committed leaders look to themselves, to participants and to staff."""
    return scales(context, PERCEIVED)


def scales(context: Context, indicators: tuple[str, ...]) -> Chart:
    """Draw survey scales before and after, the programme thick and employers thin."""
    rows = [
        context.rows(i, group="all").assign(label=context.title(i))
        for i in indicators
        if i in {x.id for x in context.framework.indicators}
    ]
    found = pd.concat(rows, ignore_index=True)
    keep = found["employer"].isin(["all", context.employer]) | (context.employer == "all")
    return before_after(found[keep])
