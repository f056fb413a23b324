"""Freezes on the review page: make one, and see what differs between two."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from ui import reads, states
from ui.figure import table
from ui.filters import pick
from ui.frame import Page
from ui.lists import take_away
from ui.reviewing import JUST_FROZEN
from ui.text import plain
from wincore.differences import Differences, differences
from wincore.findings import Audience
from wincore.pack import edition
from wincore.pack.audits import audited
from wincore.settings import settings
from wincore.store import NotReopened, StoreError
from wincore.wording import british_date

WHY_FREEZE = (
    "A freeze keeps what counts as at the date, the framework and the policy, so that the "
    "figures of this meeting reopen exactly, whatever is uploaded later."
)
AS_AT = "It keeps what counts as at {day}, the date chosen in the side bar."
NAME = "Name of the freeze"
PROTECTING = "Working out what the panel may be shown, and attacking it …"
COMPARE = "Differences between two freezes"
ONE_ONLY = "There is one freeze only: nothing to compare it with yet."
SHOWN = ("indicator", "employer", "wave", "group", "what", "before", "after", "rating_after")


def freezing(page: Page, day: dt.date) -> None:
    """Offer the evaluator to freeze what counts as at a day."""
    if page.visit.role != "evaluator":
        return
    with st.form("review.freeze", clear_on_submit=True):
        st.caption(WHY_FREEZE)
        st.markdown(plain(AS_AT.format(day=british_date(day))))
        name = st.text_input(NAME, placeholder="Review of March 2021")
        if st.form_submit_button("Freeze") and name.strip():
            _freeze(page, name.strip(), day)


def _freeze(page: Page, name: str, day: dt.date) -> None:
    who, programme = page.visit.who.who, settings().programme
    try:
        made = reads.ledger().freeze(name, day, who, programme=programme)
    except StoreError as error:
        states.failed("It was not frozen", str(error))
        return
    with states.loading(PROTECTING):  # so that the pack need not, when the room waits for it
        _prepare(made.name)
    st.session_state[JUST_FROZEN] = made.name
    st.rerun()


def _prepare(name: str) -> None:
    made = edition(reads.ledger(), freeze=name, audience="panel")
    with made.in_force():
        audited(made.context)


def differing(page: Page) -> None:
    """Draw what differs between two freezes, as the audience of the page sees it."""
    frozen = reads.ledger().freezes()
    names = [one.name for one in frozen]
    with st.expander(COMPARE, key="review.differences"):
        if len(names) < 2:
            st.markdown(ONE_ONLY)
            return
        with st.container(horizontal=True, key="review.differences.of"):
            before = pick("From", names, "from_freeze", names[-2])
            after = pick("To", names, "to_freeze", names[-1])
        if st.button("List the differences", key="review.differences.go"):
            _compare(before, after, page.held.audience)


def _compare(before: str, after: str, audience: Audience) -> None:
    try:
        found = differences(reads.ledger(), before, after, audience=audience)
    except NotReopened as refused:
        states.failed("They cannot be compared", str(refused))
        return
    st.markdown("\n".join(f"- {plain(line)}" for line in found.sentences()))
    if len(found.figures):
        _figures(found)


def _figures(found: Differences) -> None:
    words = found.figures[list(SHOWN)].astype(str).replace("nan", "–")
    table(words.head(50), "figures that differ between the two freezes")
    name = f"differences {found.before} {found.after}"
    take_away(lambda: found.figures, name, "review.differences")
