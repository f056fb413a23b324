"""The four outcomes as lines, and where the programme stands in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from ui.frame import Page
from ui.text import plain
from wincore.charts import RATINGS
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


def lines(found: Sequence[OutcomeLine]) -> None:
    """Draw each outcome as a card: rating, headline, change, top gap, evidence."""
    st.header("The four outcomes", anchor=False)
    for pair in zip(found[::2], found[1::2], strict=False):
        for column, line in zip(st.columns(2), pair, strict=True):
            with column:
                _card(line)
    st.caption(RULE)


def _card(line: OutcomeLine) -> None:
    with st.container(border=True, key=f"outcome.{line.outcome.id}", gap="small", height="stretch"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(plain(line.outcome.title), anchor=False)
            rating_badge(line.rating)
        st.markdown(plain(line.headline))
        st.markdown(f"**Change observed:** {plain(line.change)}")
        st.markdown(f"**Top gap:** {plain(line.gap)}")
        st.caption(plain(f"{line.counts}; {GRADES.get(line.evidence, 'no evidence yet')}"))
