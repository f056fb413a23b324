"""Shares of staff who agree: weighted to the workforce, beside the same people unweighted."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import pandas as pd

from wincore.charts import Chart, empty, listed
from wincore.figures.context import Context
from wincore.figures.nonresponse import STAFF, WITHHELD, nobody
from wincore.indicators.views.margins import margins, respondents
from wincore.statistics import Weights, rake, weighted_share
from wincore.wording import MISSING, absent, listing, number, percentage_points, sentence

NO_WEIGHTS = "No weights at this wave: {reason}"
WEIGHTED = (
    "Statement", "All who answered", "n", "Those weighted, unweighted", "n weighted", "Weighted",
    "n effective", "Difference", "Weighted, low", "Weighted, high",
)  # fmt: skip
BRIEF = ("Statement", "Agreement, as answered", "Agreement, unweighted and weighted")
FORMATS = {
    **dict.fromkeys(("n", "n weighted", "n effective"), "count"),
    **dict.fromkeys(("All who answered", "Those weighted, unweighted", "Weighted"), "share1"),
    **dict.fromkeys(("Weighted, low", "Weighted, high"), "share1"),
    "Difference": "gap",
}


@dataclass(frozen=True)
class _Statement:
    text: str
    yes: pd.Series


def weights(context: Context) -> Chart:
    """List the share that agrees with each statement, as answered and weighted to the workforce.

    The difference is that of the same people: those who have a weight, without it and with it.
    """
    if context.audience != "evaluator":
        return empty(WITHHELD, WEIGHTED)
    answered = respondents(context.snapshot, context.framework, STAFF, context.wave)
    if answered.empty:
        return empty(nobody(context), WEIGHTED)
    wanted = margins(context.snapshot, context.framework, context.wave)
    if not wanted:
        return empty(NO_WEIGHTS.format(reason="no workforce is held for it."), WEIGHTED)
    found = rake(answered[list(wanted)], wanted)
    if found.design_effect is None:
        return empty(NO_WEIGHTS.format(reason=sentence(found.note)), WEIGHTED)
    rows = [_weighted(s, found) for s in _statements(context, answered)]
    table = pd.DataFrame(rows, columns=list(WEIGHTED))
    return listed(table, _effect(table, found, list(wanted)), FORMATS)


def in_brief(found: Chart) -> pd.DataFrame | None:
    """Return the lines of `weights` in three columns, to be read on a narrow screen."""
    if found.table.empty:
        return None
    lines = [_brief(dict(row)) for row in found.words.to_dict("records")]
    return pd.DataFrame(lines, columns=list(BRIEF))


def _brief(row: Mapping[Hashable, str]) -> tuple[str, str, str]:
    everybody = f"all: {row['All who answered']} (n = {row['n']})"
    plain = f"those with a weight: {row['Those weighted, unweighted']} (n = {row['n weighted']})"
    between = f"{row['Weighted, low']} to {row['Weighted, high']}"
    weighted = f"weighted {row['Weighted']} ({between}; counts like {row['n effective']})"
    return row["Statement"], everybody, f"{plain}, {weighted}: {row['Difference']}"


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
    shares = share.unweighted, share.n, share.plain, share.n_weighted, share.weighted
    spread = share.interval.low, share.interval.high
    return statement.text, *shares, share.effective_n, share.difference, *spread


def _effect(table: pd.DataFrame, found: Weights, columns: list[str]) -> str:
    most, by = table["Difference"].abs().max(), listing(columns)
    moved = percentage_points(most).removeprefix("+") if not absent(most) else MISSING
    return sentence(
        f"Weighting by {by} to the workforce moves no share of agreement of the same people by "
        f"more than {moved}; "
        f"{len(found.values.dropna())} weighted answers count like {number(found.effective_n)} "
        f"(design effect {number(found.design_effect, 2)})"
        + (f". {sentence(found.note)}" if found.note else "")
    )
