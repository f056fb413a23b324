"""Words on slides: runs with size, colour and language."""

from __future__ import annotations

from typing import Any

from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.util import Pt

from wincore.pack.look import INKED
from wincore.pack.plain import LANGUAGE, plain

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
INDENT = 16.0  # points by which the text of a bullet stands in
AIR = 8.0  # points before a paragraph


def put(
    paragraph: Any, text: str, size: float | None = None, *, bold: bool = False, colour: str = ""
) -> None:
    """Put text into an empty paragraph, a line break for each new line."""
    for place, line in enumerate(plain(text).split("\n")):
        if place:
            paragraph.add_line_break()
        run = paragraph.add_run()
        run.text = line
        run._r.get_or_add_rPr().set("lang", LANGUAGE)
        if size:
            run.font.size = Pt(size)
        if bold:
            run.font.bold = True
        if colour and colour != INKED:
            run.font.color.rgb = RGBColor.from_string(colour)


def bulleted(paragraph: Any) -> None:
    """Make a paragraph a point of a list."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(round(INDENT * 12_700)))
    properties.set("indent", str(round(-INDENT * 12_700)))
    properties.append(parse_xml(f'<a:buChar xmlns:a="{A}" char="•"/>'))


def spaced(paragraph: Any, points: float = AIR) -> None:
    """Leave air before a paragraph."""
    paragraph.space_before = Pt(points)
