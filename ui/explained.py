"""A figure that can be explained: a finding, or what a chart shows that is no finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import pandas as pd
import streamlit as st

from ui import download, reads
from wincore.cells import every_cell, selected
from wincore.explanations import Explanation
from wincore.explanations import Told as Answer
from wincore.findings import ALL, select
from wincore.framework import Indicator
from wincore.lineage import lineage

REMEMBERED = 400


class Explained(Protocol):
    """What `explain` draws: a title, whose figure it can be, its parts, its cells."""

    @property
    def title(self) -> str:
        """What stands above the explanation."""

    @property
    def label(self) -> str:
        """What a list of figures calls it."""

    @property
    def name(self) -> str:
        """What its file is called by."""

    @property
    def wave(self) -> str:
        """The wave it is about."""

    @property
    def first(self) -> str:
        """Whose figure stands first."""

    @property
    def whose(self) -> list[str]:
        """Whose figures can be explained."""

    def parts(self, whose: str) -> dict[str, str]:
        """Return the parts of the explanation, in the order in which they are read."""

    def cells(self, whose: str) -> bytes:
        """Return every cell of the figure as CSV."""


@dataclass(frozen=True)
class Explain:
    """An indicator at a wave and for a group, to be explained for the programme or one employer.

    ``first`` is whose figure stands first; only figures that the audience is handed are offered.
    ``label`` tells it from other figures of one chart.
    """

    indicator: Indicator
    held: reads.Held
    wave: str
    group: str
    first: str = ALL
    label: str = ""

    @property
    def title(self) -> str:
        """The title of the indicator, with what tells it from other figures of the chart."""
        return self.label or self.indicator.title

    @property
    def name(self) -> str:
        """The id of the indicator."""
        return self.indicator.id

    @property
    def found(self) -> pd.DataFrame:
        """The findings that can be explained, the programme's first."""
        return select(
            self.held.findings, indicator=self.indicator.id, wave=self.wave, group=self.group
        )

    @property
    def whose(self) -> list[str]:
        """The programme and every employer that has the figure."""
        return list(dict.fromkeys(self.found["employer"]))

    def row(self, whose: str) -> pd.Series | None:
        """Return the finding of an employer or the programme; None where there is none."""
        own = self.found[self.found["employer"] == whose]
        return own.iloc[0] if len(own) else None

    def parts(self, whose: str) -> dict[str, str]:
        """Return the parts of the explanation, in the order in which they are read."""
        row = self.row(whose)
        figure = () if row is None else tuple(map(str, row))
        return _parts(_of(self.held), self.indicator.id, figure, row, self.held)

    def cells(self, whose: str) -> bytes:
        """Return every cell of the figure as CSV."""
        row, kept = self.row(whose), self.held
        chosen = [] if row is None else selected(row, kept.framework, kept.snapshot)
        return download.csv_bytes(every_cell(chosen, kept.snapshot))


@dataclass(frozen=True)
class Told:
    """A figure of a chart that is no finding."""

    explanation: Explanation
    held: reads.Held
    wave: str
    first: str = ALL

    @property
    def title(self) -> str:
        """The title of the explanation."""
        return self.explanation.title

    @property
    def label(self) -> str:
        """What a list of figures calls it."""
        return self.explanation.label or self.explanation.title

    @property
    def name(self) -> str:
        """The title, as a file is called by it."""
        return self.explanation.title

    @property
    def whose(self) -> list[str]:
        """Whose figures there are, where there are several."""
        return list(self.explanation.whose)

    def parts(self, whose: str) -> dict[str, str]:
        """Return the parts of the explanation, in the order in which they are read."""
        return {part.name: part.text for part in self._answer(whose).parts}

    def cells(self, whose: str) -> bytes:
        """Return every cell of the figure as CSV."""
        return download.csv_bytes(every_cell(self._answer(whose).cells, self.held.snapshot))

    def _answer(self, whose: str) -> Answer:
        return _answer(_of(self.held), self.explanation.key, whose, self.explanation)


def _of(held: reads.Held) -> tuple[str, ...]:
    """Return what explanations are remembered by, beside the figure."""
    return held.audience, *reads.key_of(held.snapshot, held.framework)


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


@st.cache_resource(show_spinner=False, max_entries=REMEMBERED)
def _answer(
    key: tuple[str, ...], figure: tuple[str, ...], whose: str, _explanation: Explanation
) -> Answer:
    return _explanation.make(whose)
