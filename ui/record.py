"""The panel's record: the freeze it belongs to, the decision, its reasons and conditions."""

from __future__ import annotations

import datetime as dt
from typing import Literal, cast

import pandas as pd
import streamlit as st
from pydantic import ValidationError

from ui import reads, states
from ui.figure import table
from ui.frame import Page
from ui.text import plain
from wincore.settings import settings
from wincore.statistics.gate import OUTCOMES
from wincore.statistics.gate import Outcome as Decision
from wincore.store import StoreError
from wincore.store.records import Condition, PanelRecord
from wincore.wording import british_date

NO_FREEZE = "Nothing is frozen yet. A record belongs to a freeze: what the panel had before it."
WHY_FREEZE = (
    "A freeze keeps what counts as at the date, the framework and the policy, so that the "
    "figures of this meeting reopen exactly, whatever is uploaded later."
)
UNDECIDED = "not decided yet"
NOT_KEPT = "The record was not kept"


def chosen_freeze() -> str | None:
    """Draw the choice among freezes, the newest first; return its name, None without one."""
    names = [one.name for one in reversed(reads.ledger().freezes())]
    if not names:
        states.empty(NO_FREEZE)
        return None
    return str(st.selectbox("Freeze", names, key="freeze"))


def freezing(page: Page) -> None:
    """Offer the evaluator to freeze what is shown."""
    if page.visit.role != "evaluator":
        return
    with st.form("review.freeze", clear_on_submit=True):
        st.caption(WHY_FREEZE)
        name = st.text_input("Name of the freeze", placeholder="Review of March 2021")
        if st.form_submit_button("Freeze") and name.strip():
            _freeze(page, name.strip())


def _freeze(page: Page, name: str) -> None:
    who, programme = page.visit.who.who, settings().programme
    try:
        made = reads.ledger().freeze(name, page.filters.as_at, who, programme=programme)
    except StoreError as error:
        states.failed("It was not frozen", str(error))
        return
    st.success(plain(f"Frozen: {made.name}, as at {british_date(made.as_at)}."))


def kept(freeze: str) -> PanelRecord:
    """Draw what has been recorded for a freeze, and return it."""
    held = reads.ledger().record_of(freeze)
    content = held.content if held else PanelRecord()
    st.markdown(f"**Decision.** {plain(content.decision or UNDECIDED)}")
    if content.reasons:
        st.markdown(f"**Reasons.** {plain(content.reasons)}")
    if content.equality:
        st.markdown(f"**Due regard (section 149).** {plain(content.equality)}")
    if content.conditions:
        table(_conditions(content.conditions), "conditions")
    if held:
        st.caption(plain(f"Version {held.version}, kept by {held.who}."))
    return content


def _conditions(found: tuple[Condition, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "Id": c.id,
                "What": c.what,
                "Owner": c.owner,
                "By when": british_date(c.by_when),
                "Evidence": c.evidence,
                "State": c.state,
            }
            for c in found
        ]
    )


def deciding(page: Page, freeze: str, content: PanelRecord) -> None:
    """Offer the evaluator to enter the decision, its reasons and a further condition."""
    if page.visit.role != "evaluator":
        return
    condition = _condition()
    with st.form("review.record"):
        decision = st.selectbox("Decision", ["", *OUTCOMES], _place(content.decision))
        reasons = st.text_area("Reasons", content.reasons)
        equality = st.text_area("Due regard under section 149", content.equality)
        if not st.form_submit_button("Keep the record", type="primary"):
            return
    words = {"reasons": reasons.strip(), "equality": equality.strip()}
    conditions = (*content.conditions, *condition)
    taken = cast("Decision | Literal['']", decision)
    update = {"decision": taken, "conditions": conditions, **words}
    _keep(page, freeze, content.model_copy(update=update))


def _place(decision: str) -> int:
    return ["", *OUTCOMES].index(decision)


def _condition() -> tuple[Condition, ...]:
    """Draw the fields of one further condition; it goes in with the record when it is complete."""
    with st.expander("Add a condition", key="review.condition"):
        what = st.text_input("What has to be done", key="review.condition.what")
        owner = st.text_input("Owner (a role)", key="review.condition.owner")
        evidence = st.text_input("What will show it", key="review.condition.evidence")
        day = st.date_input("By when", dt.date.today(), key="review.condition.day", required=True)
    if not (what and owner and evidence and isinstance(day, dt.date)):
        return ()
    return (Condition(what=what, owner=owner, by_when=day, evidence=evidence),)


def _keep(page: Page, freeze: str, content: PanelRecord) -> None:
    try:
        made = reads.ledger().keep_record(freeze, content, page.visit.who.who)
    except (StoreError, ValidationError) as error:
        states.failed(NOT_KEPT, str(error))
        return
    st.success(plain(f"Kept as version {made.version} for {freeze}."))


def carried() -> None:
    """Draw the conditions of earlier reviews that are still open."""
    found = reads.ledger().open_conditions()
    st.header("Conditions still open from earlier reviews", anchor=False)
    if found:
        table(_conditions(found), "open conditions")
    else:
        st.markdown("None.")
