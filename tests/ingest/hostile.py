"""Hostile files, made here byte by byte so that none has to be kept."""

from __future__ import annotations

import io
import struct
import zipfile

from tests.ingest.examples import repacked, workbook

SHEET_PART = "xl/worksheets/sheet1.xml"
_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    "{rows}</sheetData></worksheet>"
)
_CELL = '<c r="{place}" t="inlineStr"><is><t>x</t></is></c>'


def plain() -> bytes:
    """Return a harmless workbook of one cell."""
    return workbook({"Sheet1": [["x"]]})


def sheet(rows: str) -> bytes:
    """Return a workbook whose only sheet has these row elements."""
    return repacked(plain(), {SHEET_PART: _SHEET.format(rows=rows).encode()})


def far_corner(row: int = 1_048_576, column: str = "XFD") -> bytes:
    """Return a workbook with a cell in A1 and one in the last row and column."""
    first = f'<row r="1">{_CELL.format(place="A1")}</row>'
    last = f'<row r="{row}">{_CELL.format(place=f"{column}{row}")}</row>'
    return sheet(first + last)


def stray_row() -> bytes:
    """Return a workbook whose far cell hides in a row that says it is the first."""
    return sheet(f'<row r="1">{_CELL.format(place="A1")}{_CELL.format(place="XFD1048576")}</row>')


def bomb(megabytes: int = 100) -> bytes:
    """Return a workbook with a part that unpacks to many times its size."""
    return repacked(plain(), {"xl/media/image1.xml": b" " * (megabytes * 1_000_000)})


def many_bombs() -> bytes:
    """Return a workbook of parts that are each small enough, and too large together."""
    parts = {f"xl/media/{n}.bin": b" " * 4_900_000 for n in range(60)}
    return repacked(plain(), parts)


def false_size() -> bytes:
    """Return a workbook whose directory says a large part is tiny."""
    content = bytearray(repacked(plain(), {"xl/media/a.xml": b" " * 3_000_000}))
    entry = content.index(b"PK\x01\x02")
    while content[entry + 46 :].startswith(b"xl/media/a.xml") is False:
        entry = content.index(b"PK\x01\x02", entry + 4)
    content[entry + 24 : entry + 28] = struct.pack("<I", 100)
    return bytes(content)


def deep(levels: int = 200_000) -> bytes:
    """Return a workbook whose sheet nests elements very deep."""
    return sheet("<row>" + "<a>" * levels + "</a>" * levels + "</row>")


def entities() -> bytes:
    """Return a workbook that declares entities which expand into one another."""
    tens = {n: f"&e{n - 1};" * 10 for n in range(1, 9)}
    lines = "".join(f'<!ENTITY e{n} "{ten}">' for n, ten in tens.items())
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "lol">{lines}]>'
    return repacked(plain(), {SHEET_PART: (head + _SHEET.format(rows="&e8;")).encode()})


def repeating_ods(rows: int = 999_999_999, columns: int = 16_384) -> bytes:
    """Return an .ods whose one cell says that it repeats across and down."""
    body = (
        '<?xml version="1.0"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        '<office:spreadsheet><table:table table:name="S">'
        f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell '
        f'office:value-type="string" table:number-columns-repeated="{columns}"><text:p>x</text:p>'
        "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return ods(body)


def ods(body: str) -> bytes:
    """Return an .ods file of this content."""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("mimetype", kind)
        target.writestr("META-INF/manifest.xml", manifest)
        target.writestr("content.xml", body)
    return made.getvalue()


def shared_text(cells: int = 100_000, length: int = 30_000) -> bytes:
    """Return a workbook whose many cells all refer to one long text."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, cells))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = f'<sst xmlns="{main}" count="1"><si><t>{"x" * length}</t></si></sst>'
    return repacked(sheet(rows), {"xl/sharedStrings.xml": strings.encode()})


def one_part_for_many(sheets: int = 60, rows: int = 100_000) -> bytes:
    """Return a workbook whose many sheets are all the same part."""
    content = sheet("".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, rows)))
    names = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, sheets))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    book = f'<workbook xmlns="{main}" xmlns:r="{related}"><sheets>{names}</sheets></workbook>'
    return repacked(content, {"xl/workbook.xml": book.encode()})
