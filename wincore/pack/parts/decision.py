"""Parts 1 and 2: the decision asked, and the outcome that the rule suggests."""

from __future__ import annotations

import pandas as pd

from wincore.charts import Chart, listed
from wincore.figures import outcomes
from wincore.pack.content import Exhibit, Points, Section, Words
from wincore.pack.edition import Edition
from wincore.statistics.gate import OUTCOMES, GateSuggestion, gate
from wincore.summary import shortened, standing
from wincore.wording import british_date, counted

SUGGESTION = (
    "This is a suggestion by rule, not a decision: the panel decides, and records its reasons in "
    "part 14."
)
RULES = {
    "Go": "Every must-have is green; evidence is seen or corroborated; response is sufficient.",
    "Go with conditions": (
        "No rated must-have is red, but something is amber, rests on evidence of grade C or D, "
        "lacks data, or had a response below 80 %."
    ),
    "Pause/repeat": "A must-have is red, or none can be rated.",
    "Stop": "More than half of the rated must-haves are red.",
}
SUGGESTED, NOT_SUGGESTED = "met: suggested", "not met"
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
            Words(standing(context.findings, context.framework, context.wave)),
            Words(cut_off),
            *([Points(CARRIED, carried)] if carried else []),
            Exhibit("dates", "Dates of the programme", named),
        ),
        finding=programme.decision,
    )


def suggested(edition: Edition, number: str) -> Section:
    """Give the outcome suggested, the rule that fired, and what would change it."""
    context = edition.context
    found = gate(context.findings, context.framework)
    return Section(
        number,
        "Suggested outcome",
        (
            Exhibit("suggested", "The outcomes and their rules", _rules(found), shade="met"),
            Words(SUGGESTION),
            Points(CHANGE, found.what_would_change_it),
            Points(CONDITIONS, tuple(map(shortened, found.conditions)) or ("Nothing.",)),
        ),
    )


def _rules(found: GateSuggestion) -> Chart:
    rows = [(o, RULES[o], SUGGESTED if o == found.outcome else NOT_SUGGESTED) for o in OUTCOMES]
    table = pd.DataFrame(rows, columns=["Outcome", "Suggested when", "By the figures"])
    return listed(table, f"Suggested outcome: {found.rule_fired.replace(': ', '; ', 1)}")
