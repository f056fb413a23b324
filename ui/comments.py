"""What people wrote: themes for everybody, quotations, and how one is let through."""

from __future__ import annotations

import streamlit as st

from ui import choices, reads, states
from ui.figure import heading, show
from ui.frame import Page
from ui.text import plain
from wincore.disclosure.quotations import (
    Answer,
    Quotation,
    QuotationRefused,
    answers,
    quotations,
    quote,
    standing_against,
    withdraw,
)
from wincore.explanations.written import of_questions
from wincore.figures import comments
from wincore.wording import british_date, counted

THEMES_ARE = (
    "Found by words, so that a text may belong to several themes. Others than the evaluator see "
    "the numbers rounded, and no number of few people."
)
QUOTED = "In their own words"
BY = "{instrument}, {wave}"
NONE = "No answer has been let through as a quotation."
LET = "Let through by {who}, {day}, for {whom}: {reason}"
WHOM = {False: "the panel", True: "the panel and the public"}
DESK = "Quote an answer"
ABOUT = (
    "Free text is never shown to the panel or the public. One answer at a time can be quoted, "
    "after a check and with a reason; both go into the log, the words do not. Nothing is said of "
    "its author but questionnaire and wave. Leave words out with […], and put words of your own in "
    "brackets."
)
NO_ANSWERS = "Nobody wrote anything to this question at this wave."
CLEAN = (
    "The check found no name, no employer and no rare trait. Read it yourself before it goes out."
)
JUDGED = "I have read this, and nobody can be known by it"
PUBLIC = "For the public too"
REASON = "Why? The reason goes into the log."
THROUGH, BACK = "The quotation is let through.", "The quotation is withdrawn."
REFUSED = "Not let through"
MARKS = {"error": ":material/block:", "warning": ":material/warning:"}
SAID = "comments.said"


def themes(page: Page, instrument: str) -> None:
    """List the themes of a questionnaire's open questions."""
    name = page.file_name(instrument, "themes")
    show(
        comments.themes(page.context, instrument),
        "surveys.themes",
        download_name=name,
        explain=page.told(*of_questions(page.context, instrument)),
    )
    st.caption(plain(THEMES_ARE))


def quoted(page: Page, instrument: str) -> None:
    """Show the quotations of a questionnaire; to the evaluator also who let them through."""
    if said := st.session_state.pop(SAID, ""):
        st.success(plain(said), icon=":material/check:")
    found = quotations(reads.ledger(), page.held.snapshot, page.held.audience)
    own = [q for q in found if q.instrument == instrument]
    if own:
        heading(QUOTED)
    elif page.held.audience == "evaluator":
        st.caption(NONE)
    for one in own:
        _quotation(page, one)


def _quotation(page: Page, one: Quotation) -> None:
    title = page.framework.instrument(one.instrument).title
    with st.container(key=f"quotation.{one.id}", border=True, gap="small"):
        st.markdown(f"“{plain(one.text)}”")
        st.caption(plain(BY.format(instrument=title, wave=one.wave)))
        if page.held.audience == "evaluator":
            day, whom = british_date(one.at), WHOM[one.public]
            st.caption(plain(LET.format(who=one.who, day=day, whom=whom, reason=one.reason)))
            _withdrawing(page, one)


def _withdrawing(page: Page, one: Quotation) -> None:
    with st.expander("Withdraw it", type="compact", key=f"quotation.{one.id}.back"):
        reason = st.text_input(REASON, key=f"quotation.{one.id}.why")
        if not st.button("Withdraw", key=f"quotation.{one.id}.withdraw"):
            return
        try:
            withdraw(reads.ledger(), one.id, page.visit.who.who, reason)
        except QuotationRefused as refused:
            states.failed("Not withdrawn", str(refused))
            return
    _done(BACK)


def desk(page: Page, instrument: str) -> None:
    """Let the evaluator read the answers to a question and quote one of them."""
    if page.held.audience != "evaluator":
        return
    asked = comments.questions(page.context, instrument)
    if not asked:
        return
    with st.expander(DESK, key="comments.desk", icon=":material/format_quote:"):
        st.caption(plain(ABOUT))
        item = choices.from_list("Open question", asked, "open_question")
        found = answers(page.held.snapshot, instrument, item, page.filters.wave)
        if not found:
            st.markdown(NO_ANSWERS)
            return
        st.caption(plain(counted(found[0].wrote, "person") + " wrote something."))
        _quoting(page, _chosen(found))


def _chosen(found: list[Answer]) -> Answer:
    texts = {a.digest: a.text for a in found}
    # Not in the address: what somebody wrote, or its digest, stays off it.
    digest = st.selectbox(
        "Answer", list(texts), key="comments.answer", format_func=lambda d: texts.get(d, "")
    )
    return next((a for a in found if a.digest == digest), found[0])


def _quoting(page: Page, answer: Answer) -> None:
    key = f"comments.{answer.digest[:12]}"
    wording = st.text_area("As it is to be quoted", answer.text, key=f"{key}.wording")
    public = st.checkbox(PUBLIC, key=f"{key}.public")
    held = page.held
    against = standing_against(answer, wording, held.snapshot, page.framework, public)
    for problem in against:
        st.markdown(f"{MARKS[problem.severity]} {plain(problem.what)} {plain(problem.fix)}")
    if not against:
        st.markdown(f":material/check: {plain(CLEAN)}")
    judged = st.checkbox(JUDGED, key=f"{key}.judged")
    reason = st.text_input(REASON, key=f"{key}.reason")
    errors = any(p.severity == "error" for p in against)
    if not st.button("Let it through", key=f"{key}.quote", disabled=errors or not judged):
        return
    try:
        quote(
            reads.ledger(), answer, wording, held.snapshot, page.framework,
            who=page.visit.who.who, reason=reason, public=public, judged=judged,
        )  # fmt: skip
    except QuotationRefused as refused:
        states.failed(REFUSED, str(refused))
        return
    _done(THROUGH)


def _done(said: str) -> None:
    st.session_state[SAID] = said
    st.rerun()
