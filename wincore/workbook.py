"""Workbooks as bytes that are the same on every run and machine."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

from openpyxl import Workbook

WRITTEN = datetime(2021, 1, 1)  # stands in every workbook as created and modified
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip entry can name
_SAVED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def fixed_bytes(workbook: Workbook, written: datetime = WRITTEN) -> bytes:
    """Return an openpyxl workbook as xlsx bytes that depend on nothing but its content."""
    buffer = io.BytesIO()
    workbook.save(buffer)
    return restamped(buffer.getvalue(), written)


def restamped(content: bytes, written: datetime = WRITTEN) -> bytes:
    """Return the same xlsx without the moment and the machine of its saving.

    The dates in the properties become ``written``, those of the zip entries the zip's epoch.
    Entries are stored, not deflated, because builds of zlib compress differently.
    """
    out = io.BytesIO()
    stamp = written.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _SAVED.sub(rb"\g<1>" + stamp + rb"\g<2>", part)
            new.writestr(_entry(name), part)
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=_EPOCH)
    entry.create_system = 3  # else the zip would name the operating system it was made on
    entry.external_attr = 0o600 << 16
    return entry
