"""The panel's record: what has been entered for a freeze, and the forms to enter it in the room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal, cast

import streamlit as st
from pydantic import ValidationError

from ui import reads, states
from ui.figure import table
from ui.frame import Page
from ui.text import plain
from wincore import recording
from wincore.charts import RATINGS
from wincore.statistics.gate import OUTCOMES
from wincore.statistics.gate import Outcome as Decision
from wincore.store import StoreError
from wincore.store.records import Action, Condition, Kept, Option, Override, PanelRecord, State
from wincore.wording import british_date

NO_FREEZE = "Nothing is frozen yet. A record belongs to a freeze: what the panel had before it."
UNDECIDED = "not decided yet"
NOT_KEPT = "The record was not kept"
INCOMPLETE = "Fill in every field of it."
NONE_YET = "None yet."
STATES: tuple[State, ...] = ("open", "met", "dropped")
CARRIED = "They come from earlier reviews, and are kept with this one when its record is."
RATINGS_BY_WORD = {RATINGS[name].word: name for name in ("green", "amber", "red", "grey")}
TITLES = {
    "options": "Options before the panel",
    "conditions": "Conditions",
    "actions": "Actions",
    "overrides": "Ratings the panel changed",
}


def decision(held: Kept | None, content: PanelRecord) -> None:
    """Draw the decision with its reasons, and which version of the record it is."""
    st.markdown(f"**Decision.** {plain(content.decision or UNDECIDED)}")
    if content.reasons:
        st.markdown(f"**Reasons.** {plain(content.reasons)}")
    if held:
        said = f"Version {held.version}, kept by {held.who} on {british_date(held.at)}."
        st.caption(plain(said))


def parts(page: Page, content: PanelRecord, place: str) -> None:
    """Draw the options, conditions, actions or overrides that were entered."""
    words = recording.listed(content, place, recording.titles_of(page.framework))
    st.subheader(TITLES[place], anchor=False)
    if len(words):
        table(words, TITLES[place])
    else:
        st.markdown(NONE_YET)


def keep(page: Page, freeze: str, content: PanelRecord) -> None:
    """Keep a record as its next version and draw the page anew, or say why it was not kept."""
    try:
        made = reads.ledger().keep_record(freeze, content, page.visit.who.who)
    except (StoreError, ValidationError) as error:
        states.failed(NOT_KEPT, str(error))
        return
    st.session_state["review.kept"] = f"Kept as version {made.version} for {freeze}."
    st.rerun()


def just_kept() -> None:
    """Say that a record was kept in the run before this one."""
    if "review.kept" in st.session_state:
        st.success(plain(st.session_state.pop("review.kept")))


def deciding(page: Page, freeze: str, content: PanelRecord) -> None:
    """Offer the decision and its reasons."""
    with st.form("review.record"):
        taken = st.selectbox("Decision", ["", *OUTCOMES], ["", *OUTCOMES].index(content.decision))
        reasons = st.text_area("Reasons", content.reasons)
        if st.form_submit_button("Keep the record", type="primary"):
            chosen = cast("Decision | Literal['']", taken)
            update = {"decision": chosen, "reasons": reasons.strip()}
            keep(page, freeze, content.model_copy(update=update))


def noting(page: Page, freeze: str, content: PanelRecord, name: str, label: str) -> None:
    """Offer one text of the record: the equality note, or the note on risks."""
    with st.form(f"review.{name}"):
        text = st.text_area(label, getattr(content, name))
        if st.form_submit_button(f"Keep the {label.lower()}"):
            keep(page, freeze, content.model_copy(update={name: text.strip()}))


def adding_option(page: Page, freeze: str, content: PanelRecord) -> None:
    """Offer a further option with its consequences."""
    with _adding("option"):
        title = st.text_input("Option", key="review.option.title")
        consequences = st.text_area("Consequences", key="review.option.consequences")
        if st.form_submit_button("Add the option"):
            _add(page, freeze, content, lambda: Option(title=title, consequences=consequences))


def adding_condition(page: Page, freeze: str, content: PanelRecord) -> None:
    """Offer a further condition: what, owner, by when, evidence."""
    with _adding("condition"):
        what = st.text_input("What has to be done", key="review.condition.what")
        owner = st.text_input("Owner (a role)", key="review.condition.owner")
        evidence = st.text_input("What will show it", key="review.condition.evidence")
        day = _day("By when", "review.condition.day", page.framework.programme.review)
        if st.form_submit_button("Add the condition"):
            _add(
                page,
                freeze,
                content,
                lambda: Condition(what=what, owner=owner, by_when=day, evidence=evidence),
            )


def adding_action(page: Page, freeze: str, content: PanelRecord) -> None:
    """Offer a further action."""
    with _adding("action"):
        what = st.text_input("Action", key="review.action.what")
        owner = st.text_input("Who does it", key="review.action.owner")
        day = _day("Done by", "review.action.day", page.framework.programme.review)
        if st.form_submit_button("Add the action"):
            _add(page, freeze, content, lambda: Action(what=what, owner=owner, by_when=day))


def overriding(page: Page, freeze: str, content: PanelRecord) -> None:
    """Offer to rate an outcome or an indicator otherwise than suggested, with the reason."""
    context = page.context
    known = recording.ratable(context.findings, context.framework, context.wave)
    with _adding("override"):
        of = st.selectbox(
            "Of",
            list(known),
            format_func=lambda one: recording.rated_words(*known[one]),
            key="review.override.of",
        )
        word = st.selectbox("The panel's rating", list(RATINGS_BY_WORD), key="review.override.to")
        reason = st.text_input("Reason", key="review.override.reason")
        if st.form_submit_button("Change the rating"):
            made = {"of": of, "suggested": known[of][1], "rating": RATINGS_BY_WORD[word]}
            _add(page, freeze, content, lambda: Override.model_validate({**made, "reason": reason}))


def stating(page: Page, freeze: str, content: PanelRecord) -> None:
    """Offer the state of each condition."""
    if not content.conditions:
        return
    with st.form("review.states"):
        said: dict[str, State] = {
            c.id: st.selectbox(
                plain(f"{c.id or 'new'}: {c.what}"),
                STATES,
                STATES.index(c.state),
                key=f"state.{c.id}",
            )
            for c in content.conditions
        }
        if st.form_submit_button("Keep the states"):
            keep(page, freeze, recording.with_states(content, said))


def removing(page: Page, freeze: str, content: PanelRecord, place: str) -> None:
    """Offer to take out one of the parts; earlier versions keep it."""
    words = recording.listed(content, place, recording.titles_of(page.framework))
    if words.empty:
        return
    names = [" · ".join(map(str, row[:2])) for row in words.to_numpy()]
    with st.container(horizontal=True, key=f"review.out.{place}", vertical_alignment="bottom"):
        label = f"Take out of {TITLES[place].lower()}"
        number = st.selectbox(
            label, range(len(names)), format_func=names.__getitem__, key=f"review.{place}.out"
        )
        if st.button("Take out", key=f"review.{place}.go"):
            keep(page, freeze, recording.without_part(content, place, number))


def _adding(name: str) -> st.delta_generator.DeltaGenerator:
    return st.form(f"review.add.{name}", clear_on_submit=True)


def _day(label: str, key: str, default: dt.date) -> dt.date:
    found = st.date_input(label, default, key=key, format="DD/MM/YYYY", required=True)
    return found if isinstance(found, dt.date) else default


def _add(page: Page, freeze: str, content: PanelRecord, make: Callable[[], recording.Part]) -> None:
    try:
        part = make()
    except ValidationError:
        states.failed(NOT_KEPT, INCOMPLETE)
        return
    keep(page, freeze, recording.with_part(content, part))
