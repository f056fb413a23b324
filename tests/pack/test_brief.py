import io
from dataclasses import replace

import pytest
from docx import Document

from wincore.findings import select
from wincore.pack import Edition
from wincore.pack.brief import brief_table, employer_brief, shares_table

EMPLOYER = "Sample Security Systems (fictional)"


@pytest.fixture(scope="module")
def brief(review: Edition) -> bytes:
    return employer_brief(review, EMPLOYER)


def words(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    texts = [p.text for p in document.paragraphs]
    return " ".join(texts + [c.text for t in document.tables for r in t.rows for c in r.cells])


def test_it_names_no_other_employer(review: Edition, brief: bytes):
    register = set(review.context.snapshot.table("employers")["employer"])
    assert EMPLOYER in words(brief)
    assert [name for name in register - {EMPLOYER} if name in words(brief)] == []


def test_its_own_figures_are_those_of_the_findings(review: Edition):
    context = review.context
    rows = select(context.findings, employer=EMPLOYER, wave=context.wave, group="all")
    titles = {i.title: i.id for i in context.framework.indicators}
    shown = brief_table(review, EMPLOYER)
    assert len(shown) > 15
    for _, line in shown.iterrows():
        (value,) = rows.loc[rows["indicator"] == titles[line["Figure"]], "value"]
        if line["You"] in ("yes", "no"):
            assert (line["You"] == "yes") == bool(value)


def test_what_its_staff_answered_stays_hidden(review: Edition):
    scales = {i.title for i in review.context.framework.indicators if i.instrument}
    assert set(brief_table(review, EMPLOYER)["Figure"]) & scales == set()


def test_its_workforce_is_counted_as_it_returned_it(review: Edition):
    context = review.context
    register = context.snapshot.table("employers").set_index("employer")["employer_id"]
    staff = context.snapshot.table("workforce")
    own = staff[(staff["employer_id"] == register[EMPLOYER]) & (staff["wave"] == context.wave)]
    women = own.loc[own["sex"] == "female", "headcount"].sum()
    known = own.loc[own["sex"].isin(["female", "male"]), "headcount"].sum()
    line = shares_table(review, EMPLOYER).set_index("Your workforce").loc["Women"]
    assert line["You count"] == f"{women} of {known}"


def test_the_programmes_share_is_the_protected_one(review: Edition):
    hidden = review.context.findings.assign(value=float("nan"))
    blind = replace(review, context=replace(review.context, findings=hidden))
    assert set(shares_table(blind, EMPLOYER)["Programme's share"]) == {"[c]"}


def test_it_is_the_same_bytes_again(review: Edition, brief: bytes):
    assert employer_brief(review, EMPLOYER) == brief


def test_an_employer_that_is_not_in_the_register_is_refused(review: Edition):
    with pytest.raises(KeyError):
        employer_brief(review, "Nobody")
