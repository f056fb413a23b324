"""Write a pack as a Word document."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import pandas as pd
from docx.enum.section import WD_SECTION

from wincore.charts import listed
from wincore.pack.content import Exhibit, Pack, Points, Section, Words
from wincore.pack.plain import plain
from wincore.pack.report.charts import Charts
from wincore.pack.report.contents import add_contents, mark
from wincore.pack.report.styles import ACROSS, UPRIGHT, document, turn
from wincore.pack.report.tables import table
from wincore.pack.tabular import Layout, lay_out
from wincore.workbook import restamped

SIZES = (10.0, 9.5, 9.0, 8.5)
SMALLEST = (9.0, 8.5, 8.0, 7.5, 7.0)
MOST_LINES = 9  # a row taller than this asks for a page laid across
FEW = 4
CONTENTS, FACTS = "Contents", "This edition"


class Report:
    """The document while it is being written."""

    def __init__(self, pack: Pack, written: datetime, target: str) -> None:
        self.made = document(pack, written)
        self.charts = Charts(self.made, written, target)
        self.across = False

    def lay(self, *, across: bool) -> None:
        """Go on upright or across; a change begins a new page."""
        if across != self.across:
            turn(self.made.add_section(WD_SECTION.NEW_PAGE), across=across)
            self.across = across

    def say(self, text: str, style: str = "Normal") -> Any:
        """Add a paragraph."""
        return self.made.add_paragraph(plain(text), style=style)


def report(pack: Pack, written: datetime, target: str = "") -> bytes:
    """Return the pack as docx bytes that depend on nothing but its content and moment."""
    made = Report(pack, written, target)
    _front(made, pack)
    for place, section in enumerate(pack.all_sections):
        _section(made, section, place)
    buffer = io.BytesIO()
    made.made.save(buffer)
    return restamped(buffer.getvalue(), written)


def _front(made: Report, pack: Pack) -> None:
    made.say(pack.title, "Title")
    made.say(pack.subtitle, "Subtitle")
    if pack.mark:
        made.say(pack.mark, "Finding")
    _facts(made, pack)
    made.say(CONTENTS, "Finding")
    add_contents(made.made, [_title(s) for s in pack.all_sections])


def _facts(made: Report, pack: Pack) -> None:
    frame = pd.DataFrame(list(pack.facts), columns=["Of this edition", "Value"])
    exhibit = Exhibit("facts", FACTS, listed(frame, FACTS))
    layout = lay_out(frame, UPRIGHT, 600, (9.5,))
    made.made.element.body.insert_element_before(
        table(exhibit, frame, layout, "What identifies this edition"), "w:sectPr"
    )
    made.say("", "Small print")


def _title(section: Section) -> str:
    return f"{section.number} {section.title}"


def _section(made: Report, section: Section, place: int) -> None:
    first = section.blocks[0]
    made.lay(across=isinstance(first, Exhibit) and _layout(first.words.map(str))[1])
    heading = made.made.add_heading(plain(_title(section)), 1)
    heading.paragraph_format.page_break_before = place == 0
    mark(heading, place)
    if section.finding:
        made.say(section.finding, "Finding")
    count = 0
    for block in section.blocks:
        if isinstance(block, Words):
            made.lay(across=False)
            made.say(block.text)
        elif isinstance(block, Points):
            _points(made, block)
        else:
            count += 1
            if block.pages:
                _exhibit(made, block, f"{section.number}.{count}")


def _points(made: Report, block: Points) -> None:
    made.lay(across=False)
    made.say(block.title, "Finding")
    for item in block.items:
        made.say(item, "List Bullet")


def _exhibit(made: Report, exhibit: Exhibit, number: str) -> None:
    words = exhibit.words.map(str)
    layout, across = _layout(words)
    made.lay(across=across)
    made.made.add_heading(plain(f"{number} {exhibit.name}"), 2)
    made.say(exhibit.title + ".", "Finding")
    if exhibit.chart.table.empty:
        return
    if exhibit.native is not None:
        _figure(made, exhibit, number)
    made.say(f"Table {number}: {exhibit.name}", "Caption")
    element = table(exhibit, words, layout, exhibit.title)
    made.made.element.body.insert_element_before(element, "w:sectPr")
    made.say(exhibit.base.replace("\n", " "), "Small print")


def _figure(made: Report, exhibit: Exhibit, number: str) -> None:
    assert exhibit.native is not None
    rows = len(exhibit.chart.table)
    tall = min(420.0, 80 + rows * (22 if exhibit.native.kind == "stacked" else 32))
    paragraph = made.say("")
    paragraph.paragraph_format.keep_with_next = True
    across = ACROSS if made.across else UPRIGHT
    made.charts.put(paragraph, exhibit, exhibit.native, (across, tall))
    caption = made.say(f"Figure {number}: {exhibit.name}", "Caption")
    caption.paragraph_format.keep_with_next = False


def _layout(words: pd.DataFrame) -> tuple[Layout, bool]:
    """Return how a table is laid out, and whether its page lies across."""
    upright = lay_out(words, UPRIGHT, 10_000, SIZES, readable=SIZES[-1])
    tallest = max(upright.heights, default=0.0)
    long_rows = tallest > MOST_LINES * upright.size * 1.2 and len(words) > FEW
    if not upright.broken and not long_rows:
        return upright, False
    return lay_out(words, ACROSS, 10_000, SMALLEST, readable=SMALLEST[-1]), True
