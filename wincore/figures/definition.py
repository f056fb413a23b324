"""What the strict and the broad definition of Black make of the same figures."""

from __future__ import annotations

import pandas as pd

from wincore.charts import Chart, empty, listed
from wincore.figures.context import Context
from wincore.indicators.groups import AS_BROAD, other_definition
from wincore.indicators.screening import FLAGGED, told
from wincore.statistics import compared
from wincore.summary import value_words
from wincore.wording import absent, people, percent, percentage_points, sentence

ONE_DEFINITION = "{group} has one definition only: strict and broad differ for Black groups."
FIGURES = (
    "workforce.representation",
    "workforce.representation_gap",
    "workforce.representation_ratio",
    "workforce.shortfall",
    "recruitment.relative_likelihood",
    "recruitment.four_fifths",
    "recruitment.conversion",
    "progression.ratio",
)
BELOW, ABOVE, LEVEL, NO_VALUE = "below", "above", "level", "no figure"
TOO_FEW = "too few people to tell"
COLUMNS = ("Indicator", "Strict", "Broad", "Strict says", "Broad says", "Depends on it")


def definitions(context: Context) -> tuple[str, ...]:
    """Return the chosen group by the strict definition, then by the broad one where it has two."""
    strict = context.group.removesuffix(AS_BROAD)
    return tuple(g for g in (strict, other_definition(strict)) if g)


def strict_and_broad(context: Context) -> Chart:
    """List the programme's figures under both definitions, and which conclusions differ."""
    strict = context.group.removesuffix(AS_BROAD)
    if not other_definition(strict):
        return empty(ONE_DEFINITION.format(group=strict), COLUMNS)
    known = {i.id for i in context.framework.indicators}
    rows = [_row(context, name, strict) for name in FIGURES if name in known]
    differ = [r["Indicator"] for r in rows if r["Depends on it"] == "yes"]
    words = (
        f"The definition of Black changes what {'; '.join(differ)} says"
        if differ
        else f"Strict or broad definition: what can be said about {people(strict)} is the same"
    )
    return listed(pd.DataFrame(rows, columns=list(COLUMNS)), sentence(words))


def _row(context: Context, name: str, strict: str) -> dict[str, str]:
    one, other = (_found(context, name, g) for g in (strict, other_definition(strict)))
    said = {"Strict": _says(name, one), "Broad": _says(name, other)}
    known = {NO_VALUE, TOO_FEW}.isdisjoint(said.values())
    return {
        "Indicator": context.title(name),
        "Strict": _written(context, name, one),
        "Broad": _written(context, name, other),
        "Strict says": said["Strict"],
        "Broad says": said["Broad"],
        "Depends on it": ("yes" if compared(said).depends else "no") if known else "not known",
    }


def _found(context: Context, name: str, group: str) -> pd.Series | None:
    rows = context.programme(name, group=group)
    return rows.iloc[0] if len(rows) else None


def _written(context: Context, name: str, row: pd.Series | None) -> str:
    value = None if row is None else row["value"]
    if name == "workforce.representation_gap":
        return percentage_points(value)
    if name == "workforce.representation":
        return percent(value, 1)
    return value_words(value, context.framework.indicator(name))


def _says(name: str, row: pd.Series | None) -> str:
    """Return what a reader would conclude: on which side of no difference the figure lies."""
    if row is not None and name == "recruitment.four_fifths":
        return _screened(row)
    if row is None or absent(row["value"]):
        return NO_VALUE
    if name == "workforce.representation":
        return "described only"
    if name == "workforce.shortfall":
        return _short(row)
    parity = 0.0 if name == "workforce.representation_gap" else 1.0
    return _side(row, parity)


def _screened(row: pd.Series) -> str:
    """Return what the note says: the flag stands also where nobody appointed leaves no ratio."""
    flag = told(str(row["note"])).flag
    if flag == FLAGGED:
        return "under four fifths"
    if absent(row["value"]):
        return NO_VALUE
    return TOO_FEW if flag else "four fifths or more"


def _short(row: pd.Series) -> str:
    low, high = _range(row)
    if low <= 0 < high:
        return "nobody short (0) lies within the range"
    return "people are short" if low > 0 else "nobody is short"


def _range(row: pd.Series) -> tuple[float, float]:
    low, high = (row["value"] if absent(row[c]) else row[c] for c in ("low", "high"))
    return low, high


def _side(row: pd.Series, parity: float) -> str:
    low, high = _range(row)
    if low <= parity <= high:
        return f"no difference ({parity:.0f}) lies within the range"
    return f"{ABOVE if low > parity else BELOW} {parity:.0f}"
