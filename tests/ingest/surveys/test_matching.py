"""Which column is which item, and how sure that is."""

import pytest

from tests.ingest.surveys.exports import WRITERS, Asked, Survey, as_grid, limesurvey_codes
from tests.ingest.surveys.pulse import HELP, TEXTS, check, framework, said
from wincore.framework import read_framework
from wincore.ingest.surveys import check_survey
from wincore.ingest.surveys.advice import DOUBTFUL, MISSING, TWICE
from wincore.ingest.surveys.matching import ACCEPT

CLOSED = ("T1", "T2", "T3")
LIKERT = [[TEXTS[i] for i in CLOSED], ["Agree", "Disagree", "Agree"]]


def survey(codes: bool = False) -> Survey:
    """The questionnaire, answered twice."""
    texts = {"employer": "Which employer do you work for?"} | {i: TEXTS[i] for i in CLOSED}
    questions = tuple(Asked(i, i if codes else text) for i, text in texts.items())
    rows = (("EMP01", "Agree", "Disagree", "Agree"), ("EMP02", "Agree", None, "Disagree"))
    return Survey(questions, rows)


def matched(result) -> dict[str, str]:
    return {c.header: c.matched for c in result.columns if c.matched}


@pytest.mark.parametrize("writer", WRITERS)
def test_every_item_is_matched_in_every_dialect_without_a_hand(writer):
    result = check(as_grid(WRITERS[writer](survey())))
    found = {c.matched for c in result.columns} - {None}
    assert found == {"employer", *CLOSED}
    assert all(c.confidence >= ACCEPT for c in result.columns if c.matched)
    assert result.accepted
    assert result.dialect == writer


def test_codes_without_wording_are_matched_by_code():
    result = check(as_grid(limesurvey_codes(survey(codes=True))))
    assert {c.matched: c.confidence for c in result.columns if c.matched} == {
        "employer": 0.98, "T1": 0.98, "T2": 0.98, "T3": 0.98,
    }  # fmt: skip


def test_the_programme_s_own_questionnaires_are_told_apart():
    whole = read_framework()
    for instrument in whole.instruments:
        asked = [i for i in instrument.items if i.kind == "likert"]
        questions = tuple(Asked(f"x{n}", i.text) for n, i in enumerate(asked))
        labels = [instrument.answer_set(i).answers[0].label for i in asked]
        grids = [as_grid(WRITERS["google-forms"](Survey(questions, (tuple(labels),))))]
        result = check_survey(grids, whole, name="x.csv", wave="baseline", key=b"k")
        assert {c.matched for c in result.columns} - {None} == {i.id for i in asked}
        assert {c.confidence for c in result.columns if c.role == "item"} == {1.0}


def test_case_numbers_asterisks_and_invisible_characters_do_not_matter():
    head = [f"3. {TEXTS['T1'].upper()} *", TEXTS["T2"].replace(" ", "\u00a0"), TEXTS["T3"] + "\n"]
    result = check([head, ["Agree", "Agree", "Agree"]], instrument="pulse")
    assert [(c.matched, c.confidence) for c in result.columns] == [
        ("T1", 1.0), ("T2", 1.0), ("T3", 1.0),
    ]  # fmt: skip


def test_an_item_is_given_to_one_column_only_the_surest():
    near = TEXTS["T1"].replace("mean what they say", "do mean what they say")
    head = [near, *LIKERT[0]]
    result = check([head, ["Agree"] * 4])
    assert [c.matched for c in result.columns] == [None, *CLOSED]


def test_a_header_that_occurs_twice_is_used_once_and_told():
    head = [TEXTS["T1"], TEXTS["T1"], TEXTS["T2"]]
    result = check([head, ["Agree", "Disagree", "Agree"]])
    assert [c.matched for c in result.columns] == ["T1", None, "T2"]
    assert any(w.startswith(TWICE.split("{")[0]) for w in said(result, "warning"))


def test_a_doubtful_column_is_asked_about_and_not_used():
    doubtful = "Leaders here say what they mean about being inclusive."
    result = check([[doubtful, TEXTS["T2"], TEXTS["T3"]], ["Agree"] * 3])
    first = result.columns[0]
    assert (first.matched, first.role, first.runner_up) == (None, "other", "T1")
    assert 0.6 <= first.confidence < ACCEPT
    told = DOUBTFUL.split("“")[0].format(column="A")
    assert any(p.startswith(told) for p in said(result))
    assert "T1" not in result.tables["responses"].columns if result.tables else True


def test_a_code_with_another_wording_is_doubtful():
    rows = [
        ["StartDate", "EndDate", "ResponseId", "Q3_1", "Q3_2", "Q3_3"],
        ["Start Date", "End Date", "Response ID", "Is the canteen any good?", *LIKERT[0][1:]],
        ["2020-11-03", "2020-11-03", "R_123456789", "Agree", "Agree", "Agree"],
    ]
    result = check(rows)
    assert [c.matched for c in result.columns][3:] == [None, "T2", "T3"]


def test_a_wording_that_the_tool_cut_short_is_recognised():
    head = [TEXTS["T1"][:40] + "...", TEXTS["T2"], TEXTS["T3"]]
    result = check([head, ["Agree"] * 3])
    assert result.columns[0].matched == "T1"


def test_columns_of_choices_become_one_question():
    rows = [
        ["Respondent ID", "Collector ID", "Employer", TEXTS["T1"], TEXTS["T2"], TEXTS["V1"]],
        [None, None, "Response", "Response", "Response", *HELP, "Other (please specify)"],
        [1, 2, "EMP01", "Agree", "Agree", HELP[0], None, HELP[2], None],
        [2, 2, "EMP01", "Agree", "Agree", None, HELP[1], None, "A quiet room"],
        [3, 2, "EMP02", "Agree", "Agree", None, None, None, None],
    ]
    result = check(rows)
    assert result.dialect == "surveymonkey"
    assert [c.matched for c in result.columns][5:] == ["V1"] * 4
    assert list(result.tables["responses"]["V1"]) == ["m;c", "t;other", "blank"]


def test_what_is_not_asked_is_told():
    result = check([[TEXTS["T1"], TEXTS["T2"]], ["Agree", "Agree"]])
    (told,) = [t for t in said(result, "note") if t.startswith(MISSING.split("{")[0])]
    assert "T3" in told
    assert "T1" not in told


def test_the_instrument_given_is_used_even_where_another_is_covered_better():
    whole = framework().model_copy(
        update={
            "instruments": [
                framework().instruments[0],
                framework().instruments[0].model_copy(update={"id": "short", "title": "Short"}),
            ]
        }
    )
    assert check(LIKERT, framework=whole).instrument == "pulse"
    assert check(LIKERT, framework=whole, instrument="short").instrument == "short"
