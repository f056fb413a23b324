"""Further sections of the appendix: why each number is what it is, and what is claimed."""

from __future__ import annotations

from wincore.figures import claims, why
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
    found = why.table(edition.context)
    shown = Exhibit("why", "Why each number", found, deck=False)
    return Section("D", "Appendix: why each number", (Words(WHY, deck=False), shown))


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
