"""What holds for a whole file: instrument, wave, employer, day, and what to do with overlaps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st

from ui.desk import Desk
from ui.upload.bench import Bench, bench
from wincore.drafts import Draft, closing_day
from wincore.drafts.questions import asked_for
from wincore.ingest.result import Checked
from wincore.store import MODES, Mode
from wincore.wording import counted

AS_READ = "As read from the file"
CHOOSE = "Choose one"
OTHERS = "Use this wave for {count} that also left it open"
MODE_WORDS: dict[str, str] = {
    "replace": "Replace what is held",
    "add": "Add to what is held",
    "keep out": "Keep both out until a newer file decides",
}
DAY_HELP = "The day the data describe. Suggested: the day on which the file's last wave closes."


def described(draft: Draft, checked: Checked, desk: Desk) -> dt.date:
    """Return the day a file describes: as chosen, else the close of its last wave."""
    return draft.described or closing_day(checked, desk.framework.programme, dt.date.today())


def mode(draft: Draft) -> Mode:
    """Return what happens to rows that are held already."""
    return draft.mode or "replace"


def decide(
    held: Bench, draft_id: str, checked: Checked, desk: Desk, register: pd.DataFrame
) -> None:
    """Draw what the file leaves open about itself: instrument, wave, employer."""
    about = held.asked[draft_id].about
    about |= {p.asks[0] for p in checked.problems if len(p.asks) == 1 and p.severity == "error"}
    draw = {"instrument": _instrument, "wave": _wave}
    for what in ("instrument", "wave"):
        if what in about:
            draw[what](held, draft_id, desk)
    if "employer" in about:
        _employer(held.drafts[draft_id], draft_id, register)


def settings(held: Bench, draft_id: str, checked: Checked, desk: Desk, overlaps: int) -> None:
    """Draw the settings that have a sound default: day, wave and instrument, overlaps."""
    draft, about = held.drafts[draft_id], held.asked[draft_id].about
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"upload.{draft_id}.set"):
        _day(draft, draft_id, checked, desk)
        if "wave" not in about:
            _wave(held, draft_id, desk)
        if checked.kind == "survey" and "instrument" not in about:
            _instrument(held, draft_id, desk)
        if overlaps:
            _mode(draft, draft_id)


def _day(draft: Draft, draft_id: str, checked: Checked, desk: Desk) -> None:
    key = f"upload.{draft_id}.day"
    st.session_state[key] = described(draft, checked, desk)
    st.date_input(
        "Day it describes",
        key=key,
        format="DD/MM/YYYY",
        help=DAY_HELP,
        on_change=_set,
        args=(draft_id, key, lambda d, day: replace(d, described=day)),
    )


def _wave(held: Bench, draft_id: str, desk: Desk) -> None:
    waves = {w.id: w.title for w in desk.framework.programme.waves}
    chosen = held.drafts[draft_id].choices.wave
    _pick("Wave", "wave", draft_id, waves, chosen, lambda d, w: d.deciding(wave=w))
    others = _also_asking(held, draft_id)
    if chosen and others:
        label = OTHERS.format(count=counted(len(others), "file"))
        key = f"upload.{draft_id}.wave.others"
        st.button(label, key=key, on_click=_same_wave, args=(others, chosen))


def _also_asking(held: Bench, draft_id: str) -> list[str]:
    return [
        i
        for i, checked in held.checked.items()
        if i != draft_id and i in held.drafts and not held.drafts[i].choices.wave
        if asked_for(checked.problems, "wave")
    ]  # fmt: skip


def _same_wave(drafts: list[str], wave: str) -> None:
    for draft_id in drafts:
        bench().change(draft_id, lambda d: d.deciding(wave=wave))


def _instrument(held: Bench, draft_id: str, desk: Desk) -> None:
    titles = {i.id: i.title for i in desk.framework.instruments}
    chosen = held.drafts[draft_id].choices.instrument
    _pick("Survey", "instrument", draft_id, titles, chosen, _other_instrument)


def _other_instrument(draft: Draft, instrument: str | None) -> Draft:
    return draft.deciding(instrument=instrument)


def _employer(draft: Draft, draft_id: str, register: pd.DataFrame) -> None:
    names = dict(zip(register["employer_id"], register["employer"], strict=True))
    chosen = draft.mapping.employer or None
    _pick("The whole file is about", "employer", draft_id, names, chosen, _about_employer)


def _about_employer(draft: Draft, employer: str | None) -> Draft:
    return draft.deciding(mapping=draft.mapping.model_copy(update={"employer": employer or ""}))


def _pick(
    label: str,
    name: str,
    draft_id: str,
    options: Mapping[str, str],
    chosen: str | None,
    change: Callable[[Draft, str | None], Draft],
) -> None:
    key = f"upload.{draft_id}.{name}"
    st.session_state[key] = chosen if chosen in options else None
    st.selectbox(
        label,
        list(options),
        index=None,
        key=key,
        placeholder=CHOOSE if name in bench().asked[draft_id].about else AS_READ,
        format_func=lambda option: options.get(option, option),
        on_change=_set,
        args=(draft_id, key, change),
    )


def _mode(draft: Draft, draft_id: str) -> None:
    key = f"upload.{draft_id}.mode"
    st.session_state[key] = mode(draft)
    st.selectbox(
        "Rows held already",
        MODES,
        key=key,
        format_func=lambda m: MODE_WORDS[m],
        on_change=_set,
        args=(draft_id, key, lambda d, m: replace(d, mode=m)),
    )


def _set(draft_id: str, key: str, change: Callable[[Draft, object], Draft]) -> None:
    value = st.session_state.get(key)
    held = bench()
    before = held.drafts[draft_id]
    held.change(draft_id, lambda d: change(d, value))
    if held.drafts[draft_id].choices.instrument != before.choices.instrument:
        held.forget_questions(draft_id)
