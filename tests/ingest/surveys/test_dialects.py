"""Each dialect is known by its own signs, and what is written in it is read back the same."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.surveys.exports import WRITERS, Asked, Survey, as_grid
from tests.ingest.surveys.pulse import grid
from wincore.framework.categories import fold
from wincore.ingest.surveys.dialects import ENOUGH, recognise
from wincore.ingest.surveys.dialects.head import weigh
from wincore.ingest.surveys.table import SurveyTable
from wincore.ingest.surveys.text import shown

WORDS = st.sampled_from(
    (
        *("we", "learn", "from", "each", "other", "here", "my", "work", "café", "what", "do"),
        *(
            "leaders",
            "say,",
            "share",
            "(often)",
            "2020",
            "£5",
            "&",
            "people's",
            "“quoted”",
            "plan;",
        ),
    )
)
QUESTION = st.lists(WORDS, min_size=4, max_size=9).map(lambda w: "About " + " ".join(w) + "?")
PART = st.lists(WORDS, min_size=2, max_size=5).map(lambda w: "Part " + " ".join(w))
ANSWER = st.one_of(
    st.none(),
    st.sampled_from(("Agree", "Strongly agree", "Never", "=1+1", "a, b; c", "Ünïcode…")),
    st.text("abc,;'\"\n|é", min_size=1, max_size=8).filter(lambda t: shown(t) != ""),
    st.integers(0, 10_000),
)  # fmt: skip


@st.composite
def surveys(draw: st.DrawFn) -> Survey:
    texts = draw(st.lists(QUESTION, min_size=2, max_size=5, unique_by=fold))
    questions = []
    for number, text in enumerate(texts, start=1):
        parts = draw(st.lists(PART, max_size=3, unique_by=fold)) if number == 2 else []
        own = [f"{p} {number}" for p in parts] if len(parts) > 1 else []
        questions.append(Asked(f"q{number}", text, tuple(own)))
    width = sum(len(q.columns) for q in questions)
    response = st.tuples(*[ANSWER] * width)
    return Survey(tuple(questions), tuple(draw(st.lists(response, min_size=1, max_size=6))))


def asked(table: SurveyTable) -> list:
    """The questions that are not the tool's own columns."""
    return [q for q in table.questions if q.role is None]


@pytest.mark.parametrize("name", [n for n in WRITERS if n != "plain-table"])
@settings(max_examples=15, deadline=None)
@given(survey=surveys())
def test_what_is_written_in_a_dialect_is_recognised_and_read_back(name, survey):
    found = recognise(as_grid(WRITERS[name](survey)))
    assert found.dialect.name == name
    assert_read_back(found.table(), survey, name)


@settings(max_examples=15, deadline=None)
@given(survey=surveys())
def test_a_plain_table_is_read_back_from_below_its_title(survey):
    found = recognise(as_grid(WRITERS["plain-table"](survey)))
    assert found.dialect.name == "plain-table"
    assert_read_back(found.table(), survey, "plain-table")


@settings(max_examples=15, deadline=None)
@given(survey=surveys())
def test_limesurvey_codes_without_wording_are_read_back(survey):
    found = recognise(as_grid(WRITERS["limesurvey"](survey)))
    assert_read_back(found.table(), survey, "limesurvey")


def assert_read_back(table: SurveyTable, survey: Survey, name: str) -> None:
    questions = asked(table)
    assert len(questions) == len(survey.columns)
    for question, (q, n, part) in zip(questions, survey.columns, strict=True):
        if name == "kobotoolbox":
            wanted = f"{q.code}_{n}" if part else q.code
            assert wanted in (question.text, question.sub, *question.codes)
        elif part:
            assert question.sub == part or question.text == part
        else:
            assert question.text == q.text
    cells = table.answers[[q.column for q in questions]].to_numpy(dtype=object)
    wanted_cells = np.array([list(r) for r in survey.responses], dtype=object)
    assert cells.shape == wanted_cells.shape
    assert (cells == wanted_cells).all()


@pytest.mark.parametrize("writer", WRITERS)
def test_a_single_sign_is_never_enough(writer):
    """The first header alone, as in any table that has a column of that name."""
    survey = Survey((Asked("q1", "Colour of the door"),), (("red",), ("blue",)))
    row = WRITERS[writer](survey)[0]
    alone = [[str(row[0]), "Door", "Price"], ["1", "red", 7], ["2", "blue", 8]]
    assert recognise(grid(alone)).signs.score < ENOUGH


