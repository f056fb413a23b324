"""One employer's story beside the programme's median: never a league table."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from wincore.charts import RATINGS, Chart, empty, listed
from wincore.completeness import completeness
from wincore.figures.answered import answered
from wincore.figures.context import Context
from wincore.findings import ALL, select
from wincore.framework.categories import EVERYBODY
from wincore.summary import value_words
from wincore.wording import NBSP, counted, listing, sentence

NOTHING = "Nothing is held of this employer at this wave."
COLUMNS = ("Outcome", "Indicator", "This employer", "Median employer", "Change observed", "Rating")


def profile(context: Context, outcome: str | None = None) -> Chart:
    """List every rated or valued indicator of the employer beside the programme's median."""
    rows = select(context.findings, wave=context.wave, group=EVERYBODY)
    own = rows[(rows["employer"] == context.employer) & rows["value"].notna()]
    if outcome:
        own = own[own["outcome"] == outcome]
    if own.empty:
        return empty(NOTHING, COLUMNS)
    medians = rows[rows["employer"] != ALL].groupby("indicator")["value"].median()
    table = [_line(context, row, medians) for row in own.itertuples(index=False)]
    return listed(pd.DataFrame(table, columns=list(COLUMNS)), _finding(own))


def indicators(context: Context) -> tuple[str, ...]:
    """Return the indicators that the profile of the employer lists."""
    rows = select(context.findings, wave=context.wave, group=EVERYBODY, employer=context.employer)
    return tuple(rows.loc[rows["value"].notna(), "indicator"])


def _line(context: Context, row: object, medians: pd.Series) -> tuple[str, ...]:
    name = str(row.indicator)  # type: ignore[attr-defined]
    indicator = context.framework.indicator(name)
    look = RATINGS[row.rating]  # type: ignore[attr-defined]
    titles = {o.id: o.title for o in context.framework.outcomes}
    change = row.change  # type: ignore[attr-defined]
    return (
        titles.get(indicator.outcome, indicator.outcome.capitalize()),
        indicator.title,
        value_words(row.value, indicator),  # type: ignore[attr-defined]
        value_words(medians.get(name), indicator),
        value_words(change, indicator, signed_=True),
        f"{look.icon}{NBSP}{look.word}",
    )


def _finding(own: pd.DataFrame) -> str:
    rated = own[own["rating"] != "grey"]
    counts = rated["rating"].value_counts()
    parts = [f"{counted(counts.get(r, 0), 'indicator')} {r}" for r in ("green", "amber", "red")]
    return sentence(f"Of {len(rated)} rated: {listing(parts)}")


def answers(context: Context) -> Chart:
    """Draw how all who answered at the employer did, scale by scale: what its means come from."""
    return answered(replace(context, group=EVERYBODY), context.scales_of("community"))


def gaps(context: Context) -> list[str]:
    """Return what is missing in the employer's returns, in sentences."""
    held = completeness(context.snapshot, context.framework)
    missing = held[(held["employer"] == context.employer) & (held["state"] == "missing")]
    closed = [w.id for w in context.framework.programme.waves if w.closes <= context.snapshot.as_at]
    late = missing[missing["wave"].isin([*closed, ""]) | missing["wave"].isna()]
    places = zip(late["dataset"], late["wave"], strict=True)
    return [f"{dataset} at {wave}" if wave else dataset for dataset, wave in places]
