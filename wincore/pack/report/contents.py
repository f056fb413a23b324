"""The list of contents: a field that Word keeps up, already filled in with links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from wincore.pack.plain import plain

INSTRUCTION = 'TOC \\o "1-1" \\h \\z \\n'


def anchor(place: int) -> str:
    """Return the name of the bookmark at a heading."""
    return f"part_{place}"


def mark(heading: Any, place: int) -> None:
    """Set the bookmark of a heading."""
    name = anchor(place)
    space = nsdecls("w")
    start = parse_xml(f'<w:bookmarkStart {space} w:id="{place}" w:name="{name}"/>')
    end = parse_xml(f'<w:bookmarkEnd {space} w:id="{place}"/>')
    heading._p.insert(1 if heading._p.pPr is not None else 0, start)
    heading._p.append(end)


def add_contents(document: Any, titles: Sequence[str]) -> None:
    """Add the field, one paragraph for each title."""
    for place, title in enumerate(titles):
        paragraph = document.add_paragraph(style="Contents")
        if place == 0:
            _append(paragraph, '<w:r><w:fldChar w:fldCharType="begin"/></w:r>')
            code = (
                f'<w:r><w:instrText xml:space="preserve">{escape(INSTRUCTION)}</w:instrText></w:r>'
            )
            _append(paragraph, code)
            _append(paragraph, '<w:r><w:fldChar w:fldCharType="separate"/></w:r>')
        link = f'<w:hyperlink w:anchor="{anchor(place)}" w:history="1">'
        _append(paragraph, f"{link}<w:r><w:t>{escape(plain(title))}</w:t></w:r></w:hyperlink>")
        if place == len(titles) - 1:
            _append(paragraph, '<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def _append(paragraph: Any, xml: str) -> None:
    at = xml.index(">") if "/" not in xml[: xml.index(">")] else xml.index("/")
    paragraph._p.append(parse_xml(f"{xml[:at]} {nsdecls('w')}{xml[at:]}"))
