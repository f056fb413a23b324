"""Findings that moved, in words: what, for whom, from what to what, because of which file."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any

import pandas as pd

from wincore.changes import KEY
from wincore.findings import ALL
from wincore.framework.categories import EVERYBODY
from wincore.framework.model import Framework
from wincore.wording import counted, listing, sentence

PROGRAMME = "Programme"
GONE = "no figure"
NOBODY = "everybody"
_ACROSS = ["indicator", "employer", "group"]
COLUMNS = ("Indicator", "For", "Wave", "Group", "Figure", "Rating", "Because of")
Worded = Callable[[float | None, str], str]  # a value and its unit, as people read it
Rated = Callable[[str], str]  # a rating, as people read it


def from_earlier_waves(
    moved: pd.DataFrame, before: pd.DataFrame, framework: Framework
) -> pd.DataFrame:
    """Return the rows with what was known of an earlier wave where their own wave is new.

    A figure that is new for its wave moved from the last figure of the waves before; its column
    ``before_wave`` names that wave, "" elsewhere. One that is the same as it was then is left out.
    """
    order = {w.id: place for place, w in enumerate(framework.programme.waves)}
    known = before[before["value"].notna()]
    last = known.assign(place=_places(known, order)).sort_values("place", kind="stable")
    new = moved[moved["before"].isna() & moved["after"].notna()]
    pairs = new[KEY].reset_index().merge(last, on=_ACROSS, suffixes=("", "_then"))
    pairs = pairs[pairs["place"] < _places(pairs, order)]
    then = pairs.drop_duplicates("index", keep="last").set_index("index")
    found = moved.assign(before_wave="")
    at = then.index
    found.loc[at, "before"] = then["value"]
    found.loc[at, "rating_before"] = then["rating"]
    found.loc[at, "before_wave"] = then["wave_then"]
    found.loc[at, "moved"] = found.loc[at, "after"] - found.loc[at, "before"]
    return found[~_as_before(found)]


def _places(rows: pd.DataFrame, order: Mapping[str, int]) -> pd.Series:
    return rows["wave"].map(dict(order)).astype(float)


def _as_before(found: pd.DataFrame) -> pd.Series:
    same = (found["before"] == found["after"]) & (found["rating_before"] == found["rating_after"])
    still: pd.Series = same & (found["before_wave"] != "")
    return still


def rerated(moved: pd.DataFrame) -> pd.DataFrame:
    """Return the findings whose rating changed, the programme's first."""
    changed = moved[moved["rating_before"] != moved["rating_after"]]
    real = changed[~_unrated(changed)]
    return real.sort_values("employer", key=lambda e: e != ALL, kind="stable")


def _unrated(rows: pd.DataFrame) -> pd.Series:
    """True where a rating only came from nothing to "no rating", or went so."""
    both = rows[["rating_before", "rating_after"]].isin(["", "grey"])
    found: pd.Series = both.all(axis=1)
    return found


def of_programme(moved: pd.DataFrame) -> pd.DataFrame:
    """Return the findings of the programme as a whole."""
    return moved[moved["employer"] == ALL]


def of_employers(moved: pd.DataFrame) -> pd.DataFrame:
    """Return the findings of single employers."""
    return moved[moved["employer"] != ALL]


def headline(moved: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """Return the rows that are read first: those of everybody and of the target group."""
    first = moved["group"].isin([EVERYBODY, framework.programme.target_group])
    return moved[first] if first.any() else moved


def summary(moved: pd.DataFrame) -> str:
    """Say in a sentence how many ratings and figures moved."""
    own, ratings = of_programme(moved), rerated(moved)
    if moved.empty:
        return "No figure moves."
    parts = [
        counted(len(ratings), "rating") if len(ratings) else "no rating",
        f"{counted(len(own), 'figure')} of the programme",
        f"{counted(len(moved) - len(own), 'figure')} of single employers",
    ]
    return sentence(f"{listing(parts)} {'changes' if len(moved) == 1 else 'change'}")


def words(
    moved: pd.DataFrame,
    framework: Framework,
    names: Mapping[str, str],
    worded: Worded,
    rated: Rated,
) -> pd.DataFrame:
    """Return the rows in words, in the columns of `COLUMNS`; ``names`` maps short hash -> file."""
    titles = {i.id: i.title for i in framework.indicators}
    waves = {w.id: w.title for w in framework.programme.waves}
    rows = [
        {
            "Indicator": titles.get(r["indicator"], r["indicator"]),
            "For": PROGRAMME if r["employer"] == ALL else r["employer"],
            "Wave": waves.get(r["wave"], r["wave"]),
            "Group": NOBODY if r["group"] == EVERYBODY else r["group"],
            "Figure": _figure(r, waves, worded),
            "Rating": _rating(r["rating_before"], r["rating_after"], rated),
            "Because of": listing(names.get(s, s) for s in r["uploads"].split()),
        }
        for r in moved.to_dict(orient="records")
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), index=moved.index)


def _figure(row: Mapping[Hashable, Any], waves: Mapping[str, str], worded: Worded) -> str:
    then, now = (_value(row[side], row["unit"], worded) for side in ("before", "after"))
    earlier = row.get("before_wave", "")
    then += f" ({waves.get(earlier, earlier)})" if earlier else ""
    return now if then == now else f"{then} → {now}"


def _value(value: float, unit: str, worded: Worded) -> str:
    return GONE if pd.isna(value) else worded(value, unit)


def _rating(before: str, after: str, rated: Rated) -> str:
    if before == after or {before, after} == {"", "grey"}:
        return rated(after or before)
    return f"{rated(before)} → {rated(after)}"
