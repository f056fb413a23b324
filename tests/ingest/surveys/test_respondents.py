"""Who answered, for whom, when, and which rows do not count."""

from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.surveys.pulse import KEY, TEXTS, check, grid, said
from wincore.ingest.grid import as_cells
from wincore.ingest.surveys import ColumnMapping
from wincore.ingest.surveys.check import ALL_TESTS
from wincore.ingest.surveys.dates import read_dates
from wincore.ingest.surveys.employers import NO_COLUMN
from wincore.ingest.surveys.leaving_out import SAME_ID, SAME_PERSON, SAME_TIME
from wincore.ingest.surveys.pseudonym import pseudonym
from wincore.ingest.surveys.respondents import NO_KEY
from wincore.ingest.surveys.table import coded
from wincore.ingest.surveys.waves import NOT_TOLD

T1, T2 = TEXTS["T1"], TEXTS["T2"]
HEAD = ["Which employer do you work for?", T1, T2]


def responses(rows, **more) -> pd.DataFrame:
    result = check(rows, **more)
    assert result.accepted, said(result, "error")
    return result.tables["responses"]


def test_employers_are_found_by_id_and_by_name():
    rows = [HEAD, ["emp01", "Agree", "Agree"], ["Birch  fictional", "Agree", "Agree"]]
    assert list(responses(rows)["employer_id"]) == ["EMP01", "EMP02"]


def test_an_unknown_employer_is_an_error_with_cell_count_and_nearest_name():
    rows = [HEAD, ["EMP01", "Agree", "Agree"], *[["Acorn Fictionel", "Agree", "Agree"]] * 2]
    result = check(rows)
    (error,) = [p for p in result.problems if p.severity == "error"]
    assert error.where == "Sheet1!A3"
    assert "(2 responses)" in error.what
    assert "Acorn Fictional" in error.what + error.fix
    assert result.tables == {}


def test_unknown_employers_are_added_when_asked_or_into_an_empty_register():
    rows = [HEAD, ["Cedar Fictional", "Agree", "Agree"]]
    for more in ({"add_employers": True}, {"register": None}):
        result = check(rows, **more)
        added = result.tables["employers"]
        assert list(added["employer"]) == ["Cedar Fictional"]
        assert list(added["status"]) == ["participating"]
        assert result.employers == tuple(added["employer_id"])


def test_an_employer_may_be_mapped_and_a_whole_file_be_of_one():
    rows = [HEAD, ["Acorn (London)", "Agree", "Agree"]]
    mapped = ColumnMapping(employers={"acorn (london)": "EMP01"})
    assert list(responses(rows, mapping=mapped)["employer_id"]) == ["EMP01"]
    whole = ColumnMapping(employer="Birch Fictional")
    rows = [HEAD[1:], ["Agree", "Agree"]]
    assert list(responses(rows, mapping=whole)["employer_id"]) == ["EMP02"]
    assert NO_COLUMN in said(check(rows), "error")


def test_responses_without_an_employer_count_in_the_programme_with_a_warning():
    rows = [HEAD, ["EMP01", "Agree", "Agree"], [None, "Agree", "Agree"]]
    result = check(rows)
    assert list(result.tables["responses"]["employer_id"]) == ["EMP01", ""]
    assert result.employers == ("EMP01",)
    assert any("1 response name no employer" in w for w in said(result, "warning"))


def test_groups_are_harmonised_and_blank_is_not_declared():
    head = [*HEAD, "What is your ethnic group?", "What is your sex?", "How old are you?"]
    rows = [
        head,
        ["EMP01", "Agree", "Agree", "Black African", "Male", "16 to 24"],
        ["EMP01", "Agree", "Agree", None, "Prefer not to say", 37],
    ]
    found = responses(rows)[["ethnicity", "sex", "age_band"]].to_numpy().tolist()
    assert found == [["African", "male", "16-24"], ["not declared", "prefer not to say", "35-49"]]


def test_an_unknown_group_is_an_error_where_the_questionnaire_asks_and_else_a_warning():
    rows = [[*HEAD, "What is your sex?"], ["EMP01", "Agree", "Agree", "Blue"]]
    assert [p.where for p in check(rows).problems if p.severity == "error"] == ["Sheet1!D2"]
    rows[0][3] = "Gender"
    result = check(rows)
    assert result.columns[3].role == "demographic"
    assert any("“" not in w and "Blue" in w for w in said(result, "warning"))
    assert list(result.tables["responses"]["sex"]) == ["not declared"]


