"""Charts of the report: the deck's native ones, with their workbooks, put into a Word document."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pptx import Presentation
from pptx.util import Emu

from wincore.pack.content import Exhibit, Native
from wincore.pack.deck.native import add_chart
from wincore.pack.plain import plain

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
POINT = 12_700
_LINK = re.compile(rb'(<c:externalData[^>]*r:id=")[^"]*(")')


class Charts:
    """Makes charts on a scratch slide and moves them into the document, numbered."""

    def __init__(self, document: Any, written: datetime, target: str) -> None:
        self._document, self._written, self._target = document, written, target
        scratch = Presentation()
        self._shapes = scratch.slides.add_slide(scratch.slide_layouts[6]).shapes
        self._made = 0

    def put(
        self, paragraph: Any, exhibit: Exhibit, native: Native, size: tuple[float, float]
    ) -> None:
        """Put the exhibit's chart, with alternative text, into a paragraph; size in points."""
        self._made += 1
        across, down = (round(side * POINT) for side in size)
        box = (Emu(0), Emu(0), Emu(across), Emu(down))
        frame = add_chart(self._shapes, exhibit, native, box, self._written, self._target)
        link = self._document.part.relate_to(self._part(frame.chart.part), RT.CHART)
        alt = f"Bar chart. {exhibit.title}"
        paragraph.add_run()._r.append(_drawing(self._made, exhibit.name, alt, link, across, down))

    def _part(self, made: Any) -> Part:
        package = self._document.part.package
        sheet_name = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{self._made}.xlsx")
        sheet = Part(sheet_name, SHEET, made.chart_workbook.xlsx_part.blob, package)
        chart = Part(PackURI(f"/word/charts/chart{self._made}.xml"), CHART, b"", package)
        link = chart.relate_to(sheet, RT.PACKAGE)
        chart._blob = _LINK.sub(rb"\g<1>" + link.encode() + rb"\g<2>", made.blob)
        return chart


def _drawing(number: int, name: str, alt: str, link: str, across: int, down: int) -> Any:
    return parse_xml(
        f"<w:drawing {nsdecls('w', 'wp', 'a', 'r')}>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name={quoteattr(plain(name))} descr={quoteattr(plain(alt))}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{C}">'
        f'<c:chart xmlns:c="{C}" r:id="{link}"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing>"
    )
