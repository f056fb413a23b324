"""Names that other programs would take for commands, in every file of a pack for the public."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import openpyxl
import pytest
from docx import Document
from lxml import html

from tests.pack import readback
from wincore.framework import read_framework
from wincore.pack import Edition, pack_files
from wincore.pack.edition import context_of
from wincore.store import Ledger, PanelRecord, Snapshot
from wincore.store.records import Kept

NAMES = (
    "<b>=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://example.org\",\"see\")",
    "</script><script>alert(1)</script>",
    "[see](http://example.org) $$marks$$",
    "日本語の会社",
    "Long " + "unbroken" * 20,
    "A\x0bB\x07C",
)  # fmt: skip
NOTE = "<img src=x onerror=alert(1)> {{7*7}} =1+1\x00"


def poisoned(snapshot: Snapshot) -> Snapshot:
    """The same snapshot, its first employers called otherwise; it is protected as the same."""
    register = snapshot.table("employers").copy()
    spelt = list(NAMES) + list(register["employer"])[len(NAMES) :]
    tables = {**snapshot.tables, "employers": register.assign(employer=spelt)}
    return replace(snapshot, tables=tables, origin=snapshot)


@pytest.fixture(scope="module")
def files(store: Ledger, review: Edition) -> dict[str, bytes]:
    snapshot = poisoned(review.context.snapshot)
    context = context_of(snapshot, read_framework(), "public")
    content = PanelRecord(equality=NOTE, decision="Go", reasons=NOTE)
    kept = Kept("Review", 1, datetime(2021, 3, 31, tzinfo=UTC), "=1+1", content)
    return pack_files(replace(review, context=context, kept=kept))


def test_no_cell_of_any_workbook_calculates(files: dict[str, bytes]):
    books = [files["review.xlsx"]]
    for name in ("review.pptx", "review.docx"):
        with zipfile.ZipFile(io.BytesIO(files[name])) as package:
            books += [package.read(n) for n in package.namelist() if n.endswith(".xlsx")]
    cells = [
        cell
        for book in books
        for page in openpyxl.load_workbook(io.BytesIO(book)).worksheets
        for row in page.iter_rows()
        for cell in row
    ]
    assert len(books) > 15
    assert not [c.coordinate for c in cells if c.data_type == "f"]
    texts = [c.value for c in cells if isinstance(c.value, str)]
    assert not [t for t in texts if t.startswith(("=", "@"))]
    assert not [c.hyperlink.target for c in cells if c.hyperlink and c.hyperlink.target]


def test_names_stand_in_the_report_and_on_slides_as_they_were_written(files: dict[str, bytes]):
    report = readback.report_tables(files["review.docx"])["Strategy of each employer"]
    deck = readback.deck_tables(files["review.pptx"])["Strategy of each employer"]
    assert NAMES[0] in set(report["Employer"])
    assert NAMES[4] in set(report["Employer"])
    assert set(deck["Employer"]) == set(report["Employer"])
    assert "A B C" in set(report["Employer"])


def test_the_page_runs_no_script_but_its_own(files: dict[str, bytes]):
    page = files["review.html"].decode()
    tree = html.fromstring(page)
    assert len(tree.xpath("//script[not(@type)]")) == 2
    assert tree.xpath("//img") == []
    assert not [e for e in tree.iter() for name in e.attrib if name.startswith("on")]
    assert NAMES[2] in tree.text_content()
    drawn = "".join(re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.S))
    assert "<" not in drawn


def test_every_part_of_the_office_files_is_well_formed(files: dict[str, bytes]):
    assert len(readback.slides(files["review.pptx"])) > 30
    assert NOTE.rstrip("\x00") in [
        p.text.strip() for p in Document(io.BytesIO(files["review.docx"])).paragraphs
    ]
