"""Definitions to search in, benchmarks, and the disclosure policy in plain words."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ui import states
from ui.figure import table
from ui.frame import Page
from ui.text import plain
from wincore.framework import Benchmark, Indicator
from wincore.framework.amounts import amount
from wincore.framework.glossary import rule
from wincore.wording import MISSING, number, percent

EVERY = "all"
VALUE_REQUIRED = "value required"
POLICY = (
    "An evaluator sees true figures. For the panel and the public, counts of people below a "
    "minimum (5 for the panel, 10 for the public), zero included, are hidden together with "
    "whatever would give them back, on every page and in every download alike. Hidden figures "
    "carry the mark [c]. "
    "What employers themselves say about their programme is not personal data and is shown."
)


def searched() -> str:
    """Draw the search field; return what is searched for."""
    return st.text_input("Search definitions", key="q", bind="query-params") or ""


def indicator_cards(page: Page, words: str, outcome: str) -> None:
    """Draw each matching indicator with its definition, formula, target and limits."""
    found = [i for i in page.framework.indicators if _matches(i, words, outcome)]
    st.header(f"{len(found)} indicators", anchor=False)
    if not found:
        states.empty(f"No definition contains “{words}”.", ("the search", "the outcome"))
    for indicator in found:
        _card(indicator, page.framework.programme.planned_employers)


def _matches(indicator: Indicator, words: str, outcome: str) -> bool:
    text = " ".join((indicator.id, indicator.title, indicator.question, indicator.definition))
    return words.casefold() in text.casefold() and outcome in (EVERY, indicator.outcome)


def _card(indicator: Indicator, planned: int) -> None:
    with st.expander(plain(indicator.title)):
        parts = {
            "Question": indicator.question,
            "Definition": indicator.definition,
            "Formula": indicator.formula,
            "Unit and direction": f"{indicator.unit}; {indicator.direction}",
            "Target": _target(indicator, planned),
            "Expected by the review": amount(indicator.expected, indicator.unit, planned),
            "Rating": rule(indicator),
            "Source": indicator.source,
            "Limits": indicator.limits,
            "Id": indicator.id,
        }
        for name, text in parts.items():
            if text:
                st.markdown(f"**{name}.** {plain(text)}")


def _target(indicator: Indicator, planned: int) -> str:
    return f"{amount(indicator.target, indicator.unit, planned)}. {indicator.rationale}"


def benchmarks(page: Page) -> None:
    """Draw the reference rows with base, year and source; required values say so."""
    st.header("Benchmarks", anchor=False)
    rows = [_row(b) for b in page.framework.benchmarks]
    table(pd.DataFrame(rows), "benchmark rows")


def _row(row: Benchmark) -> dict[str, str]:
    counts = MISSING
    if row.numerator is not None and row.denominator is not None:
        counts = f"{number(row.numerator)} of {number(row.denominator)}"
    elif row.numerator is not None:
        counts = number(row.numerator)
    return {
        "Row": row.title,
        "Share": VALUE_REQUIRED if row.share is None else percent(row.share, 2),
        "Counts": counts,
        "Base": row.base,
        "Year": str(row.year or MISSING),
        "Source": row.source,
    }


def policy(page: Page) -> None:
    """Say in plain words what is hidden from whom, and why."""
    st.header("What is hidden, and from whom", anchor=False)
    st.markdown(plain(POLICY))
