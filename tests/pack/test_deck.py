"""The slides: titles, alternative texts, order of reading, and room for every word."""

from typing import Any

import pytest
from pptx.util import Emu

from tests.pack import readback
from wincore.pack.edition import MARK
from wincore.pack.lettering import LEADING, height, lines

POINT = 12_700


@pytest.fixture(scope="module")
def slides(files: dict[str, bytes]) -> list[Any]:
    return list(readback.slides(files["review.pptx"]))


def points(length: Emu) -> float:
    return length / POINT


def test_every_slide_has_a_title_of_its_own_which_is_read_first(slides: list[Any]):
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    for slide in slides:
        assert slide.shapes[0].shape_id == slide.shapes.title.shape_id


def test_every_slide_has_the_mark_its_number_and_notes(slides: list[Any]):
    for slide in slides:
        texts = [s.text_frame.text for s in slide.placeholders]
        assert any(MARK in text for text in texts)
        assert any(s.placeholder_format.type == 13 for s in slide.placeholders)
        assert slide.notes_slide.notes_text_frame.text


def test_every_graphic_has_a_name_and_an_alternative_text(slides: list[Any]):
    frames = [s for slide in slides for s in slide.shapes if s.has_chart or s.has_table]
    assert len(frames) > 30
    for frame in frames:
        properties = frame._element.nvGraphicFramePr.cNvPr
        assert len(properties.get("descr")) > 15
        assert frame.name


def test_graphics_are_read_after_the_title_from_left_to_right_and_top_to_bottom(slides: list[Any]):
    for slide in slides:
        placed = [s for s in slide.shapes if not s.is_placeholder]
        order = [(round(points(s.top) / 40), round(points(s.left) / 40)) for s in placed]
        assert order == sorted(order), slide.shapes.title.text_frame.text
        assert slide.shapes[0].is_placeholder


def test_every_table_has_a_header_row(slides: list[Any]):
    tables = [s.table for slide in slides for s in slide.shapes if s.has_table]
    assert all(table.first_row for table in tables)
    assert all(cell.text for table in tables for cell in table.rows[0].cells)


def test_notes_of_charts_define_what_they_show_and_say_n(slides: list[Any]):
    with_charts = [s for s in slides if any(shape.has_chart for shape in s.shapes)]
    told = [s.notes_slide.notes_text_frame.text for s in with_charts]
    assert sum("Formula:" in text and "n = " in text for text in told) >= len(told) - 3


def test_no_text_runs_over_its_place(slides: list[Any]):
    for slide in slides:
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text:
                frame = shape.text_frame
                room = points(shape.width)
                tall = sum(_height(p, room) for p in frame.paragraphs)
                assert tall <= points(shape.height) + 2, (slide.shapes.title.text, frame.text)


def _height(paragraph: Any, room: float) -> float:
    sizes = [r.font.size.pt for r in paragraph.runs if r.font.size]
    size = max(sizes, default=11.0)
    before = paragraph.space_before.pt if paragraph.space_before else 0
    bold = any(r.font.bold for r in paragraph.runs)
    return height(paragraph.text, size, room, bold) + before


def test_no_cell_runs_over_and_no_graphic_leaves_the_slide(slides: list[Any]):
    for slide in slides:
        for shape in slide.shapes:
            assert points(shape.left + shape.width) <= 961
            assert points(shape.top + shape.height) <= 541
            if shape.has_table:
                for row in shape.table.rows:
                    _cells_fit(shape.table, row)


def _cells_fit(table: Any, row: Any) -> None:
    for column, cell in zip(table.columns, row.cells, strict=True):
        room = points(column.width - cell.margin_left - cell.margin_right)
        run = cell.text_frame.paragraphs[0].runs[0]
        size, bold = run.font.size.pt, bool(run.font.bold)
        tall = len(lines(cell.text, size, room + 0.1, bold)) * size * LEADING
        assert tall <= points(row.height - cell.margin_top - cell.margin_bottom) + 1, cell.text


def test_the_deck_speaks_british_english_in_the_house_face(files: dict[str, bytes]):
    made = readback.Presentation(readback.io.BytesIO(files["review.pptx"]))
    assert made.core_properties.language == "en-GB"
    assert [layout.name for layout in made.slide_layouts] == ["Cover", "Words", "Finding"]
    runs = [
        r
        for slide in made.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for p in shape.text_frame.paragraphs
        for r in p.runs
    ]
    assert {r._r.rPr.get("lang") for r in runs} == {"en-GB"}
