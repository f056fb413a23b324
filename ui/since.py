"""Two states of the store to compare: two days, or with and without some uploads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from ui import choices, filters, movements, navigation, reads, states
from ui.desk import Desk, open_desk
from ui.explain import why
from ui.explained import Explain, Explained
from ui.figure import heading
from ui.frame import SEEN_AS
from ui.guard import Visit
from ui.lists import first_lines
from ui.reads import Held
from ui.text import plain
from wincore import rowchanges
from wincore.changes import changes
from wincore.disclosure.seen import uses_letters
from wincore.findings import ALL, Audience
from wincore.framework import Framework
from wincore.movements import from_earlier_waves, of_programme, summary
from wincore.store import Upload
from wincore.wording import british_date, listing, number

BY = {"day": "Between two days", "uploads": "By uploads"}
SINCE_HELP = "The day before which everything is taken as known. The other day is “As at”."
UPLOADS = BY["uploads"]
NO_UPLOADS = "Choose the uploads whose effect is to be shown."
NOTHING = "No data are held yet, so that nothing can have changed."
SAME = "Nothing changed: the same data count on both sides."
NAMED = "{}, {}, {}"  # indicator, group, wave
ROWS = "Rows that count otherwise"
NOT_GIVEN = (
    "What changed is told against the last pack that was given out, and none was given out before "
    "this. Days or uploads of one's own choice cannot be compared: one could be taken from the "
    "other."
)
SINCE_PACK = "From the last pack, as at {then}, to {now}"


@dataclass(frozen=True)
class Since:
    """What is compared: before and after, in words too."""

    before: Held
    after: Held
    said: str

    @property
    def moved(self) -> pd.DataFrame:
        """The findings that moved between the two, as the audience may see them."""
        before, framework = self.before.findings, self.after.framework
        found = from_earlier_waves(changes(before, self.after.findings), before, framework)
        return found if self._same_letters else found[found["employer"] == ALL]

    @property
    def _same_letters(self) -> bool:
        """Whether a letter means the same employer on both sides: when the same ones take part."""
        sides = (self.before, self.after)
        ids = [set(held.snapshot.table("employers")["employer_id"]) for held in sides]
        return ids[0] == ids[1] or not uses_letters(self.after.audience)

    @property
    def names(self) -> dict[str, str]:
        """Short content hash -> file name of every upload on either side."""
        both = (*self.before.snapshot.uploads, *self.after.snapshot.uploads)
        return {u.short: u.file for u in both}


def open_since(visit: Visit) -> tuple[Desk, Since]:
    """Draw the head of the page with its choices; end the run where there is nothing to compare."""
    day, audience = filters.as_at_and_audience(visit.who)
    said = f"As at {british_date(day)} · {SEEN_AS[audience]}"
    desk = open_desk(visit, said)
    counting = [u for u in desk.uploads() if u.state == "accepted" and u.described <= day]
    if not counting:
        states.empty(NOTHING)
        st.stop()
    if audience == "evaluator":
        with st.container(horizontal=True, key="filters", vertical_alignment="bottom"):
            by = choices.one_of("Compare", BY, "by")
            found = _DRAW[by](counting, day, audience)
    else:
        found = _since_given(day, audience, visit.role)
    st.caption(plain(found.said))
    return desk, found


def _between(counting: list[Upload], day: dt.date, audience: Audience) -> Since:
    days = sorted({u.described for u in counting})
    earlier = days[-2] if len(days) > 1 else days[0] - dt.timedelta(days=1)
    since = st.date_input(
        "Since", earlier, key="since", format="DD/MM/YYYY", help=SINCE_HELP, bind="query-params"
    )
    first = since if isinstance(since, dt.date) else earlier
    said = f"From {british_date(first)} to {british_date(day)}"
    return Since(reads.held(first, audience), reads.held(day, audience), said)


def _since_given(day: dt.date, audience: Audience, role: Audience) -> Since:
    """Compare with the last pack the audience was given; two days of its choice would tell more."""
    now = reads.held(day, audience)
    reads.note_given(role, now)
    given = reads.given_before(audience, now.snapshot)
    if not given:
        states.empty(NOT_GIVEN)
        st.stop()
    said = SINCE_PACK.format(then=british_date(given[-1].as_at), now=british_date(day))
    return Since(reads.holding(given[-1], audience), now, said)


def named(upload: Upload) -> str:
    """Return an upload as lists and addresses name it."""
    return f"{upload.id} {upload.file}"


def link(label: str, uploads: Sequence[Upload]) -> None:
    """Draw a link to what these uploads moved."""
    navigation.link("changes", label, by=UPLOADS, uploads=[named(u) for u in uploads])


def _by_uploads(counting: list[Upload], day: dt.date, audience: Audience) -> Since:
    names = {str(u.id): named(u) for u in reversed(counting)}
    newest = next(iter(names))
    chosen = st.multiselect(
        "Uploads",
        list(names),
        [newest],
        key="uploads",
        format_func=lambda i: names.get(i, i),
        bind="query-params",
    )
    if not chosen:
        states.empty(NO_UPLOADS)
        st.stop()
    without = reads.ledger().snapshot(day, without=[int(i) for i in chosen])
    files = listing(names[i].partition(" ")[2] for i in chosen)
    said = f"With {files}, compared with the same day without"
    return Since(reads.holding(without, audience), reads.held(day, audience), said)


_DRAW = {"day": _between, "uploads": _by_uploads}


def told(found: Since) -> pd.DataFrame:
    """Say in a sentence what moved, and return it."""
    same = found.before.snapshot.fingerprint == found.after.snapshot.fingerprint
    moved = found.moved
    st.markdown(f"**{plain(SAME if same else summary(moved))}**")
    return moved


def moves(found: Since, framework: Framework, key: str) -> None:
    """Draw the figures that moved, and why each of the programme's is what it is now."""
    moved = told(found)
    with st.container(key=key, gap="small"):
        movements.show(moved, framework, found.names, key)
        why(_explained(found, of_programme(moved)), key)


def _explained(found: Since, moved: pd.DataFrame) -> list[Explained]:
    known = {i.id: i for i in found.after.framework.indicators}
    return [
        Explain(known[i], found.after, wave, group, label=NAMED.format(known[i].title, group, wave))
        for i, wave, group in zip(moved["indicator"], moved["wave"], moved["group"], strict=True)
        if i in known
    ]


def rows(found: Since) -> None:
    """List which rows of which upload were added, replaced or withdrawn."""
    changed = rowchanges.row_changes(found.before.snapshot, found.after.snapshot)
    if found.after.audience != "evaluator" or changed.empty:
        return
    heading(ROWS)
    words = pd.DataFrame(
        {
            "File": changed["file"],
            "Describes": [british_date(d) for d in changed["described"]],
            "Sheet": [rowchanges.title(t) for t in changed["table"]],
            "Rows": _moved(changed["before"], changed["after"]),
            "What": changed["what"],
        }
    )
    first_lines(words, ROWS, "changes.rows")


def _moved(before: pd.Series, after: pd.Series) -> list[str]:
    return [f"{number(b)} → {number(a)}" for b, a in zip(before, after, strict=True)]
