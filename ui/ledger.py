"""The ledger: every upload, and what can be done with one: roll back, restore, purge."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ui import choices, since, states
from ui.desk import Desk
from ui.figure import heading
from ui.lists import first_lines, lines, take_away
from ui.text import plain
from ui.upload.problems import listing as list_problems
from ui.upload.whole import MODE_WORDS
from wincore.drafts.facts import RETURNS
from wincore.framework import Framework
from wincore.ingest.surveys.dialects import TITLES
from wincore.problems import by_severity
from wincore.store import StoreError, Upload
from wincore.wording import british_date, counted, listing, number

STATES = {"accepted": "✓ counts", "rolled back": "↶ rolled back", "purged": "✕ purged"}
SHOWN = {"": "All", "accepted": "Counting", "rolled back": "Rolled back", "purged": "Purged"}
NO_UPLOADS = "Nothing was ever uploaded."
NONE_SO = "No upload is in this state."
ACTIONS = {
    "roll back": "Roll back: it no longer counts, and can be restored",
    "restore": "Restore: it counts again",
    "purge": "Purge: its data are deleted for good, its entry stays",
}
POSSIBLE = {
    "accepted": ("roll back", "purge"),
    "rolled back": ("restore", "purge"),
    "purged": (),
}
DONE = {
    "roll back": "Upload {id} is rolled back. It no longer counts.",
    "restore": "Upload {id} counts again.",
    "purge": "The data of upload {id} are gone for good.",
}
REASON = "Why? The reason goes into the log."
REASON_FIRST = "Give the reason: it goes into the log."
CONFIRM = "Yes, do this with upload {id}, {file}"
CONFIRM_FIRST = "Tick the box to confirm."
GONE = "The data were purged. Only this entry is left."
SAID = "ledger.said"
FEW = 25  # uploads on screen at first


def show(desk: Desk) -> None:
    """Draw the ledger, newest first."""
    uploads = desk.uploads()
    if not uploads:
        heading(NO_UPLOADS)
        return
    counting = sum(u.state == "accepted" for u in uploads)
    heading(f"The ledger: {counted(len(uploads), 'upload')}, {number(counting)} counting")
    state = choices.one_of("Show", SHOWN, "state")
    kept = [u for u in reversed(uploads) if state in ("", u.state)]
    if not kept:
        states.empty(NONE_SO)
        return
    words = pd.DataFrame([_row(u, desk.framework) for u in kept])
    first_lines(words, "the ledger", "ledger", FEW)
    take_away(lambda: words, "ledger", "ledger")


def _row(upload: Upload, framework: Framework) -> dict[str, str]:
    return {
        "No.": str(upload.id),
        "File": upload.file,
        "What": what(upload, framework),
        "Describes": british_date(upload.described),
        "Recorded": f"{_moment(upload)}, {upload.who}",
        "State": STATES[upload.state],
        "Hash": upload.short[:8],
    }


def _moment(upload: Upload) -> str:
    return f"{british_date(upload.recorded)}, {upload.recorded:%H:%M} UTC"


def what(upload: Upload, framework: Framework) -> str:
    """Return what an upload is, in words: form or survey, waves, rows."""
    titles = {i.id: i.title for i in framework.instruments}
    tool = RETURNS.get(upload.dialect) or TITLES.get(upload.dialect, upload.dialect)
    kind = titles.get(upload.instrument, "")
    parts = [tool, kind, listing(upload.waves), counted(upload.rows, "row")]
    return ", ".join(part for part in parts if part)


def one(desk: Desk) -> None:
    """Draw one upload: what it is, its problems, and what can be done with it."""
    uploads = desk.uploads()
    if not uploads:
        return
    heading("One upload")
    names = {str(u.id): since.named(u) for u in reversed(uploads)}
    chosen = int(choices.from_list("Upload", names, "upload"))
    upload = next(u for u in uploads if u.id == chosen)
    _told()
    _facts(upload, desk)
    _problems(upload, desk)
    _actions(upload, desk)


def _facts(upload: Upload, desk: Desk) -> None:
    register = desk.ledger.register()
    names = dict(zip(register["employer_id"], register["employer"], strict=True))
    facts = {
        "What": what(upload, desk.framework),
        "Employers": listing(names.get(e, e) for e in upload.employers) or "–",
        "Describes": british_date(upload.described),
        "Recorded": f"{_moment(upload)}, by {upload.who}",
        "State": STATES[upload.state],
        "Rows held already": MODE_WORDS[upload.mode],
        "Remark": upload.note or "–",
        "Size and SHA-256": f"{number(upload.size)} bytes, {upload.sha256}",
    }
    words = pd.DataFrame({"Upload": list(facts), upload.file: list(facts.values())})
    lines(words, f"upload {upload.id}", "ledger.one")
    if upload.state == "accepted":
        since.link("See what it moved", [upload])


def _problems(upload: Upload, desk: Desk) -> None:
    if upload.state == "purged":
        st.markdown(GONE)
        return
    found = by_severity(desk.ledger.problems(upload.id))
    if not found:
        st.markdown("It was accepted without a warning or a note.")
        return
    label = f"Show what was noted when it was accepted ({number(len(found))})"
    if st.toggle(label, key=f"ledger.{upload.id}.problems"):
        list_problems(found, f"problems of upload {upload.id}", f"ledger.{upload.id}")


def _actions(upload: Upload, desk: Desk) -> None:
    possible = POSSIBLE[upload.state]
    if not possible:
        return
    key = f"ledger.{upload.id}"
    with st.form(f"{key}.form", clear_on_submit=True):
        st.radio("What is to be done?", possible, key=f"{key}.do", format_func=ACTIONS.__getitem__)
        st.text_input(REASON, key=f"{key}.reason")
        st.checkbox(plain(CONFIRM.format(id=upload.id, file=upload.file)), key=f"{key}.sure")
        st.form_submit_button("Do it", on_click=_do, args=(desk, upload.id, key))


def _do(desk: Desk, upload_id: int, key: str) -> None:
    state = st.session_state
    action, reason = str(state[f"{key}.do"]), str(state[f"{key}.reason"]).strip()
    if not reason or not state[f"{key}.sure"]:
        state[SAID] = ("error", CONFIRM_FIRST if reason else REASON_FIRST)
        return
    try:
        _act(desk, action, upload_id, reason)
    except StoreError as refusal:
        state[SAID] = ("error", str(refusal))
    else:
        state[SAID] = ("success", DONE[action].format(id=upload_id))


def _act(desk: Desk, action: str, upload_id: int, reason: str) -> None:
    if action == "roll back":
        desk.ledger.roll_back(upload_id, desk.who, reason)
    elif action == "restore":
        desk.ledger.restore(upload_id, desk.who, reason)
    else:
        desk.ledger.purge(upload_id, reason, desk.who)


def _told() -> None:
    kind, words = st.session_state.pop(SAID, ("", ""))
    if kind == "error":
        st.error(plain(words), icon=":material/error:")
    elif words:
        st.success(plain(words), icon=":material/check_circle:")
