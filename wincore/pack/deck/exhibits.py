"""Slides of exhibits: a native chart with its numbers beside it, or a table over its pages."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from pptx.util import Emu

from wincore.pack.content import Exhibit, Section
from wincore.pack.deck.master import BODY, Box
from wincore.pack.deck.native import add_chart
from wincore.pack.deck.slides import Deck, describe
from wincore.pack.deck.tables import add_table
from wincore.pack.deck.text import put
from wincore.pack.deck.wordslides import kicker, page_of
from wincore.pack.lettering import height
from wincore.pack.look import MUTED
from wincore.pack.tabular import READABLE, Layout, lay_out

TABLE_SIZES = (16.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
SIDE_SIZES = (12.0, 11.0, 10.5)
CHART_SHARES = (0.52, 0.42)  # of the width, where a table stands beside the chart
GAP = 20.0
FEW = 4  # categories for which the table stands below the chart
FOOT_SIZE = 12.0
MARKS = (
    "[c] confidential, [x] not available, [z] not applicable, [low] rounds to nought, "
    "[u] low reliability."
)
NUMBERS = "{title}: the numbers"
ROW = {1: 44.0, 2: 56.0}  # points of chart for each category, by the number of bars
HEAD = 76.0  # of a chart's title and legend


def add_exhibit(deck: Deck, section: Section, exhibit: Exhibit, foot: str = "") -> None:
    """Add the slides of an exhibit; ``foot`` are words that stand below it on the last one."""
    words = exhibit.words.map(str)
    room = BODY.height - _foot_height(foot)
    if exhibit.chart.table.empty:
        slide = deck.slide("Finding", kicker(section), exhibit.title, _notes(exhibit))
        _foot(slide, foot or exhibit.title, BODY.top)
        return
    if exhibit.native is None:
        _tables(deck, section, exhibit, words, foot)
        return
    slide = deck.slide("Finding", kicker(section), exhibit.title, _notes(exhibit))
    places = _below(exhibit, words, room) or _beside(words, room)
    if places is None:
        _chart(deck, slide, exhibit, BODY)
        numbers = replace(exhibit, native=None)
        _tables(deck, section, numbers, words, foot, NUMBERS.format(title=exhibit.title))
        return
    chart, table, layout = places
    _chart(deck, slide, exhibit, chart)
    frame = add_table(slide.shapes, exhibit, words, layout, layout.pages[0], table)
    describe(frame, f"{exhibit.name}, numbers", f"The numbers of the chart. {exhibit.title}")
    _foot(slide, foot, max(chart.top + chart.height, table.top + layout.tall))


Places = tuple[Box, Box, Layout]  # of the chart, of its table, and how that is laid out


def _below(exhibit: Exhibit, words: pd.DataFrame, room: float) -> Places | None:
    """Return places one above the other, where the chart has few rows."""
    assert exhibit.native is not None
    bars = 1 if exhibit.native.kind == "stacked" else min(2, len(exhibit.native.series))
    tall = HEAD + ROW[bars] * len(words)
    layout = lay_out(words, BODY.width, room - tall - GAP, TABLE_SIZES)
    if len(words) > FEW or tall + GAP + layout.tall > room or layout.broken:
        return None
    chart = Box(BODY.left, BODY.top, BODY.width, tall)
    return chart, Box(BODY.left, BODY.top + tall + GAP, BODY.width, layout.tall), layout


def _beside(words: pd.DataFrame, room: float) -> Places | None:
    """Return places side by side, where the table is narrow enough."""
    for share in CHART_SHARES:
        wide = BODY.width * share
        layout = lay_out(words, BODY.width - wide - GAP, room, SIDE_SIZES)
        if len(layout.pages) == 1 and not layout.broken:
            chart = Box(BODY.left, BODY.top, wide, room)
            left = BODY.left + wide + GAP
            table = Box(left, BODY.top + 8, BODY.width - wide - GAP, layout.tall)
            return chart, table, layout
    return None


def _chart(deck: Deck, slide: object, exhibit: Exhibit, box: Box) -> None:
    assert exhibit.native is not None
    shapes = slide.shapes  # type: ignore[attr-defined]
    frame = add_chart(shapes, exhibit, exhibit.native, box.emu, deck.written, deck.target)
    describe(frame, exhibit.name, f"Bar chart. {exhibit.title}")


def _tables(
    deck: Deck,
    section: Section,
    exhibit: Exhibit,
    words: pd.DataFrame,
    foot: str,
    title: str = "",
) -> None:
    room = BODY.height - _foot_height(foot)
    least = TABLE_SIZES[-1] if exhibit.shade == "stage" else READABLE
    layout = lay_out(words, BODY.width, room, TABLE_SIZES, least)
    for place, page in enumerate(layout.pages, 1):
        of = page_of(place, len(layout.pages)) if len(layout.pages) > 1 else ""
        named = (title or exhibit.title) + of
        slide = deck.slide("Finding", kicker(section), named, _notes(exhibit))
        frame = add_table(slide.shapes, exhibit, words, layout, page, BODY)
        describe(frame, exhibit.name + of, f"Table. {exhibit.title}")
        if place == len(layout.pages):
            tall = layout.head + sum(layout.heights[row] for row in page)
            _foot(slide, foot, BODY.top + tall)


def _foot_height(foot: str) -> float:
    return height(foot, FOOT_SIZE, BODY.width) + 14 if foot else 0.0


def _foot(slide: object, foot: str, top: float) -> None:
    if not foot:
        return
    box = Box(BODY.left, top + 10, BODY.width, _foot_height(foot)).emu
    frame = slide.shapes.add_textbox(*box).text_frame  # type: ignore[attr-defined]
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    put(frame.paragraphs[0], foot, FOOT_SIZE, colour=MUTED)


def _notes(exhibit: Exhibit) -> str:
    parts = (exhibit.chart.alt, exhibit.definition, exhibit.base, MARKS)
    return "\n".join(dict.fromkeys(part for part in parts if part))
