"""Slides of words: paragraphs and lists at the size at which they fit, on as many as they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wincore.pack.content import Points, Section, Words
from wincore.pack.deck.master import BODY
from wincore.pack.deck.slides import Deck
from wincore.pack.deck.text import AIR, INDENT, bulleted, put, spaced
from wincore.pack.lettering import height, lines

SIZES = (20.0, 18.0, 16.0, 14.0, 13.0)
LEAST = SIZES[-1]


@dataclass(frozen=True)
class Line:
    """One paragraph of a slide."""

    text: str
    bold: bool = False
    point: bool = False

    def tall(self, size: float) -> float:
        """Return its height with the air before it."""
        room = BODY.width - (INDENT if self.point else 0)
        return height(self.text, size, room, self.bold) + AIR


def add_words(deck: Deck, section: Section, title: str, blocks: Sequence[Words | Points]) -> None:
    """Add the slides that hold the blocks; a further page says which of how many it is."""
    found = [line for block in blocks for line in _lines(block)]
    if found[0].bold and found[0].text == title:
        found = found[1:]
    size = next((s for s in SIZES if sum(x.tall(s) for x in found) <= BODY.height), LEAST)
    pages = _pages(found, size)
    for place, page in enumerate(pages, 1):
        of = f" ({place} of {len(pages)})" if len(pages) > 1 else ""
        slide = deck.slide("Words", kicker(section), title + of)
        _write(slide, page, size)


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
