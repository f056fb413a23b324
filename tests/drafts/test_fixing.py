"""The rows with something wrong, ready to be corrected in place."""

from tests.drafts.given import as_csv, checked, lead_rows, row, workforce
from wincore.drafts.fixing import FIXED, fix_tables, wrong_columns, wrong_rows
from wincore.ingest import read_grids
from wincore.ingest.correcting import Corrections, corrected
from wincore.intake import Choices

CONTENT = workforce(row(-4), row(1, "White British"), row(2, "Martian"), row(-4, "Caribbean"))


def _tables(content, name="a.xlsx", so_far=None, before=({}, {})):
    fixed = so_far or Corrections()
    found = checked(content, name, Choices(corrections=fixed))
    grids, _ = read_grids(name, content)
    rows, columns = wrong_rows(found, before[0]), wrong_columns(found, before[1])
    return fix_tables(corrected(grids, fixed), found, rows, columns), (rows, columns)


def test_only_rows_with_an_error_are_shown_each_with_what_is_wrong():
    (table,), _ = _tables(CONTENT)
    assert (table.sheet, table.rows) == ("Workforce", (2, 4, 5))
    assert table.first == ("C ethnicity", "G headcount")
    assert "negative" in table.told[0]
    assert "more cell" not in table.told[0]
    assert "Martian" in table.told[1]
    assert table.values[1][2] == "Martian"


def test_a_position_leads_back_to_its_cell():
    (table,), _ = _tables(CONTENT)
    assert table.address(0, table.headers.index("G headcount")) == "Workforce!G2"
    assert table.address(1, table.headers.index("C ethnicity")) == "Workforce!C4"


def test_a_row_that_was_put_right_stays_in_its_place():
    _, before = _tables(CONTENT)
    fixed = Corrections((("Workforce!G2", "4"), ("Workforce!C4", "Indian")))
    (table,), _ = _tables(CONTENT, so_far=fixed, before=before)
    assert table.rows == (2, 4, 5)
    assert table.told[:2] == (FIXED, FIXED)
    assert table.first == ("C ethnicity", "G headcount")
    assert table.values[0][6] == "4"


def test_columns_that_identify_people_are_not_shown():
    rows = lead_rows()
    rows[1][3] = "Hmm"
    (table,), _ = _tables(as_csv(rows), "lead.csv")
    assert "B Email Address" not in table.headers
    assert table.values[0][table.headers.index(table.first[0])] == "Hmm"


def test_a_sound_file_has_nothing_to_correct():
    assert _tables(workforce(row()))[0] == []
