"""What a pack says, before it is put into any format: sections of words, points and exhibits.

One place decides content; the deck, the report, the workbook and the web page only lay it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from wincore.charts import Chart
from wincore.wording import MISSING, absent

Shade = Literal["", "rating", "met", "stage"]
Kind = Literal["bars", "pairs", "stacked"]
NOTHING = ("", MISSING, f"{MISSING} of {MISSING}")  # how words say that there is no number
HIDDEN, NOT_AVAILABLE, NOT_APPLICABLE = "[c]", "[x]", "[z]"


@dataclass(frozen=True)
class Words:
    """One paragraph; with ``deck`` False it is left out of slides."""

    text: str
    deck: bool = True


@dataclass(frozen=True)
class Points:
    """A list, with what it is a list of; with ``deck`` False it is left out of slides."""

    title: str
    items: tuple[str, ...]
    deck: bool = True


@dataclass(frozen=True)
class Native:
    """How Office draws a table as a chart of its own: which columns, as which kind of bars.

    ``maximum`` is the end of the value axis, None where Office may choose it.
    """

    kind: Kind
    category: str
    series: tuple[str, ...]
    colours: tuple[str, ...]
    maximum: float | None = None
    axis: str = ""


@dataclass(frozen=True)
class Exhibit:
    """One finding with its numbers.

    ``title`` is the finding, ``name`` what the exhibit is about. ``native`` is None where Office
    shows the table itself. ``shown`` names the columns that slides and pages show ("" all);
    the workbook has every column. ``definition`` and ``base`` go into notes. What is too long for
    slides has ``deck`` False; with ``pages`` False it stands in the workbook only.
    """

    id: str
    name: str
    chart: Chart
    native: Native | None = None
    shade: Shade = ""
    shown: tuple[str, ...] = ()
    definition: str = ""
    base: str = ""
    deck: bool = True
    pages: bool = True

    @property
    def title(self) -> str:
        """The finding that the exhibit states."""
        return self.chart.sentence.removesuffix(".")

    @property
    def words(self) -> pd.DataFrame:
        """The table as it is read: the columns shown, a mark where there is no number."""
        columns = list(self.shown or self.chart.table.columns)
        return self.marked(self.chart.words)[columns]

    def marked(self, words: pd.DataFrame) -> pd.DataFrame:
        """Return words with a mark in place of every number that is not there."""
        raw = self.chart.table
        found = words.astype(object).reset_index(drop=True)
        for at, (_, row) in enumerate(raw.iterrows()):
            mark = absence(row)
            for place, column in enumerate(raw.columns):
                if absent(row[column]) or found.iat[at, place] in NOTHING:
                    found.iat[at, place] = mark
        return found


@dataclass(frozen=True)
class Section:
    """One part of the pack."""

    number: str
    title: str
    blocks: tuple[Words | Points | Exhibit, ...]
    finding: str = ""  # what its words come to; the title where it is empty

    @property
    def exhibits(self) -> list[Exhibit]:
        """The exhibits of the section, in order."""
        return [b for b in self.blocks if isinstance(b, Exhibit)]


@dataclass(frozen=True)
class Pack:
    """The whole pack. ``mark`` stands on every slide, page and sheet where it is not empty."""

    title: str
    subtitle: str
    organisation: str
    mark: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    appendix: tuple[Section, ...] = field(default_factory=tuple)

    @property
    def all_sections(self) -> tuple[Section, ...]:
        """The parts and the appendix, in order."""
        return self.sections + self.appendix

    def exhibits(self) -> Iterator[tuple[Section, Exhibit, str]]:
        """Yield every exhibit with its section and its number: 5.1, 5.2, A.1 …"""
        for section in self.all_sections:
            for place, exhibit in enumerate(section.exhibits, 1):
                yield section, exhibit, f"{section.number}.{place}"


def absence(row: pd.Series) -> str:
    """Return the mark for a number that a row lacks, by what the row's note says."""
    note = str(row.get("Note", "")) + str(row.get("Mark", ""))
    if HIDDEN in note:
        return HIDDEN
    return NOT_APPLICABLE if note.startswith("not calculable") else NOT_AVAILABLE
