"""Tables on slides: real ones, with a header row, measured so that no cell runs over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Emu, Pt

from wincore.pack.content import Exhibit
from wincore.pack.deck.master import POINT, Box
from wincore.pack.deck.text import put
from wincore.pack.look import BAND, INKED, RULE, shading
from wincore.pack.tabular import PAD_ACROSS, PAD_DOWN, Layout

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style, no grid


def add_table(
    shapes: Any,
    exhibit: Exhibit,
    words: pd.DataFrame,
    layout: Layout,
    page: Sequence[int],
    box: Box,
) -> Any:
    """Add the rows of one page of a table and return its frame."""
    heights = [layout.head, *(layout.heights[row] for row in page)]
    place = Box(box.left, box.top, sum(layout.widths), sum(heights)).emu
    frame = shapes.add_table(len(page) + 1, len(layout.widths), *place)
    table = frame.table
    _frame(table, layout, heights)
    right = numeric(exhibit, words)
    for column, name in enumerate(words.columns):
        _cell(table.cell(0, column), str(name), layout.size, right[column], bold=True, fill=BAND)
        for at, row in enumerate(page, 1):
            word = str(words.iat[row, column])
            _cell(table.cell(at, column), word, layout.size, right[column], shade=exhibit.shade)
    return frame


def numeric(exhibit: Exhibit, words: pd.DataFrame) -> list[bool]:
    """Return for each column whether it holds numbers, which are aligned to the right."""
    raw = exhibit.chart.table
    return [
        bool(c in raw and pd.api.types.is_numeric_dtype(raw[c]) and exhibit.shade != "stage")
        for c in words.columns
    ]


def _frame(table: Any, layout: Layout, heights: Sequence[float]) -> None:
    table.first_row, table.horz_banding = True, False
    table._tbl.tblPr.find(f"{{{A}}}tableStyleId").text = PLAIN_STYLE
    for column, wide in zip(table.columns, layout.widths, strict=True):
        column.width = Emu(round(wide * POINT))
    for row, tall in zip(table.rows, heights, strict=True):
        row.height = Emu(round(tall * POINT))


def _cell(
    cell: Any,
    word: str,
    size: float,
    right: bool,
    *,
    bold: bool = False,
    fill: str = "",
    shade: str = "",
) -> None:
    cell.margin_left = cell.margin_right = Emu(round(PAD_ACROSS / 2 * POINT))
    cell.margin_top = cell.margin_bottom = Emu(round(PAD_DOWN / 2 * POINT))
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    tint = shading(word, shade)
    paper, ink = tint or (fill, INKED)
    if paper:
        cell.fill.solid()
        cell.fill.fore_color.rgb = RGBColor.from_string(paper)
    else:
        cell.fill.background()
    paragraph = cell.text_frame.paragraphs[0]
    centre = shade == "stage" and len(word) < 4
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.CENTER if centre else PP_ALIGN.LEFT
    put(paragraph, word, size, bold=bold, colour=ink)
    _rule(cell)


def _rule(cell: Any) -> None:
    """Draw a thin line below the cell; the schema wants lines before the fill."""
    line = parse_xml(
        f'<a:lnB xmlns:a="{A}" w="{Pt(0.75)}"><a:solidFill><a:srgbClr val="{RULE}"/></a:solidFill>'
        "</a:lnB>"
    )
    cell._tc.get_or_add_tcPr().insert(0, line)
