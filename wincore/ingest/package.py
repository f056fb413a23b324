"""The zip package that xlsx, xlsm, xlsb and ods files are: looked over before it is opened.

The directory of a zip can lie about sizes. Each part is therefore unpacked here first, never
further than the directory admits, and whatever does not keep its word is refused.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from wincore.ingest.limits import MEGABYTE, Limits
from wincore.ingest.refusal import (
    DAMAGED,
    ENCRYPTED,
    FALSE_SIZE,
    PARTS,
    RATIO,
    UNPACKED_SIZE,
    RefusedError,
)

_LOCAL_HEADER = struct.Struct("<26xHH")  # lengths of name and extra field
_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b[^<>]*/>")


@dataclass(frozen=True)
class Package:
    """A zip whose directory keeps within the limits; its parts are unpacked one at a time."""

    content: bytes
    parts: tuple[zipfile.ZipInfo, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the parts, in lower case, with forward slashes."""
        return tuple(_plain(part) for part in self.parts)

    def unpack(self, name: str) -> bytes:
        """Return one part by its name in any case, or nothing if there is none."""
        found = [part for part in self.parts if _plain(part) == name.lower()]
        return _inflated(self.content, found[0]) if found else b""

    def unpacked(self) -> Iterator[tuple[str, bytes]]:
        """Yield every part with its name; refuse the first that lies about its size."""
        for part in self.parts:
            yield part.filename, _inflated(self.content, part)


def without_dimensions(package: Package) -> bytes:
    """Return the package without what its sheets declare as their range.

    Some LibreOffice versions write ranges of whole rows (``1:58``), which the reader refuses.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as target:
        for name, part in package.unpacked():
            target.writestr(name, _DIMENSION.sub(b"", part, count=1))
    return made.getvalue()


def _plain(part: zipfile.ZipInfo) -> str:
    return part.filename.replace("\\", "/").lstrip("/").lower()


def open_package(content: bytes, limits: Limits) -> Package:
    """Return the package after a look at its directory; refuse it where a limit is passed."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error) as error:
        raise RefusedError(DAMAGED, detail="its zip directory cannot be read") from error
    if any(part.flag_bits & 1 for part in parts):
        raise RefusedError(ENCRYPTED)
    if len(parts) > limits.parts:
        raise RefusedError(PARTS, count=len(parts), limit=limits.parts)
    _check_sizes(parts, limits)
    return Package(content, tuple(parts))


def _check_sizes(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    for part in parts:
        ratio = part.file_size // max(part.compress_size, 1)
        if part.file_size > limits.ratio_from and ratio > limits.ratio:
            raise RefusedError(RATIO, part=part.filename, ratio=ratio, limit=limits.ratio)
    total = sum(part.file_size for part in parts)
    if total > limits.unpacked_bytes:
        size, limit = total // MEGABYTE, limits.unpacked_bytes // MEGABYTE
        raise RefusedError(UNPACKED_SIZE, size=size, limit=limit)


def _inflated(content: bytes, part: zipfile.ZipInfo) -> bytes:
    packed = _packed(content, part)
    if part.compress_type == zipfile.ZIP_STORED:
        return packed
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise RefusedError(DAMAGED, detail=f"{part.filename} is packed in an unusual way")
    try:
        found = zlib.decompressobj(-15).decompress(packed, part.file_size + 1)
    except zlib.error as error:
        raise RefusedError(DAMAGED, detail=f"{part.filename} cannot be unpacked") from error
    if len(found) > part.file_size:
        raise RefusedError(FALSE_SIZE, part=part.filename)
    return found


def _packed(content: bytes, part: zipfile.ZipInfo) -> bytes:
    head = content[part.header_offset : part.header_offset + _LOCAL_HEADER.size]
    if len(head) < _LOCAL_HEADER.size:
        raise RefusedError(DAMAGED, detail=f"{part.filename} is missing from it")
    name, extra = _LOCAL_HEADER.unpack(head)
    start = part.header_offset + _LOCAL_HEADER.size + name + extra
    return content[start : start + part.compress_size]
