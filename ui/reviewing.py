"""The head of the review: a freeze or the live figures, meeting mode, and no filters in its way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass

import streamlit as st

from ui import filters, frame, reads, states
from ui.frame import Page
from ui.guard import Visit
from ui.meeting import MEETING
from ui.reads import Held
from ui.text import plain
from wincore.findings import Audience
from wincore.pack import Edition, edition
from wincore.pack.edition import with_record
from wincore.store import NotReopened
from wincore.wording import british_date

FREEZE, LIVE = "freeze", "live"
JUST_FROZEN = "review.frozen"  # a freeze made in this run, to be opened in the next
CHOOSE = "Freeze"
LIVE_LABEL = "Live figures"
LIVE_HELP = "What is held now, in place of what was frozen. The record stays with the freeze."
FROZEN_AS = "Frozen as “{name}” on {day} by {who}: {count} uploads, as at {as_at}"
LIVE_NOW = "Live figures, not those of the freeze “{name}”"
NOT_FROZEN = "Live figures: nothing is frozen for this review yet"
NOT_OPENED = "The freeze was not reopened; these are live figures"
NEITHER: tuple[str, ...] = ()
CHOICES = (filters.WAVE, filters.GROUP)
GROUP = "Black"


@dataclass(frozen=True)
class Review:
    """An open review: its page, the edition of the freeze chosen, and whether figures are live."""

    page: Page
    edition: Edition | None
    live: bool
    day: dt.date  # chosen in the side bar: as at which live figures are, and a new freeze would be

    @property
    def freeze(self) -> str:
        """The name of the freeze that a record belongs to, "" where nothing is frozen."""
        frozen = self.edition.freeze if self.edition else None
        return frozen.name if frozen else ""

    @contextmanager
    def in_force(self) -> Iterator[None]:
        """Draw under the policy of the freeze, or under the programme's for live figures."""
        with nullcontext() if self.live or self.edition is None else self.edition.in_force():
            yield


def open_review(visit: Visit) -> Review:
    """Draw the head of the review and return it; end the run where nothing is held yet."""
    st.html(frame.STYLE)
    head = st.container(gap="small")
    day, audience = filters.as_at_and_audience(visit.who)
    with head:
        st.title(plain(visit.page.question), anchor=False)
        line = st.empty()
        meeting, name, live = _choices()
        made = _reopened(visit, name, audience) if name else None
        shown = live or made is None
        held = reads.held(day, audience) if made is None or live else _held(made)
        names = NEITHER if meeting else CHOICES
        chosen = filters.choose(held, held.snapshot.as_at, names, group=GROUP)
    line.caption(plain(_said(made, shown)))
    return Review(frame.finished(visit, chosen, held), made, shown, day)


def _choices() -> tuple[bool, str, bool]:
    """Draw what a review is looked at as: in meeting mode, of which freeze, live or frozen."""
    names = [one.name for one in reversed(reads.ledger().freezes())]
    with st.container(horizontal=True, key="review.head", vertical_alignment="bottom"):
        meeting = st.toggle("Meeting mode", key=MEETING, bind="query-params")
        if not names:
            return meeting, "", False
        if JUST_FROZEN in st.session_state:
            st.session_state[FREEZE] = st.session_state.pop(JUST_FROZEN)
        live = st.toggle(LIVE_LABEL, key=LIVE, bind="query-params", help=LIVE_HELP)
        name = names[0] if meeting and len(names) == 1 else filters.pick(CHOOSE, names, FREEZE, "")
    return meeting, name, live


def _reopened(visit: Visit, name: str, audience: Audience) -> Edition | None:
    ledger = reads.ledger()
    try:
        frozen = ledger.frozen(name)
        made = _edition(frozen.seal, audience, _given(frozen.snapshot, audience), name)
    except NotReopened as refused:
        states.failed(NOT_OPENED, str(refused))
        return None
    if visit.role != "evaluator":  # who is no evaluator has been given these figures now
        held = made.context.snapshot
        ledger.release(held.origin or held, audience, visit.who.who, name)
    return with_record(made, ledger)


def _given(snapshot: str, audience: Audience) -> tuple[str, ...]:
    """Return the fingerprints of what an audience was given before a snapshot."""
    found = [r.snapshot for r in reads.ledger().releases(audience)]
    return tuple(found[: found.index(snapshot)] if snapshot in found else found)


@st.cache_resource(show_spinner="Reopening the freeze …", max_entries=8)
def _edition(seal: str, audience: Audience, before: tuple[str, ...], name: str) -> Edition:
    return edition(reads.ledger(), freeze=name, audience=audience)


def _held(made: Edition) -> Held:
    context = made.context
    parts = (context.framework, context.snapshot, context.audience, context.findings)
    return Held(*parts, made.demonstration)


def _said(made: Edition | None, live: bool) -> str:
    frozen = made.freeze if made else None
    if frozen is None:
        return NOT_FROZEN
    if live:
        return LIVE_NOW.format(name=frozen.name)
    return FROZEN_AS.format(
        name=frozen.name,
        day=british_date(frozen.at),
        who=frozen.who,
        count=len(frozen.uploads),
        as_at=british_date(frozen.as_at),
    )
