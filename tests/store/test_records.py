from datetime import date

import pytest
from pydantic import ValidationError

from tests.store.examples import AUTUMN, checked, employers
from wincore.store import (
    Condition,
    Ledger,
    NoSuchFreeze,
    NotARecord,
    Option,
    Override,
    PanelRecord,
)
from wincore.store.errors import NOT_A_RECORD
from wincore.store.records import TWICE, WHY, WITHOUT_CONDITIONS, as_dict

MARCH, OCTOBER = "Review of March", "Review of October"


@pytest.fixture
def frozen(ledger: Ledger) -> Ledger:
    ledger.accept(checked("first", employers=employers(E1="participating")), who="eve",
                  described=AUTUMN)  # fmt: skip
    ledger.freeze(MARCH, date(2021, 3, 31), "eve")
    ledger.freeze(OCTOBER, date(2021, 10, 31), "eve")
    return ledger


def condition(what: str, **more: str) -> Condition:
    return Condition(what=what, owner="lead", by_when=date(2021, 6, 30), evidence="a link", **more)


def decided(*conditions: Condition) -> PanelRecord:
    return PanelRecord(decision="Go with conditions", reasons="It is time.", conditions=conditions)


def test_a_record_reads_back_as_it_was_written(frozen: Ledger):
    content = PanelRecord(
        decision="Stop",
        reasons="No money.",
        overrides=(Override(of="legacy", suggested="red", rating="amber", reason="seen"),),
        risks="None.",
        equality="Due regard was had.",
        options=(Option(title="Stop", consequences="Nothing follows."),),
    )
    kept = frozen.keep_record(MARCH, content, "panel")
    assert frozen.record_of(MARCH) == kept
    assert kept.content == content
    assert (kept.version, kept.who) == (1, "panel")
    assert frozen.record_of(OCTOBER) is None


def test_a_change_is_a_new_version_and_the_old_one_stays(frozen: Ledger):
    frozen.keep_record(MARCH, PanelRecord(equality="draft"), "eve")
    frozen.keep_record(MARCH, PanelRecord(equality="final"), "adam")
    versions = frozen.records(MARCH)
    assert [(k.version, k.who, k.content.equality) for k in versions] == [
        (1, "eve", "draft"),
        (2, "adam", "final"),
    ]
    assert frozen.record_of(MARCH) == versions[-1]


def test_each_version_stands_in_the_log_with_its_reasons(frozen: Ledger):
    frozen.keep_record(MARCH, decided(condition("a")), "panel")
    event = frozen.log()[-1]
    assert (event.what, event.who, event.reason) == ("record kept", "panel", "It is time.")
    assert event.detail == {
        "freeze": MARCH,
        "version": 1,
        "decision": "Go with conditions",
        "changed": ["decision", "reasons", "conditions"],
    }


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (PanelRecord(decision="Go"), WHY),
        (decided(), WITHOUT_CONDITIONS),
        (decided(condition("a", id="C1"), condition("b", id="C1")), TWICE.format(id="C1")),
    ],
)
def test_a_record_that_says_too_little_is_refused(frozen: Ledger, content: PanelRecord, what: str):
    with pytest.raises(NotARecord) as refusal:
        frozen.keep_record(MARCH, content, "panel")
    assert str(refusal.value) == NOT_A_RECORD.format(what=what)
    assert frozen.records() == ()


def test_a_decision_is_one_of_the_four():
    with pytest.raises(ValidationError):
        PanelRecord(decision="Perhaps", reasons="?")  # type: ignore[arg-type]


def test_conditions_are_numbered_on_across_reviews(frozen: Ledger):
    first = frozen.keep_record(MARCH, decided(condition("a"), condition("b")), "panel")
    second = frozen.keep_record(OCTOBER, decided(condition("c")), "panel")
    assert [c.id for c in first.content.conditions] == ["C1", "C2"]
    assert [c.id for c in second.content.conditions] == ["C3"]


def test_the_next_review_starts_from_the_conditions_still_open(frozen: Ledger):
    frozen.keep_record(MARCH, decided(condition("a"), condition("b")), "panel")
    start = frozen.open_conditions()
    assert [(c.id, c.what) for c in start] == [("C1", "a"), ("C2", "b")]

    met = start[0].model_copy(update={"state": "met"})
    frozen.keep_record(OCTOBER, decided(met, condition("c")), "panel")
    assert [(c.id, c.what) for c in frozen.open_conditions()] == [("C2", "b"), ("C3", "c")]


def test_a_condition_taken_out_of_a_later_version_is_not_open(frozen: Ledger):
    frozen.keep_record(MARCH, decided(condition("a"), condition("b")), "panel")
    frozen.keep_record(MARCH, decided(condition("a", id="C1")), "panel")
    assert [c.id for c in frozen.open_conditions()] == ["C1"]


def test_a_record_needs_its_freeze(frozen: Ledger):
    with pytest.raises(NoSuchFreeze):
        frozen.keep_record("another", PanelRecord(), "panel")


def test_a_record_can_be_exported_as_plain_values(frozen: Ledger):
    kept = frozen.keep_record(MARCH, decided(condition("a")), "panel")
    plain = as_dict(kept)
    assert plain["conditions"][0] == {
        "id": "C1",
        "what": "a",
        "owner": "lead",
        "by_when": "2021-06-30",
        "evidence": "a link",
        "state": "open",
    }
    assert (plain["freeze"], plain["decision"]) == (MARCH, "Go with conditions")