def test_the_wave_is_told_or_stands_in_a_column_or_follows_from_the_dates():
    plain = [HEAD, ["EMP01", "Agree", "Agree"]]
    column = [[*HEAD, "Wave"], ["EMP01", "Agree", "Agree", "Stage 1"]]
    dated = [[*HEAD, "Timestamp"], ["EMP01", "Agree", "Agree", "2020-11-12 10:00:01"]]
    assert responses(plain, wave="Before")["wave"].unique() == ["baseline"]
    assert responses(column, wave=None)["wave"].unique() == ["stage one"]
    result = check(dated, wave=None)
    assert result.waves == ("baseline",)
    assert any("told by the dates" in n for n in said(result, "note"))
    assert NOT_TOLD in said(check(plain, wave=None), "error")


def test_a_wave_that_is_not_defined_and_a_date_outside_every_wave_are_errors():
    rows = [[*HEAD, "Wave"], ["EMP01", "Agree", "Agree", "spring"]]
    assert [p.where for p in check(rows, wave=None).problems if p.severity == "error"] == [
        "Sheet1!D2"
    ]
    rows = [[*HEAD, "Timestamp"], ["EMP01", "Agree", "Agree", "2019-01-05 10:00:01"]]
    (error,) = [p for p in check(rows, wave=None).problems if p.severity == "error"]
    assert (error.where, "2019-01-05" in error.what) == ("Sheet1!D2", True)
    assert check(rows, wave="nowhere").accepted is False


@pytest.mark.parametrize(
    ("values", "wanted", "ambiguous"),
    [
        (["2020-11-03 09:08:07"], datetime(2020, 11, 3, 9, 8, 7), False),
        (["2020-11-03T09:08:07.123+01:00"], datetime(2020, 11, 3, 9, 8, 7), False),
        (["13/11/2020 09:08"], datetime(2020, 11, 13, 9, 8), False),
        (["11/13/2020 9:08:07 PM"], datetime(2020, 11, 13, 21, 8, 7), False),
        (["03/11/2020", "25/11/2020"], datetime(2020, 11, 3), False),
        (["11/3/20 12:00:00 AM"], datetime(2020, 3, 11), True),
        ([datetime(2020, 11, 3, 9)], datetime(2020, 11, 3, 9), False),
        ([date(2020, 11, 3)], datetime(2020, 11, 3), False),
        ([44138], datetime(2020, 11, 3), False),
        (["3 November 2020 09:08"], datetime(2020, 11, 3, 9, 8), False),
    ],
)
def test_dates_are_read_in_every_form(values, wanted, ambiguous):
    found = read_dates(coded(as_cells([[v] for v in values])[:, 0]))
    assert pd.Timestamp(found.times[0]) == pd.Timestamp(wanted)
    assert found.ambiguous == ambiguous


@settings(deadline=None, max_examples=40)
@given(st.lists(st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1)), min_size=1, max_size=9))
def test_a_column_of_dates_is_read_back_whichever_way_it_was_written(times):
    times = [t.replace(microsecond=0) for t in times]
    wanted = np.array(times, dtype="datetime64[ns]")
    for form, month_first in (
        ("%Y-%m-%d %H:%M:%S", False), ("%d/%m/%Y %H:%M:%S", False),
        ("%m/%d/%Y %I:%M:%S %p", True),
    ):  # fmt: skip
        cells = as_cells([[t.strftime(form)] for t in times])[:, 0]
        assert (read_dates(coded(cells), month_first=month_first).times == wanted).all()


def test_what_is_no_date_is_missing():
    cells = as_cells([["soon"], [None], ["31/31/2020"], [3.5], ["2020-11-03"]])[:, 0]
    assert np.isnat(read_dates(coded(cells)).times).tolist() == [True, True, True, True, False]


def forms(*rows) -> list[list[object]]:
    return [["ID", "Start time", "Completion time", "Email", *HEAD, "Your code"], *rows]


def row(number, time, code, *answers, employer="EMP01", email="anonymous"):
    return [number, time, time, email, employer, *answers, code]


def test_the_same_response_id_counts_once():
    many = [row(n, f"2020-11-03 09:00:{n:02}", f"c{n}", "Agree", "Agree") for n in range(10)]
    result = check(forms(*many, row(3, "2020-11-05 09:00:00", "zz", "Disagree", "Agree")))
    assert result.left_out == {"duplicate": 1}
    assert any(SAME_ID in w and "(row 12)" in w for w in said(result, "warning"))
    assert len(result.tables["responses"]) == 10


def test_the_same_person_with_the_same_answers_counts_once():
    first = row(1, "2020-11-03 09:00:00", "ab12", "Agree", "Disagree")
    again = row(2, "2020-11-03 09:09:00", "AB 12", "Agree", "Disagree")
    other = row(3, "2020-11-03 09:10:00", "cd34", "Agree", "Disagree")
    result = check(forms(first, again, other))
    assert any(SAME_PERSON in w and "(row 3)" in w for w in said(result, "warning"))
    assert result.tables["responses"]["respondent"].nunique() == 2


