"""The log: who did what to which upload, when, and why."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ui import choices, states
from ui.desk import Desk
from ui.figure import heading
from ui.lists import first_lines, take_away
from wincore.store import Event
from wincore.wording import british_date, counted, number

EMPTY = "Nothing has happened yet."
NONE_SO = "Nothing of the kind is in the log."
EVERY = "All"
STORE = "the store"
FEW = 50  # lines on screen at first


def show(desk: Desk) -> None:
    """Draw the log, newest first, narrowed by what was done and to which upload."""
    events = desk.ledger.log()
    if not events:
        states.empty(EMPTY)
        return
    files = {u.id: u.file for u in desk.uploads()}
    kept = _chosen(events, files)
    heading(counted(len(kept), "line"))
    if not kept:
        states.empty(NONE_SO, ["what was done", "the upload"])
        return
    words = pd.DataFrame([_row(e, files) for e in reversed(kept)])
    first_lines(words, "the log", "log", FEW)
    take_away(lambda: words, "log", "log")


def _chosen(events: tuple[Event, ...], files: dict[int, str]) -> list[Event]:
    verbs = {"": EVERY} | {e.what: e.what for e in events}
    touched = dict.fromkeys(e.upload for e in events if e.upload is not None)
    uploads = {"": EVERY} | {str(i): _named(i, files) for i in touched}
    with st.container(horizontal=True, key="filters", vertical_alignment="bottom"):
        verb = choices.from_list("What was done", verbs, "did")
        upload = choices.from_list("Upload", uploads, "upload")
    return [e for e in events if verb in ("", e.what) and upload in ("", str(e.upload))]


def _row(event: Event, files: dict[int, str]) -> dict[str, str]:
    name = STORE if event.upload is None else _named(event.upload, files)
    return {
        "When": f"{british_date(event.at)}, {event.at:%H:%M:%S} UTC",
        "Who": event.who,
        "What": event.what,
        "Upload": name,
        "Why": event.reason or "–",
        "Details": _details(event),
    }


def _named(upload: int, files: dict[int, str]) -> str:
    return f"{upload} {files.get(upload, '')}".strip()


def _details(event: Event) -> str:
    told = {k: v for k, v in event.detail.items() if k != "file" and v not in (None, "")}
    rows = [counted(told.pop("rows"), "row")] if "rows" in told else []
    rest = [f"{name.replace('_', ' ')}: {_value(value)}" for name, value in told.items()]
    return ", ".join([*rows, *rest]) or "–"


def _value(value: object) -> str:
    return number(value) if isinstance(value, int) and not isinstance(value, bool) else str(value)
