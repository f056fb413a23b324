"""How large a file may be: every bound that an upload is held to, in one place."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """Bounds on one file; a problem names the one that was passed.

    ``ratio`` is unpacked size over packed size of one part of a zipped workbook; it is looked at
    only for parts above ``ratio_from`` bytes, since small parts of repeated text pack very well.
    ``seconds`` and ``memory`` bound the separate process in which unusual files are read.
    """

    file_bytes: int = 50 * MEGABYTE
    unpacked_bytes: int = 200 * MEGABYTE
    ratio: int = 150
    ratio_from: int = 5 * MEGABYTE
    parts: int = 5_000  # entries of a zipped workbook
    files: int = 200  # files in an uploaded zip or folder
    sheets: int = 200
    rows: int = 200_000
    columns: int = 2_000
    cells: int = 3_000_000  # of all sheets together
    text_bytes: int = 300 * MEGABYTE  # of all cells together, shared texts written out
    cell_characters: int = 200_000
    depth: int = 100  # nesting of XML elements
    seconds: float = 4.0
    memory: int = 1_000 * MEGABYTE


DEFAULT = Limits()
