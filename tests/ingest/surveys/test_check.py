"""A survey as a whole: recognised, refused with a remedy, or no survey at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.surveys.exports import WRITERS, Asked, Survey
from tests.ingest.surveys.pulse import KEY, REGISTER, TEXTS, check, framework, grid, said
from wincore.framework import read_framework
from wincore.ingest import check as whole_file
from wincore.ingest.surveys import check_survey
from wincore.ingest.surveys.check import (
    NO_RESPONSES,
    NOT_DEFINED,
    NOTHING_MATCHES,
    SUMMARY,
)
from wincore.templates import survey_workbook

HEAD = ["Which employer do you work for?", TEXTS["T1"], TEXTS["T2"]]
ROW = ["EMP01", "Agree", "Agree"]


def survey(*grids, **more):
    return check_survey(list(grids), framework(), name="x", key=KEY, wave="baseline", **more)


def test_a_table_of_other_things_is_no_survey():
    assert survey(grid([["Product", "Price"], ["Chair", 20], ["Desk", 90]])) is None
    assert survey() is None


def test_a_survey_of_a_known_tool_that_matches_nothing_says_so_with_a_remedy():
    rows = [["Timestamp", "Do you like the new logo of the club?", "Email Address"],
            ["03/11/2020 09:00:07", "Yes", "ada@example.org"]]  # fmt: skip
    result = survey(grid(rows))
    (error,) = [p for p in result.problems if p.severity == "error"]
    assert "match no instrument" in error.what
    assert "pulse" in error.fix
    assert [c.role for c in result.columns] == ["meta", "other", "identifier"]
    assert (result.dialect, result.instrument, result.tables) == ("google-forms", "", {})


def test_an_instrument_that_is_not_defined_or_matches_nothing_is_refused():
    rows = [HEAD, ROW]
    assert said(check(rows, instrument="nope"), "error") == [NOT_DEFINED.format(instrument="nope")]
    other = [["Colour", "Size"], ["red", 3]]
    wanted = NOTHING_MATCHES.format(instrument="Pulse")
    assert wanted in said(check(other, instrument="pulse"), "error")


def test_a_summary_and_a_file_without_responses_are_refused():
    block = [["Q1. Name", None], ["Answered", 97], ["Skipped", 0], ["Answer Choices", "Responses"]]
    assert SUMMARY in said(survey(grid(block)), "error")
    assert NO_RESPONSES in said(survey(grid([HEAD, [None] * 3]), instrument="pulse"), "error")


def test_the_sheet_with_the_responses_is_found_among_others():
    cover = grid([["Staff survey"], ["Ran in November"]], "Cover")
    data = grid([HEAD, ROW], "Data")
    result = survey(cover, data, register=REGISTER)
    assert (result.sheet, result.header_row, result.rows) == ("Data", 1, 1)
    assert result.accepted


def test_a_second_sheet_of_responses_is_told_and_repeats_are_not_read():
    head = ["start", "end", "main/T1", "main/T2", "employer", "_id", "_uuid", "_submission_time"]
    row = ["2020-11-03", "2020-11-03", "Agree", "Agree", "EMP01", 1, "u", "2020-11-03"]
    main = grid([head, row], "main")
    repeat = grid([["name", "_parent_index", "_parent_table_name"], ["x", 1, "main"]], "kids")
    result = survey(main, repeat)
    assert result.sheet == "main"
    assert any("“kids” holds repeats" in n for n in said(result, "note"))
    twice = survey(main, grid([head, row], "copy"))
    assert any("“copy”" in w or "“main”" in w for w in said(twice, "warning"))


def test_the_header_row_counts_as_the_spreadsheet_does():
    rows = [["Our survey"], [None], HEAD, ROW]
    assert check(rows).header_row == 3
    shifted = grid([HEAD, ROW], first_row=4, first_column=2)
    result = check(shifted)
    assert (result.header_row, result.columns[0].column) == (5, "C")


CELL = st.one_of(
    st.none(), st.integers(-5, 10**12), st.floats(allow_nan=False), st.booleans(),
    st.datetimes(), st.text(max_size=12),
    st.sampled_from([*HEAD, "Agree", "Timestamp", "ID", "Start time", "Completion time", "Email",
                     "Respondent ID", "Collector ID", "Response", "V1", "V2", "V3", "V4", "V5",
                     "StartDate", "EndDate", "Status", "ResponseId", '{"ImportId":"x"}', "#",
                     "Start Date (UTC)", "Submit Date (UTC)", "_id", "_uuid", "start", "end",
                     "id", "submitdate", "a1[b]", "a1. What?", "UserID", "Started", "Ended",
                     "Unique Response Number", "1. What?", "a:b", "Wave", "baseline", "EMP01",
                     TEXTS["V1"], TEXTS["C1"], TEXTS["N1"], "How old are you?", "16-24"]),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELL, max_size=9), max_size=8), st.sampled_from([None, "pulse"]))
def test_no_grid_makes_it_fall_over(rows, instrument):
    result = check_survey(
        [grid(rows)], framework(), name="x", key=KEY, instrument=instrument, register=REGISTER
    )
    if result is not None:
        assert bool(result.tables) == result.accepted
        assert all(p.where and p.what for p in result.problems)


SOUND = Survey(
    (Asked("employer", HEAD[0]), *(Asked(i, TEXTS[i]) for i in ("T1", "T2", "V1", "N1", "C1"))),
    (("EMP01", "Agree", "Disagree", "A mentor;", 3, "Tea"), ("EMP02", None, "Agree", None, 4, "x")),
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(WRITERS)), st.data())
def test_no_damage_to_a_sound_export_makes_it_fall_over(writer, data):
    rows = [list(row) for row in WRITERS[writer](SOUND)]
    for _ in range(data.draw(st.integers(1, 6))):
        row = data.draw(st.sampled_from([r for r in rows if r]))
        row[data.draw(st.integers(0, len(row) - 1))] = data.draw(CELL)
    result = check_survey([grid(rows)], framework(), name="x", key=KEY, register=REGISTER)
    assert result is None or bool(result.tables) == result.accepted


@pytest.mark.parametrize("wave", ["baseline", None])
def test_a_wide_file_with_one_column_of_every_kind_is_accepted(wave):
    head = ["ID", "Start time", "Completion time", "Email", "Name", *HEAD, TEXTS["V1"], TEXTS["C1"]]
    time = "2020-11-03 09:00:07"
    row = [1, time, time, "anonymous", None, *ROW, "A mentor;", "More of it"]
    result = check([head, row], wave=wave)
    assert result.accepted
    assert [c.role for c in result.columns] == [
        *["meta"] * 3, *["identifier"] * 2, "employer", *["item"] * 4,
    ]  # fmt: skip


def test_a_template_that_nobody_has_filled_in_has_no_responses():
    for name in ("participant", "inclusion", "lead"):
        content = survey_workbook(read_framework(), name)
        found = whole_file("template.xlsx", content, read_framework())
        assert (found.kind, found.instrument, found.rows) == ("survey", name, 0)
        assert [p.what for p in found.problems if p.severity == "error"] == [NO_RESPONSES]
