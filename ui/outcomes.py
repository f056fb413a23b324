"""The four outcomes as lines, and where the programme stands in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from ui.explain import why
from ui.explained import Explained
from ui.frame import Page
from ui.text import plain
from wincore.charts import RATINGS
from wincore.explanations import ratings
from wincore.framework import Outcome
from wincore.statistics import gate
from wincore.summary import RULE, OutcomeLine
from wincore.summary import standing as stands

Badge = Literal["green", "orange", "red", "gray"]
COLOURS: dict[str, Badge] = {"green": "green", "amber": "orange", "red": "red", "grey": "gray"}
GRADES = {
    "A": "evidence A: a document was seen",
    "B": "evidence B: corroborated",
    "C": "evidence C: self-reported",
    "D": "evidence D: missing or conflicting",
}


def rating_badge(rating: str) -> None:
    """Show a rating as icon, word and colour."""
    look = RATINGS[rating]
    st.badge(f"{look.icon} {look.word}: {look.meaning}", color=COLOURS[rating])


def standing(page: Page) -> None:
    """Say in one sentence where the programme stands, and what the rule suggests."""
    context = page.context
    st.markdown(f"**{plain(stands(context.findings, context.framework, context.wave))}**")
    suggested = gate(context.findings, context.framework)
    st.caption(plain(f"Suggested at the gate: {suggested.rule_fired}"))


def lines(page: Page, found: Sequence[OutcomeLine], key: str) -> None:
    """Draw each outcome as a card: rating, headline, change, top gap, evidence, and why."""
    st.header("The four outcomes", anchor=False)
    for pair in zip(found[::2], found[1::2], strict=False):
        for column, line in zip(st.columns(2), pair, strict=True):
            with column:
                _card(page, line, key)
    st.caption(RULE)


def _card(page: Page, line: OutcomeLine, key: str) -> None:
    own = f"{key}.{line.outcome.id}"
    with st.container(border=True, key=own, gap="small", height="stretch"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(plain(line.outcome.title), anchor=False)
            rating_badge(line.rating)
        st.markdown(plain(line.headline))
        st.markdown(f"**Change observed:** {plain(line.change)}")
        st.markdown(f"**Top gap:** {plain(line.gap)}")
        st.caption(plain(f"{line.counts}; {GRADES.get(line.evidence, 'no evidence yet')}"))
        why(_figures(page, line.outcome), own)


def _figures(page: Page, outcome: Outcome) -> tuple[Explained, ...]:
    """Return the rating of an outcome, its headline, and its other indicators."""
    known = [i.id for i in page.framework.of_outcome(outcome.id)]
    names = sorted(known, key=lambda name: name != outcome.headline)
    return page.told(ratings.of_outcome(page.context, outcome)) + page.explain(*names)
