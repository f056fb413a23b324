"""Slides of words: paragraphs and lists at the size at which they fit, on as many as they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wincore.pack.content import Exhibit, Points, Section, Words
from wincore.pack.deck.master import BODY, Box
from wincore.pack.deck.slides import Deck, describe
from wincore.pack.deck.tables import add_table
from wincore.pack.deck.text import AIR, INDENT, bulleted, put, spaced
from wincore.pack.lettering import height, lines
from wincore.pack.tabular import lay_out
from wincore.wording import NBSP

SIZES = (20.0, 18.0, 16.0, 14.0, 13.0)
LEAST, BESIDE = SIZES[-1], (18.0, 16.0)
HALF = BODY.width / 2 - 12


@dataclass(frozen=True)
class Line:
    """One paragraph of a slide."""

    text: str
    bold: bool = False
    point: bool = False

    def tall(self, size: float, across: float = BODY.width) -> float:
        """Return its height with the air before it."""
        room = across - (INDENT if self.point else 0)
        return height(self.text, size, room, self.bold) + AIR


def add_words(deck: Deck, section: Section, title: str, blocks: Sequence[Words | Points]) -> None:
    """Add the slides that hold the blocks; a further page says which of how many it is."""
    found = [line for block in blocks for line in _lines(block)]
    if found[0].bold and found[0].text == title:
        found = found[1:]
    size = next((s for s in SIZES if sum(x.tall(s) for x in found) <= BODY.height), LEAST)
    pages = _pages(found, size)
    for place, page in enumerate(pages, 1):
        of = page_of(place, len(pages)) if len(pages) > 1 else ""
        slide = deck.slide("Words", kicker(section), title + of)
        _write(slide, page, size)


def add_beside(
    deck: Deck, section: Section, title: str, blocks: Sequence[Words | Points], exhibit: Exhibit
) -> bool:
    """Add one slide with words left and a small table right; return whether there was room."""
    found = [line for block in blocks for line in _lines(block)]
    size = next((s for s in BESIDE if sum(x.tall(s, HALF) for x in found) <= BODY.height), None)
    words = exhibit.words.map(str)
    layout = lay_out(words, HALF, BODY.height, (13.0, 12.0, 11.0))
    if size is None or len(layout.pages) > 1 or layout.broken or exhibit.native:
        return False
    slide = deck.slide("Words", kicker(section), title, exhibit.title)
    _write(slide, found, size)
    body = next(s for s in slide.placeholders if s.placeholder_format.idx == 14)
    body.left, body.top, body.width, body.height = Box(BODY.left, BODY.top, HALF, BODY.height).emu
    box = Box(BODY.left + BODY.width - HALF, BODY.top, HALF, layout.tall)
    frame = add_table(slide.shapes, exhibit, words, layout, layout.pages[0], box)
    describe(frame, exhibit.name, f"Table. {exhibit.title}")
    return True


def page_of(place: int, pages: int) -> str:
    """Return which page of how many this is, never broken over two lines."""
    return f" ({place}{NBSP}of{NBSP}{pages})"


def kicker(section: Section) -> str:
    """Return what stands above a title: the part's number and name."""
    return f"{section.number} · {section.title}"


def _lines(block: Words | Points) -> list[Line]:
    if isinstance(block, Words):
        return [Line(block.text)]
    return [Line(block.title, bold=True), *(Line(item, point=True) for item in block.items)]


def _pages(found: Sequence[Line], size: float) -> list[list[Line]]:
    pages: list[list[Line]] = [[]]
    used = 0.0
    for line in (part for whole in found for part in _split(whole, size)):
        if pages[-1] and used + line.tall(size) > BODY.height:
            pages.append([])
            used = 0.0
        pages[-1].append(line)
        used += line.tall(size)
    return pages


def _split(line: Line, size: float) -> list[Line]:
    """Return a paragraph that is longer than a slide in pieces of a slide each."""
    if line.tall(size) <= BODY.height:
        return [line]
    room = BODY.width - (INDENT if line.point else 0)
    broken = lines(line.text, size, room, line.bold)
    most = int(BODY.height / (size * 1.2)) - 1
    groups = [broken[i : i + most] for i in range(0, len(broken), most)]
    return [Line(" ".join(group), line.bold, line.point) for group in groups]


def _write(slide: Any, page: Sequence[Line], size: float) -> None:
    frame = next(s for s in slide.placeholders if s.placeholder_format.idx == 14).text_frame
    for place, line in enumerate(page):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        if line.point:
            bulleted(paragraph)
        if place:
            spaced(paragraph)
        put(paragraph, line.text, size, bold=line.bold)
