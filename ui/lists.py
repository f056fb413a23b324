"""Tables of words that are read line by line; on a phone each line stands by itself."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from ui import download
from ui.figure import table
from ui.text import plain
from wincore.wording import number

FEW, MOST = 10, 200  # lines at first, and at most
ALL_ROWS = "Show all {count} rows"
MORE = "The first {shown} of {count} are shown."


def lines(words: pd.DataFrame, alt: str, key: str) -> None:
    """Draw a table whose first column names the line; whatever people typed stands for itself."""
    with st.container(key=f"{key}.stacked"):  # the stylesheet parts the cells on a phone
        named = words.set_index(words.columns[0])
        named.index = pd.Index(map(plain, named.index), name=plain(words.columns[0]))
        table(named, alt)


def first_lines(words: pd.DataFrame, alt: str, key: str, few: int = FEW) -> None:
    """Draw the first lines of a table, and all of them on demand."""
    place = st.container()
    label = ALL_ROWS.format(count=number(len(words)))
    every = len(words) > few and st.toggle(label, key=f"{key}.all")
    shown = min(len(words), MOST if every else few)
    with place:
        lines(words.head(shown), alt, key)
    if every and len(words) > MOST:
        st.caption(MORE.format(shown=MOST, count=number(len(words))))


def take_away(make: Callable[[], pd.DataFrame], name: str, key: str) -> None:
    """Offer a table as a CSV file, made when it is asked for."""
    st.download_button(
        "Download as CSV",
        lambda: download.csv_bytes(make()),
        download.file_name(name),
        download.CSV,
        key=f"{key}.csv",
        icon=":material/download:",
        on_click="ignore",
    )
