"""Same, reworded, scale changed, new, dropped: and what that means for a trend."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.surveys.pulse import AGREEMENT, TEXTS, check, pulse, said
from wincore.ingest.surveys import compare_instruments, compare_items
from wincore.ingest.surveys.comparability import TREND, negated_differently
from wincore.ingest.surveys.mapping import ColumnMapping
from wincore.ingest.surveys.rescaled import BROKEN_TREND, MERGED, NO_TREND

T1 = TEXTS["T1"]


def verdict(before, after, answers=(AGREEMENT, AGREEMENT)):
    return compare_items("x", (before, answers[0]), (after, answers[1]))


@pytest.mark.parametrize(
    ("after", "wanted", "trend"),
    [
        (T1, "same", "drawn"),
        (f"3. {T1.upper()} *", "same", "drawn"),
        (T1.replace("inclusion", "equality"), "reworded", "broken"),
        (T1.replace("mean", "do not mean"), "reworded", "broken"),
        ("How many bicycles do you own?", "new", "refused"),
    ],
)
def test_wordings(after, wanted, trend):
    found = verdict(T1, after)
    assert (found.verdict, found.trend) == (wanted, trend)


def test_other_answers_or_another_order_refuse_the_trend():
    assert verdict(T1, T1, (AGREEMENT, AGREEMENT[:4])).verdict == "scale changed"
    assert verdict(T1, T1, (AGREEMENT, AGREEMENT[::-1])).trend == "refused"


def test_asked_on_one_side_only():
    assert compare_items("x", None, (T1, AGREEMENT)).verdict == "new"
    assert compare_items("x", (T1, AGREEMENT), None).verdict == "dropped"


def test_every_verdict_says_what_becomes_of_the_trend():
    assert set(TREND.values()) == {"drawn", "broken", "refused"}


@given(st.text(max_size=60))
def test_a_question_is_the_same_as_itself(text):
    assert verdict(text, text).verdict == "same"
    assert not negated_differently(text, text)


def test_two_versions_of_a_questionnaire_are_compared_item_by_item():
    old = pulse()
    items = [i for i in old.items if i.id != "T2"]
    items[2] = items[2].model_copy(update={"text": TEXTS["T1"].replace("where I work", "here")})
    new = old.model_copy(update={"items": items})
    found = {c.item: c.verdict for c in compare_instruments(old, new)}
    assert (found["T1"], found["T2"], found["T3"]) == ("reworded", "dropped", "same")


def test_a_reworded_question_in_a_file_is_warned_of_and_counts():
    head = [T1.replace("inclusion", "equality"), TEXTS["T3"], "My boss treats the team fairly."]
    result = check([[*head, "Employer"], ["Agree"] * 3 + ["EMP01"]])
    assert result.accepted
    assert {c.item: c.verdict for c in result.comparisons if c.item in ("T1", "T2", "T3")} == {
        "T1": "reworded", "T2": "reworded", "T3": "same",
    }  # fmt: skip
    assert any("read its trend with care" in w for w in said(result, "warning"))
    assert any("is an earlier wording of" in n for n in said(result, "note"))


SEVEN = [
    "Strongly disagree", "Disagree", "Slightly disagree", "Neither agree nor disagree",
    "Slightly agree", "Agree", "Strongly agree",
]  # fmt: skip


def mapped(answers, decisions, **more):
    """Check a file whose answers to T1 are these, with labels decided by hand."""
    mapping = ColumnMapping(labels={"T1": decisions})
    rows = [[T1, TEXTS["T3"], "Employer"], *([a, "Agree", "EMP01"] for a in answers)]
    result = check(rows, mapping=mapping, **more)
    assert result.accepted, said(result, "error")
    return {c.item: c for c in result.comparisons}["T1"], said(result, "warning")


def test_a_longer_scale_put_onto_the_shorter_one_by_hand_refuses_the_trend():
    found, warnings = mapped(SEVEN, {"Slightly agree": "4", "Slightly disagree": "2"})
    assert (found.verdict, found.trend) == ("scale changed", "refused")
    assert found.why == MERGED.format(labels="“Slightly agree”, “Slightly disagree”")
    assert any(NO_TREND in w for w in warnings)


def test_numbers_of_a_longer_scale_put_onto_the_shorter_one_refuse_it_too():
    decisions = {"1": "1", "2": "2", "3": "2", "4": "3", "5": "4", "6": "4", "7": "5"}
    found, _ = mapped(list("1234567"), decisions)
    assert found.verdict == "scale changed"


def test_numbers_turned_round_by_hand_are_the_same_scale():
    found, warnings = mapped(list("12345"), dict(zip("12345", "54321", strict=True)))
    assert found.verdict == "same"
    assert not any("by hand" in w for w in warnings)


def test_other_labels_one_for_each_answer_break_the_trend():
    words = ["Nope", "Hardly", "So so", "Rather", "Entirely so"]
    found, warnings = mapped(words, dict(zip(words, "12345", strict=True)))
    assert (found.verdict, found.trend) == ("reworded", "broken")
    assert any(BROKEN_TREND in w for w in warnings)


def test_a_spelling_put_right_by_hand_changes_nothing():
    found, _ = mapped(["Agree", "Agre", "Strongly agree"], {"Agre": "4"})
    assert found.verdict == "same"


def test_a_label_put_outside_the_scale_by_hand_changes_nothing():
    found, _ = mapped(["Agree", "Ask my manager"], {"Ask my manager": "dont_know"})
    assert found.verdict == "same"
