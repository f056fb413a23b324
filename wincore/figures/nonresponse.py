"""Who did not answer: response by group, weights to the workforce, who left between waves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from wincore.charts import Chart, empty, listed
from wincore.figures.context import Context
from wincore.framework.categories import EVERYBODY
from wincore.indicators import views
from wincore.indicators.views.margins import margins, respondents
from wincore.indicators.views.respondents import UNPAIRED, leaving
from wincore.statistics import Weights, rake, response_rate, weighted_share
from wincore.wording import (
    MISSING,
    absent,
    counted,
    listing,
    number,
    out_of,
    people,
    percent,
    percentage_points,
    sentence,
)  # fmt: skip

STAFF = "inclusion"
GROUPS = ("all", "Asian", "Black", "Mixed", "White", "Other", "female", "male", "young Black men")
WITHHELD = (
    "[c] Who answered, group by group, is for the evaluator only: few people stand behind it."
)
NOBODY = "Nobody has answered “{title}” at this wave."
NO_WEIGHTS = "No weights at this wave: {reason}"
FIRST = "Who left can be told from the second wave on."
BY_GROUP = (
    "Group",
    "Responses",
    "Headcount",
    "Response rate",
    "Share of answers",
    "Share of staff",
)
WEIGHTED = (
    "Statement", "Unweighted", "Weighted", "Difference", "Weighted, low", "Weighted, high", "n",
)  # fmt: skip
FORMATS = {
    **dict.fromkeys(("Unweighted", "Weighted", "Weighted, low", "Weighted, high"), "share1"),
    "Difference": "gap",
    "n": "count",
}
LEFT = ("Employer", "Both waves", "Before only", "Now only", "Without a code")


def by_group(context: Context) -> Chart:
    """List staff's responses against the headcount, group by group, at the chosen wave."""
    if context.audience != "evaluator":
        return empty(WITHHELD, BY_GROUP)
    answers = _answers_of_groups(context)
    if not answers.get(EVERYBODY):
        return empty(_nobody(context), BY_GROUP)
    rows = [_group(context, g, answers) for g in GROUPS]
    formats = {"Responses": "count", "Headcount": "count", "Response rate": "share1"}
    formats |= {"Share of answers": "share1", "Share of staff": "share1"}
    table = pd.DataFrame(rows, columns=list(BY_GROUP))
    return listed(table, _most_and_least(table), formats)


def _answers_of_groups(context: Context) -> dict[str, int]:
    found = views.distribution(
        context.snapshot, context.framework, STAFF, _first_item(context),
        by="group", wave=context.wave, audience=context.audience,
    )  # fmt: skip
    return {str(g): int(n) for g, n in found.groupby("split")["n"].sum().items()}


def _first_item(context: Context) -> str:
    return next(i.id for i in context.framework.instrument(STAFF).items if i.kind == "likert")


def _group(context: Context, group: str, answers: dict[str, int]) -> tuple[object, ...]:
    staff, everybody = (_headcount(context, g) for g in (group, EVERYBODY))
    n, whole = answers.get(group, 0), answers[EVERYBODY]
    rate = response_rate(n, int(staff) if staff else None)
    share = staff / everybody if staff and everybody else np.nan
    return group, n, staff, rate.value, n / whole, share


def _headcount(context: Context, group: str) -> float | None:
    rows = context.programme("workforce.headcount", group=group)
    value = rows["value"].iloc[0] if len(rows) else None
    return float(value) if isinstance(value, float) and not absent(value) else None


def _most_and_least(table: pd.DataFrame) -> str:
    known = table[table["Group"] != EVERYBODY].dropna(subset=["Response rate"])
    if known.empty:
        return "The response of groups cannot be set against the workforce: no headcount is held."
    ordered = known.sort_values("Response rate")
    least, most = ordered.iloc[0], ordered.iloc[-1]
    return sentence(
        f"Response is highest among {people(most['Group'])} "
        f"({percent(most['Response rate'], 1)} of the headcount) and lowest among "
        f"{people(least['Group'])} ({percent(least['Response rate'], 1)})"
    )


