"""How much text the cells of an xlsx hold when every shared string is written out.

A workbook keeps each text once and its cells refer to it, so that a small file can stand for a
great deal of text: three million cells that share one long text fill the memory of any machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from wincore.ingest.limits import MEGABYTE, Limits
from wincore.ingest.refusal import TOO_MUCH_TEXT, RefusedError

Sizes = npt.NDArray[np.int64]
_END = re.compile(rb"</(?:\w+:)?si>|<(?:\w+:)?si\s*/>")
_REFERENCE = re.compile(rb"\bt=[\"']s[\"'][^<>]*>\s*<(?:\w+:)?v>\s*([0-9]{1,9})")


def sizes_of(strings: bytes) -> Sizes:
    """Return the size of each shared string, its markup included."""
    return np.array([len(text) for text in _END.split(strings)[:-1]], dtype=np.int64)


def written_out(sheet: bytes, sizes: Sizes) -> int:
    """Return the bytes of shared text that a sheet's cells refer to."""
    numbers = np.array(_REFERENCE.findall(sheet), dtype=np.int64)
    known = numbers[numbers < len(sizes)]
    return int(sizes[known].sum())


def refuse_much(sheets: Iterable[tuple[bytes, int]], sizes: Sizes, limits: Limits) -> None:
    """Raise RefusedError where the sheets, with how often each is used, hold too much text."""
    total = sum(times * written_out(sheet, sizes) for sheet, times in sheets)
    if total > limits.text_bytes:
        size, limit = total // MEGABYTE, limits.text_bytes // MEGABYTE
        raise RefusedError(TOO_MUCH_TEXT, size=size, limit=limit)
