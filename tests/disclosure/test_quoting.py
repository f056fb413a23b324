"""Quoting one answer: what the check finds, and that it is kept, shown and taken back as said."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.examples import checked, employers, survey
from wincore.disclosure import quoting
from wincore.disclosure.quotations import (
    LET_THROUGH,
    NOT_SAID,
    REASONLESS,
    WITHDRAWN,
    Answer,
    QuotationRefused,
    answers,
    quotations,
    quote,
    standing_against,
    withdraw,
)
from wincore.disclosure.quoting import quotable
from wincore.framework import Framework
from wincore.ingest.result import Checked
from wincore.store import Ledger, open_ledger

SAID = "Two people score every application now. It takes longer, and it is fairer."
OTHERS = ["More time.", "Fewer meetings.", "Say how promotions are decided.", "Nothing to add."]
WHEN = date(2021, 3, 15)


def found(text: str, employers: tuple[str, ...] = ("Alder Systems Ltd",)) -> list[tuple[str, str]]:
    return [(p.severity, p.what) for p in quotable(text, ("Ana Lopez",), employers)]


@pytest.mark.parametrize(
    ("text", "severity", "what"),
    [
        ("Lopez said no.", "error", quoting.NAMED.format(found="Ana Lopez")),
        ("Write to me: a.b@example.org", "error", quoting.TAKEN_OUT),
        ("At alder, nobody cares.", "error", quoting.EMPLOYER.format(found="Alder Systems Ltd")),
        ("I am the only one here.", "warning", quoting.RARE.format(found="the only")),
        ("As a muslim I pray.", "warning", quoting.RARE.format(found="muslim")),
        ("I was promoted when I was pregnant", "warning", quoting.RARE.format(found="pregnant")),
        ("word " * 61, "warning", quoting.LONG.format(words=61)),
        ("  ", "error", quoting.NOT_A_QUOTATION),
    ],
)
def test_what_could_tell_who_is_found(text, severity, what):
    assert (severity, what) in found(text)


@pytest.mark.parametrize(
    "text", ["More time for the Lab.", "Our systems are slow.", "Black men are not promoted here."]
)
def test_what_anybody_could_say_is_let_be(text):
    assert found(text) == []


@given(st.text(max_size=200))
def test_no_text_upsets_the_check(text):
    assert all(p.severity in ("error", "warning") for p in quotable(text, ["A B"], ["Alder", ""]))


def with_comments(*texts: str, item: str = "IT1") -> Checked:
    made = survey("a", {"E1": ["1"] * len(texts)}, wave="stage one")
    said = pd.DataFrame({"text": pd.Series(texts, dtype="str")})
    said = said.assign(instrument="inclusion", wave="stage one", employer_id="E1", item=item)
    order = ["instrument", "wave", "employer_id", "item", "text"]
    return checked("a", **{**made.tables, "comments": said[order]})


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = open_ledger(f"sqlite:///{tmp_path}/win.sqlite")
    register = checked("r", employers=employers(E1="participating"))
    opened.accept(register, who="ana", described=WHEN)
    opened.accept(with_comments(SAID, *OTHERS), who="ana", described=WHEN)
    yield opened
    opened.close()


def answer_in(ledger: Ledger, text: str = SAID) -> Answer:
    every = answers(ledger.snapshot(WHEN), "inclusion", "IT1", "stage one")
    return next(a for a in every if a.text == text)


def let_through(ledger: Ledger, framework: Framework, wording: str = SAID, **how):
    chosen = {"who": "ana", "reason": "it is typical", "judged": True} | how
    snapshot = ledger.snapshot(WHEN)
    return quote(ledger, answer_in(ledger), wording, snapshot, framework, **chosen)


def test_nothing_is_quoted_until_somebody_lets_it_through(ledger, framework):
    assert quotations(ledger, ledger.snapshot(WHEN), "panel") == []
    made = let_through(ledger, framework)
    shown = quotations(ledger, ledger.snapshot(WHEN), "panel")
    assert shown == [made]
    assert (made.text, made.instrument, made.wave) == (SAID, "inclusion", "stage one")
    assert quotations(ledger, ledger.snapshot(WHEN), "public") == []


def test_the_public_sees_what_was_let_through_for_it(ledger, framework):
    ledger_answer = answer_in(ledger)
    few = standing_against(ledger_answer, SAID, ledger.snapshot(WHEN), framework, True)
    assert [p.what for p in few if p.severity == "error"]  # 5 wrote; 10 are needed for the public
    with pytest.raises(QuotationRefused, match="fewer than 10"):
        let_through(ledger, framework, public=True)


def test_the_log_has_reason_and_author_and_not_the_words(ledger, framework):
    made = let_through(ledger, framework)
    withdraw(ledger, made.id, "bob", "the person asked for it")
    told = [e for e in ledger.log() if e.what in (LET_THROUGH, WITHDRAWN)]
    assert [(e.who, e.reason) for e in told] == [
        ("ana", "it is typical"), ("bob", "the person asked for it")
    ]  # fmt: skip
    assert not any(word in str(told) for word in ("score", "application", "fairer"))


def test_what_is_withdrawn_is_gone_and_cannot_be_withdrawn_twice(ledger, framework):
    made = let_through(ledger, framework)
    with pytest.raises(QuotationRefused, match=REASONLESS):
        withdraw(ledger, made.id, "ana", " ")
    withdraw(ledger, made.id, "ana", "no")
    assert quotations(ledger, ledger.snapshot(WHEN), "panel") == []
    with pytest.raises(QuotationRefused, match="no quotation"):
        withdraw(ledger, made.id, "ana", "no")


def test_a_quotation_goes_with_its_upload(ledger, framework):
    let_through(ledger, framework)
    upload = ledger.uploads()[-1].id
    ledger.roll_back(upload, "ana", "wrong file")
    assert quotations(ledger, ledger.snapshot(WHEN), "panel") == []
    ledger.restore(upload, "ana")
    assert len(quotations(ledger, ledger.snapshot(WHEN), "panel")) == 1
    ledger.purge(upload, "asked for", "ana")
    assert quotations(ledger, ledger.snapshot(WHEN), "panel") == []


def test_words_may_be_left_out_and_none_put_into_a_mouth(ledger, framework):
    short = "Two people score every application […] it is fairer."
    assert let_through(ledger, framework, short).text == short
    with pytest.raises(QuotationRefused, match="does not stand in the answer"):
        let_through(ledger, framework, "Two people score every application badly.")
    swapped = "it is fairer. […] Two people score every application now."
    against = standing_against(answer_in(ledger), swapped, ledger.snapshot(WHEN), framework, False)
    assert NOT_SAID.format(part="Two people score every application now.") in [
        p.what for p in against
    ]


def test_warnings_must_have_been_read(ledger, framework):
    answer = Answer("inclusion", "IT1", "stage one", "x", "I am the only Black woman here.", 20)
    with pytest.raises(QuotationRefused, match="read the warnings"):
        quote(
            ledger, answer, answer.text, ledger.snapshot(WHEN), framework, who="ana", reason="why"
        )


def test_a_reason_is_needed(ledger, framework):
    with pytest.raises(QuotationRefused, match=REASONLESS):
        let_through(ledger, framework, reason="  ")
