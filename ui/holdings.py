"""What is there and what is missing: employers by sheets and surveys, as icon and word."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ui import choices, navigation, reads, states
from ui.desk import Desk
from ui.explain import why
from ui.explained import Explain, Explained
from ui.figure import heading
from ui.lists import take_away
from ui.text import plain
from wincore import holdings
from wincore.datasets import TABLES
from wincore.framework.categories import EVERYBODY
from wincore.indicators.views.holdings import completeness
from wincore.wording import british_date, counted, listing, number, percent

MARKS = {  # fixed words, safe as Markdown
    "there": ":green-badge[✓ there]",
    "late": ":orange-badge[▲ late]",
    "missing": ":red-badge[✕ missing]",
    "withdrawn": ":gray-badge[– withdrawn]",
    "awaited": ":gray-badge[… not due]",
}
LEGEND = (
    "Late: described after the wave closed. Missing: others have sent theirs. Not due: nobody has "
    "sent anything for this wave. Withdrawn: the employer left, nothing more is asked of it."
)
NO_SURVEY = "No survey is asked in this wave."


def show(desk: Desk) -> None:
    """Draw what is held of what was asked for, as at the newest day described."""
    held = reads.held(reads.latest_day(), "evaluator")
    if not held.snapshot.uploads:
        states.empty(states.NOTHING_HELD)
        navigation.link("upload", states.GO_UPLOAD)
        return
    table = reads.view(completeness, held)
    known = held.framework.programme.waves
    waves = {w.id: w.title for w in known}
    wave = choices.one_of("Wave", waves, "held")
    _returns(table, wave, waves[wave])
    with st.container(key="data.surveys", gap="small"):
        _surveys(holdings.surveys(table, held.findings, held.framework, wave), desk, waves[wave])
        why(_rates(held, wave), "data.surveys")
    st.caption(f"As at {british_date(held.snapshot.as_at)}. {LEGEND}")


def _rates(held: reads.Held, wave: str) -> list[Explained]:
    """Return the response rates of a wave, to be explained."""
    rates = (i for i in held.framework.indicators if i.id.startswith(holdings.RATE))
    return [Explain(i, held, wave, EVERYBODY) for i in rates]


def _returns(table: pd.DataFrame, wave: str, title: str) -> None:
    found = holdings.returns(table, wave)
    said = _said(found.melt()["value"])
    heading(f"Returns, {title}: {said}")
    marks = found.map(MARKS.__getitem__).rename(columns=lambda name: TABLES[name].sheet)
    _table(marks, found, f"Returns held, {title}", "data.returns")


def _said(marks: pd.Series) -> str:
    words = {"there": "there", "late": "late", "missing": "missing", "withdrawn": "withdrawn"}
    found = holdings.counts(marks)
    parts = [f"{number(found[s])} {w}" for s, w in words.items() if s in found]
    return f"{listing(parts)} of {number(len(marks))}" if parts else "not due yet"


def _surveys(found: pd.DataFrame, desk: Desk, title: str) -> None:
    if found.empty:
        heading(f"Surveys, {title}: none asked")
        return
    heading(f"Surveys, {title}: {_said(found['state'])}")
    titles = {i.id: i.title for i in desk.framework.instruments}
    columns = (found[name] for name in ("state", "rows", "asked", "rate"))
    cells = found.assign(said=[_cell(*values) for values in zip(*columns, strict=True)])
    wide = cells.pivot(index="employer", columns="instrument", values="said")
    ordered = wide[[i for i in titles if i in wide]].rename(columns=titles)
    _table(ordered.sort_index(), found, f"Surveys held, {title}", "data.surveys")


def _cell(state: str, rows: int, asked: float, rate: float) -> str:
    if state not in ("there", "late"):
        return MARKS[state]
    said = counted(rows, "response")
    if not pd.isna(rate):
        said += f", {percent(rate, 1)} of {number(asked)}"
    return f"{MARKS[state]} {plain(said)}"


def _table(marks: pd.DataFrame, held: pd.DataFrame, alt: str, key: str) -> None:
    """Draw a table of marks; names of employers and surveys stand for themselves."""
    marks.index = pd.Index([plain(name) for name in marks.index], name="Employer")
    marks.columns = pd.Index([plain(name) for name in marks.columns])
    with st.container(key=f"{key}.listed"):  # the stylesheet lets it scroll as a whole
        st.table(marks, border="horizontal", alt=alt)
        take_away(held.reset_index, alt, key)
