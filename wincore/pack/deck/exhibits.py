"""Slides of exhibits: a native chart with its numbers beside it, or a table over its pages."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from pptx.util import Emu

from wincore.pack.content import Exhibit, Section
from wincore.pack.deck.master import BODY, POINT, Box
from wincore.pack.deck.native import add_chart
from wincore.pack.deck.slides import Deck, describe
from wincore.pack.deck.tables import add_table
from wincore.pack.deck.text import put
from wincore.pack.deck.wordslides import kicker
from wincore.pack.lettering import height
from wincore.pack.look import MUTED
from wincore.pack.tabular import Layout, lay_out

TABLE_SIZES = (14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
SIDE_SIZES = (12.0, 11.0, 10.5)
CHART_SHARE = 0.52  # of the width, where a table stands beside the chart
GAP = 20.0
FOOT_SIZE = 11.0
MARKS = "[c] confidential, [x] not available, [z] not applicable, [low] rounds to nought, [u] low reliability."
NUMBERS = "{title} The numbers"


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
    beside = _beside(words, room)
    slide = deck.slide("Finding", kicker(section), exhibit.title, _notes(exhibit))
    wide = BODY.width * CHART_SHARE if beside else BODY.width
    _chart(deck, slide, exhibit, Box(BODY.left, BODY.top, wide, room))
    if beside:
        left = BODY.left + wide + GAP
        box = Box(left, BODY.top + 8, BODY.width - wide - GAP, room)
        frame = add_table(slide.shapes, exhibit, words, beside, beside.pages[0], box)
        describe(frame, f"{exhibit.name}, numbers", f"The numbers of the chart. {exhibit.title}")
        _foot(slide, foot, BODY.top + room)
        return
    _foot(slide, foot, BODY.top + room)
    numbers = replace(exhibit, native=None)
    _tables(deck, section, numbers, words, "", NUMBERS.format(title=exhibit.title))


def _beside(words: pd.DataFrame, room: float) -> Layout | None:
    across = BODY.width * (1 - CHART_SHARE) - GAP
    layout = lay_out(words, across, room, SIDE_SIZES)
    whole = len(layout.pages) == 1 and layout.size >= SIDE_SIZES[-1]
    narrowest = min(layout.widths)
    return layout if whole and narrowest >= 34 else None


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
    layout = lay_out(words, BODY.width, room, TABLE_SIZES)
    for place, page in enumerate(layout.pages, 1):
        of = f" ({place} of {len(layout.pages)})" if len(layout.pages) > 1 else ""
        named = (title or exhibit.title) + of
        slide = deck.slide("Finding", kicker(section), named, _notes(exhibit))
        frame = add_table(slide.shapes, exhibit, words, layout, page, BODY)
        describe(frame, exhibit.name + of, f"Table. {exhibit.title}")
        if place == len(layout.pages):
            _foot(slide, foot, BODY.top + room)


def _foot_height(foot: str) -> float:
    return height(foot, FOOT_SIZE, BODY.width) + 10 if foot else 0.0


def _foot(slide: object, foot: str, top: float) -> None:
    if not foot:
        return
    box = Box(BODY.left, top + 6, BODY.width, _foot_height(foot)).emu
    frame = slide.shapes.add_textbox(*box).text_frame  # type: ignore[attr-defined]
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    put(frame.paragraphs[0], foot, FOOT_SIZE, colour=MUTED)


def _notes(exhibit: Exhibit) -> str:
    parts = (exhibit.chart.alt, exhibit.definition, exhibit.base, MARKS)
    return "\n".join(dict.fromkeys(part for part in parts if part))
