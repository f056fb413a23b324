"""Read every table and chart back out of the files, by other means than those that wrote them."""

import io
import re
import zipfile
from typing import Any

import openpyxl
import pandas as pd
from docx import Document
from docx.oxml.ns import qn
from lxml import html
from pptx import Presentation

Tables = dict[str, pd.DataFrame]
PAGE_OF = re.compile(r" \(\d+\sof\s\d+\)$")


def slides(content: bytes) -> Any:
    return Presentation(io.BytesIO(content)).slides


def deck_tables(content: bytes) -> Tables:
    """Name -> table, its pages put together."""
    found: dict[str, list[pd.DataFrame]] = {}
    for slide in slides(content):
        for shape in slide.shapes:
            if shape.has_table:
                name = PAGE_OF.sub("", shape.name).removesuffix(", numbers")
                rows = [[cell.text for cell in row.cells] for row in shape.table.rows]
                found.setdefault(name, []).append(pd.DataFrame(rows[1:], columns=rows[0]))
    return {name: pd.concat(pages, ignore_index=True) for name, pages in found.items()}


def deck_charts(content: bytes) -> Tables:
    """Name -> numbers in the workbook embedded with the chart."""
    return {
        shape.name: sheet(shape.chart.part.chart_workbook.xlsx_part.blob)
        for slide in slides(content)
        for shape in slide.shapes
        if shape.has_chart
    }


def drawn(content: bytes) -> dict[str, dict[str, list[float | None]]]:
    """Name -> series -> numbers as the chart itself caches them for drawing."""
    return {
        shape.name: {s.name: list(s.values) for s in shape.chart.plots[0].series}
        for slide in slides(content)
        for shape in slide.shapes
        if shape.has_chart
    }


def sheet(content: bytes, name: str | None = None) -> pd.DataFrame:
    book = openpyxl.load_workbook(io.BytesIO(content))
    rows = list((book[name] if name else book.worksheets[0]).values)
    return pd.DataFrame(rows[1:], columns=list(rows[0]))


def report_tables(content: bytes) -> Tables:
    """Name -> table of the report."""
    document = Document(io.BytesIO(content))
    found = {}
    for table in document.tables:
        name = table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        rows = [[_words(cell) for cell in row.iter(qn("w:tc"))] for row in table._tbl.tr_lst]
        found[name] = pd.DataFrame(rows[1:], columns=rows[0])
    return found


def _words(cell: Any) -> str:
    parts = cell.iter(qn("w:t"), qn("w:br"))
    return "".join("\n" if p.tag == qn("w:br") else p.text or "" for p in parts)


def report_charts(content: bytes) -> list[pd.DataFrame]:
    """Numbers in the embedded workbooks, in the order of the charts."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = [n for n in package.namelist() if n.startswith("word/embeddings/")]
        names.sort(key=lambda name: int("".join(c for c in name if c.isdigit())))
        return [sheet(package.read(name)) for name in names]


def book_tables(content: bytes) -> Tables:
    """Sheet name -> the one table of the sheet, found by Excel's own table range."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    found = {}
    for page in book.worksheets:
        for table in page.tables.values():
            rows = [[cell.value for cell in row] for row in page[table.ref]]
            found[page.title] = pd.DataFrame(rows[1:], columns=rows[0])
    return found


def page_tables(content: bytes) -> Tables:
    """Name -> table of the web page."""
    found = {}
    for table in html.fromstring(content.decode()).iter("table"):
        name = table.find("caption").text_content().split(": ", 1)[1]
        rows = [[cell.text_content() for cell in row] for row in table.iter("tr")]
        found[name] = pd.DataFrame(rows[1:], columns=rows[0])
    return found
