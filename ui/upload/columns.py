"""What each column of a survey is: the doubtful ones to decide, the identifying ones dropped."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from ui.lists import MOST, first_lines
from ui.text import plain
from ui.upload.bench import Asked, Bench, bench
from wincore.drafts import Draft
from wincore.drafts.deciding import ITEM, NOT_USED, choice_of, decision, roles, with_column
from wincore.drafts.questions import doubtful, identifying
from wincore.framework import Framework
from wincore.framework.instrument import Instrument
from wincore.ingest.result import Checked, ColumnMatch
from wincore.wording import counted, percent

ASK = "Column {column} “{header}” reads like “{item}” ({alike} alike). What is it?"
UNDECIDED = "Choose what it is"
DROPPED = "Columns that identify people are not read or stored: {columns}."
KEEP = "Keep an identifying column"
KEEP_WHY = "Why must it be kept? The reason goes into the log."
NEEDS_REASON = "Give the reason first."


def of_draft(checked: Checked, framework: Framework) -> Instrument | None:
    """Return the instrument a survey was recognised as."""
    return {i.id: i for i in framework.instruments}.get(checked.instrument)


def decide(held: Bench, draft_id: str, checked: Checked, framework: Framework) -> None:
    """Draw a choice for each doubtful column; those decided stay, to be decided otherwise."""
    asked = held.asked[draft_id]
    asked.columns |= {c.header: c for c in doubtful(checked)}
    if not asked.columns:
        return
    st.markdown(f"**{counted(len(asked.columns), 'column')} may be an item of the survey**")
    options = roles(of_draft(checked, framework))
    for column in asked.columns.values():
        _choice(held.drafts[draft_id], draft_id, column, options)
    with st.container(horizontal=True, key=f"upload.{draft_id}.columns"):
        _all(draft_id, "Use all suggestions", None)
        _all(draft_id, "Leave all out", NOT_USED)


def _choice(draft: Draft, draft_id: str, column: ColumnMatch, options: dict[str, str]) -> None:
    suggested = ITEM + (column.runner_up or "")
    ordered = [suggested] if suggested in options else []
    ordered += [NOT_USED, *(o for o in options if o not in (suggested, NOT_USED))]
    decided = draft.mapping.columns.get(column.header)
    chosen = choice_of(decided) if decided else None
    key = f"upload.{draft_id}.column.{column.column}"
    st.session_state[key] = chosen if chosen in ordered else None
    st.selectbox(
        plain(
            ASK.format(
                column=column.column,
                header=column.header,
                item=options.get(suggested, column.runner_up),
                alike=percent(column.confidence),
            )
        ),
        ordered,
        key=key,
        placeholder=UNDECIDED,
        format_func=lambda choice: options.get(choice, choice),
        on_change=_decided,
        args=(draft_id, key, column.header),
    )


def _decided(draft_id: str, key: str, header: str) -> None:
    chosen = st.session_state.get(key)
    _put(draft_id, {header: chosen})


def _put(draft_id: str, chosen: dict[str, str | None]) -> None:
    def change(draft: Draft) -> Draft:
        mapping = draft.mapping
        for header, choice in chosen.items():
            mapping = with_column(mapping, header, decision(choice) if choice else None)
        return draft.deciding(mapping=mapping)

    bench().change(draft_id, change)


def _all(draft_id: str, label: str, choice: str | None) -> None:
    st.button(
        label, key=f"upload.{draft_id}.{label}", on_click=partial(_decide_all, draft_id, choice)
    )


def _decide_all(draft_id: str, choice: str | None) -> None:
    asked: Asked = bench().asked[draft_id]
    open_ = {h: c for h, c in asked.columns.items() if _undecided(draft_id, h)}
    _put(draft_id, {h: choice or ITEM + (c.runner_up or "") for h, c in open_.items()})


def _undecided(draft_id: str, header: str) -> bool:
    return header not in bench().drafts[draft_id].mapping.columns


def dropped(draft_id: str, checked: Checked, framework: Framework) -> None:
    """List the columns that are dropped because they identify people, and offer to keep one."""
    gone = identifying(checked)
    if not gone:
        return
    named = ", ".join(f"{c.column} “{c.header}”" for c in gone)
    st.markdown(plain(DROPPED.format(columns=named)))
    with st.popover(KEEP, key=f"upload.{draft_id}.keep"):
        _keep(draft_id, gone, roles(of_draft(checked, framework)))


def _keep(draft_id: str, gone: list[ColumnMatch], options: dict[str, str]) -> None:
    key = f"upload.{draft_id}.keep."
    headers = {c.header: f"{c.column} {c.header}" for c in gone}
    st.selectbox("Column", list(headers), key=f"{key}column", format_func=headers.__getitem__)
    st.selectbox(
        "What it is", [o for o in options if o != "identifier"], key=f"{key}role",
        format_func=options.__getitem__,
    )  # fmt: skip
    st.text_input(KEEP_WHY, key=f"{key}reason")
    st.button("Keep the column", key=f"{key}do", on_click=_kept, args=(draft_id, key))


def _kept(draft_id: str, key: str) -> None:
    state = st.session_state
    header, role, reason = (
        str(state.get(key + name) or "").strip() for name in ("column", "role", "reason")
    )
    if not reason:
        st.toast(NEEDS_REASON, icon=":material/error:")
        return
    kept = decision(role, reason)
    bench().change(draft_id, lambda d: d.deciding(mapping=with_column(d.mapping, header, kept)))


def every(draft_id: str, checked: Checked, framework: Framework) -> None:
    """Draw what every column was read as, on demand, and a way to decide any of them."""
    if checked.kind != "survey" or not checked.columns:
        return
    label = f"Show all {counted(len(checked.columns), 'column')}"
    if st.toggle(label, key=f"upload.{draft_id}.every"):
        options = roles(of_draft(checked, framework))
        rows = [_row(c, options) for c in checked.columns]
        key = f"upload.{draft_id}.read"
        first_lines(pd.DataFrame(rows), "what each column was read as", key, MOST)
        _any(draft_id, checked, options)


def _row(column: ColumnMatch, options: dict[str, str]) -> dict[str, str]:
    read_as = options.get(ITEM + (column.matched or ""), column.matched or "–")
    sure = percent(column.confidence) if column.matched else "–"
    return {
        "Column": column.column,
        "Header": column.header,
        "Role": column.role,
        "Read as": read_as,
        "Sure": sure,
        "Next best": options.get(ITEM + (column.runner_up or ""), "–"),
    }


def _any(draft_id: str, checked: Checked, options: dict[str, str]) -> None:
    key = f"upload.{draft_id}.any."
    headers = {c.header: f"{c.column} {c.header}" for c in checked.columns if c.header}
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"{key}row"):
        st.selectbox("Column", list(headers), key=f"{key}column", format_func=headers.__getitem__)
        st.selectbox("is", list(options), key=f"{key}role", format_func=options.__getitem__)
        st.button("Decide", key=f"{key}do", on_click=_any_decided, args=(draft_id, key))


def _any_decided(draft_id: str, key: str) -> None:
    state = st.session_state
    _put(draft_id, {str(state.get(f"{key}column")): str(state.get(f"{key}role"))})
