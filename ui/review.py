"""The decision asked, what the rule suggests, what is not known, and the record."""

from __future__ import annotations

import streamlit as st

from ui.frame import Page
from ui.packing import packing
from ui.record import carried, chosen_freeze, deciding, freezing, kept
from ui.states import bullets
from ui.text import plain
from wincore.figures import Context
from wincore.statistics import GateSuggestion
from wincore.summary import not_known
from wincore.wording import british_date

OWN = "The rule only suggests. The panel decides, and gives its own reasons."


def decision_asked(page: Page) -> None:
    """State the decision, its date, and what the figures are as at."""
    programme = page.framework.programme
    st.markdown(f"**Decision asked.** {plain(programme.decision)}")
    st.markdown(
        plain(
            f"Review on {british_date(programme.review)}; data as at "
            f"{british_date(page.filters.as_at)}."
        )
    )


def suggestion(found: GateSuggestion) -> None:
    """Draw the suggested outcome, the rule that fired, and what would change it."""
    with st.container(border=True, key="review.suggestion"):
        st.header(f"Suggested: {found.outcome}", anchor=False)
        st.markdown(plain(found.rule_fired))
        st.markdown("**What would change it**")
        st.markdown("\n".join(f"- {plain(line)}" for line in found.what_would_change_it))
        st.caption(OWN)
    bullets("Open conditions", list(found.conditions), "None.")


def unknown(context: Context) -> None:
    """List what the figures do not say."""
    lines = not_known(context.findings, context.snapshot, context.framework, context.wave)
    bullets("What is not known", lines)


def record(page: Page) -> None:
    """Draw the record: freeze, decision, conditions, pack, and what earlier reviews left open."""
    st.header("The record of this review", anchor=False)
    freezing(page)
    freeze = chosen_freeze()
    if freeze:
        deciding(page, freeze, kept(freeze))
        packing(page, freeze)
    carried()
