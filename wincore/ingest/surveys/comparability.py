"""May a trend be drawn? Compare how a question was asked with how it was asked before.

``same``: wording at least 95 % alike and the same answers; the trend is drawn. ``reworded``: at
least 70 % alike, or declared an earlier wording; the trend is broken. ``scale changed``: other
answers; no trend. ``new`` and ``dropped``: asked on one side only; no trend. Likeness is the
normalised Levenshtein ratio of the folded texts (rapidfuzz `fuzz.ratio`). A negation on one side
only is never the same question, however alike the texts are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from wincore.comparability import TREND, Comparison, Trend, Verdict
from wincore.framework.categories import fold
from wincore.framework.instrument import Instrument, Item
from wincore.ingest.surveys.text import wording

__all__ = [
    "REWORDED",
    "SAME",
    "TREND",
    "Comparison",
    "Trend",
    "Verdict",
    "compare_instruments",
    "compare_items",
    "compare_wording",
    "likeness",
    "negated_differently",
    "same_answers",
]

SAME, REWORDED = 0.95, 0.70
_NEGATIONS = re.compile(r"\b(not|never|no|nobody|nothing|without|cannot|\w+n t)\b")


def likeness(before: str, after: str) -> float:
    """Return how alike two wordings are, 0-1."""
    return fuzz.ratio(wording(before), wording(after)) / 100


def negated_differently(before: str, after: str) -> bool:
    """True when one wording has a negation that the other lacks."""
    first, second = (len(_NEGATIONS.findall(wording(t))) for t in (before, after))
    return first % 2 != second % 2


def compare_wording(before: str, after: str) -> tuple[Verdict, float, str]:
    """Return verdict, likeness and reason for two wordings of a question."""
    found = likeness(before, after)
    if negated_differently(before, after) and found >= REWORDED:
        return "reworded", found, "one of the two wordings is negated"
    if found >= SAME:
        return "same", found, ""
    if found >= REWORDED:
        return "reworded", found, f"wordings are {found:.0%} alike"
    return "new", found, f"wordings are only {found:.0%} alike"


def same_answers(before: Sequence[str], after: Sequence[str]) -> bool:
    """True when two ordered sets of answer labels are the same, in the same order of meaning."""
    return [fold(a) for a in before] == [fold(a) for a in after]


def compare_items(
    item: str,
    before: tuple[str, Sequence[str]] | None,
    after: tuple[str, Sequence[str]] | None,
) -> Comparison:
    """Compare (wording, answer labels) of two waves; None where it was not asked."""
    if before is None or after is None:
        return Comparison(item, "new" if before is None else "dropped")
    verdict, found, why = compare_wording(before[0], after[0])
    if verdict != "new" and not same_answers(before[1], after[1]):
        verdict, why = "scale changed", f"{len(before[1])} answers before, {len(after[1])} now"
        if len(before[1]) == len(after[1]):
            why = "the answers have other labels or another order"
    return Comparison(item, verdict, found, why, after[0])


def compare_instruments(before: Instrument, after: Instrument) -> list[Comparison]:
    """Compare two versions of a questionnaire item by item, in the order of the newer one."""
    old = {i.id: _asked(before, i) for i in before.items}
    new = {i.id: _asked(after, i) for i in after.items}
    ids = [*new, *(i for i in old if i not in new)]
    return [compare_items(i, old.get(i), new.get(i)) for i in ids]


def _asked(instrument: Instrument, item: Item) -> tuple[str, list[str]]:
    answers = instrument.answer_set(item)
    return item.text, [a.label for a in answers.answers] if answers else []
