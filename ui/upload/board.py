"""The board: every file as a card with what it is, where it stands, and what is to be done."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ui.desk import Desk
from ui.lists import first_lines
from ui.text import plain
from ui.upload import (
    accepting,
    answers,
    columns,
    correcting,
    problems,
    remembered,
    trends,
    whole,
)
from ui.upload.bench import Bench, bench
from ui.upload.looks import LOOKS, Look
from wincore.drafts import STANDINGS, Standing, standing
from wincore.drafts.facts import facts
from wincore.drafts.standing import held_by_hash
from wincore.ingest.result import Checked
from wincore.rehearsal import overlaps
from wincore.rowchanges import title
from wincore.wording import counted, listing

DECIDE = "To decide"
SETTINGS = "Before it is accepted"
HELD_ROWS = "Rows held already for the same employers and waves"
FOLDED = 1  # from more files on, cards are folded until they are opened


def standings(held: Bench, desk: Desk) -> dict[str, Standing]:
    """Return where each draft stands."""
    stored = held_by_hash(desk.uploads())
    return {i: standing(held.checked[i], stored) for i in held.drafts if i in held.checked}


def show(held: Bench, desk: Desk, stands: dict[str, Standing]) -> None:
    """Draw the board, those with something to do first."""
    if not stands:
        return
    st.header(_title(held, stands), anchor=False)
    register = desk.ledger.register()
    if set(held.order) != set(stands):  # a card stays in its place while it is worked on
        held.order = sorted(stands, key=lambda i: (i in held.accepted, STANDINGS.index(stands[i])))
    for draft_id in held.order:
        _card(held, desk, draft_id, stands[draft_id], register, expanded=len(stands) <= FOLDED)


def _title(held: Bench, stands: dict[str, Standing]) -> str:
    order = sorted(stands.items(), key=lambda pair: STANDINGS.index(pair[1]))
    looks = [_look(held, i, s).several for i, s in order]
    counts = [f"{looks.count(words)} {words}" for words in dict.fromkeys(looks)]
    return f"{counted(len(stands), 'file')}: {listing(counts)}"


def _look(held: Bench, draft_id: str, stand: Standing) -> Look:
    return LOOKS["accepted" if draft_id in held.accepted else stand]


def _card(
    held: Bench, desk: Desk, draft_id: str, stand: Standing, register: pd.DataFrame, expanded: bool
) -> None:
    checked, look = held.checked[draft_id], _look(held, draft_id, stand)
    said = ", ".join(facts(checked, desk.framework))
    name = held.drafts[draft_id].file.name
    label = f"**{plain(name)}** :{look.colour}[{look.word}]: {plain(said)}"
    key = f"upload.{draft_id}.card"
    # Its state would be lost with a change of its label, so it is kept on the bench.
    st.session_state[key] = held.opened.get(draft_id, expanded)
    box = st.expander(label, key=key, icon=look.icon, on_change=_turned, args=(draft_id, key))
    if box.open:
        with box:
            _content(held, desk, draft_id, checked, stand, register)


def _turned(draft_id: str, key: str) -> None:
    bench().opened[draft_id] = bool(st.session_state.get(key))


def _content(
    held: Bench,
    desk: Desk,
    draft_id: str,
    checked: Checked,
    stand: Standing,
    register: pd.DataFrame,
) -> None:
    if draft_id in held.accepted:
        accepting.undo_one(held, desk, draft_id)
        return
    open_ = stand in ("decide", "problems", "ready")
    if open_:
        _decisions(held, desk, draft_id, checked, register)
    problems.show(draft_id, held.drafts[draft_id], checked)
    if open_:
        correcting.show(held, draft_id, checked)
    if checked.kind != "unknown":
        _settings(held, desk, draft_id, checked, open_)
    accepting.one(held, desk, draft_id, stand)


def _decisions(
    held: Bench, desk: Desk, draft_id: str, checked: Checked, register: pd.DataFrame
) -> None:
    with st.container(key=f"upload.{draft_id}.decide"):
        head = st.empty()
        whole.decide(held, draft_id, checked, desk, register)
        columns.decide(held, draft_id, checked, desk.framework)
        answers.decide_labels(held, draft_id, checked, desk.framework)
        answers.decide_employers(held, draft_id, checked, register)
        asked = held.asked[draft_id]
        if asked.about or asked.columns or asked.labels or asked.employers:
            head.subheader(DECIDE, anchor=False)
            remembered.offer(held, desk, draft_id, checked)


def _settings(held: Bench, desk: Desk, draft_id: str, checked: Checked, open_: bool) -> None:
    if open_:
        st.subheader(SETTINGS, anchor=False)
        met = overlaps(desk.ledger.snapshot(), checked)
        whole.settings(held, draft_id, checked, desk, len(met))
        if len(met):
            st.markdown(f"**{HELD_ROWS}**")
            first_lines(_overlaps(met, desk), HELD_ROWS, f"upload.{draft_id}.met")
        trends.show(draft_id, checked, desk.framework)
        columns.dropped(draft_id, checked, desk.framework)
    columns.every(draft_id, checked, desk.framework)
    remembered.export(held, draft_id, checked)


def _overlaps(met: pd.DataFrame, desk: Desk) -> pd.DataFrame:
    names = {u.short: u.file for u in desk.uploads()}
    files = [listing(names.get(s, s) for s in shorts.split()) for shorts in met["uploads"]]
    words = {
        "Sheet": [title(name) for name in met["table"]],
        "Of": met["scope"],
        "Rows held": met["held"],
        "Rows coming": met["coming"],
        "From": files,
    }
    return pd.DataFrame(words).astype(str)