@dataclass(frozen=True)
class _Statement:
    text: str
    yes: pd.Series


def weights(context: Context) -> Chart:
    """List the share that agrees with each statement, as answered and weighted to the workforce."""
    if context.audience != "evaluator":
        return empty(WITHHELD, WEIGHTED)
    answered = respondents(context.snapshot, context.framework, STAFF, context.wave)
    if answered.empty:
        return empty(_nobody(context), WEIGHTED)
    wanted = margins(context.snapshot, context.framework, context.wave)
    if not wanted:
        return empty(NO_WEIGHTS.format(reason="no workforce is held for it."), WEIGHTED)
    found = rake(answered[list(wanted)], wanted)
    if found.design_effect is None:
        return empty(NO_WEIGHTS.format(reason=sentence(found.note)), WEIGHTED)
    rows = [_weighted(s, found) for s in _statements(context, answered)]
    table = pd.DataFrame(rows, columns=list(WEIGHTED))
    return listed(table, _effect(table, found, list(wanted)), FORMATS)


def _statements(context: Context, answered: pd.DataFrame) -> list[_Statement]:
    asked = context.framework.instrument(STAFF)
    found = []
    for item in (i for i in asked.items if i.kind == "likert" and i.id in answered):
        answers = asked.answer_set(item)
        if answers is not None and answers.top:
            given = answered[item.id].astype("str")
            known = given.isin([a.code for a in answers.answers])
            text = f"{item.text} (reverse-worded)" if item.reverse else item.text
            yes = given.isin(answers.top).astype("boolean").where(known)
            found.append(_Statement(text, yes))
    return found


def _weighted(statement: _Statement, found: Weights) -> tuple[object, ...]:
    share = weighted_share(statement.yes, found)
    apart = None if share.weighted is None else share.weighted - (share.unweighted or 0.0)
    low, high = share.interval.low, share.interval.high
    return statement.text, share.unweighted, share.weighted, apart, low, high, share.n


def _effect(table: pd.DataFrame, found: Weights, columns: list[str]) -> str:
    most, by = table["Difference"].abs().max(), listing(columns)
    moved = percentage_points(most).removeprefix("+") if not absent(most) else MISSING
    return sentence(
        f"Weighting by {by} to the workforce moves no share of agreement by more than {moved}; "
        f"{len(found.values.dropna())} weighted answers count like {number(found.effective_n)} "
        f"(design effect {number(found.design_effect, 2)})"
        + (f". {sentence(found.note)}" if found.note else "")
    )


def left(context: Context, instrument: str) -> Chart:
    """List how many answered in both waves, only before, only now, employer by employer."""
    asked = context.framework.instrument(instrument)
    if context.audience != "evaluator":
        return empty(WITHHELD, LEFT)
    if context.wave == context.first_wave:
        return empty(FIRST, LEFT)
    found = leaving(context.snapshot, context.framework, instrument, context.wave)
    if found is None:
        return empty(UNPAIRED.format(title=asked.title), LEFT)
    rows = [(one.employer, one.both, one.left, one.joined, one.uncoded) for one in found]
    table = pd.DataFrame(rows, columns=list(LEFT))
    both, gone, new = (int(table[c].sum()) for c in LEFT[1:4])
    if not both + gone:
        return empty(UNPAIRED.format(title=asked.title), LEFT)
    words = (
        f"{out_of(both, both + gone, 'person')} with a code who answered before answered again, "
        f"{number(gone)} did not; {counted(new, 'person')} {'is' if new == 1 else 'are'} new"
    )
    return listed(table, sentence(words), dict.fromkeys(LEFT[1:], "count"))


def _nobody(context: Context) -> str:
    return NOBODY.format(title=context.framework.instrument(STAFF).title)
