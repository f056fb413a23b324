"""One survey as whole files, with what tools and people do to them: each is read the same."""

from datetime import timedelta

import pytest

from tests.ingest.examples import saved
from tests.ingest.surveys import files
from tests.ingest.surveys.pulse import KEY, REGISTER, TEXTS, framework
from wincore.ingest import Checked, check

HEAD = ["Timestamp", TEXTS["T1"], TEXTS["T2"], "Which employer do you work for?"]
DAYS = ["2020-11-03 09:30:00", "2020-11-04 09:30:00", "2020-11-05 09:30:00"]
SAID = [("Agree", "Disagree"), ("Strongly agree", "Agree"), ("Disagree", "Agree")]
ROWS = [[day, *said, "EMP01"] for day, said in zip(DAYS, SAID, strict=True)]


def read(content: bytes, name: str, **more: object) -> Checked:
    found = check(name, content, framework(), register=REGISTER, key=KEY, **more)
    assert found.accepted, [p.what for p in found.problems]
    return found


def answers(found: Checked) -> list[tuple[str, str]]:
    responses = found.tables["responses"]
    return [tuple(map(str, pair)) for pair in responses[["T1", "T2"]].to_numpy()]


CODED = [("4", "2"), ("5", "4"), ("2", "4")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("survey.xlsx", saved(files.xlsx({"Data": [HEAD, *ROWS]}))),
        ("survey.ods", files.ods([HEAD, *ROWS])),
        ("survey.xlsb", files.xlsb([HEAD, *ROWS])),
        ("survey.tsv", files.delimited([HEAD, *ROWS], "\t")),
        ("survey.csv", files.delimited([HEAD, *ROWS], ";")),
        ("survey.csv", files.delimited([HEAD, *ROWS], "|", "utf-16")),
    ],
)
def test_every_format_gives_the_same_answers(name: str, content: bytes):
    found = read(content, name)
    assert (found.rows, found.waves, found.employers) == (3, ("baseline",), ("EMP01",))
    assert answers(found) == CODED


@pytest.mark.parametrize("date1904", [False, True])
@pytest.mark.parametrize("serial", [False, True])
def test_times_are_right_in_both_date_systems(date1904: bool, serial: bool):
    times = [files.moment(day) for day in (3, 4, 5)]
    rows = [[t, *said, "EMP01"] for t, said in zip(times, SAID, strict=True)]
    book = files.xlsx({"Data": [HEAD, *rows]}, date1904=date1904)
    if serial:  # as a number without a date format, as happens when values are pasted
        for cell in book["Data"]["A"][1:]:
            cell.number_format = "General"
    found = read(saved(book), "survey.xlsx")
    taken = [abs(a.to_pydatetime() - b) for a, b in _pairs(found, times)]
    assert max(taken) < timedelta(days=1 if serial else 0, seconds=1)
    assert found.waves == ("baseline",)


def _pairs(found: Checked, times: list) -> list[tuple]:
    return list(zip(found.tables["responses"]["submitted"], times, strict=True))


@pytest.mark.parametrize(
    "days",
    [
        ["2020-11-13", "2020-11-14", "2020-11-15"],
        ["13/11/2020", "14/11/2020", "15/11/2020"],
        ["11/13/2020 9:30", "11/14/2020 9:30", "11/15/2020 9:30"],
        ["11/13/2020 9:30:00 AM", "11/14/2020 9:30:00 PM", "11/15/2020 9:30:00 PM"],
        ["2020-11-13T09:30:00Z", "2020-11-14T09:30:00+00:00", "2020-11-15T09:30:00.123"],
    ],
)
def test_iso_uk_and_us_dates_place_responses_in_their_wave(days: list[str]):
    rows = [[day, *row[1:]] for day, row in zip(days, ROWS, strict=True)]
    found = read(files.delimited([HEAD, *rows], ","), "survey.csv")
    submitted = found.tables["responses"]["submitted"]
    assert [t.day for t in submitted] == [13, 14, 15]
    assert found.waves == ("baseline",)


