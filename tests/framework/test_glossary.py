"""docs/indicators.md is current and says all there is to say about every figure."""

from __future__ import annotations

import pytest

from tests.framework.given import framework
from wincore.framework import Indicator
from wincore.framework.amounts import amount
from wincore.framework.glossary import NEVER_RATED, NOTHING_DUE, PAGE, glossary, rule

TEXT = PAGE.read_text(encoding="utf-8")
INDICATORS = framework().indicators
each = pytest.mark.parametrize("one", INDICATORS, ids=[i.id for i in INDICATORS])


def test_the_page_is_what_the_framework_says_now():
    assert glossary(framework()) == TEXT, "run python -m wincore.framework.glossary"


@each
def test_every_indicator_is_explained(one: Indicator):
    assert len(one.definition) > 20
    assert one.formula
    assert one.unit
    assert one.direction
    assert len(one.source) > 5
    assert one.question.endswith("?")


@each
def test_every_indicator_is_in_the_docs_with_its_definition_and_source(one: Indicator):
    start = TEXT.index(f"`{one.id}` · in {one.unit}")
    section = TEXT[start : TEXT.find("\n### ", start)]
    assert one.definition in section
    assert one.formula in section
    assert one.source in section
    assert one.limits in section


def test_every_item_and_benchmark_is_in_the_docs():
    texts = [i.text for x in framework().instruments for i in x.items]
    titles = [b.title for b in framework().benchmarks]
    assert [t for t in (*texts, *titles) if t not in TEXT] == []


def test_a_value_that_is_required_is_never_printed_as_a_share():
    rows = [
        line for line in TEXT.splitlines() if line.startswith("| Black men aged 16 to 24 among")
    ]
    assert len(rows) == 2
    assert all("value required" in row and "%" not in row for row in rows)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("all", "employers", "all 10 employers"),
        (7.0, "employers", "7 of 10 employers"),
        (0.8, "share", "80\u00a0%"),
        (5000.0, "pounds", "£5,000"),
        (3.5, "points", "3.5 points"),
        (1.75, "points", "1.75 points"),
        (0.3, "density", "0.30"),
        (6.0, "count", "6"),
        (None, "count", "none set"),
    ],
)
def test_an_amount_reads_as_people_say_it(value: float, unit: str, words: str):
    assert amount(value, unit, 10) == words


def test_the_rule_of_all_employers_is_printed_with_its_steps():
    assert rule(framework().indicator("objective.participated")) == (
        "all green, up to 2 fewer amber, else red"
    )


def test_what_is_due_after_the_review_is_said_to_be():
    one = framework().indicator("objective.completed")
    section = TEXT[TEXT.index(f"`{one.id}` · in ") :]
    assert NOTHING_DUE in section[: section.index("\n### ")]
    assert rule(one).startswith("all green")


def test_what_has_no_expectation_is_said_not_to_be_rated():
    assert rule(framework().indicator("workforce.representation")) == NEVER_RATED
