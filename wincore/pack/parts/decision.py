"""Parts 1 and 2: the decision asked, and the outcome that the rule suggests."""

from __future__ import annotations

from wincore.charts import listed
from wincore.figures import outcomes
from wincore.pack.content import Exhibit, Points, Section, Words
from wincore.pack.edition import Edition
from wincore.statistics.gate import gate
from wincore.summary import standing
from wincore.wording import british_date, counted

SUGGESTION = (
    "A suggestion by rule, not a decision: the panel decides, and records its reasons in part 14. "
    "A red must-have suggests Pause/repeat, and Stop when more than half of the rated must-haves "
    "are red. Amber, evidence of grade C or D, response below 80 % and a must-have without data "
    "are conditions. Otherwise the suggestion is Go."
)
CHANGE = "What would change the suggestion"
CONDITIONS = "What stands open by the rule"
CARRIED = "Conditions of earlier reviews that are still open"


def asked(edition: Edition, number: str) -> Section:
    """Say which decision is asked, of whom, when, and from which data."""
    context, programme = edition.context, edition.programme
    day = british_date(context.snapshot.as_at)
    cut_off = (
        f"The review is on {british_date(programme.review)}. Figures count what was held as at "
        f"{day}: {counted(len(context.snapshot.uploads), 'upload')} in all."
    )
    carried = tuple(
        f"{c.id}: {c.what} ({c.owner}, by {british_date(c.by_when)})" for c in edition.carried
    )
    dates = outcomes.milestones(context)
    named = listed(dates.table, dates.sentence, dates.formats)
    return Section(
        number,
        "The decision asked",
        (
            Words(programme.decision),
            Words(standing(context.findings, context.framework, context.wave)),
            Words(cut_off),
            *([Points(CARRIED, carried)] if carried else []),
            Exhibit("dates", "Dates of the programme", named),
        ),
    )


def suggested(edition: Edition, number: str) -> Section:
    """Give the outcome suggested, the rule that fired, and what would change it."""
    context = edition.context
    found = gate(context.findings, context.framework)
    return Section(
        number,
        f"Suggested outcome: {found.outcome}",
        (
            Words(found.rule_fired),
            Points(CHANGE, found.what_would_change_it),
            Points(CONDITIONS, found.conditions or ("Nothing.",)),
            Words(SUGGESTION),
        ),
    )
