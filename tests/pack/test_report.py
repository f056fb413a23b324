"""The Word report: headings, tables, captions, charts with descriptions, contents."""

import io
import re
from itertools import pairwise
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from wincore.pack.content import Pack
from wincore.pack.edition import MARK


@pytest.fixture(scope="module")
def report(files: dict[str, bytes]) -> Any:
    return Document(io.BytesIO(files["review.docx"]))


def headings(report: Any) -> list[tuple[int, str]]:
    found = [(p.style.name, p.text) for p in report.paragraphs]
    return [(int(s[-1]), text) for s, text in found if s.startswith("Heading")]


def test_headings_leave_out_no_level_and_follow_the_parts(report: Any, said: Pack):
    found = headings(report)
    levels = [level for level, _ in found]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    assert [t for level, t in found if level == 1] == [
        f"{s.number} {s.title}" for s in said.all_sections
    ]


def test_every_table_repeats_its_header_row_and_is_described(report: Any):
    assert len(report.tables) > 25
    for table in report.tables:
        first = table._tbl.tr_lst[0]
        assert first.find(f".//{qn('w:tblHeader')}") is not None
        for name in ("w:tblCaption", "w:tblDescription"):
            assert table._tbl.tblPr.find(qn(name)).get(qn("w:val"))


def test_every_chart_has_a_description(report: Any):
    drawings = list(report.element.iter(qn("wp:docPr")))
    assert len(drawings) > 8
    assert all(len(d.get("descr")) > 15 for d in drawings)
    assert len({d.get("id") for d in drawings}) == len(drawings)


def test_every_table_and_figure_has_a_caption_with_its_number(report: Any, said: Pack):
    captions = [p.text for p in report.paragraphs if p.style.name == "Caption"]
    for _, exhibit, number in said.exhibits():
        if len(exhibit.chart.table) and exhibit.pages:
            assert f"Table {number}: {exhibit.name}" in captions
        if exhibit.native:
            assert f"Figure {number}: {exhibit.name}" in captions


def test_the_contents_are_a_field_that_is_filled_in_with_links(report: Any, said: Pack):
    xml = report.element.xml
    assert re.search(r"instrText[^>]*>TOC ", xml)
    links = [e.get(qn("w:anchor")) for e in report.element.iter(qn("w:hyperlink"))]
    marks = [e.get(qn("w:name")) for e in report.element.iter(qn("w:bookmarkStart"))]
    assert links == marks
    assert len(links) == len(said.all_sections)


def test_title_language_and_mark_are_set(report: Any, said: Pack):
    assert report.core_properties.title == said.title
    assert report.core_properties.language == "en-GB"
    languages = {e.get(qn("w:val")) for e in report.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    assert all(MARK in s.header.paragraphs[0].text for s in report.sections)
