"""Where a file stands, and the one sentence that says why it cannot be accepted."""

import pytest

from tests.drafts.given import as_csv, checked, lead_rows, odd_lead, row, workforce
from tests.ingest.examples import framework
from wincore.drafts import standing
from wincore.drafts.facts import NOT_RECOGNISED, facts, verdicts
from wincore.drafts.standing import held_by_hash, why_not
from wincore.store.snapshot import Upload


def _undated() -> bytes:
    rows = lead_rows()
    return as_csv([rows[0], *(["", *r[1:]] for r in rows[1:])])


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (workforce(row()), "a.xlsx", "ready"),
        (workforce(row(-1)), "a.xlsx", "problems"),
        (workforce(row(employer="Nobody Ltd")), "a.xlsx", "decide"),
        (workforce(row(-1), row(employer="Nobody Ltd")), "a.xlsx", "problems"),
        (odd_lead(), "lead.csv", "decide"),
        (_undated(), "lead.csv", "decide"),
        (b"item,price\nmilk,2\nbread,3\n", "shopping.csv", "unknown"),
        (b"", "empty.xlsx", "unknown"),
    ],
    ids=["ready", "negative", "employer", "both", "labels", "undated", "shopping", "empty"],
)
def test_a_file_stands_where_its_problems_put_it(content, name, expected):
    assert standing(checked(content, name), {}) == expected


def test_a_file_that_counts_already_is_held(ledger):
    found = checked(workforce(row()))
    upload = ledger.accept(found, who="me", described=framework().programme.review)
    held = held_by_hash(ledger.uploads())
    assert standing(found, held) == "held"
    assert f"upload {upload.id}" in why_not(found, held)
    ledger.roll_back(upload.id, "me", "wrong file")
    assert standing(found, held_by_hash(ledger.uploads())) == "ready"


def test_of_two_uploads_of_one_file_the_one_in_the_state_asked_for_is_named():
    names = ("id", "sha256", "state")
    made = [
        dict(zip(names, v, strict=True)) for v in [(1, "x", "rolled back"), (2, "x", "accepted")]
    ]
    rest = dict.fromkeys(set(Upload.__dataclass_fields__) - set(names))
    uploads = tuple(Upload(**(rest | m)) for m in made)
    assert held_by_hash(uploads)["x"].id == 2
    assert held_by_hash(uploads, "rolled back")["x"].id == 1


def test_the_reason_names_what_is_open():
    assert why_not(checked(workforce(row())), {}) == ""
    assert "1 problem to fix" in why_not(checked(workforce(row(-1))), {})
    assert "by a decision" in why_not(checked(workforce(row(employer="Nobody Ltd"))), {})
    assert "empty" in why_not(checked(b"", "a.xlsx"), {})


def test_facts_say_what_a_file_was_recognised_as():
    lead = facts(checked(odd_lead(), "lead.csv"), framework())
    assert lead[0] == "Google Forms"
    assert lead[-2:] == ["8 responses", "8 employers"]
    assert facts(checked(workforce(row())), framework())[0] == "Employer return"
    assert facts(checked(b"item,price\nmilk,2\n", "s.csv"), framework()) == [NOT_RECOGNISED]
    assert facts(checked(b"", "a.xlsx"), framework()) == ["The file is empty"]


def test_the_verdicts_on_the_items_are_counted():
    found = checked(odd_lead(), "lead.csv")
    said = verdicts(found)
    same = sum(c.verdict == "same" for c in found.comparisons)
    assert f"{same} items asked the same (trend drawn)" in said
    assert "with other answers (no trend)" in said
    assert verdicts(checked(workforce(row()))) == ""