def test_the_same_answers_at_the_same_second_count_once():
    first = row(1, "2020-11-03 09:00:07", None, "Agree", "Disagree")
    again = row(2, "2020-11-03 09:00:07", None, "Agree", "Disagree")
    other = row(3, "2020-11-03 09:00:07", None, "Agree", "Agree")
    result = check(forms(first, again, other))
    assert any(SAME_TIME in w for w in said(result, "warning"))
    assert len(result.tables["responses"]) == 2


def test_answers_that_merely_coincide_all_count():
    rows = [row(n, f"2020-11-03 09:00:{n:02}", None, "Agree", "Agree") for n in range(5)]
    assert len(responses(forms(*rows))) == 5
    dates = [row(n, "2020-11-03", None, "Agree", "Agree") for n in range(5)]
    assert len(responses(forms(*dates))) == 5


def test_one_code_with_different_answers_counts_twice_but_pairs_nobody():
    first = row(1, "2020-11-03 09:00:07", "ab12", "Agree", "Disagree")
    second = row(2, "2020-11-03 09:10:07", "ab12", "Disagree", "Agree")
    result = check(forms(first, second, row(3, "2020-11-04 09:00:00", "x9", "Agree", "Agree")))
    hashes = list(result.tables["responses"]["respondent"])
    assert hashes == ["", "", pseudonym("x9", KEY)]
    assert any("not paired" in p.fix for p in result.problems)


def test_tests_and_previews_are_left_out_before_anything_is_read():
    head = ["StartDate", "EndDate", "Status", "ResponseId", "employer", "T1", "T2"]
    data = [
        ["2020-11-03", "2020-11-03", s, f"R_{i:012}", "EMP01", a, "Agree"]
        for i, (s, a) in enumerate([("IP Address", "Agree"), ("Survey Preview", "nonsense")])
    ]
    result = check([head, head, *data])
    assert result.accepted
    assert (result.rows, result.left_out) == (2, {"test or preview": 1})
    assert len(result.tables["responses"]) == 1


def test_a_file_of_tests_only_is_refused():
    head = ["StartDate", "EndDate", "Status", "ResponseId", "T1", "T2"]
    data = ["2020-11-03", "2020-11-03", 2, "R_000000000001", "Agree", "Agree"]
    assert said(check([head, head, data]), "error") == [ALL_TESTS.format(n=1)]


def test_unfinished_responses_count_and_are_noted():
    head = ["Response ID", "Time Started", "Date Submitted", "Status", *HEAD]
    day = "2020-11-03 09:00:00"
    rows = [head, [1, day, day, "Complete", "EMP01", "Agree", "Agree"],
            [2, day, None, "Partial", "EMP01", "Agree", None]]  # fmt: skip
    result = check(rows)
    assert len(result.tables["responses"]) == 2
    assert any("not finished" in n and "(row 3)" in n for n in said(result, "note"))


def test_a_response_without_any_answer_is_left_out():
    result = check([HEAD, ["EMP01", "Agree", None], ["EMP02", None, None]])
    assert result.left_out == {"no answer": 1}
    assert result.employers == ("EMP01",)


def test_the_hash_depends_on_the_key_and_not_on_how_the_code_is_typed():
    assert pseudonym("Ab-12 x", KEY) == pseudonym("ab12x", KEY)
    assert pseudonym("ab12x", KEY) != pseudonym("ab12x", b"another key")
    assert pseudonym("a@example.org", KEY, "email") != pseudonym("a@example.org", KEY)
    assert len(pseudonym("x", KEY)) == 64


def test_without_a_key_nothing_is_hashed_and_nobody_is_paired():
    result = check(forms(row(1, "2020-11-03 09:00:00", "ab12", "Agree", "Agree")), key=b"")
    assert list(result.tables["responses"]["respondent"]) == [""]
    assert NO_KEY in said(result, "warning")


def test_e_mails_pair_respondents_of_a_paired_questionnaire_and_are_not_kept():
    rows = forms(row(1, "2020-11-03 09:00:00", None, "Agree", "Agree", email="Ada@example.org"))
    rows = [r[:-1] for r in rows]
    result = check(rows)
    assert list(result.tables["responses"]["respondent"]) == [
        pseudonym("ada@example.org", KEY, "email")
    ]
    assert result.columns[3].role == "identifier"


def test_hidden_rows_are_told():
    sheet = grid([HEAD, ["EMP01", "Agree", "Agree"]], hidden_rows=(1,))
    assert any("hidden row" in n for n in said(check(sheet), "note"))
