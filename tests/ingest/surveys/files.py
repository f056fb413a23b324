"""Whole files of a survey: xlsx with what people do to it, ods, xlsb, csv and tsv."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from xml.sax.saxutils import escape

import openpyxl

from tests.ingest.hostile import ods as ods_body

Rows = Sequence[Sequence[object]]


def xlsx(sheets: dict[str, Rows], *, date1904: bool = False) -> openpyxl.Workbook:
    """Return a workbook with these sheets, to be worked on further."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    if date1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return book


def ods(rows: Rows) -> bytes:
    """Return an OpenDocument spreadsheet of texts."""
    lines = "".join(f"<table:table-row>{_ods_cells(r)}</table:table-row>" for r in rows)
    return ods_body(_DOCUMENT.format(rows=lines))


def _ods_cells(row: Sequence[object]) -> str:
    one = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    return "".join(
        one.format(escape(str(v))) if v is not None else "<table:table-cell/>" for v in row
    )


def delimited(rows: Rows, delimiter: str, encoding: str = "utf-8") -> bytes:
    """Return a text file; no cell may hold the delimiter."""
    lines = [delimiter.join("" if v is None else str(v) for v in row) for row in rows]
    return "\r\n".join(lines).encode(encoding)


_NAMES = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_DOCUMENT = (
    f'<office:document-content xmlns:office="{_NAMES.format("office")}" '
    f'xmlns:table="{_NAMES.format("table")}" xmlns:text="{_NAMES.format("text")}">'
    '<office:body><office:spreadsheet><table:table table:name="Sheet1">{rows}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)
_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>"""  # noqa: E501
_RELATION = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>"""  # noqa: E501


def xlsb(rows: Rows, sheet: str = "Sheet1") -> bytes:
    """Return a binary workbook of texts, by [MS-XLSB]: records of type, length and content."""
    book = _record(131) + _record(143)
    book += _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide(sheet))
    book += _record(144) + _record(132)
    cells = b"".join(_row(number, row) for number, row in enumerate(rows))
    extent = struct.pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1)
    body = _record(129) + _record(148, extent) + _record(145) + cells + _record(146) + _record(130)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", _TYPES)
        parts.writestr(
            "_rels/.rels", _RELATION.format(kind="officeDocument", target="xl/workbook.bin")
        )
        parts.writestr("xl/workbook.bin", book)
        relation = _RELATION.format(kind="worksheet", target="worksheets/sheet1.bin")
        parts.writestr("xl/_rels/workbook.bin.rels", relation)
        parts.writestr("xl/worksheets/sheet1.bin", body)
    return made.getvalue()


def _row(number: int, row: Iterable[object]) -> bytes:
    filled = [(c, str(v)) for c, v in enumerate(row) if v is not None]
    head = struct.pack("<IIHBBBI", number, 0, 300, 0, 0, 0, 0)
    return _record(0, head) + b"".join(
        _record(6, struct.pack("<II", column, 0) + _wide(text)) for column, text in filled
    )


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, content: bytes = b"") -> bytes:
    first = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = b"", len(content)
    while size > 127:
        length += bytes([size & 0x7F | 0x80])
        size >>= 7
    return first + length + bytes([size]) + content


def moment(day: int) -> datetime:
    """Return a morning of the baseline wave."""
    return datetime(2020, 11, day, 9, 30)
