"""Who has committed in public, and to what."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from wincore.charts import Chart, before_after, commitment_matrix, dots_with_ranges
from wincore.figures.context import Context
from wincore.findings import select
from wincore.indicators import views
from wincore.wording import number, out_of, sentence

USUAL_POINTS = 5
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


def strength(context: Context) -> Chart:
    """Draw the strength of each employer's commitment: how many of six tests are met."""
    found = context.employers("commitment.score", group="all")
    known = found["value"].dropna()
    tests = found["denominator"].max() if len(found) else 0
    middle = f"{number(known.median(), 1)} of {number(tests)}"
    words = f"Commitments meet {middle} tests at the median employer"
    rows = found.assign(
        label=found["employer"],
        base=[out_of(r.numerator, r.denominator) for r in found.itertuples()],
    ).sort_values(["value", "employer"], ascending=[False, True], na_position="last")
    return dots_with_ranges(
        rows, sentence(words), kind="count", axis="Tests met", span=(-0.3, float(tests) + 0.3)
    )


def perceived(context: Context) -> Chart:
    """Draw how committed leaders look to themselves, to participants and to staff."""
    return scales(context, PERCEIVED)


def scales(context: Context, indicators: Sequence[str]) -> Chart:
    """Draw survey scales before and after, the programme thick and employers thin.

    An indicator that the framework does not have is left out.
    """
    rows = [context.rows(i, group="all").assign(label=context.title(i)) for i in indicators]
    found = pd.concat([select(context.findings, "").assign(label=""), *rows], ignore_index=True)
    keep = found["employer"].isin(["all", context.employer]) | (context.employer == "all")
    return before_after(found[keep], high=most_points(context, indicators))


def most_points(context: Context, indicators: Sequence[str]) -> int:
    """Return how many answers the longest of these scales has: where their axis ends."""
    known = (i for i in context.framework.indicators if i.id in indicators and i.scale)
    sets = (
        asked.answer_set(asked.scale_items(i.scale)[0])
        for i in known
        for asked in [context.framework.instrument(i.instrument)]
    )
    return max((len(answers.answers) for answers in sets if answers), default=USUAL_POINTS)
