"""Grids from text files: which encoding, which delimiter, which cells."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import PurePath
from typing import Any

import charset_normalizer

from wincore.ingest.grid import Grid, as_cells
from wincore.ingest.limits import Limits
from wincore.ingest.refusal import (
    CELL_LENGTH,
    DAMAGED,
    EXTENT,
    NOT_A_SPREADSHEET,
    NUL_BYTES,
    RefusedError,
)
from wincore.problems import Problem

READ_AS = "The text is not UTF-8; it was read as {encoding}."
READ_AS_FIX = "If names look wrong, export it again as CSV UTF-8."
SWALLOWED = "The quotation mark in this cell is closed only {lines} lines further down."
SWALLOWED_FIX = "If rows are missing, close or remove the quotation mark and export it again."

DELIMITERS = (",", ";", "\t", "|")
_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Encodings that a spreadsheet program may have written; a guess among all of them errs too often.
_PLAUSIBLE = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "shift_jis", "gb18030", "euc_kr"]
_SAMPLE = 100_000  # characters looked at for encoding and delimiter
_LINES_IN_CELL = 200
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
csv.field_size_limit(Limits.cell_characters)


def read_text(name: str, content: bytes, limits: Limits) -> tuple[Grid, list[Problem]]:
    """Return the grid of a csv or tsv file in any encoding, with a note on the encoding."""
    text, encoding = decoded(content)
    notes = []
    if encoding not in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        notes = [Problem("note", name, READ_AS.format(encoding=encoding), READ_AS_FIX)]
    delimiter, start = delimiter_of(text)
    rows = _rows(text[start:], delimiter, limits)
    grid = Grid(PurePath(name).stem or name, as_cells(rows), first_row=int(start > 0))
    several_lines = text.count("\n") - len(rows) >= _LINES_IN_CELL
    return grid, [*notes, *(_swallowed(grid) if several_lines else [])]


def decoded(content: bytes) -> tuple[str, str]:
    """Return the text and the encoding it was written in; raise RefusedError if it is not text."""
    encoding = next((e for bom, e in _BOMS if content.startswith(bom)), "") or _without_bom(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text, encoding = content.decode("cp1252", "replace"), "cp1252"
    if "\0" in text:
        raise RefusedError(NUL_BYTES, place=content.index(0) + 1)
    if len(_CONTROLS.findall(text[:_SAMPLE])) > 5 + min(len(text), _SAMPLE) // 200:
        raise RefusedError(NOT_A_SPREADSHEET, what="a binary file")
    return text, encoding


def _without_bom(content: bytes) -> str:
    start = content[:4096]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) > len(start) * 0.3 and min(even, odd) * 10 < max(even, odd):
        return "utf-16-le" if odd > even else "utf-16-be"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _legacy(content[max(0, error.start - 2000) : error.start + 20_000])
    return "utf-8"


def _legacy(sample: bytes) -> str:
    """Guess among old encodings; a few accented letters are what Western Windows writes."""
    high = sum(byte > 127 for byte in sample)
    if high * 20 < len(sample):
        return "cp1252"
    found = charset_normalizer.from_bytes(sample, cp_isolation=_PLAUSIBLE).best()
    return found.encoding if found else "cp1252"


def delimiter_of(text: str) -> tuple[str, int]:
    """Return the delimiter and where the table starts (after a line such as ``sep=;``)."""
    said = re.match(r"\s*\"?sep=(.)\"?[^\S\n]*\r?\n", text[:20], re.I)
    if said:
        return said[1], said.end()
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    return max(DELIMITERS, key=lambda d: _consistency(sample, d)), 0


def _consistency(sample: str, delimiter: str) -> float:
    """How well a delimiter cuts the lines into the same number of cells; 0 where it never does."""
    widths: Counter[int] = Counter()
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            widths[len(row)] += any(row)
            if widths.total() >= 200:
                break
    except csv.Error:
        return 0.0
    wide = {width: n for width, n in widths.items() if width > 1}
    if not wide:
        return 0.0
    width, n = max(wide.items(), key=lambda item: item[1] * (item[0] - 1))
    share = n / max(widths.total(), 1)
    return share * share * (1 + min(width, 50) / 50)


def _rows(text: str, delimiter: str, limits: Limits) -> list[list[Any]]:
    rows: list[list[Any]] = []
    spaced = f'{delimiter} "' in text[:_SAMPLE]
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=spaced)
    widest = 0
    try:
        for row in lines:
            rows.append(row)
            widest = max(widest, len(row))
            if len(rows) > limits.rows or widest > limits.columns:
                raise _extent(len(rows), widest, limits)
    except csv.Error as error:
        if "field larger" in str(error):
            raise RefusedError(
                CELL_LENGTH, row=len(rows) + 1, limit=limits.cell_characters
            ) from error
        raise RefusedError(DAMAGED, detail=f"row {len(rows) + 1} cannot be read") from error
    if len(rows) * widest > limits.cells:
        raise _extent(len(rows), widest, limits)
    return rows


def _extent(rows: int, columns: int, limits: Limits) -> RefusedError:
    bounds = {"row_limit": limits.rows, "column_limit": limits.columns, "cell_limit": limits.cells}
    return RefusedError(EXTENT, sheet="The table", rows=rows, columns=columns, **bounds)


def _swallowed(grid: Grid) -> list[Problem]:
    """Warn of a cell that holds many lines: mostly a quotation mark that is not closed."""
    for row, values in enumerate(grid.cells):
        for column, value in enumerate(values):
            if value is not None and len(value) > _LINES_IN_CELL:
                lines = value.count("\n")
                if lines >= _LINES_IN_CELL:
                    what = SWALLOWED.format(lines=lines)
                    return [Problem("warning", grid.address(row, column), what, SWALLOWED_FIX)]
    return []
