"""From labels to answer codes, and the four states of a missing answer."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.surveys.pulse import AGREEMENT, HELP, TEXTS, check, grid, pulse, said
from wincore.datasets import MISSING_STATES
from wincore.ingest.surveys.keys import direction, key_in
from wincore.ingest.surveys.labels import labels_of, language_of, number_of

EMPLOYER = "Which employer do you work for?"
T1 = TEXTS["T1"]


def answers(*given, head=T1, kind="T1", **more) -> list[str]:
    """The codes that a column of answers is read as."""
    result = read(*given, head=head, **more)
    assert result.accepted, said(result, "error")
    return list(result.tables["responses"][kind])


def read(*given, head=T1, **more):
    rows = [[EMPLOYER, TEXTS["T3"], head], *(["EMP01", "Agree", g] for g in given)]
    return check(rows, instrument="pulse", **more)


def test_labels_are_read_whatever_their_case_dashes_and_spaces():
    written = ["STRONGLY AGREE", " agree ", "Neither agree nor disagree.", "Dis­agree"]
    assert answers(*written) == ["5", "4", "3", "2"]


def test_a_number_beside_a_label_does_not_matter():
    written = ["5 - Strongly agree", "4: Agree", "3 Neither agree nor disagree", "Disagree (2)"]
    assert answers(*written) == ["5", "4", "3", "2"]


def test_the_label_counts_where_its_number_contradicts_it():
    assert answers("1 - Strongly agree", "5 - Strongly disagree") == ["5", "1"]


def test_the_four_states_are_kept_apart():
    written = ["Don’t know", "N/A", "Prefer not to say", None, "   ", "Agree"]
    assert answers(*written) == ["dont_know", "not_applicable", "prefer_not", "blank", "blank", "4"]


def test_categories_are_the_codes_in_order_and_the_states():
    result = read("Agree")
    categories = list(result.tables["responses"]["T1"].cat.categories)
    assert categories == ["1", "2", "3", "4", "5", *MISSING_STATES]


def test_an_unknown_label_is_one_error_with_its_first_cell_its_count_and_the_nearest():
    result = read("Agree", "Agre", "Agre", "Purple")
    errors = [p for p in result.problems if p.severity == "error"]
    assert [(p.where, p.what.split(" is ")[0]) for p in errors] == [
        ("Sheet1!C3", "“Agre”"), ("Sheet1!C5", "“Purple”"),
    ]  # fmt: skip
    assert "(2 times)" in errors[0].what
    assert "nearest: “Agree”" in errors[0].fix
    assert "nearest" not in errors[1].fix
    assert result.tables == {}


def test_a_column_of_something_else_is_one_error_and_not_hundreds():
    result = read(*[f"An opinion, number {n}" for n in range(40)])
    assert len(said(result, "error")) == 1
    assert "40 different texts" in said(result, "error")[0]
    verdict = {c.item: c.verdict for c in result.comparisons}
    assert (verdict["T1"], verdict["T3"]) == ("scale changed", "same")


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("German", ["Stimme zu", "Stimme nicht zu", "Weiß nicht"]),
        ("French", ["D’accord", "Pas d’accord"]),
        ("Spanish", ["Totalmente de acuerdo", "En desacuerdo"]),
    ],
)
def test_labels_in_another_language_are_refused_by_its_name(language, labels):
    result = read(*labels)
    (error,) = [p for p in result.problems if p.severity == "error"]
    assert language in error.what
    assert error.where == "Sheet1!C1"


def test_english_is_no_foreign_language():
    assert language_of(list(AGREEMENT)) is None


def test_bare_numbers_are_places_on_the_scale_with_a_note():
    assert answers("1", 5, 4.0, "2") == ["1", "5", "4", "2"]
    assert any("read as places" in n for n in said(read("1", "5"), "note"))


def test_limesurvey_answer_codes_are_places_on_the_scale():
    assert answers("A1", "A5", "A04") == ["1", "5", "4"]


def test_a_number_beyond_the_scale_is_an_error():
    result = read("1", "7")
    assert [p.where for p in result.problems if p.severity == "error"] == ["Sheet1!C3"]


def test_a_key_in_the_question_turns_the_scale_round():
    head = f"{T1} (1 = Strongly agree, 5 = Strongly disagree)"
    assert answers("1", "2", "5", head=head, mapping=None) == ["5", "4", "1"]


def test_a_key_of_another_length_does_not_fit():
    assert direction({1: "Strongly disagree", 10: "Strongly agree"}, labels()) is None
    assert direction({1: "Strongly disagree", 5: "Strongly agree"}, labels()) == {
        i: str(i) for i in range(1, 6)
    }


def test_a_key_on_a_sheet_of_its_own_is_used():
    key = grid([["Code", "Label"], *([10 + i, t] for i, t in enumerate(AGREEMENT))], "Key")
    rows = [[EMPLOYER, TEXTS["T3"], T1], ["EMP01", "Agree", 10], ["EMP01", "Agree", 14]]
    result = check(grid(rows), grids=[grid(rows), key], instrument="pulse")
    assert list(result.tables["responses"]["T1"]) == ["1", "5"]


def labels():
    return labels_of(pulse().answer_sets[0], [])


def test_key_in_a_wording():
    assert key_in("Rate: 10 - strongly agree, 1 - strongly disagree") == {
        10: "strongly agree", 1: "strongly disagree",
    }  # fmt: skip
    assert key_in("Question 3: what about 2020?") == {}


@given(st.integers(0, 99))
def test_numbers_are_found_in_every_spelling(n):
    for text in (str(n), f"{n}.0", f"A{n}", f"{n} - Agree", f"Agree ({n})"):
        assert number_of(text) == n


@settings(deadline=None, max_examples=20)
@given(st.lists(st.sampled_from([*AGREEMENT, None, "N/A"]), min_size=1, max_size=30))
def test_any_column_of_labels_is_read_label_by_label(column):
    place = {t: str(i) for i, t in enumerate(AGREEMENT, start=1)}
    wanted = [place.get(t, "blank" if t is None else "not_applicable") for t in column]
    assert answers(*column) == wanted


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("A mentor;Clear criteria;", "m;c"),
        ("Clear criteria, A mentor", "m;c"),
        ("Training, paid for, A mentor", "m;t"),
        ("Training, paid for|Clear criteria", "t;c"),
        ("A mentor\nClear criteria", "m;c"),
        ("m t", "m;t"),
        ("Training, paid for", "t"),
        (None, "blank"),
        ("A mentor;A room of one's own;", "m;other"),
    ],
)
def test_lists_of_choices_are_split_whatever_separates_them(cell, wanted):
    assert answers(cell, head=TEXTS["V1"], kind="V1") == [wanted]


def test_choices_in_columns_are_chosen_by_yes_one_or_their_own_text():
    for yes, no in (("Yes", "No"), (1, 0), (HELP[0], None), ("TRUE", "FALSE")):
        rows = [
            ["id", "submitdate", "lastpage", "T1", "T2", "V1[m]", "V1[t]", "V1[c]", "employer"],
            [1, "2020-11-03 09:00:00", 1, "Agree", "Agree", yes, no, no, "EMP01"],
            [2, "2020-11-03 09:00:01", 1, "Agree", "Agree", no, yes, yes, "EMP01"],
            [3, "2020-11-03 09:00:02", 1, "Agree", "Agree", no, no, no, "EMP02"],
        ]
        result = check(rows)
        assert result.dialect == "limesurvey"
        assert list(result.tables["responses"]["V1"]) == ["m", "t;c", "blank"]


def test_numbers_are_kept_and_what_is_none_is_blank_with_a_warning():
    result = read("3", 4.5, "a few", None, "1,200", head=TEXTS["N1"])
    kept = result.tables["responses"]["N1"].to_numpy()
    assert np.array_equal(kept, [3, 4.5, np.nan, np.nan, 1200], equal_nan=True)
    assert any("a few" in w for w in said(result, "warning"))


def test_free_text_goes_to_comments_only_and_nothing_is_no_comment():
    result = read("More mentors", "n/a", None, "None", head=TEXTS["C1"])
    assert list(result.tables["comments"]["text"]) == ["More mentors"]
    assert "C1" not in result.tables["responses"].columns
