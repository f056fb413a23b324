"""Meeting mode: one section at a time, large, moved through by button or arrow key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from ui.text import plain

STEP, MEETING = "step", "meeting"


@dataclass(frozen=True)
class Section:
    """One part of a page that can stand alone on the screen."""

    title: str
    draw: Callable[[], object]


def show_sections(sections: Sequence[Section]) -> None:
    """Draw all sections one below the other; in meeting mode one at a time."""
    if not st.session_state.get(MEETING):
        for section in sections:
            section.draw()
        return
    place = _place(len(sections))
    _moves(place, sections)
    with st.container(key="meeting-stage"):
        sections[place].draw()


def _place(count: int) -> int:
    asked = st.query_params.get(STEP, "1")
    place = int(asked) - 1 if asked.isdecimal() else 0
    return min(max(place, 0), count - 1)


def _moves(place: int, sections: Sequence[Section]) -> None:
    with st.container(horizontal=True, key="meeting.moves", vertical_alignment="center"):
        st.button(
            "Back",
            key="meeting.back",
            shortcut="Left",
            disabled=place == 0,
            on_click=_go,
            args=(place,),
        )
        st.button(
            "Next",
            key="meeting.next",
            shortcut="Right",
            type="primary",
            disabled=place == len(sections) - 1,
            on_click=_go,
            args=(place + 2,),
        )
        st.caption(plain(f"{place + 1} of {len(sections)}: {sections[place].title}"))


def _go(step: int) -> None:
    st.query_params[STEP] = str(step)
