"""Files that are hostile, broken or no tables: one sentence each, quickly, nothing raised."""

import io
import zipfile
from collections.abc import Callable

import msoffcrypto.format.ooxml
import pytest

from tests.ingest import hostile
from tests.ingest.examples import busy, checked, repacked, the_error, workbook
from wincore.ingest import Limits, read_grids
from wincore.ingest.apart import read_apart
from wincore.ingest.refusal import RefusedError

SECONDS = 5


def encrypted() -> bytes:
    made = io.BytesIO()
    book = msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(hostile.plain()))
    book.encrypt("secret", made)
    return made.getvalue()


def zipped(names: list[str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name in names:
            target.writestr(name, b"x")
    return made.getvalue()


def shuffled() -> bytes:
    content = bytearray(hostile.plain())
    content[40:400] = bytes(reversed(content[40:400]))
    return bytes(content)


CASES: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty": (lambda: b"", "The file is empty.", "Save it again"),
    "white space": (lambda: b"\xef\xbb\xbf\r\n \n", "The file is empty.", "Save it again"),
    "no cells": (lambda: workbook({"Sheet1": []}), "No sheet of the file has anything", "Check"),
    "password": (encrypted, "protected with a password", "remove the password"),
    "cut short": (lambda: hostile.plain()[:2000], "The file is damaged", "save it as a new .xlsx"),
    "corrupt part": (shuffled, "The file is damaged", "save it as a new .xlsx"),
    "old file": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "The file is damaged", "new .xlsx"),
    "pdf": (lambda: b"%PDF-1.7\n%\xe2\xe3", "This is a PDF document", "Send the table"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n\0\0", "This is a picture (PNG)", "Send the table"),
    "web page": (lambda: b"\n<html><table><tr>", "This is a web page (HTML)", "Send the table"),
    "xml of 2003": (
        lambda: (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
        ),
        "Excel 2003 XML",
        "save it as .xlsx",
    ),
    "document": (
        lambda: repacked(
            zipped(["word/document.xml"]), {"[Content_Types].xml": b"wordprocessingml"}
        ),
        "This is a Word document",
        "Send the table",
    ),
    "zip of files": (lambda: zipped(["a.csv", "b.csv"]), "a zip of 2 files", "Upload it as a zip"),
    "nul bytes": (lambda: b"a,b\n1,2\n\0\0\0x\n", "NUL bytes", "Export it again"),
    "binary": (lambda: bytes(range(1, 32)) * 50, "This is a binary file", "Send the table"),
    "zip bomb": (hostile.bomb, "as in a zip bomb; the limit is 150 to 1", "new .xlsx file"),
    "many small bombs": (hostile.many_bombs, "the limit is 200 MB", "Save only the sheets"),
    "false size": (hostile.false_size, "larger than the file says", "new .xlsx file"),
    "far corner": (
        hostile.far_corner,
        "Sheet Sheet1 spans 1,048,576 rows × 16,384 columns; the limit is 200,000 rows",
        "Delete the stray cells",
    ),
    "stray row": (hostile.stray_row, "spans 1,048,576 rows", "Delete the stray cells"),
    "deep": (hostile.deep, "nests XML elements more than 100 deep", "new .xlsx file"),
    "entities": (hostile.entities, "declares XML entities", "new .xlsx file"),
    "shared text": (hostile.shared_text, "MB of text; the limit is 300 MB", "Keep only the sheets"),
    "repeating rows": (hostile.repeating_ods, "more cells than can be held", "Copy the table"),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_refused_with_one_sentence_and_a_remedy(case: str) -> None:
    make, what, fix = CASES[case]
    content = make()
    started = busy()
    found = checked(content, "return.xlsx")
    assert busy() - started < SECONDS
    error = the_error(found)
    assert what in error.what
    assert fix in error.fix
    assert (found.kind, found.tables, found.accepted) == ("unknown", {}, False)
    assert len(found.problems) == 1


def test_a_file_above_the_size_limit_is_not_opened() -> None:
    _, (error,) = read_grids("a.csv", b"a,b\n" * 1000, Limits(file_bytes=2000))
    assert error.what.startswith("The file is ")


def test_the_number_of_parts_and_of_sheets_is_bounded() -> None:
    content = workbook({f"S{n}": [[1]] for n in range(4)})
    for limits, what in (
        (Limits(parts=5), "parts; the limit is 5"),
        (Limits(sheets=3), "4 sheets"),
    ):
        grids, (error,) = read_grids("a.xlsx", content, limits)
        assert grids == []
        assert what in error.what


def test_cells_are_counted_over_all_sheets_also_where_these_are_one_part() -> None:
    content, limits = hostile.one_part_for_many(sheets=6, rows=1_001), Limits(cells=4_500)
    grids, (error,) = read_grids("a.xlsx", content, limits)
    assert grids == []
    assert error.what.startswith("Sheet S5 spans 1,000 rows")
    assert len(read_grids("a.xlsx", content, Limits(cells=5_000))[0]) == 5


def test_reading_apart_is_stopped_when_it_takes_too_long() -> None:
    with pytest.raises(RefusedError, match=r"longer than 0\.001 seconds"):
        read_apart(hostile.plain(), "xlsx", Limits(seconds=0.001))


def test_reading_apart_is_stopped_when_it_takes_too_much_memory() -> None:
    limits = Limits(memory=300_000_000, rows=2_000_000, columns=20_000, cells=10**11)
    with pytest.raises(RefusedError, match="300 MB of memory"):
        read_apart(hostile.far_corner(row=20_000, column="EZZ"), "xlsx", limits)


def test_reading_apart_gives_what_reading_here_gives() -> None:
    content = workbook({"A": [["a", 1, 2.5, True, None], [None, "b"]], "B": [["x"]]})
    here, _ = read_grids("a.xlsx", content)
    apart = read_apart(content, "xlsx", Limits())
    assert [s["name"] for s in apart["sheets"]] == [g.sheet for g in here]
    assert [[v or None for v in r] for r in apart["sheets"][0]["rows"]] == [
        [v or None for v in r] for r in here[0].cells.tolist()
    ]


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a.csv", hostile.plain(), "xlsx"),
        ("a.xls", b"a,b\n1,2\n", "csv"),
        ("a.ods", hostile.plain(), "xlsx"),
        ("a.pdf", b"a,b\n1,2\n", "csv"),
    ],
)
def test_a_wrong_ending_is_a_warning_and_no_obstacle(name: str, content: bytes, form: str) -> None:
    grids, (warning,) = read_grids(name, content)
    assert len(grids) == 1
    assert warning.severity == "warning"
    assert f"the content is {form}" in warning.what
    assert warning.fix.startswith(f"Rename it to .{form}")


@pytest.mark.parametrize("name", ["a.txt", "a.tsv", "a.csv", "a", "a.TAB"])
def test_text_files_may_have_any_of_their_endings(name: str) -> None:
    assert read_grids(name, b"a,b\n1,2\n")[1] == []