def dressed() -> files.openpyxl.Workbook:
    """The survey below titles and a merged heading, with a remark under it and a hidden row."""
    heading = ["", "How far do you agree with these statements?", "", ""]
    lines = [h.replace(" ", "\n", 1) for h in HEAD]
    rows = [
        ["Staff survey, autumn 2020"],
        [],
        heading,
        lines,
        *ROWS,
        [],
        ["Source: own survey, all staff"],
    ]
    book = files.xlsx({"Read me": [["Nothing here"]], "Data": rows, "Spare": [[]]})
    book["Data"].merge_cells("B3:C3")
    book["Data"].row_dimensions[6].hidden = True
    return book


def test_titles_merged_headings_lines_in_headers_remarks_and_hidden_rows_do_not_matter():
    found = read(saved(dressed()), "survey.xlsx", instrument="pulse")
    assert (found.sheet, found.header_row, found.rows) == ("Data", 4, 3)
    assert answers(found) == CODED
    notes = " ".join(p.what for p in found.problems)
    assert "hold remarks, not responses" in notes
    assert "1 hidden row(s) of the sheet were read" in notes


def test_a_hidden_sheet_is_read_only_where_no_other_holds_responses():
    old = [["2020-11-03 09:30:00", "Disagree", "Disagree", "EMP02"]] * 5
    book = files.xlsx({"Old": [HEAD, *old], "Data": [HEAD, *ROWS]})
    book["Old"].sheet_state = "hidden"
    found = read(saved(book), "survey.xlsx")
    assert (found.sheet, answers(found)) == ("Data", CODED)
    alone = files.xlsx({"Cover": [["Our survey"]], "Data": [HEAD, *ROWS]})
    alone["Data"].sheet_state = "hidden"
    assert answers(read(saved(alone), "survey.xlsx")) == CODED


def test_numbers_with_a_key_on_a_sheet_are_read_by_it_even_turned_round():
    numbers = {"Strongly agree": 1, "Agree": 2, "Disagree": 4}
    rows = [[d, *(numbers[a] for a in said), "EMP01"] for d, said in zip(DAYS, SAID, strict=True)]
    labels = [
        "Strongly agree",
        "Agree",
        "Neither agree nor disagree",
        "Disagree",
        "Strongly disagree",
    ]
    key = [["Code", "Label"], *([n, label] for n, label in enumerate(labels, start=1))]
    found = read(saved(files.xlsx({"Data": [HEAD, *rows], "Key": key})), "survey.xlsx")
    assert answers(found) == CODED
    assert any("read by the key in the file" in p.what for p in found.problems)


def test_answers_in_another_language_are_refused_with_the_remedy():
    rows = [[d, "stimme zu", "stimme nicht zu", "EMP01"] for d in DAYS]
    found = check(
        "survey.csv", files.delimited([HEAD, *rows], ","), framework(), register=REGISTER, key=KEY
    )
    errors = [p for p in found.problems if p.severity == "error"]
    assert {p.what.partition(" are in ")[2] for p in errors} == {"German."}
    assert all("Export the survey in English" in p.fix for p in errors)
    assert found.tables == found.left_out == {}


def test_repeats_on_other_sheets_are_told_and_left_where_they_are():
    head = ["start", "end", "grp/T1", "grp/T2", "employer", "_id", "_uuid", "_submission_time"]
    rows = [
        [d, d, *said, "EMP01", n, f"u{n}", d]
        for n, (d, said) in enumerate(zip(DAYS, SAID, strict=True))
    ]
    repeat = [["child", "_index", "_parent_table_name", "_parent_index"], ["x", 1, "main", 1]]
    found = read(saved(files.xlsx({"main": [head, *rows], "kids": repeat})), "survey.xlsx")
    assert (found.dialect, answers(found)) == ("kobotoolbox", CODED)
    assert any("“kids” holds repeats" in p.what for p in found.problems)
