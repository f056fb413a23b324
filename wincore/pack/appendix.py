"""Further sections of the appendix: why each number is what it is, and what is claimed."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from wincore.charts import Chart
from wincore.explanations.scales import of_scales
from wincore.figures import Context, claims, why
from wincore.findings import ALL
from wincore.framework.categories import EVERYBODY
from wincore.pack.content import Exhibit, Points, Section, Words
from wincore.pack.edition import Edition

WHY = (
    "The same text stands behind “Why this number?” on the pages. Cells are named to the evaluator "
    "only: in a survey each line is a person."
)
FOR, AGAINST = "Supporting", "Contrary"
RIVALS, ANSWERED = "Rival explanations that stand", "Rival explanations answered"


def explained(edition: Edition) -> Section:
    """Return the section that explains every figure of the programme."""
    found = _with_answers(why.table(edition.context), edition.context)
    shown = Exhibit("why", "Why each number", found, deck=False)
    return Section("D", "Appendix: why each number", (Words(WHY, deck=False), shown))


def _with_answers(found: Chart, context: Context) -> Chart:
    """Return the explanations of findings, with those of the answers to scales after them."""
    scales = [i.id for i in context.framework.indicators if i.scale]
    rows = [
        (one.title, EVERYBODY, why.worded(one.make(ALL).parts))
        for one in of_scales(context, scales)
    ]
    more = pd.DataFrame(rows, columns=list(why.COLUMNS))
    return replace(found, table=pd.concat([found.table, more], ignore_index=True))


def claimed(edition: Edition) -> Section:
    """Return the section of claims: what speaks for each, what against, what else explains it."""
    context = edition.context
    overview = Exhibit("claims", "Claims", claims.overview(context))
    points = [p for one in claims.cards(context) for p in _points(one)]
    return Section("E", "Appendix: claims", (overview, *points, Words(claims.RULE)))


def _points(one: claims.Assessed) -> list[Points]:
    lists = {
        FOR: [e.words for e in one.supporting],
        AGAINST: [e.words for e in one.contrary],
        RIVALS: one.claim.rivals,
        ANSWERED: one.claim.answered,
    }
    return [
        Points(f"{one.claim.claim} – {name.lower()}", tuple(lines), deck=False)
        for name, lines in lists.items()
        if lines
    ]
