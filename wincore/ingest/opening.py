"""What a file is, by its content; its name is only compared with that."""

from __future__ import annotations

import re
from pathlib import PurePath

from wincore.ingest.package import Package
from wincore.ingest.refusal import (
    ENCRYPTED,
    NOT_A_SPREADSHEET,
    OLD_XML,
    ZIP_OF_FILES,
    RefusedError,
)
from wincore.problems import Problem

WRONG_EXTENSION = "The name ends in .{ending}, but the content is {form}; it was read as such."
WRONG_EXTENSION_FIX = "Rename it to .{form}, so that other programs open it too."

TEXT_ENDINGS = ("csv", "tsv", "tab", "txt")
_ENDINGS = {"text": TEXT_ENDINGS, "sav": ("sav", "zsav")}
_SHOWN = {"text": "csv"}

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"BM", "a picture (BMP)"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"<<<<<", "a Stata file"),
)
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta)\b", re.I)
_OLE, _ZIP = b"\xd0\xcf\x11\xe0", b"PK"
_SAV = (b"$FL2", b"$FL3")
_OLE_DOCUMENTS = {
    "WordDocument": "a Word document",
    "PowerPoint Document": "a PowerPoint presentation",
    "__properties_version1.0": "an e-mail message",
}


def family(content: bytes) -> str:
    """Return zip, ole, sav or text by the first bytes; refuse what is no table at all."""
    if content[:4] in _SAV:
        return "sav"
    if content[:4] == _OLE:
        return "ole"
    if content[:4] in (_ZIP + b"\x03\x04", _ZIP + b"\x05\x06", _ZIP + b"\x07\x08"):
        return "zip"
    for signature, what in _SIGNATURES:
        if content.startswith(signature) and _binary(signature, content):
            raise RefusedError(NOT_A_SPREADSHEET, what=what)
    return _text(content)


def _binary(signature: bytes, content: bytes) -> bool:
    """Two letters alone may begin an ordinary word; only then a NUL byte has to bear it out."""
    return len(signature) > 2 or not signature.isalpha() or b"\0" in content[:512]


def _text(content: bytes) -> str:
    start = content[:4096].removeprefix(b"\xef\xbb\xbf")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        raise RefusedError(OLD_XML)
    if _HTML.match(start):
        raise RefusedError(NOT_A_SPREADSHEET, what="a web page (HTML)")
    if start.lstrip().startswith(b"<?xml"):
        raise RefusedError(NOT_A_SPREADSHEET, what="an XML document")
    return "text"


def package_form(package: Package) -> str:
    """Return xlsx, xlsm, xlsb or ods for a zip package; raise RefusedError for any other zip."""
    names = set(package.names)
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(n.startswith("xl/") for n in names) or "[content_types].xml" in names:
        return _office_form(package)
    if "content.xml" in names and "spreadsheet" in _mimetype(package):
        return "ods"
    if "content.xml" in names:
        raise RefusedError(NOT_A_SPREADSHEET, what="an OpenDocument file of another kind")
    raise RefusedError(ZIP_OF_FILES, count=sum(not n.endswith("/") for n in names))


def _office_form(package: Package) -> str:
    types = package.unpack("[Content_Types].xml")
    if b"wordprocessingml" in types and b"spreadsheetml" not in types:
        raise RefusedError(NOT_A_SPREADSHEET, what="a Word document")
    if b"presentationml" in types and b"spreadsheetml.sheet.main" not in types:
        raise RefusedError(NOT_A_SPREADSHEET, what="a PowerPoint presentation")
    return "xlsm" if b"macroEnabled" in types else "xlsx"


def _mimetype(package: Package) -> str:
    found = package.unpack("mimetype") or package.unpack("META-INF/manifest.xml")
    return found.decode("utf-8", "replace")


def check_ole(content: bytes) -> None:
    """Raise RefusedError for an OLE file that is encrypted or is no spreadsheet."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        raise RefusedError(ENCRYPTED)
    if not (holds("Workbook") or holds("Book") or holds("WORKBOOK")):
        for stream, what in _OLE_DOCUMENTS.items():
            if holds(stream):
                raise RefusedError(NOT_A_SPREADSHEET, what=what)


def wrong_extension(name: str, form: str) -> list[Problem]:
    """Return a warning where the name's ending says another format than the content."""
    ending = PurePath(name).suffix.lower().lstrip(".")
    if not ending or ending in _ENDINGS.get(form, (form,)):
        return []
    shown = _SHOWN.get(form, form)
    what = WRONG_EXTENSION.format(ending=ending, form=shown)
    return [Problem("warning", name, what, WRONG_EXTENSION_FIX.format(form=shown))]
