"""What calamine does not tell of an xlsx sheet, read from its XML by fast searches.

Extent (before memory is taken for it), formulas without a stored value, cells that hold an error,
hidden rows; and whether the XML is of a kind no spreadsheet program writes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wincore.ingest.grid import column_number
from wincore.ingest.limits import Limits
from wincore.ingest.refusal import DEEP_XML, ENTITIES, RefusedError

Place = tuple[int, int]  # row and column, counting from 0 at A1
_WINDOW = 8_000_000  # bytes looked at together when counting depth

# References and row numbers are searched for by a literal beginning, which is ten times quicker.
_COLUMN = {quote: re.compile(b"r=" + quote + rb"([A-Za-z]{1,3})[0-9]") for quote in (b'"', b"'")}
_ROW = {quote: re.compile(b"r=" + quote + rb"([0-9]{1,9})" + quote) for quote in (b'"', b"'")}
_HIDDEN = re.compile(
    rb"<(?:\w+:)?row\b(?=[^>]*\bhidden=[\"'](?:1|true))[^>]*?\br=[\"']([0-9]{1,7})"
)
_FORMULA_BEGINS = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/")
_UNCALCULATED = re.compile(
    rb"<(?:\w+:)?c\b([^<>]*)>\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ERROR = re.compile(
    rb"<(?:\w+:)?c\b(?=[^<>]*\bt=[\"']e[\"'])([^<>]*)>(?:<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*"
    rb"</(?:\w+:)?f>))?\s*<(?:\w+:)?v>([^<]*)</"
)
_PLACE = re.compile(rb"\br=[\"']([A-Za-z]{1,3})([0-9]{1,7})[\"']")


@dataclass(frozen=True)
class Markup:
    """What the XML of one sheet shows; ``last_row`` and ``last_column`` count from 1."""

    last_row: int = 0
    last_column: int = 0
    shared: int = 0  # cells that refer to a shared text
    uncalculated: tuple[Place, ...] = ()
    errors: tuple[tuple[Place, str], ...] = ()
    hidden_rows: tuple[int, ...] = ()

    @property
    def area(self) -> int:
        """Cells that a dense table of this extent would have."""
        return self.last_row * self.last_column


def scan(xml: bytes) -> Markup:
    """Return what the XML of a worksheet shows."""
    columns = {name for pattern in _COLUMN.values() for name in set(pattern.findall(xml))}
    return Markup(
        last_row=_last_row(xml),
        last_column=max((column_number(c.decode()) + 1 for c in columns), default=0),
        shared=xml.count(b't="s"') + xml.count(b"t='s'"),
        uncalculated=_uncalculated(xml),
        errors=_errors(xml),
        hidden_rows=tuple(int(row) - 1 for row in _HIDDEN.findall(xml)) if b"hidden" in xml else (),
    )


def _last_row(xml: bytes) -> int:
    """Highest row number; rows without a number are counted one by one."""
    numbered = [int(n) for pattern in _ROW.values() for n in pattern.findall(xml)]
    last = max(numbered, default=0) + xml.count(b"<row>") + xml.count(b":row>")
    return max(last, _stray_row(xml, digits=len(str(last))))


def _stray_row(xml: bytes, digits: int) -> int:
    """Row of a cell that lies further down than its own row says, by a digit or more."""
    longer = rb"[A-Za-z]{1,3}([0-9]{%d,9})" % (digits + 1)
    found = [n for quote in (b'"', b"'") for n in re.findall(b"r=" + quote + longer, xml)]
    return max(map(int, found), default=0)


def _uncalculated(xml: bytes) -> tuple[Place, ...]:
    if not any(begins in xml for begins in _FORMULA_BEGINS):
        return ()
    found = (m.group(1) for m in _UNCALCULATED.finditer(xml))
    return tuple(
        p for attributes in found if b'"str"' not in attributes for p in _place(attributes)
    )


def _errors(xml: bytes) -> tuple[tuple[Place, str], ...]:
    if b't="e"' not in xml and b"t='e'" not in xml:
        return ()
    return tuple(
        (place, m.group(2).decode("utf-8", "replace"))
        for m in _ERROR.finditer(xml)
        for place in _place(m.group(1))
    )


def _place(attributes: bytes) -> list[Place]:
    found = _PLACE.search(attributes)
    return [(int(found[2]) - 1, column_number(found[1].decode()))] if found else []


def refuse_strange(part: str, xml: bytes, limits: Limits) -> None:
    """Raise RefusedError for XML that declares entities or nests deeper than any spreadsheet."""
    if b"<!ENTITY" in xml:
        raise RefusedError(ENTITIES, part=part)
    if _depth(xml) > limits.depth:
        raise RefusedError(DEEP_XML, part=part, limit=limits.depth)


def _depth(xml: bytes) -> int:
    """Deepest nesting, by counting tags; text that holds "/>" can only make it look shallower."""
    data = np.frombuffer(xml, dtype=np.uint8)
    level = deepest = 0
    for start in range(0, len(data), _WINDOW):
        steps = _steps(data[max(start - 1, 0) : start + _WINDOW])
        if len(steps):
            levels = level + np.cumsum(steps, dtype=np.int64)
            level, deepest = int(levels[-1]), max(deepest, int(levels.max()))
    return deepest


def _steps(data: npt.NDArray[np.uint8]) -> npt.NDArray[np.int8]:
    """+1 where a tag opens, -1 where one closes or ends in "/>", by pairs of neighbouring bytes."""
    left, right = data[:-1], data[1:]
    opens = (left == 60) & (right != 47) & (right != 33) & (right != 63)  # "<" not before / ! ?
    closes = ((left == 60) & (right == 47)) | ((left == 47) & (right == 62))  # "</", "/>"
    both = opens.astype(np.int8) - closes.astype(np.int8)
    steps: npt.NDArray[np.int8] = both[both != 0]
    return steps