def test_one_heavy_sign_weighs_little_alone():
    assert weigh((0.9, True, "a"), (0.4, False, "b")).score == 0.3
    assert weigh((0.9, True, "a"), (0.4, True, "b")).score == 1.0
    assert weigh((0.25, True, "a"), (0.25, True, "b")).evidence == ("a", "b")


def test_surveymonkey_is_known_without_its_own_columns():
    rows = [
        ["How are you?", None, "Why is that so?"],
        ["Fine", "Badly", "Open-Ended Response"],
        ["Fine", None, "Sun"],
    ]
    found = recognise(grid(rows))
    assert found.dialect.name == "surveymonkey"
    questions = found.table().questions
    assert [(q.text, q.choice) for q in questions] == [
        ("How are you?", "Fine"), ("How are you?", "Badly"), ("Why is that so?", ""),
    ]  # fmt: skip
    assert questions[0].group == questions[1].group != questions[2].group


def test_a_surveymonkey_summary_is_not_taken_for_responses():
    block = [["Q1. Name", None], ["Answered", 97], ["Skipped", 0], ["Answer Choices", "Responses"]]
    assert recognise(grid(block)).dialect.name == "surveymonkey-summary"


@pytest.mark.parametrize("quote", ['{{"ImportId":"{0}"}}', "{{'ImportId': '{0}'}}"])
def test_qualtrics_import_ids_are_read_in_both_spellings(quote):
    head = ["StartDate", "EndDate", "ResponseId", "Q1", "Q2_1", "Q2_2"]
    text = ["Start Date", "End Date", "Response ID", "Well?", "Rate-This", "Rate-That"]
    ids = [quote.format(h) for h in head]
    rows = [head, text, ids, ["2020-11-03", "2020-11-03", "R_123456789", "Yes", "2", "4"]]
    found = recognise(grid(rows))
    table = found.table()
    assert found.dialect.name == "qualtrics"
    assert "a row of import ids" in found.signs.evidence
    assert [q.sub for q in asked(table)] == ["", "This", "That"]
    assert len(table.rows) == 1


def test_legacy_qualtrics_has_two_header_rows_and_names_below():
    head = [*(f"V{i}" for i in range(1, 11)), "Q1", "LocationLatitude"]
    names = ["ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress"]
    names += [
        "IPAddress",
        "Status",
        "StartDate",
        "EndDate",
        "Finished",
        "Well?",
        "LocationLatitude",
    ]
    data = ["R_123456789", "Default", "Anonymous", None, None, "198.51.100.7", 0]
    rows = [head, names, [*data, "2017-07-18", "2017-07-18", 1, 2, "51.5"]]
    found = recognise(grid(rows))
    table = found.table()
    assert found.dialect.name == "qualtrics"
    assert [(q.header, q.text) for q in asked(table)] == [("Well?", "Well?")]
    assert {q.kind for q in table.questions if q.role == "identifier"} == {
        "name", "email", "ip", "coordinates",
    }  # fmt: skip


def test_qualtrics_without_the_rows_below_the_codes_still_reads_its_responses():
    rows = [
        ["StartDate", "EndDate", "Status", "ResponseId", "Q1"],
        ["2020-11-03", "2020-11-03", "0", "R_123456789", "Yes"],
    ]
    table = recognise(grid(rows)).table()
    assert (table.dialect, len(table.rows)) == ("qualtrics", 1)


def test_limesurvey_recorded_columns_are_known_in_each_of_their_spellings():
    for head in (
        ["id", "submitdate", "lastpage", "a1"],
        ["Response ID", "Date submitted", "Last page", "What is it about here?"],
        ["id. Response ID", "submitdate. Date submitted", "lastpage. Last page", "a1. What?"],
    ):
        table = recognise(grid([head, [1, "2020-11-03 09:00:00", 3, "x"]])).table()
        assert table.dialect == "limesurvey"
        assert [q.kind for q in table.questions] == ["response_id", "submitted", "progress", ""]


def test_kobotoolbox_choices_stand_in_one_column_and_in_many():
    head = ["start", "end", "about/name", "about/help", "about/help/mentor", "about/help/course"]
    head += ["_id", "_uuid", "_submission_time", "_version_"]
    row = ["2020-11-03", "2020-11-03", "x", "mentor", 1, 0, 7, "u", "2020-11-03", "v"]
    table = recognise(grid([head, row])).table()
    choices = [q for q in table.questions if q.choice]
    assert table.dialect == "kobotoolbox"
    assert [(q.choice, q.group) for q in choices] == [
        ("mentor", "about/help"), ("course", "about/help"),
    ]  # fmt: skip


