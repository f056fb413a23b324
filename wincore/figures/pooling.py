"""Employers' shares drawn towards the common one, so that small ones do not lead by chance."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from wincore.charts import Chart, dots_with_ranges, empty
from wincore.charts.hidden import why
from wincore.figures.context import Context
from wincore.statistics import Pooling, partial_pooling
from wincore.wording import number, out_of, people, percent, sentence

TOO_FEW = "No fair comparison: {shown} of {all} employers have a share that is shown."
AXIS = "Share of {group} among those known, after partial pooling, 95 % interval"
BY_CHANCE = "the intervals allow for chance, not for the undeclared"
FEWEST = 3
RAW = "Own share"


def pooled(context: Context) -> Chart:
    """Draw each employer's share of the chosen group after partial pooling, beside its own.

    The employers stand in the order of their names: a comparison, not a ranking. All of them go
    into the common share, also where one is chosen.
    """
    rows = context.rows("workforce.representation", group=context.group)
    every = rows[rows["employer"] != "all"].sort_values("employer")
    known = every.dropna(subset=["numerator", "denominator"])
    if len(known) < FEWEST:
        told = TOO_FEW.format(shown=len(known), all=len(every))
        return empty(" ".join(filter(None, (told, why(every["note"])))))
    found = partial_pooling(known["numerator"], known["denominator"])
    table = context.only_chosen(_rows(known, found))
    if table.empty:
        return empty(TOO_FEW.format(shown=0, all=1))
    chart = dots_with_ranges(
        table, _said(context, table, found), kind="share1",
        axis=AXIS.format(group=people(context.group)),
        line=found.mean, line_name="common share", target=context.target, group=context.group,
        span=(0.0, min(1.05, float(np.nanmax(table["high"])) * 1.15)),
    )  # fmt: skip
    shares = table[RAW].to_numpy()
    beside = chart.table.rename(columns={"Value": "Pooled share"})
    beside.insert(1, RAW, shares)
    formats = dict(chart.formats) | {RAW: "share1", "Pooled share": "share1"}
    return replace(chart, table=beside, formats=formats)


def _rows(known: pd.DataFrame, found: Pooling) -> pd.DataFrame:
    own = [
        f"own share {percent(raw, 1)}: {out_of(r.numerator, r.denominator)}"
        for raw, r in zip(found.raw, known.itertuples(), strict=True)
    ]
    return pd.DataFrame(
        {
            "employer": known["employer"].to_numpy(),
            "label": known["employer"].to_numpy(),
            "value": found.share,
            "low": found.low,
            "high": found.high,
            RAW: found.raw,
            "base": own,
            "note": found.note,
        }
    )


def _said(context: Context, table: pd.DataFrame, found: Pooling) -> str:
    if found.mean is None:
        return sentence(found.note)
    apart = table[(table["low"] > found.mean) | (table["high"] < found.mean)]
    raw, drawn = (_spread(table[c]) for c in (RAW, "value"))
    return sentence(
        f"Allowing for size, {number(len(apart))} of {number(len(table))} employers differ from "
        f"the common share of {people(context.group)} among those known "
        f"({percent(found.mean, 1)}); own shares of {raw} become {drawn}; {BY_CHANCE}"
    )


def _spread(shares: pd.Series) -> str:
    return f"{percent(shares.min(), 1)} to {percent(shares.max(), 1)}"
