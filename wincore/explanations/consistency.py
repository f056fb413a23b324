"""Why this alpha: how far the items of a scale go together, and whose answers say so."""

from __future__ import annotations

from functools import partial

from wincore.cells import Selection
from wincore.cells.questions import Part as Whose
from wincore.cells.questions import of_question
from wincore.explanations.explanation import (
    ASKED,
    IN_FIGURES,
    MEANS,
    NOTE,
    RANGE,
    WORKED_OUT,
    Explanation,
    Told,
    told,
)
from wincore.figures import reliability
from wincore.figures.context import Context
from wincore.framework.instrument import Scale
from wincore.indicators.computing import facts_of
from wincore.lineage import quoted
from wincore.parts import Part
from wincore.wording import absent, counted, number

TITLE = "Internal consistency, {scale}"
MEANING = (
    "Cronbach's alpha: how far the answers to the items of a scale go together. 0 is not at all, 1 "
    "wholly; it says nothing about what the scale measures."
)
FORMULA = (
    "k ÷ (k − 1) × (1 − sum of the variances of k items ÷ variance of their sum), of respondents "
    "who answered every item; reverse-worded items turned round first"
)
FIGURES = "alpha {alpha}, from {n} to {items}"
SPREAD = "{low} to {high} (95 % interval for alpha, by Feldt's method)"
COMPLETE = "Complete answers"
LEFT = "{count} without an answer to one of the items or more"


def of_scales(context: Context, instrument: str) -> tuple[Explanation, ...]:
    """Return an explanation of the alpha of every scale of a questionnaire."""
    scales = context.framework.instrument(instrument).scales
    return tuple(
        Explanation(
            TITLE.format(scale=s.title),
            ("alpha", instrument, s.id, context.wave),
            partial(_told, context, instrument, s),
        )
        for s in scales
    )


def _told(context: Context, instrument: str, scale: Scale, whose: str) -> Told:
    asked = context.framework.instrument(instrument).scale_items(scale.id)
    chosen, everybody = _cells(context, instrument, scale)
    figure = [
        Part(MEANS, MEANING),
        Part(WORKED_OUT, FORMULA),
        Part(ASKED, "; ".join(quoted(i) for i in asked)),
        *_figures(context, instrument, scale),
    ]
    left = everybody - len(chosen.rows)
    without = LEFT.format(count=counted(left, "response")) if left else ""
    return told(context, figure, [chosen], without if context.audience == "evaluator" else "")


def _figures(context: Context, instrument: str, scale: Scale) -> list[Part]:
    """Return alpha with its range and caution, as the table has them."""
    table = reliability.scales(context, instrument).table
    row = next((r for r in table.to_dict("records") if r["Scale"] == scale.title), None)
    if row is None or absent(row["Alpha"]):
        return [Part(NOTE, reliability.NOBODY if row is None else str(row["Caution"]))]
    alpha, low, high = (number(row[c], 2) for c in ("Alpha", "Lowest", "Highest"))
    n, items = counted(row[COMPLETE], "complete answer"), counted(row["Items"], "item")
    return [
        Part(IN_FIGURES, FIGURES.format(alpha=alpha, n=n, items=items)),
        Part(RANGE, SPREAD.format(low=low, high=high)),
        Part(NOTE, str(row["Caution"])),
    ]


def _cells(context: Context, instrument: str, scale: Scale) -> tuple[Selection, int]:
    """Return the complete answers to a scale, and the number of responses there are."""
    facts = facts_of(context.snapshot, context.framework)
    items = context.framework.instrument(instrument).scale_items(scale.id)
    held = facts.held("responses")
    held = held[(held["instrument"] == instrument) & (held["wave"] == context.wave)]
    rows = held.index
    for item in items:
        found = of_question(facts, Whose(instrument, context.wave), item, ())
        rows = rows.intersection(found[0].rows) if found else rows[:0]
    return Selection(COMPLETE, "responses", rows, tuple(i.id for i in items)), len(held)
