"""Whatever the bytes or the cells are: problems, never an exception."""

import warnings
from datetime import date, datetime
from typing import Any

import numpy as np
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.ingest.examples import SHEETS, WORKFORCE, checked, framework, text, workbook
from wincore.datasets import RETURN
from wincore.ingest import Checked, Grid, read_grids
from wincore.ingest.returns import check_return

QUIET = settings(deadline=None, max_examples=1500, suppress_health_check=list(HealthCheck))
RETURNED = workbook(SHEETS)
MAGIC = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"$FL2",
    b"%PDF",
    b"\xff\xfe",
    b"sep=;\n",
    b"\xef\xbb\xbf",
)

WORDS = (
    *WORKFORCE,
    *("EMP01", "baseline", "African", "male", "16-24", "entry", "Total", "na", "", " ", "=1+1"),
    *("applied", "shortlisted", "appointed", "test", "met", "date", "yes", "company", "race", "\0"),
)
CELLS = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.text(max_size=6),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


def holds(found: Checked) -> None:
    assert found.kind in ("baseline", "survey", "unknown")
    assert found.accepted or any(p.severity == "error" for p in found.problems)
    assert found.accepted or not found.tables


@QUIET
@given(st.one_of(st.just(b""), st.sampled_from(MAGIC)), st.binary(max_size=400))
def test_any_bytes(start: bytes, rest: bytes) -> None:
    holds(checked(start + rest, "file.xlsx"))


@QUIET
@given(st.text(max_size=200), st.sampled_from(["utf-8", "utf-16", "utf-32", "utf-8-sig"]))
def test_any_text(words: str, encoding: str) -> None:
    holds(checked(words.encode(encoding, "surrogatepass"), "file.csv"))


@QUIET
@given(st.integers(0, len(RETURNED) - 1), st.binary(min_size=1, max_size=20))
def test_a_workbook_with_some_bytes_changed(place: int, noise: bytes) -> None:
    holds(checked(RETURNED[:place] + noise + RETURNED[place + len(noise) :], "file.xlsx"))


@QUIET
@given(st.integers(0, len(RETURNED)))
def test_a_workbook_cut_short(length: int) -> None:
    holds(checked(RETURNED[:length], "file.xlsx"))


@QUIET
@given(
    st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=8),
    st.sampled_from(["", *(t.sheet for t in RETURN), "Data"]),
    st.sampled_from([None, *(t.columns for t in RETURN), ("company", "race", "gender", "count")]),
)
@example([[1, True, date(2021, 1, 1), datetime(2021, 1, 1)]], "Workforce", WORKFORCE)
def test_any_grid(rows: list[list[Any]], sheet: str, head: tuple[str, ...] | None) -> None:
    width = max(4, len(head or ()))
    cells = np.full((len(rows) + 1, width), None, dtype=object)
    if head:
        cells[0, : len(head)] = head
    for number, row in enumerate(rows, start=1):
        for column in range(width):
            cells[number, column] = row[column % 4]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = check_return([Grid(sheet or "x", cells, kind="xlsx")], framework())
    assert found is None or not (
        found.tables and any(p.severity == "error" for p in found.problems)
    )


@QUIET
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), min_size=1, max_size=9))
def test_any_table_of_the_words_of_a_return(rows: list[list[str]]) -> None:
    holds(checked(text(rows), "Workforce.csv"))


def test_every_problem_of_a_read_file_has_a_place_and_a_sentence() -> None:
    grids, problems = read_grids("x.xlsx", b"PK\x03\x04" + b"\0" * 100)
    assert grids == []
    assert all(p.where and p.what and p.fix for p in problems)
