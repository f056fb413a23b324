"""Definitions to search in, benchmarks, and the disclosure policy in plain words."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ui import states
from ui.choices import from_list
from ui.explain import story
from ui.explained import Explain
from ui.figure import table
from ui.frame import Page
from ui.text import plain
from wincore.disclosure.policy import read_policy
from wincore.disclosure.saying import in_words
from wincore.findings import Audience
from wincore.framework import Benchmark, Indicator
from wincore.framework.amounts import amount
from wincore.framework.glossary import rule
from wincore.statistics.bearing import NOTES
from wincore.wording import MISSING, number, percent

EVERY = "all"
VALUE_REQUIRED = "value required"
ANY_FIGURE = (
    "The same text stands behind each figure on its own page, and in the appendix of the pack."
)
EVALUATOR = "An evaluator sees true figures, on pages that say so."
AUDIENCES: dict[Audience, str] = {"panel": "The review panel", "public": "The public"}


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


def any_figure(page: Page) -> None:
    """Explain whichever figure is asked for: indicator, wave, group, and whose it is."""
    st.header("Why this number?", anchor=False)
    st.caption(ANY_FIGURE)
    with st.container(horizontal=True):
        indicator, wave, group = _which(page)
    with st.container(border=True, key="methods.story"):
        one = Explain(page.framework.indicator(indicator), page.held, wave, group)
        story([one], "methods.why")


def _which(page: Page) -> tuple[str, str, str]:
    """Draw what to choose a figure by: indicator, wave (the latest first) and group."""
    titles = {i.id: i.title for i in page.framework.indicators}
    indicator = from_list("Indicator", titles, key="why")
    held = page.held.rows(indicator)
    known = held[held["value"].notna() | held["numerator"].notna()]
    order = [w.id for w in page.framework.programme.waves][::-1]
    waves = set((known if len(known) else held)["wave"])
    wave = from_list("Wave", {w: w[:1].upper() + w[1:] for w in order if w in waves}, "why_wave")
    groups = dict.fromkeys(held.loc[held["wave"] == wave, "group"])
    return indicator, wave, from_list("Group", {g: g for g in groups}, key="why_group")


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


def bearing() -> None:
    """Say what the figures can bear, and where they fall short."""
    states.bullets("What the figures can bear", NOTES)


def policy(page: Page) -> None:
    """Say in plain words what is hidden from whom, as the policy in force has it."""
    st.header("What is hidden, and from whom", anchor=False)
    st.markdown(plain(EVALUATOR))
    known = read_policy()
    for audience in page.visit.who.may_see_as():
        if audience in AUDIENCES:
            st.subheader(AUDIENCES[audience], anchor=False)
            st.markdown("\n".join(f"- {plain(line)}" for line in in_words(known, audience)))
