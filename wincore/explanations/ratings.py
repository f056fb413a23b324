"""Why this rating: of an outcome as a whole, and of an employer in an outcome."""

from __future__ import annotations

from functools import partial

import pandas as pd

from wincore.charts import RATINGS
from wincore.explanations.explanation import (
    IN_FIGURES,
    LEFT_OUT,
    MEANS,
    RANGE,
    WORKED_OUT,
    Explanation,
    Told,
)
from wincore.figures.context import Context
from wincore.findings import ALL, select
from wincore.framework import Outcome
from wincore.framework.categories import EVERYBODY
from wincore.origins import uploads_used
from wincore.parts import Part, shown_to
from wincore.reckoning import reckoning
from wincore.summary import ALMOST, RULE, employer_ratings, expected, rating_of
from wincore.wording import absent, counted, out_of, percent

TITLE, OF_EMPLOYER = "Rating of {outcome}", "Ratings in {outcome}"
EMPLOYER_RULE = (
    "Rated indicators that are green ÷ rated indicators: {green} or more is green, {amber} or more "
    "amber, less is red; without any rated indicator there is no rating."
)
NO_INTERVAL = "none: a rating is a rule applied to figures; each figure's own range stands with it"
LEADS = "Its headline is “{headline}”."
MEANING = (
    "Whether what was expected by now has been reached. A rating says nothing about how sure that "
    "is: evidence stands beside it."
)
ONE = "{title}: {word}, {figure}, expected {due}"
COUNTED = "{rating}: {share} rated indicators green. {each}."
NOTHING, HIDDEN = "none is rated", "not shown"
UNRATED = "{count} without a rating"


def of_outcomes(context: Context) -> tuple[Explanation, ...]:
    """Return an explanation of employers' ratings in each outcome, for one employer at a time."""
    names = tuple(sorted(set(context.findings["employer"]) - {ALL}))
    first = sorted(names, key=lambda name: name != context.employer)
    return tuple(
        Explanation(
            OF_EMPLOYER.format(outcome=o.title),
            ("ratings", o.id, context.wave),
            partial(_of_employer, context, o),
            tuple(first),
        )
        for o in context.framework.outcomes
    )


def of_outcome(context: Context, outcome: Outcome) -> Explanation:
    """Return the explanation of an outcome's own rating."""
    key = ("rating", outcome.id, context.wave)
    return Explanation(
        TITLE.format(outcome=outcome.title), key, partial(_of_programme, context, outcome)
    )


def _of_programme(context: Context, outcome: Outcome, whose: str) -> Told:
    rows = _rows(context, outcome, ALL)
    word = rating_of(rows.set_index("indicator"), outcome.headline)
    lead = LEADS.format(headline=context.framework.indicator(outcome.headline).title)
    return _told(context, rows, f"{RULE} {lead}", word)


def _of_employer(context: Context, outcome: Outcome, whose: str) -> Told:
    thresholds = context.framework.indicator(outcome.headline).thresholds
    green, amber = percent(thresholds.green), percent(ALMOST)
    every = employer_ratings(context.findings, context.framework, context.wave)
    own = every[(every["employer"] == whose) & (every["outcome"] == outcome.title)]
    word = str(own["rating"].iloc[0]) if len(own) else "grey"
    formula = EMPLOYER_RULE.format(green=green, amber=amber)
    return _told(context, _rows(context, outcome, whose), formula, word)


def _rows(context: Context, outcome: Outcome, whose: str) -> pd.DataFrame:
    rows = select(context.findings, wave=context.wave, group=EVERYBODY, employer=whose)
    return rows[rows["outcome"] == outcome.id]


def _told(context: Context, rows: pd.DataFrame, formula: str, word: str) -> Told:
    rated = rows[rows["rating"] != "grey"]
    grey = counted(len(rows) - len(rated), "indicator")
    inputs = " ".join(sorted({h for used in rated["inputs"] for h in str(used).split()}))
    parts = [
        Part(MEANS, MEANING),
        Part(WORKED_OUT, formula),
        Part(IN_FIGURES, _in_figures(context, rated, word)),
        Part(RANGE, NO_INTERVAL),
        Part(LEFT_OUT, UNRATED.format(count=grey) if len(rows) > len(rated) else ""),
        Part("Uploads", uploads_used(context.snapshot, inputs, context.audience)),
    ]
    return Told(shown_to(context.audience, parts))


def _in_figures(context: Context, rated: pd.DataFrame, word: str) -> str:
    look = RATINGS[word]
    greens = out_of((rated["rating"] == "green").sum(), len(rated))
    each = "; ".join(_one(context, row) for _, row in rated.iterrows())
    return COUNTED.format(rating=look.word, share=greens, each=each or NOTHING)


def _one(context: Context, row: pd.Series) -> str:
    """Write one indicator with its rating, its figure and the rule it is rated by."""
    indicator = context.framework.indicator(str(row["indicator"]))
    figure = HIDDEN if absent(row["value"]) else reckoning(row, indicator)
    return ONE.format(
        title=indicator.title, word=RATINGS[str(row["rating"])].word.lower(),
        figure=figure, due=expected(row, indicator),
    )  # fmt: skip
