"""Sheets of the workbook: an exhibit's whole table, unrounded, with marks where no number is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
from gptables import GPTable

from wincore.exporting import defused
from wincore.pack.content import Exhibit, absence
from wincore.pack.lettering import lines, width
from wincore.pack.plain import plain
from wincore.wording import absent, formatted

FORMATS = {
    "share": "0.0%",
    "share1": "0.0%",
    "points": "0.00",
    "change": "+0.00;-0.00;0.00",
    "gap": "+0.0%;-0.0%;0.0%",
    "ratio": "0.00",
    "pounds": "£#,##0.00",
    "count": "#,##0",
}
NARROW, WIDE = 9.0, 60.0  # widths of columns, in Excel's letters
LETTER = 5.6  # points of such a letter
LINE = 15.0  # points of a line
FOREIGN = "{text} (no Latin letters)"  # gptables takes a cell without any for a stray sign
_ONLY_SIGNS = re.compile(r"^[^a-zA-Z0-9]*$")


def sheet(exhibit: Exhibit, number: str, section: str, mark: str) -> GPTable:
    """Return the exhibit as a table for its sheet."""
    table = values(exhibit)
    return GPTable(
        table=table,
        table_name=f"table_{re.sub('[^A-Za-z0-9]', '_', number)}",
        title=text(f"Table {number}: {exhibit.name}"),
        subtitles=[text(s) for s in (exhibit.title, section, mark) if s],
        instructions="This worksheet contains one table. Some cells refer to notes.$$marks$$",
        index_columns={},
        additional_formatting=_formatting(exhibit, table),
    )


def values(exhibit: Exhibit) -> pd.DataFrame:
    """Return the table: numbers as they are, words safe for a spreadsheet, marks for the rest."""
    raw = exhibit.chart.table.reset_index(drop=True)
    if raw.empty:
        return pd.DataFrame({"Finding": [text(exhibit.title)]})
    words = formatted(raw, dict(exhibit.chart.formats))
    made = {
        name: [_cell(raw, words, at, column) for at in range(len(raw))]
        for column, name in enumerate(_headers(raw.columns))
    }
    return pd.DataFrame(made, dtype=object)


def _headers(columns: Iterable[object]) -> list[str]:
    """Return column names of which none is empty and none stands twice, as Excel's tables ask."""
    found: list[str] = []
    for place, column in enumerate(columns, 1):
        name = text(column)
        if _ONLY_SIGNS.match(name) or name.casefold() in {f.casefold() for f in found}:
            name = f"{name} (column {place})"
        found.append(name)
    return found


def _cell(raw: pd.DataFrame, words: pd.DataFrame, at: int, column: int) -> object:
    value: Any = raw.iat[at, column]
    if absent(value):
        return absence(raw.iloc[at])
    if isinstance(value, int | float) or hasattr(value, "item"):
        number = value.item() if hasattr(value, "item") else value
        return number if isinstance(number, int | float) else text(number)
    said = text(words.iat[at, column])
    if not _ONLY_SIGNS.match(said):
        return said
    has_letters = any(letter.isalnum() for letter in said)
    return FOREIGN.format(text=said) if has_letters else absence(raw.iloc[at])


def text(value: object) -> str:
    """Return words as a cell takes them: no formula, none of gptables' own signs."""
    safe = plain(value).replace("$$", "$ $").replace("](", "] (")
    return str(defused(safe))


def _formatting(exhibit: Exhibit, table: pd.DataFrame) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for place, name in enumerate(exhibit.chart.table.columns):
        kind = exhibit.chart.formats.get(str(name), "")
        look: dict[str, object] = {"text_wrap": True, "valign": "top"}
        look |= {"num_format": FORMATS[kind]} if kind in FORMATS else {}
        if place < table.shape[1]:
            found.append({"column": {"columns": [place], "format": look}})
    heads = {"text_wrap": True, "bold": True, "valign": "top"}
    found.append({"row": {"rows": [0], "format": heads}})
    return found


def row_heights(table: pd.DataFrame, widths: Sequence[float]) -> list[float]:
    """Return a height for the header row and each row, in points: not all programs work it out."""
    rows = [[str(c) for c in table.columns], *([str(v) for v in row] for row in table.to_numpy())]
    return [
        max(
            LINE * len(lines(cell, 11, wide * LETTER, place == 0))
            for cell, wide in zip(row, widths, strict=True)
        )
        for place, row in enumerate(rows)
    ]


def column_widths(table: pd.DataFrame) -> list[float]:
    """Return a width for each column: what its words need, within bounds."""
    found = []
    for place, name in enumerate(table.columns):
        cells = [str(name), *(str(v) for v in table.iloc[:, place] if isinstance(v, str))]
        most = max(width(c, 11) for c in cells) / LETTER
        found.append(min(WIDE, max(NARROW, most + 2)))
    return found
