"""Sections of the review that are words: what is asked, suggested, not known, and the record."""

from __future__ import annotations

import streamlit as st

from ui import reads, record, states
from ui.figure import table
from ui.freezing import differing, freezing
from ui.packing import packing
from ui.reviewing import Review
from ui.states import bullets
from ui.text import plain
from wincore import recording
from wincore.figures import Context
from wincore.statistics import GateSuggestion
from wincore.store import PanelRecord
from wincore.summary import not_known, shortened, standing
from wincore.wording import british_date, counted

OWN = "The rule only suggests. The panel decides, and gives its own reasons."
DUTY = (
    "Section 149 of the Equality Act 2010 asks the panel to have due regard to the need to "
    "eliminate discrimination, to advance equality of opportunity and to foster good relations."
)
NO_NOTE = "The evaluator has not written the equality note yet."
CARRIED = "Conditions still open from earlier reviews"


def decision_asked(review: Review) -> None:
    """State the decision, its date, what the figures are as at, and where the programme stands."""
    page, context = review.page, review.page.context
    programme, snapshot = page.framework.programme, context.snapshot
    st.header(plain(programme.decision), anchor=False)
    st.markdown(
        plain(
            f"Review on {british_date(programme.review)}. Cut-off: figures count the "
            f"{counted(len(snapshot.uploads), 'upload')} that describe "
            f"{british_date(snapshot.as_at)} or a day before it."
        )
    )
    st.markdown(plain(standing(context.findings, context.framework, context.wave)))
    carried = review.edition.carried if review.edition else reads.ledger().open_conditions()
    if carried:
        st.subheader(CARRIED, anchor=False)
        table(recording.conditions_table(carried), CARRIED)


def suggestion(found: GateSuggestion) -> None:
    """Draw the suggested outcome, and beside the rule that fired what would change it."""
    with st.container(border=True, key="review.suggestion"):
        st.header(f"Suggested: {found.outcome}", anchor=False)
        fired, change = st.columns(2, gap="large")
        with fired:
            st.markdown("**The rule that fired**")
            st.markdown(plain(found.rule_fired))
        with change:
            st.markdown("**What would change it**")
            st.markdown("\n".join(f"- {plain(line)}" for line in found.what_would_change_it))
        st.caption(OWN)
    bullets("What stands open by the rule", [shortened(c) for c in found.conditions], "None.")


def unknown(context: Context) -> None:
    """List what the figures do not say."""
    lines = not_known(context.findings, context.snapshot, context.framework, context.wave)
    bullets("What is not known", lines)


def overrides_beside(review: Review) -> None:
    """Say beside the outcomes which ratings the panel has changed, and why."""
    content = entered(review)
    if content.overrides:
        record.parts(review.page, content, "overrides")


def entered(review: Review) -> PanelRecord:
    """Return what is recorded for the freeze, as the audience of the page may read it."""
    if review.edition is None or review.edition.freeze is None:
        return PanelRecord()
    if review.edition.kept is None:
        return PanelRecord(conditions=review.edition.carried)
    return review.edition.record


def equality(review: Review) -> None:
    """Draw the equality note, and the form to write it."""
    st.header("Due regard under section 149", anchor=False)
    st.markdown(DUTY)
    content = entered(review)
    st.markdown(plain(content.equality or NO_NOTE))
    if _may_enter(review):
        with st.expander("Write the equality note", key="review.equality.note"):
            record.noting(review.page, review.freeze, _own(review), "equality", "Equality note")


def options(review: Review) -> None:
    """Draw the options with their consequences, and the form to add one."""
    st.header("Options and their consequences", anchor=False)
    content = entered(review)
    record.parts(review.page, content, "options")
    if _may_enter(review):
        with st.expander("Add or take out an option", key="review.options"):
            record.adding_option(review.page, review.freeze, _own(review))
            record.removing(review.page, review.freeze, _own(review), "options")


def risk_note(review: Review) -> None:
    """Draw the panel's note on risks, and the form to write it."""
    content = entered(review)
    if content.risks:
        st.markdown(plain(content.risks))
    if _may_enter(review):
        with st.expander("Write a note on the risks", key="review.risks.note"):
            record.noting(review.page, review.freeze, _own(review), "risks", "Note on the risks")


def conditions(review: Review) -> None:
    """Draw conditions and actions, and the forms to add one and to change their states."""
    st.header("Conditions and actions", anchor=False)
    content, page = entered(review), review.page
    record.parts(page, content, "conditions")
    if content.conditions and review.edition and review.edition.kept is None:
        st.caption(record.CARRIED)
    record.parts(page, content, "actions")
    if not _may_enter(review):
        return
    own = _own(review)
    with st.expander("Add a condition", key="review.condition"):
        record.adding_condition(page, review.freeze, own)
    with st.expander("Say what became of the conditions", key="review.conditions"):
        record.stating(page, review.freeze, own)
        record.removing(page, review.freeze, own, "conditions")
    with st.expander("Add or take out an action", key="review.actions"):
        record.adding_action(page, review.freeze, own)
        record.removing(page, review.freeze, own, "actions")


def decide(review: Review) -> None:
    """Draw the record of the panel: decision, reasons, ratings it changed."""
    st.header("The record of this review", anchor=False)
    record.just_kept()
    if not review.freeze:
        states.empty(record.NO_FREEZE)
        return
    page, content = review.page, entered(review)
    record.decision(review.edition.kept if review.edition else None, content)
    record.parts(page, content, "overrides")
    if not _may_enter(review):
        return
    own = _own(review)
    with st.expander("Change a suggested rating", key="review.override"):
        record.overriding(page, review.freeze, own)
        record.removing(page, review.freeze, own, "overrides")
    record.deciding(page, review.freeze, own)


def going_round(review: Review) -> None:
    """Draw freezes, what differs between two, and the pack."""
    st.header("Freezes and the pack", anchor=False)
    freezing(review.page, review.day)
    differing(review.page)
    if review.freeze:
        packing(review.page, review.freeze)


def _may_enter(review: Review) -> bool:
    return bool(review.freeze) and review.page.visit.role == "evaluator"


def _own(review: Review) -> PanelRecord:
    """Return the record as it is kept, with employers' names: what a form goes on from."""
    return reads.ledger().starting_point(review.freeze)
