"""Items answered on another scale than the instrument has, and what becomes of their trend."""

from __future__ import annotations

from collections.abc import Sequence

from wincore.comparability import Verdict
from wincore.ingest.surveys.answers import ItemAnswers
from wincore.ingest.surveys.labels import number_of
from wincore.ingest.surveys.roles import Roles
from wincore.ingest.surveys.table import SurveyTable
from wincore.ingest.surveys.text import sentence
from wincore.problems import Problem, blocking

UNLIKE = "answers that the instrument does not have"
MERGED = "{labels} put onto fewer answers by hand"
RELABELLED = "other answer labels, put onto the scale by hand: {labels}"
PUT = "The answers to “{item}” were put onto another scale by hand ({labels}): {trend}."
NO_TREND = "no trend to other waves is drawn for it"
BROKEN_TREND = "its trend to other waves is broken"


def other_answers(answered: Sequence[ItemAnswers]) -> dict[str, tuple[Verdict, str]]:
    """Return verdict and reason of the items that were answered on another scale.

    Labels that stand for one answer each are the scale in other words; where two stand for the
    same answer the scale was another one. Numbers in another order are the same scale.
    """
    found: dict[str, tuple[Verdict, str]] = {}
    for one in answered:
        labels = ", ".join(f"“{sentence(t, 40)}”" for t in sorted(one.by_hand))
        if blocking(list(one.problems)):
            found[one.item.id] = ("scale changed", UNLIKE)
        elif one.merged:
            found[one.item.id] = ("scale changed", MERGED.format(labels=labels))
        elif any(number_of(t) is None for t in one.by_hand):
            found[one.item.id] = ("reworded", RELABELLED.format(labels=labels))
    return found


def about_scales(
    table: SurveyTable, roles: Roles, answered: Sequence[ItemAnswers]
) -> list[Problem]:
    """Warn of items whose answers somebody has put onto the scale."""
    columns = {m.item.id: m.unit.first for m in roles.items if m.item}
    told = {o.item.id: o for o in answered if not blocking(list(o.problems))}
    problems = []
    for item, (verdict, _) in other_answers(list(told.values())).items():
        labels = ", ".join(f"“{sentence(t, 40)}”" for t in told[item].by_hand)
        trend = NO_TREND if verdict == "scale changed" else BROKEN_TREND
        what = PUT.format(item=sentence(told[item].item.text, 60), labels=labels, trend=trend)
        problems.append(Problem("warning", table.header_address(columns[item]), what))
    return problems
