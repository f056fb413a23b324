"""Write a pack as a presentation."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from wincore.pack.content import Exhibit, Pack, Points, Section, Words
from wincore.pack.deck.exhibits import add_exhibit
from wincore.pack.deck.slides import Deck
from wincore.pack.deck.text import put, spaced
from wincore.pack.deck.wordslides import add_beside, add_words
from wincore.pack.lettering import height
from wincore.pack.plain import LANGUAGE
from wincore.workbook import restamped

FOOT_LINES = 60.0  # points: words after an exhibit that are no longer stand below it
ASIDE = "{title}: how to read it"


def deck(pack: Pack, written: datetime, target: str = "") -> bytes:
    """Return the pack as pptx bytes that depend on nothing but its content and moment."""
    foot = " · ".join(part for part in (pack.mark, pack.title) if part)
    made = Deck(written, foot, target)
    _cover(made, pack)
    for section in pack.all_sections:
        _section(made, section)
    _properties(made.made, pack, written)
    buffer = io.BytesIO()
    made.made.save(buffer)
    return restamped(buffer.getvalue(), written)


def _cover(made: Deck, pack: Pack) -> None:
    slide = made.slide("Cover", "", pack.title)
    frame = next(s for s in slide.placeholders if s.placeholder_format.idx == 1).text_frame
    lines = [pack.organisation, pack.subtitle, *([pack.mark] if pack.mark else [])]
    lines += [f"{name}: {value}" for name, value in pack.facts[:5]]
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        put(paragraph, line, 14, bold=line == pack.mark)
        spaced(paragraph, 5)


def _section(made: Deck, section: Section) -> None:
    """Lay out the blocks in their order: words together, short words below their exhibit."""
    groups = list(_groups(section))
    while groups:
        group = groups.pop(0)
        if isinstance(group, tuple):
            exhibit, foot = group
            if exhibit.deck:
                add_exhibit(made, section, exhibit, foot)
        elif _together(made, section, group, groups):
            groups.pop(0)
        else:
            add_words(made, section, _title(section, group), group)


def _together(made: Deck, section: Section, words: list[Words | Points], after: list[Any]) -> bool:
    """Add words and the table after them as one slide, where that table is small."""
    if not after or not isinstance(after[0], tuple):
        return False
    exhibit, foot = after[0]
    if foot or not exhibit.deck or exhibit.chart.table.empty:
        return False
    return add_beside(made, section, _title(section, words), words, exhibit)


def _title(section: Section, group: list[Words | Points]) -> str:
    """Return what a slide of words is called: by its finding, its only list, or its section."""
    if section.finding:
        return section.finding
    first = group[0]
    if isinstance(first, Points):
        return first.title
    return ASIDE.format(title=section.title) if section.exhibits else section.title


def _groups(section: Section) -> Iterator[tuple[Exhibit, str] | list[Words | Points]]:
    blocks: list[Any] = [b for b in section.blocks if b.deck]
    words: list[Words | Points] = []
    while blocks:
        block = blocks.pop(0)
        if not isinstance(block, Exhibit):
            words.append(block)
            continue
        if words:
            yield words
            words = []
        foot = _foot(blocks)
        yield block, foot
    if words:
        yield words


def _foot(blocks: list[Any]) -> str:
    """Take the short words that follow an exhibit off the blocks."""
    found: list[str] = []
    while blocks and isinstance(blocks[0], Words):
        longer = " ".join([*found, blocks[0].text])
        if height(longer, 12, 850) > FOOT_LINES:
            break
        found.append(blocks.pop(0).text)
    return " ".join(found)


def _properties(made: Any, pack: Pack, written: datetime) -> None:
    properties = made.core_properties
    properties.title, properties.author = pack.title, pack.organisation
    properties.subject, properties.language = pack.subtitle, LANGUAGE
    properties.keywords, properties.comments = pack.mark, ""
    properties.last_modified_by, properties.revision = "", 1
    properties.created = properties.modified = written.replace(tzinfo=None)
