"""The evidence map on its page: one map of an outcome for each wave, side by side."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from ui.figure import show
from ui.frame import Page
from ui.states import bullets
from ui.text import plain
from wincore.evidence import STATES
from wincore.explanations.evidence import of_all, of_outcome
from wincore.figures import evidence

MARKS = "What the letters mean"
DISAGREE = "What contradicts what"
NOTHING = "Nothing that is held contradicts itself."


def maps(page: Page) -> None:
    """Draw for each outcome its maps, wave by wave; on a phone one stands below the other."""
    held, waves = evidence.maps(page.context), evidence.waves(page.context)
    for outcome in page.framework.outcomes:
        st.header(plain(outcome.title), anchor=False)
        found = evidence.grids(page.context, outcome.id, held)
        for place, (column, chart) in enumerate(zip(st.columns(len(found)), found, strict=True)):
            with column:
                name = page.file_name("evidence", outcome.title, str(place + 1))
                show(
                    chart,
                    f"evidence.{outcome.id}.{place}",
                    download_name=name,
                    explain=page.told(*of_outcome(page.context, outcome.id, waves[place], held)),
                    level=3,
                )


def numbers(page: Page) -> None:
    """Draw how many figures rest on what, now and wave by wave."""
    context = page.context
    explained = page.told(*of_all(context, evidence.maps(context)))
    show(
        evidence.counted(context),
        "evidence.counted",
        download_name=page.file_name("evidence"),
        explain=explained,
    )
    show(
        evidence.over_time(context),
        "evidence.waves",
        download_name=page.file_name("evidence", "waves"),
        explain=explained,
    )


def keys(page: Page) -> None:
    """Say what the letters mean, and what was found to contradict itself."""
    meanings: Mapping[str, str] = STATES
    lines = [f"{s[:1].upper()}, {s}: {meaning}" for s, meaning in meanings.items()]
    bullets(MARKS, lines)
    bullets(DISAGREE, evidence.disagreeing(page.context), NOTHING)
