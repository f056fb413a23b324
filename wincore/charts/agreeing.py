"""What bars of answers say: how many agree, where most and where fewest do."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

import pandas as pd

from wincore.charts.records import records
from wincore.framework.categories import EVERYBODY
from wincore.wording import count_of, number, people, percent, plural, sentence

Rows = Literal["item", "wave", "employer", "group"]  # what the rows of a chart are
REVERSED = "the statement is reverse-worded: to {verb} is unfavourable"
ALL_REVERSED = "reverse-worded, so that to {verb} is unfavourable"
LEAST_ANSWERS = 10  # of a group that is named
ALL_GROUPS = "everybody"
TOO_FEW = f"no two groups gave {LEAST_ANSWERS} answers or more"
SET_ASIDE = "; {n} more {are} reverse-worded and not compared"


def agreeing(table: pd.DataFrame, verb: str, rows: Rows, reverse: Collection[str] = ()) -> str:
    """Say how many agree, from the columns Row, Answers and Top two of the rows drawn.

    ``reverse`` are the rows of reverse-worded statements. Statements are compared without them;
    waves are told one by one, the last first; of employers the range is told and nobody is named;
    groups are named where they gave answers enough.
    """
    if rows == "item":
        return sentence(_of_items(table, verb, reverse))
    words = {"wave": _of_waves, "employer": _of_employers, "group": _of_groups}[rows](table, verb)
    tail = f"; {REVERSED.format(verb=verb)}" if reverse else ""
    return sentence(f"{words}{tail}")


def _of_items(table: pd.DataFrame, verb: str, reverse: Collection[str]) -> str:
    turned = table["Row"].isin(list(reverse))
    if turned.all():
        words = _most_and_fewest(table, verb, "on")
        return f"{words}; {ALL_REVERSED.format(verb=verb)}"
    n = int(turned.sum())
    aside = SET_ASIDE.format(n=number(n), are=plural(n, "is")) if n else ""
    return f"{_most_and_fewest(table[~turned], verb, 'on')}{aside}"


def _of_waves(table: pd.DataFrame, verb: str) -> str:
    last, *before = records(table[["Top two", "Row", "Answers"]].iloc[::-1])
    told = [f"{percent(last[0])} {verb} at {last[1]} (n = {number(last[2])})"]
    told += [f"{percent(share)} at {row} (n = {number(n)})" for share, row, n in before]
    return ", ".join(told)


def _of_employers(table: pd.DataFrame, verb: str) -> str:
    if len(table) == 1:
        return _most_and_fewest(table, verb, "at")
    least, most = (percent(x) for x in (table["Top two"].min(), table["Top two"].max()))
    return f"Between {least} and {most} {verb}, by employer"


def _of_groups(table: pd.DataFrame, verb: str) -> str:
    groups = table[table["Row"] != EVERYBODY]
    kept = groups[groups["Answers"] >= LEAST_ANSWERS]
    if len(kept) > 1:
        named = kept.assign(Row=[people(group) for group in kept["Row"]])
        return _most_and_fewest(named, verb, "among")
    whole = table[table["Row"] == EVERYBODY]
    alone = _most_and_fewest(whole.assign(Row=ALL_GROUPS), verb, "among") if len(whole) else ""
    return "; ".join(words for words in (alone, TOO_FEW) if words)


def _most_and_fewest(table: pd.DataFrame, verb: str, where: str) -> str:
    ordered = table.sort_values("Top two", ascending=False, kind="stable")
    first, last = ordered.iloc[0], ordered.iloc[-1]
    if len(table) == 1:
        count = round(first["Top two"] * first["Answers"])
        return f"{count_of(count, first['Answers'], 'answer')} {verb}: {first['Row']}"
    most, fewest = (f"{percent(r['Top two'])} of {number(r['Answers'])}" for r in (first, last))
    return (
        f"Most {verb} {where} “{first['Row']}” ({most}), fewest {where} “{last['Row']}” ({fewest})"
    )
