"""Cells of stored rows: kept with the upload, and right through replacing and rolling back."""

from datetime import date

from tests.ingest.examples import SHEETS, WORKFORCE, framework, text, workbook
from wincore.cells import blocks, cells_used, selected
from wincore.indicators import findings
from wincore.ingest import check
from wincore.store import Ledger

AUTUMN, SPRING = date(2020, 11, 30), date(2020, 12, 15)
KEY = b"k" * 32


def loaded(ledger: Ledger, name: str, content: bytes, day: date = AUTUMN, **said: object) -> int:
    held = ledger.register() if ledger.uploads() else None
    found = check(name, content, framework(), register=held, key=KEY, **said)
    assert found.accepted, found.problems
    return ledger.accept(found, who="Evaluator", described=day).id


def told(ledger: Ledger, group: str, employer: str = "all") -> str:
    snapshot = ledger.snapshot(SPRING)
    table = findings(snapshot, framework())
    mine = table[(table["indicator"] == "workforce.representation") & (table["group"] == group)]
    row = mine[mine["employer"] == employer].iloc[0]
    return cells_used(selected(row, framework(), snapshot), snapshot)


def test_a_newer_file_takes_the_place_and_a_roll_back_gives_it_back(sqlite: Ledger) -> None:
    loaded(sqlite, "first.xlsx", workbook(SHEETS))
    before = told(sqlite, "Black")
    assert before == (
        "Numerator: first.xlsx, Workforce!G2, G4 (2 cells); "
        "Denominator: first.xlsx, Workforce!G2:G4 (3 cells)"
    )
    rows = [list(WORKFORCE), [], ["EMP02", "baseline", "African", "female", "25-34", "senior", 5]]
    newer = loaded(sqlite, "second.xlsx", workbook({"Workforce": rows}), SPRING)
    assert told(sqlite, "Black") == (
        "Numerator: first.xlsx, Workforce!G2 (1 cell) and second.xlsx, Workforce!G3 (1 cell); "
        "Denominator: first.xlsx, Workforce!G2:G3 (2 cells) and second.xlsx, Workforce!G3 (1 cell)"
    )
    first = sqlite.uploads()[0]
    assert blocks(first, ["workforce"], sqlite.snapshot(SPRING)) == "Workforce!A2:G3 (2 rows)"
    sqlite.roll_back(newer, "Evaluator", "wrong file")
    assert told(sqlite, "Black") == before


def test_lines_that_were_added_up_are_all_named(sqlite: Ledger) -> None:
    same = ["male", "16-24", "entry"]
    rows = [
        list(WORKFORCE),
        ["EMP01", "baseline", "White English", *same, 4],
        ["EMP01", "baseline", "African", *same, 3],
        ["EMP01", "baseline", "White Scottish", *same, 40],
    ]
    loaded(sqlite, "labels.xlsx", workbook({**SHEETS, "Workforce": rows}))
    held = sqlite.snapshot(SPRING).table("workforce")
    assert sorted(held["headcount"]) == [3, 44]
    assert told(sqlite, "White").startswith("Numerator: labels.xlsx, Workforce!G2, G4 (2 cells)")


def test_the_cells_of_a_cross_tab_are_those_of_its_figures(sqlite: Ledger) -> None:
    loaded(sqlite, "register.xlsx", workbook({"Employers": SHEETS["Employers"][:2]}))
    tab = [
        ["Ethnic group", "Female", "Male", "Total"],
        ["African", 1, 2, 3],
        ["White British", 30, 40, 70],
        ["Indian", 5, 6, 11],
        ["Total", 36, 48, 84],
    ]
    loaded(sqlite, "tab.csv", text(tab), wave="baseline")
    assert told(sqlite, "Black") == (
        "Numerator: tab.csv, tab!B2:C2 (2 cells); Denominator: tab.csv, tab!B2:C4 (6 cells)"
    )


def test_two_sheets_of_one_table_and_blank_lines_keep_their_own_lines(sqlite: Ledger) -> None:
    head, first, second, third = SHEETS["Workforce"]
    sheets = {**SHEETS, "Workforce": [[], head, first, [], second], "Workforce 2": [head, third]}
    loaded(sqlite, "two.xlsx", workbook(sheets))
    assert told(sqlite, "Black") == (
        "Numerator: two.xlsx, Workforce!G3, 'Workforce 2'!G2 (2 cells); "
        "Denominator: two.xlsx, Workforce!G3, G5, 'Workforce 2'!G2 (3 cells)"
    )


def test_an_upload_of_before_names_no_cells_and_a_purged_one_neither(sqlite: Ledger) -> None:
    loaded(sqlite, "first.xlsx", workbook(SHEETS))
    with sqlite.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE upload SET places = '{}'")
    assert told(sqlite, "Black") == ""
    again = loaded(sqlite, "other.xlsx", workbook({"Workforce": SHEETS["Workforce"][:3]}), SPRING)
    assert sqlite.purge(again, "asked for", "Evaluator").places == {}
