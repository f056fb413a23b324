"""What is claimed of the programme, and how well the figures bear it out."""

from __future__ import annotations

import pandas as pd

from wincore.charts import Chart, empty, listed
from wincore.claims import AGAINST, FOR, RULE, Assessed, assessed
from wincore.figures.context import Context
from wincore.wording import counted, listing, number, sentence

NO_CLAIMS = "No claims are written down: they belong into the file of claims in data/."
COLUMNS = (
    "Claim", "Outcome", "Strength by rule", "Evaluator's word", "For", "Against", "Rivals open",
)  # fmt: skip
OWN = "none given"
__all__ = ["NO_CLAIMS", "RULE", "Assessed", "cards", "exhibits", "overview"]


def cards(context: Context) -> list[Assessed]:
    """Return every claim with what speaks for and against it at the chosen wave."""
    return assessed(context.findings, context.framework, context.wave)


def exhibits(context: Context) -> tuple[str, ...]:
    """Return the indicators that claims name, each once."""
    named = (i for c in context.framework.claims for i in (*c.supporting, *c.contrary))
    return tuple(dict.fromkeys(named))


def overview(context: Context) -> Chart:
    """List the claims with their strength, and how many figures speak for and against each."""
    found = cards(context)
    if not found:
        return empty(NO_CLAIMS, COLUMNS)
    titles: dict[str, str] = {o.id: o.title for o in context.framework.outcomes}
    rows = [_row(one, titles) for one in found]
    counts = pd.Series([one.strength for one in found]).value_counts()
    said = listing(f"{number(n)} {word}" for word, n in counts.items())
    words = f"Of {counted(len(found), 'claim')}, by the figures: {said}"
    return listed(pd.DataFrame(rows, columns=list(COLUMNS)), sentence(words))


def _row(one: Assessed, titles: dict[str, str]) -> tuple[str, ...]:
    exhibits = (*one.supporting, *one.contrary)
    return (
        one.claim.claim,
        titles.get(one.claim.outcome, one.claim.outcome.capitalize()),
        one.strength,
        one.claim.strength or OWN,
        number(sum(e.says == FOR for e in exhibits)),
        number(sum(e.says == AGAINST for e in exhibits)),
        number(len(one.claim.rivals)),
    )
