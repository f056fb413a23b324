"""Slides: each has a unique title, its part above it, the mark and its number below."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pptx.oxml.ns import qn

from wincore.pack.deck.master import TITLE, layout, presentation
from wincore.pack.deck.text import put
from wincore.pack.lettering import fitting
from wincore.pack.plain import LANGUAGE, plain

SIZES = (26, 24, 22, 20, 18)


@dataclass
class Deck:
    """The presentation while it is being written."""

    written: datetime
    foot: str
    target: str = ""
    made: Any = field(default_factory=presentation)
    _titles: Counter[str] = field(default_factory=Counter)

    def slide(self, kind: str, kicker: str, title: str, notes: str = "") -> Any:
        """Add a slide of a layout with its title and furniture, and return it.

        A title that does not fit in three lines gives way to the kicker; the notes keep it.
        """
        made = self.made.slides.add_slide(layout(self.made, kind))
        words, size = self._title(title, kicker)
        put(made.shapes.title.text_frame.paragraphs[0], words, size)
        for shape in made.placeholders:
            if shape.placeholder_format.idx == 13:
                put(shape.text_frame.paragraphs[0], kicker)
        self._furnish(made)
        self._notes(made, title, notes)
        return made

    def _title(self, title: str, kicker: str) -> tuple[str, float]:
        wanted = plain(title).replace("\n", " ")
        size = fitting(wanted, SIZES, (TITLE.width, TITLE.height), bold=True)
        if size is None:
            wanted = kicker
            size = fitting(wanted, SIZES, (TITLE.width, TITLE.height), bold=True)
        self._titles[wanted] += 1
        again = self._titles[wanted]
        return (f"{wanted} ({again})" if again > 1 else wanted), size or SIZES[-1]

    def _furnish(self, made: Any) -> None:
        """Bring footer and number from the layout: python-pptx leaves them out."""
        for shape in made.slide_layout.placeholders:
            if shape.element.ph.get("type") not in ("ftr", "sldNum"):
                continue
            copy = deepcopy(shape.element)
            copy.find(f".//{qn('p:cNvPr')}").set("id", str(len(made.shapes) + 2))
            made.shapes._spTree.append(copy)
            if shape.element.ph.get("type") == "ftr":
                put(made.shapes[-1].text_frame.paragraphs[0], self.foot)

    def _notes(self, made: Any, title: str, notes: str) -> None:
        text = "\n".join(part for part in (plain(title), plain(notes)) if part)
        frame = made.notes_slide.notes_text_frame
        frame.text = text
        for run in (r for p in frame.paragraphs for r in p.runs):
            run._r.get_or_add_rPr().set("lang", LANGUAGE)


def describe(frame: Any, name: str, alt: str) -> None:
    """Name a graphic and give it its alternative text."""
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("name", plain(name))
    properties.set("descr", plain(alt))
