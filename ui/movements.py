"""Figures that moved: ratings first, then the programme's, then those of single employers."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from ui.explain import worded
from ui.figure import Level, heading
from ui.lists import first_lines, take_away
from wincore import movements
from wincore.charts import RATINGS
from wincore.framework import Framework
from wincore.wording import counted

EMPLOYERS = "Show what {verb} for single employers ({count})"
GROUPS = "Show the other groups, too ({count})"


def rated(rating: str) -> str:
    """Return a rating as icon and word; of no finding at all, a dash."""
    look = RATINGS.get(rating)
    return f"{look.icon} {look.word}" if look else "–"


def show(
    moved: pd.DataFrame,
    framework: Framework,
    names: Mapping[str, str],
    key: str,
    *,
    level: Level = 2,
) -> None:
    """Draw what moved; ``names`` maps the short hash of an upload to its file name."""
    said = movements.words(moved, framework, names, worded, rated)
    own, single = movements.of_programme(moved), movements.of_employers(moved)
    ratings = movements.rerated(own)
    if len(ratings):
        verb = "changes" if len(ratings) == 1 else "change"
        heading(f"{counted(len(ratings), 'rating')} of the programme {verb}", level)
        rows = said.loc[ratings.index].drop(columns=["For", "Group"])
        first_lines(rows, "ratings of the programme that change", f"{key}.ratings")
    if len(own):
        _programme(own, said, framework, key, level)
    label = EMPLOYERS.format(verb="moves", count=counted(len(single), "figure"))
    if len(single) and st.toggle(label, key=f"{key}.employers"):
        first = movements.rerated(single).index
        rows = said.loc[[*first, *single.index.difference(first, sort=False)]]
        first_lines(rows, "figures of single employers that move", f"{key}.single")
    if len(moved):
        take_away(lambda: said, "what changed", key)


def _programme(
    own: pd.DataFrame, said: pd.DataFrame, framework: Framework, key: str, level: Level
) -> None:
    first = movements.headline(own, framework)
    verb = "moves" if len(own) == 1 else "move"
    heading(f"{counted(len(own), 'figure')} of the programme {verb}", level)
    rest = len(own) - len(first)
    every = rest and st.toggle(GROUPS.format(count=rest), key=f"{key}.groups")
    rows = said.loc[(own if every else first).index].drop(columns="For")
    first_lines(rows, "figures of the programme that move", f"{key}.programme")
