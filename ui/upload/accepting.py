"""Accept what is ready, say what was stored, and take it back."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from ui import since
from ui.desk import Desk
from ui.text import plain
from ui.upload import whole
from ui.upload.bench import Bench, bench
from wincore.drafts import Standing
from wincore.drafts.accepting import accept_draft
from wincore.drafts.questions import doubtful
from wincore.drafts.standing import UNSURE, held_by_hash, why_not
from wincore.store import StoreError
from wincore.wording import counted

ACCEPT_ONE = "Accept this file"
ACCEPT_ALL = "Accept {count}"
NOTE = "Remark for the ledger (optional)"
STORED = "**{name}** is stored as upload {id}: {rows}."
UNDO, UNDO_ALL = "Undo upload {id}", "Undo all"
UNDONE = "Undone on the Upload page."
CHANGED = "See what changed"
MESSAGES = "upload.messages"


def one(held: Bench, desk: Desk, draft_id: str, stand: Standing) -> None:
    """Draw the button that accepts one file, or why it cannot be pressed."""
    checked = held.checked[draft_id]
    reason = why_not(checked, held_by_hash(desk.uploads()))
    unsure = doubtful(checked)
    if not reason and unsure:
        reason = UNSURE.format(count=counted(len(unsure), "column"))
    if reason and stand != "unknown":
        st.caption(plain(reason))
    st.button(
        ACCEPT_ONE,
        key=f"upload.{draft_id}.accept",
        type="primary",
        icon=":material/check:",
        disabled=stand != "ready",
        on_click=_accept,
        args=(desk, [draft_id], f"upload.{draft_id}.none"),
    )


def every(desk: Desk, ready: list[str]) -> None:
    """Draw the button that accepts all files that are ready."""
    what = "the file" if len(ready) == 1 else f"the {counted(len(ready), 'ready file')}"
    with st.container(horizontal=True, vertical_alignment="bottom", key="upload.accepting"):
        st.text_input(NOTE, key="upload.note")
        st.button(
            ACCEPT_ALL.format(count=what),
            key="upload.accept",
            type="primary",
            icon=":material/done_all:",
            on_click=_accept,
            args=(desk, ready, "upload.note"),
        )


def _accept(desk: Desk, drafts: Iterable[str], note_key: str) -> None:
    held, note = bench(), str(st.session_state.get(note_key) or "")
    messages: list[str] = []
    for draft_id in _in_order(held, desk, drafts):
        draft, checked = held.drafts[draft_id], held.checked[draft_id]
        day, mode = whole.described(draft, checked, desk), whole.mode(draft)
        try:
            upload = accept_draft(
                desk.ledger, draft, checked, who=desk.who, described=day, mode=mode, note=note
            )
            held.accepted[draft_id] = upload.id
        except StoreError as refusal:
            messages.append(str(refusal))
    st.session_state[MESSAGES] = messages


def _in_order(held: Bench, desk: Desk, drafts: Iterable[str]) -> list[str]:
    """Returns before surveys, older before newer, so that each finds the employers it names."""
    days = {i: whole.described(held.drafts[i], held.checked[i], desk) for i in drafts}
    return sorted(days, key=lambda i: (days[i], held.checked[i].kind != "baseline"))


def outcome(held: Bench, desk: Desk) -> None:
    """Say what was refused and what was stored during this visit, with a way back."""
    for refusal in st.session_state.pop(MESSAGES, []):
        st.error(plain(refusal), icon=":material/error:")
    stored = {i: n for i, n in held.accepted.items() if i in held.drafts}
    if not stored:
        return
    with st.container(border=True, key="upload.stored", gap="small"):
        count = counted(len(stored), "file")
        verb = "is" if len(stored) == 1 else "are"
        st.header(f"{count} {verb} stored", anchor=False)
        for draft_id, number in stored.items():
            _line(desk, draft_id, number)
        with st.container(horizontal=True, key="upload.after", vertical_alignment="center"):
            since.link(CHANGED, [desk.ledger.upload(n) for n in stored.values()])
            if len(stored) > 1:
                st.button(UNDO_ALL, key="upload.undo", on_click=_undo, args=(desk, list(stored)))


def _line(desk: Desk, draft_id: str, number: int) -> None:
    upload = desk.ledger.upload(number)
    rows = counted(upload.rows, "row")
    with st.container(horizontal=True, key=f"upload.{draft_id}.line", vertical_alignment="center"):
        st.markdown(STORED.format(name=plain(upload.file), id=number, rows=rows))
        st.button(
            UNDO.format(id=number),
            key=f"upload.{draft_id}.undo",
            icon=":material/undo:",
            on_click=_undo,
            args=(desk, [draft_id]),
        )


def _undo(desk: Desk, drafts: Iterable[str]) -> None:
    held, messages = bench(), []
    for draft_id in drafts:
        try:
            desk.ledger.roll_back(held.accepted[draft_id], desk.who, UNDONE)
        except StoreError as refusal:
            messages.append(str(refusal))
        del held.accepted[draft_id]
    st.session_state[MESSAGES] = messages


def undo_one(held: Bench, desk: Desk, draft_id: str) -> None:
    """Say in a card that its file is stored."""
    upload = desk.ledger.upload(held.accepted[draft_id])
    rows = counted(upload.rows, "row")
    st.markdown(STORED.format(name=plain(upload.file), id=upload.id, rows=rows))
