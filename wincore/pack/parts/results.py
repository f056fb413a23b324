"""Parts 3, 4 and 10 to 12: objectives, outcomes, employers, money, what is not known, risks."""

from __future__ import annotations

from wincore.charts import RATINGS
from wincore.figures import money as costs
from wincore.figures import outcomes as drawn
from wincore.figures import review, risks
from wincore.pack.content import Points, Section, Words
from wincore.pack.edition import Edition
from wincore.pack.parts.exhibits import progress, table
from wincore.recording import titles_of
from wincore.summary import RULE, not_known

EMPLOYERS = (
    "An employer's rating in an outcome counts its own rated indicators: green from 90 % of them, "
    "amber from half. Employers stand in the order of their names: this is no league table."
)
CHANGED = "Ratings are those the rule suggests. The panel changed (part 14): {what}."
STAGE_ONE_ONLY = "The approved sum pays for stage one only; no money for stage two is assumed."
NOTHING_OPEN = "Nothing that was asked for is missing."
SPENT = "A unit cost divides what was spent on the stage by a count of employers."


def objectives(edition: Edition, number: str) -> Section:
    """Show every part of every objective against what was planned and expected by now."""
    context = edition.context
    texts = tuple(f"{o.id} {o.title}: {o.text}" for o in context.framework.objectives)
    shown = progress("objectives", "Objectives", drawn.objectives(context), context)
    words = Points("All parts of an objective must hold", texts)
    return Section(number, "Objectives: planned, expected by now, actual", (shown, words))


def outcomes(edition: Edition, number: str) -> Section:
    """Show the outcomes at a glance."""
    context = edition.context
    found = review.at_a_glance(context)
    heads = [o.headline for o in context.framework.outcomes]
    shown = table("outcomes", "Outcomes at a glance", found, context, heads, shade="rating")
    return Section(number, "Outcomes at a glance", (shown, Words(RULE), *_changed(edition)))


def _changed(edition: Edition) -> tuple[Words, ...]:
    """Say below the suggested ratings that the panel has changed some of them."""
    changed = edition.record.overrides
    titles = titles_of(edition.context.framework)
    told = [
        f"{titles.get(o.of, o.of)} from {RATINGS[o.suggested].word} to {RATINGS[o.rating].word}"
        for o in changed
    ]
    return (Words(CHANGED.format(what="; ".join(told))),) if told else ()


def employers(edition: Edition, number: str) -> Section:
    """Show the rating of each employer in each outcome."""
    context = edition.context
    shown = table(
        "employers", "Employers by outcomes", drawn.grid(context), context, shade="rating"
    )
    return Section(number, "Employers by outcomes", (shown, Words(EMPLOYERS)))


def money(edition: Edition, number: str) -> Section:
    """Show budget, spending, and what an employer has cost."""
    context = edition.context
    spent = table("costs", "Budget and spending", costs.costs(context), context)
    each = costs.unit_costs(context)
    per = table("unit_costs", "Cost per employer", each, context, costs.UNIT_COSTS)
    return Section(number, "Money", (spent, per, Words(STAGE_ONE_ONLY), Words(SPENT)))


def unknown(edition: Edition, number: str) -> Section:
    """Say what the figures do not say, and what may go wrong."""
    context = edition.context
    lines = not_known(context.findings, context.snapshot, context.framework, context.wave)
    register = table("risks", "Risks", risks.register(context), context)
    points = Points("What is not known", tuple(lines) or (NOTHING_OPEN,))
    note = edition.record.risks
    return Section(
        number,
        "What is not known, and risks",
        (points, register, *([Words(note)] if note else [])),
    )
