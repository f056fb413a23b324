"""What is due at a wave, for the programme and for one employer, and how that is rated.

`expected` holds at the last wave that closes by the review; in later waves the target takes its
place, in earlier ones nothing is due yet. Figures of everybody are rated; those of single groups
stay grey, and so does what an employer does when not every employer is expected to do it.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

import pandas as pd

from wincore.findings import ALL
from wincore.framework.model import Framework
from wincore.framework.outcomes import Indicator
from wincore.statistics.rating import rating

Number = float | Literal["all"] | None
NAN = float("nan")


class Aim(NamedTuple):
    """Target, what is expected by the review, what is due at this wave; whether all must."""

    target: float
    expected: float
    due: float
    all_of: int | None


def rated(table: pd.DataFrame, framework: Framework, recruited: int = 0) -> pd.DataFrame:
    """Return the findings with target, expected and rating.

    "All" are the employers planned, or those recruited where they are more.
    """
    everyone = max(framework.programme.planned_employers, recruited)
    indicators = {i.id: i for i in framework.indicators}

    @cache
    def aim(name: str, programme: bool, wave: str) -> Aim:
        return _aim(framework, indicators[name], everyone if programme else 1, programme, wave)

    names, everybody = table["indicator"], table["group"] == ALL
    keys = zip(names, table["employer"] == ALL, table["wave"], strict=True)
    aims = [aim(*key) for key in keys]
    rows = zip(names, table["value"], everybody, aims, strict=True)
    return table.assign(
        target=[a.target for a in aims],
        expected=[a.expected for a in aims],
        rating=[_word(indicators[n], v, a) if all_ else "grey" for n, v, all_, a in rows],
    )


def _word(indicator: Indicator, value: float, aim: Aim) -> str:
    return rating(
        value, aim.due, indicator.direction, indicator.thresholds, all_of=aim.all_of
    )  # fmt: skip


def _aim(
    framework: Framework, indicator: Indicator, everyone: int, programme: bool, wave: str
) -> Aim:
    target, expected = indicator.target, indicator.expected
    if not programme and indicator.unit in ("employers", "density"):
        # One employer meets a test or not; that 8 of 10 should says nothing about this one. And
        # its share of partners is not the density of the network.
        one = indicator.unit == "employers"
        target, expected = (x if x == "all" and one else None for x in (target, expected))
    due = _due(framework, wave, target, expected)
    return Aim(
        _number(target, everyone),
        _number(expected, everyone),
        _number(due or None, everyone),  # nought expected: nothing is due, so nothing is rated
        everyone if due == "all" else None,
    )


def _due(framework: Framework, wave: str, target: Number, expected: Number) -> Number:
    order = [w.id for w in framework.programme.waves]
    by_review = [
        w.id for w in framework.programme.waves if w.closes <= framework.programme.review
    ] or order[:1]
    if order.index(wave) < order.index(by_review[-1]) or expected is None:
        return None
    return expected if wave == by_review[-1] else target


def _number(value: Number, everyone: int) -> float:
    if value is None:
        return NAN
    return float(everyone) if value == "all" else float(value)
