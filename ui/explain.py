"""Why this number? What it means, how it was worked out, from which cells of which uploads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from ui import download, reads
from ui.text import plain
from wincore.cells import every_cell, selected
from wincore.findings import ALL, select
from wincore.framework import Indicator
from wincore.lineage import lineage
from wincore.wording import number, percent, pounds

PROGRAMME = "the programme"
WHOSE, HELP = "Whose figure", "The programme's own figure, or that of one employer."
CELLS = "Every cell as CSV"
REMEMBERED = 400


@dataclass(frozen=True)
class Explain:
    """An indicator at a wave and for a group, to be explained for the programme or one employer.

    ``first`` is whose figure stands first; only figures that the audience is handed are offered.
    """

    indicator: Indicator
    held: reads.Held
    wave: str
    group: str
    first: str = ALL

    @property
    def found(self) -> pd.DataFrame:
        """The findings that can be explained, the programme's first."""
        return select(
            self.held.findings, indicator=self.indicator.id, wave=self.wave, group=self.group
        )

    def row(self, employer: str) -> pd.Series | None:
        """Return the finding of an employer or the programme; None where there is none."""
        own = self.found[self.found["employer"] == employer]
        return own.iloc[0] if len(own) else None

    def parts(self, employer: str) -> dict[str, str]:
        """Return the parts of the explanation, in the order in which they are read."""
        kept = self.held
        key = (kept.snapshot.fingerprint, kept.framework.fingerprint, kept.audience)
        row = self.row(employer)
        figure = () if row is None else tuple(map(str, row))
        return _parts(key, self.indicator.id, figure, row, kept)

    def cells(self, employer: str) -> bytes:
        """Return every cell of the figure as CSV."""
        row, kept = self.row(employer), self.held
        chosen = [] if row is None else selected(row, kept.framework, kept.snapshot)
        return download.csv_bytes(every_cell(chosen, kept.snapshot))


@st.cache_data(show_spinner=False, max_entries=REMEMBERED)
def _parts(
    key: tuple[str, ...],
    indicator: str,
    figure: tuple[str, ...],
    _row: pd.Series | None,
    _held: reads.Held,
) -> dict[str, str]:
    found = lineage(
        _held.framework.indicator(indicator),
        _row,
        _held.framework,
        _held.snapshot,
        findings=_held.findings,
        audience=_held.audience,
    )
    return {part.name: part.text for part in found}


def worded(value: float | None, unit: str) -> str:
    """Write a value of a finding in its unit."""
    if unit == "share":
        return percent(value, 1)
    if unit == "pounds":
        return pounds(value)
    return number(value, {"ratio": 2, "density": 2, "points": 1}.get(unit, 0))


def why(explained: Explain, key: str) -> None:
    """Draw the explanation behind a button."""
    with st.expander("Why this number?", type="compact", key=f"{key}.why"):
        story(explained, key)


def story(explained: Explain, key: str) -> None:
    """Draw the explanation: whose figure, its parts, and all of its cells to take away."""
    st.markdown(f"**{plain(explained.indicator.title)}**")
    employer = _whose(explained, key)
    parts = explained.parts(employer)
    for name, words in parts.items():
        st.markdown(f"**{plain(name)}.** {plain(words)}")
    if "Cells" in parts:
        _cells(explained, employer, key)


def _whose(explained: Explain, key: str) -> str:
    names = list(dict.fromkeys(explained.found["employer"]))
    if len(names) < 2:
        return names[0] if names else ALL
    at = names.index(explained.first) if explained.first in names else 0
    found = st.selectbox(
        WHOSE, names, at, key=f"{key}.whose", help=HELP, format_func=_named, width=320
    )
    return str(found) if found in names else names[at]


def _named(employer: str) -> str:
    return PROGRAMME if employer == ALL else employer


def _cells(explained: Explain, employer: str, key: str) -> None:
    about: Mapping[str, str] = {"whose": _named(employer), "wave": explained.wave}
    st.download_button(
        CELLS,
        lambda: explained.cells(employer),
        download.file_name("cells", explained.indicator.id, *about.values()),
        download.CSV,
        key=f"{key}.cells",
        icon=":material/grid_on:",
        on_click="ignore",
    )
