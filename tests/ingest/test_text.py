"""Text files in any encoding and with any delimiter give the same grid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.examples import text
from wincore.ingest import Limits, read_grids
from wincore.ingest.text import READ_AS, SWALLOWED

ROWS = [
    ["employer", "comment", "share"],
    ["Café Élan", "“well, yes”; no | maybe", "1,5"],
    ["Zoë & Co", "two\nlines", ""],
]
CELLS = [[value or None for value in row] for row in ROWS]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"]
)
def test_every_encoding_and_delimiter_gives_the_same_cells(delimiter: str, encoding: str) -> None:
    (grid,), problems = read_grids("answers.csv", text(ROWS, delimiter, encoding))
    assert grid.cells.tolist() == CELLS
    assert [p.severity for p in problems] == (
        ["note"] if encoding in ("cp1252", "utf-16-le") else []
    )


def test_another_alphabet_is_told_by_its_bytes() -> None:
    line = "Почему мы хотим работать вместе и что нам мешает; это важно для всех нас"
    (grid,), (note,) = read_grids("a.csv", f"{line}\n{line}\n".encode("cp1251"))
    assert grid.cells[0, 0] == line.split(";")[0]
    assert note.what == READ_AS.format(encoding="cp1251")


def test_a_line_that_names_the_delimiter_is_obeyed_and_counted() -> None:
    (grid,), _ = read_grids("a.csv", b"sep=;\r\na,b;c\r\n1;2\r\n")
    assert grid.cells.tolist() == [["a,b", "c"], ["1", "2"]]
    assert grid.address(1, 1) == "a!B3"


def test_titles_above_the_table_do_not_mislead_the_delimiter() -> None:
    title = "Return of Alder Example, Birch Example, and others\n\n"
    (grid,), _ = read_grids("a.csv", (title + "a;b;c\n" + "1;2;3\n" * 5).encode())
    assert grid.columns == 3
    assert grid.address(2, 2) == "a!C3"


def test_a_single_column_of_sentences_is_not_cut_at_commas() -> None:
    lines = ["comment", "Good, thanks", "Fine", "More, please, soon", "No", "Yes", "Perhaps"]
    (grid,), _ = read_grids("a.csv", "\n".join(lines).encode())
    assert grid.cells[0, 0] == "comment"
    assert grid.columns <= 3


def test_a_quotation_mark_left_open_is_noticed() -> None:
    lines = ['a,"b', *["1,2"] * 300]
    _, (warning,) = read_grids("a.csv", "\n".join(lines).encode())
    assert (warning.severity, warning.where) == ("warning", "a!B1")
    assert warning.what == SWALLOWED.format(lines=300)


def test_nul_bytes_are_named_with_their_place() -> None:
    grids, (error,) = read_grids("a.csv", b"a,b\n1,\x002\n")
    assert grids == []
    assert "NUL bytes (the first at byte 7)" in error.what


def test_old_and_new_ends_of_lines_are_read_alike() -> None:
    found = [
        read_grids("a.csv", b"a,b" + end + b"1,2" + end)[0][0] for end in (b"\r", b"\n", b"\r\n")
    ]
    assert [grid.cells.tolist() for grid in found] == [[["a", "b"], ["1", "2"]]] * 3


def test_a_cell_beyond_the_limit_is_refused() -> None:
    grids, (error,) = read_grids("a.csv", b"a,b\n1," + b"x" * 300_000)
    assert grids == []
    assert "200,000 characters" in error.what


def test_rows_columns_and_cells_are_bounded() -> None:
    limits = Limits(rows=5, columns=4, cells=12)
    shapes = {(5, 2): True, (6, 2): False, (2, 4): True, (2, 5): False, (5, 3): False}
    for (rows, columns), fits in shapes.items():
        grids, problems = read_grids("a.csv", text([["x"] * columns] * rows), limits)
        assert bool(grids) is fits
        assert [p.severity for p in problems] == ([] if fits else ["error"])


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=8),
            min_size=3,
            max_size=3,
        ),
        min_size=2,
        max_size=6,
    ),
    st.sampled_from([";", "\t", "|", ","]),
)
def test_quoted_cells_come_back_as_they_were(rows: list[list[str]], delimiter: str) -> None:
    lines = [delimiter.join('"' + v.replace('"', '""') + '"' for v in row) for row in rows]
    (grid,), _ = read_grids("a.csv", "\n".join(lines).encode("utf-8-sig"))
    assert grid.cells.tolist() == rows
