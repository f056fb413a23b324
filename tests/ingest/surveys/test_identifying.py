"""What identifies people is found by header and by content, named, and never kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.surveys.pulse import TEXTS, check, said
from wincore.ingest.grid import as_cells
from wincore.ingest.surveys.identifying import KINDS, identifying, likely_people
from wincore.ingest.surveys.mapping import ColumnMapping, Decision
from wincore.ingest.surveys.names import MASK as NAME
from wincore.ingest.surveys.redaction import redact
from wincore.ingest.surveys.table import Question, coded

BASE = ["Which employer do you work for?", TEXTS["T1"], TEXTS["T2"]]


def column(*values):
    return coded(as_cells([[v] for v in values])[:, 0])


def kind(header: str, *values) -> str:
    return identifying(Question(0, "A", header, header), column(*values))


def rows(header, *values) -> list[list[object]]:
    return [[*BASE, header], *(["EMP01", "Agree", "Agree", v] for v in values)]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("Your e-mail", "email"),
        ("What is your full name?", "name"),
        ("Line manager's name", "name"),
        ("Telephone number", "phone"),
        ("Home address", "address"),
        ("GPS of the office", "coordinates"),
        ("LinkedIn handle", "social account"),
        ("Do you use a mobile phone to read e-mails that come in after work?", ""),
        ("Name one thing that should change", ""),
        ("Which employer do you work for?", ""),
    ],
)
def test_headers_that_ask_who_somebody_is(header, found):
    assert kind(header, "x", "y") == found


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (["ada@example.org", "b.c@example.org", None], "email"),
        (["198.51.100.7", "203.0.113.9"], "ip"),
        (["2001:db8:0:0:1:0:0:1"], "ip"),
        (["+44 20 7946 0000", "020 7946 0123"], "phone"),
        (["51.50735, -0.12776", "51.5, 0"], "coordinates"),
        (["SE1 2AA", "E14 5AB"], "address"),
        (["anonymous", "anonymous"], ""),
        (["3", "4", "12"], ""),
        (["03/11/2020", "04/11/2020"], ""),
    ],
)
def test_contents_that_say_who_somebody_is(values, found):
    assert kind("Column", *values) == found


def test_names_in_a_column_of_another_name_are_found():
    people = column("Ada Okafor", "Ben Fictional", "Carla Madeup", "Dev Sample", "Eve Anders-Lee")
    assert likely_people(people)
    assert not likely_people(column(*["Strongly Agree", "Tend Disagree"] * 5))


def test_identifying_columns_are_named_dropped_and_in_no_table():
    secret = ["ada@example.org", "ben@example.org"]
    result = check(rows("How can we reach you?", *secret))
    (told,) = [p for p in result.problems if "identify people" in p.what]
    assert (told.severity, told.where) == ("warning", "Sheet1!D1")
    assert "D “How can we reach you?” (e-mail addresses)" in told.what
    assert result.columns[3].role == "identifier"
    assert result.accepted
    for table in result.tables.values():
        assert not table.astype(str).isin(secret).any().any()


def test_empty_identifying_columns_are_a_note():
    result = check(rows("Email", "anonymous", None))
    (told,) = [p for p in result.problems if "identify people" in p.what]
    assert told.severity == "note"


def test_keeping_an_identifying_column_needs_a_reason_which_is_told():
    secret = ["call me: 020 7946 0123", "+44 20 7946 0000", "020 7946 0999"]
    keep = Decision(role="item", item="C1", reason="agreed with the respondents")
    plain = check(rows("Contact number", *secret))
    without = keep.model_copy(update={"reason": ""})
    unreasoned = check(rows("Contact number", *secret), mapping=mapped(without))
    kept = check(rows("Contact number", *secret), mapping=mapped(keep))
    assert [r.columns[3].role for r in (plain, unreasoned, kept)] == [
        "identifier", "identifier", "item",
    ]  # fmt: skip
    assert any("agreed with the respondents" in t for t in said(kept, "warning"))


def mapped(decision: Decision) -> ColumnMapping:
    return ColumnMapping(columns={"Contact number": decision})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mail me at ada.o@example.org please", "Mail me at [e-mail removed] please"),
        ("Ring 020 7946 0123 now", "Ring [number removed] now"),
        ("see https://example.org/a?b=1", "see [link removed]"),
        ("Dr Okafor never listens", f"{NAME} never listens"),
        ("my manager Jane Madeup is kind", f"my manager {NAME} is kind"),
        ("ask @someone_here", "ask [account removed]"),
        ("We moved to SE1 2AA", "We moved to [postcode removed]"),
        ("Black History Month in 2020 cost £12,000", "Black History Month in 2020 cost £12,000"),
        ("My manager is kind", "My manager is kind"),
    ],
)
def test_free_text_loses_what_identifies_people_and_nothing_else(text, wanted):
    assert redact(text).text == wanted
    assert redact(text).changed == (text != wanted)


@given(st.emails())
def test_no_address_survives_redaction(address):
    assert address not in redact(f"write to {address} soon").text


def test_redacted_comments_are_warned_of_with_their_place():
    result = check(rows(TEXTS["C1"], "Fewer meetings", "Ask Mr Madeup"))
    (told,) = [p for p in result.problems if "taken out" in p.what]
    assert (told.severity, told.where) == ("warning", "Sheet1!D3")
    assert list(result.tables["comments"]["text"]) == ["Fewer meetings", f"Ask {NAME}"]


def test_every_kind_has_words():
    assert all(KINDS.values())