def test_typeform_choices_side_by_side_are_one_question():
    head = ["#", "What is it about?", "A mentor", "Clear criteria", "Start Date (UTC)"]
    head += ["Submit Date (UTC)", "Network ID"]
    rows = [
        head,
        ["a1", "Work", "A mentor", None, "2020-11-03", "2020-11-03", "n"],
        ["a2", "Play", "A mentor", "Clear criteria", "2020-11-03", "2020-11-03", "m"],
    ]
    choices = [q for q in recognise(grid(rows)).table().questions if q.choice]
    assert [q.choice for q in choices] == ["A mentor", "Clear criteria"]
    assert len({q.group for q in choices}) == 1


def test_spss_takes_labels_as_wording_and_names_as_codes():
    sheet = grid([["t1"], ["Agree"]], kind="sav", labels={"t1": "Leaders mean what they say."})
    (question,) = recognise(sheet).table().questions
    assert (question.text, question.codes) == ("Leaders mean what they say.", ("t1",))


def test_a_header_is_found_below_titles_and_group_headings_are_joined():
    rows = [
        ["Staff survey 2020", None, None, None],
        ["Confidential", None, None, None],
        [None, "How often do you …", None, None],
        ["Respondent", "share ideas?", "ask for help?", "Comment?"],
        [1, "Never", "Often", "Good"],
        [2, "Always", "Never", None],
        [None, None, None, None],
        ["Source: our own survey, not for circulation", None, None, None],
    ]
    rows[2][3] = "Last of all"
    table = recognise(grid(rows)).table()
    assert table.header_row == 3
    assert [q.text for q in table.questions][1:] == ["How often do you …"] * 2 + ["Last of all"]
    assert [q.sub for q in table.questions][1:] == ["share ideas?", "ask for help?", "Comment?"]
    assert len(table.rows) == 2
    assert [p.where for p in table.notes] == ["Sheet1!A8"]


def test_a_table_of_other_things_is_not_a_survey():
    rows = [["Product", "Price", "Stock"], ["Chair", 20, 4], ["Desk", 90, 2]]
    assert recognise(grid(rows)).signs.score < ENOUGH


def test_the_digit_of_a_repeated_microsoft_question_is_taken_away():
    head = ["ID", "Start time", "Completion time", "Email", "Comment", "Comment2", "Plan 2020"]
    rows = [head, [1, "a", "b", "anonymous", "x", "y", "z"]]
    assert [q.text for q in asked(recognise(grid(rows)).table())] == [
        "Comment", "Comment", "Plan 2020",
    ]  # fmt: skip


def test_online_surveys_numbers_questions_with_letters_and_roman_figures():
    # Spelled as published responses of the tool are.
    header = [
        "Unique Response Number", "3. In which role do you answer?",
        "3.a. If you selected Other, please specify:", "4.1.a. I can say what I think",
        "4.2.a. I am heard", "9.b.i. Which training?", "9.b.iii.a. Where?", "71. What is your age?",
    ]  # fmt: skip
    found = recognise(grid([header, ["100-1", "Lead", "", "Agree", "Never", "x", "y", "31"]]))
    assert found.dialect.name == "jisc-online-surveys"
    codes = [q.codes[-1] for q in asked(found.table())]
    assert codes == ["3", "3.a", "4.1.a", "4.2.a", "9.b.i", "9.b.iii.a", "71"]
    assert [q.group for q in asked(found.table())[2:4]] == ["question 4"] * 2


def test_smartsurvey_is_known_with_the_columns_of_its_raw_export():
    header = [
        "UserID", "UserNo", "Name", "Email", "IP Address", "Unique ID", "Started", "Ended",
        "Q1. Please enter the reference you were given by e-mail", "Q3. Location: County",
        "Q9. How often? - At work", "Q9. How often? - At home",
    ]  # fmt: skip
    row = ["5001", "1", "", "", "198.51.100.7", "a12", "03/11/2020 09:00", "03/11/2020 09:05"]
    found = recognise(grid([header, [*row, "a12b3c", "Kent", "Often", "Never"]]))
    assert found.dialect.name == "smartsurvey"
    assert [q.codes for q in asked(found.table())] == [("Q1",), ("Q3",), ("Q9",), ("Q9",)]
    assert [q.sub for q in asked(found.table())[2:]] == ["At work", "At home"]
