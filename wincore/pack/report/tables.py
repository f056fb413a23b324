"""Tables of the report: header rows that repeat, rows that stay whole, a name and a description.

They are written as XML in one go: cell by cell a table of some hundred rows takes seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pandas as pd
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from wincore.pack.content import Exhibit
from wincore.pack.deck.tables import numeric
from wincore.pack.look import BAND, RULE, shading
from wincore.pack.plain import plain
from wincore.pack.tabular import Layout

TWENTIETHS = 20  # Word's unit is a twentieth of a point
PAD = 100
WHOLE = 330.0  # points up to which a table is not parted over pages


def table(exhibit: Exhibit, words: pd.DataFrame, layout: Layout, alt: str) -> Any:
    """Return the table as an element."""
    right = numeric(exhibit, words)
    heads = [str(c) for c in words.columns]
    together = layout.tall <= WHOLE
    rows = [_row(heads, right, layout, head=True)]
    rows += [
        _row(
            [str(v) for v in row],
            right,
            layout,
            shade=exhibit.shade,
            keep=together and place < len(words),
        )
        for place, row in enumerate(words.itertuples(index=False), 1)
    ]
    grid = "".join(f'<w:gridCol w:w="{_units(wide)}"/>' for wide in layout.widths)
    return parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblW w:w="{_units(sum(layout.widths))}" w:type="dxa"/>{_BORDERS}'
        f'<w:tblLayout w:type="fixed"/>{_MARGINS}'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(plain(exhibit.name))}/>"
        f"<w:tblDescription w:val={quoteattr(plain(alt))}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


_BORDERS = "<w:tblBorders>" + "".join(
    f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="{RULE}"/>'
    for side in ("top", "bottom", "insideH")
) + "</w:tblBorders>"  # fmt: skip
_MARGINS = (
    f'<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="{PAD}" w:type="dxa"/>'
    f'<w:bottom w:w="40" w:type="dxa"/><w:right w:w="{PAD}" w:type="dxa"/></w:tblCellMar>'
)


def _row(
    cells: Sequence[str],
    right: Sequence[bool],
    layout: Layout,
    *,
    head: bool = False,
    shade: str = "",
    keep: bool = False,
) -> str:
    marks = "<w:cantSplit/>" + ("<w:tblHeader/>" if head else "")
    made = (
        _cell(text, wide, layout.size, ends, head=head, shade=shade, keep=head or keep)
        for text, wide, ends in zip(cells, layout.widths, right, strict=True)
    )
    return f"<w:tr><w:trPr>{marks}</w:trPr>{''.join(made)}</w:tr>"


def _cell(
    text: str, wide: float, size: float, right: bool, *, head: bool, shade: str, keep: bool
) -> str:
    tint = (BAND, "") if head else shading(text, shade) or ("", "")
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{tint[0]}"/>' if tint[0] else ""
    side = '<w:jc w:val="right"/>' if right else ""
    looks = ("<w:b/>" if head else "") + (f'<w:color w:val="{tint[1]}"/>' if tint[1] else "")
    looks += f'<w:sz w:val="{round(size * 2)}"/>'
    runs = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in plain(text).split("\n")
    )
    stay = "<w:keepNext/>" if keep else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{_units(wide)}" w:type="dxa"/>{fill}</w:tcPr>'
        f'<w:p><w:pPr>{stay}<w:spacing w:before="0" w:after="0"/>{side}</w:pPr>'
        f"<w:r><w:rPr>{looks}</w:rPr>{runs}</w:r></w:p></w:tc>"
    )


def _units(points: float) -> int:
    return round(points * TWENTIETHS)
