"""Same, reworded, scale changed, new, dropped: and what that means for a trend."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.surveys.pulse import AGREEMENT, TEXTS, check, pulse, said
from wincore.ingest.surveys import compare_instruments, compare_items
from wincore.ingest.surveys.comparability import TREND, negated_differently

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
