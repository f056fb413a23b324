"""Write a pack as a workbook: cover, contents, notes, then one table a sheet."""

from __future__ import annotations

import re
import tempfile
import warnings
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
from gptables import Cover, GPTable
from gptables.core.api import produce_workbook

from wincore.pack.book.sheets import column_widths, row_heights, sheet, text, values
from wincore.pack.content import Pack, Points, Section, Words
from wincore.pack.plain import LANGUAGE
from wincore.workbook import restamped

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
NOTES = pd.DataFrame(
    {
        "Note reference": ["marks"],
        "Note text": [
            "Marks: [c] confidential, hidden so that no person can be recognised. [x] not "
            "available. [z] not applicable, or not calculable. [low] rounds to nought. [u] low "
            "reliability, a base below 50. Numbers are unrounded; the slides and pages round "
            "halves away from nought."
        ],
    }
)
WORDS_SHEET = "Words"
CONTENTS, NOTES_SHEET, COVER = "Contents", "Notes", "Cover"


def book(pack: Pack, written: datetime) -> bytes:
    """Return the pack as xlsx bytes that depend on nothing but its content and moment."""
    sheets = {WORDS_SHEET: _words(pack)}
    for section, exhibit, number in pack.exhibits():
        title = f"{section.number} {section.title}"
        sheets[number] = sheet(exhibit, number, title, pack.mark)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        workbook = _workbook(path, pack, sheets)
        _set_sizes(workbook, pack)
        _properties(workbook, pack, written)
        workbook.close()
        return restamped(path.read_bytes(), written)


def _workbook(path: Path, pack: Pack, sheets: dict[str, GPTable]) -> Any:
    same = [pack.mark] if pack.mark else None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # gptables warns of its own pandas idioms
        return produce_workbook(
            filename=str(path),
            sheets=sheets,
            cover=_cover(pack),
            contentsheet_label=CONTENTS,
            contentsheet_options={"subtitles": same} if same else {},
            notes_table=NOTES,
            notesheet_label=NOTES_SHEET,
            notesheet_options={"title": " · ".join(["Notes", *(same or [])])},
            auto_width=False,
            workbook_options=OPTIONS,
        )


def _cover(pack: Pack) -> Cover:
    facts = [text(f"{name}: {value}") for name, value in pack.facts]
    intro = [text(line) for line in (pack.mark, pack.subtitle, pack.organisation) if line]
    return Cover(title=text(pack.title), intro=intro, about=facts, cover_label=COVER)


def _words(pack: Pack) -> GPTable:
    """Return the words of all parts as a table: what slides and pages say beside their exhibits."""
    wrap = {"text_wrap": True, "valign": "top"}
    return GPTable(
        table=_word_rows(pack),
        table_name="words",
        title="What the parts say in words",
        subtitles=[pack.mark] if pack.mark else [],
        instructions="This worksheet contains one table.",
        index_columns={},
        additional_formatting=[{"column": {"columns": [0, 1], "format": wrap}}],
    )


def _word_rows(pack: Pack) -> pd.DataFrame:
    rows = [
        (text(f"{section.number} {section.title}"), text(line))
        for section in pack.all_sections
        for line in words_of(section)
    ]
    return pd.DataFrame(rows, columns=["Part", "Words"])


def words_of(section: Section) -> list[str]:
    """Return the paragraphs and points of a section, in order."""
    found: list[str] = [section.finding] if section.finding else []
    for block in section.blocks:
        if isinstance(block, Words):
            found.append(block.text)
        elif isinstance(block, Points):
            found += [f"{block.title}: {item}" for item in block.items]
    return [line for line in found if line.strip()]


def _set_sizes(workbook: Any, pack: Pack) -> None:
    """Set widths, heights and the printed page: titles may run over, the cells of a table not."""
    tables = {number: values(exhibit) for _, exhibit, number in pack.exhibits()}
    widths = {number: column_widths(table) for number, table in tables.items()}
    tables |= {WORDS_SHEET: _word_rows(pack), NOTES_SHEET: NOTES}
    widths |= {WORDS_SHEET: [34.0, 100.0], NOTES_SHEET: [14.0, 100.0], CONTENTS: [14.0, 100.0]}
    for page in workbook.worksheets():
        name = page.get_name()
        _print(page, pack)
        for place, wide in enumerate(widths.get(name, [])):
            page.set_column(place, place, wide)
        if name in tables and page.tables:
            first = int(re.findall(r"\d+", page.tables[0]["range"])[0]) - 1
            for row, tall in enumerate(row_heights(tables[name], widths[name])):
                page.set_row(first + row, tall)


def _print(page: Any, pack: Pack) -> None:
    page.set_paper(9)  # A4
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_header(f"&L{pack.mark.replace('&', '&&')}")
    page.set_footer("&R&A, page &P")


def _properties(workbook: Any, pack: Pack, written: datetime) -> None:
    workbook.set_properties(
        {
            "title": text(pack.title),
            "subject": text(pack.subtitle),
            "author": text(pack.organisation),
            "keywords": pack.mark,
            "created": written.replace(tzinfo=None),
            "language": LANGUAGE,
        }
    )
