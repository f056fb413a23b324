"""Enter a benchmark value that is required, with its source."""

from __future__ import annotations

from datetime import date

import streamlit as st

from ui import reads
from ui.frame import Page
from ui.states import failed
from ui.text import plain
from wincore.framework import Benchmark
from wincore.store.benchmarks import enter_benchmark

REQUIRED = "Value required: {title} ({base}). Nothing stands in for it."
WHO = "The evaluator can enter it, with its source."
SOURCE_HELP = "Publisher, table and where it can be found: it is printed with every figure."
ENTERED = "Entered, and noted in the log: {title}."
NOT_ENTERED = "This value was not entered."
MORE = "There cannot be more people in the group than in all."
BLANK = "It needs both counts of people, the year and the source."
_FLASH = "benchmark.entered"


def required(page: Page, group: str = "") -> list[Benchmark]:
    """Return the rows whose value is required; of a group, the one that its pages use."""
    rows = [b for b in page.framework.benchmarks if b.share is None]
    return [b for b in rows if not group or group in b.default_for]


def offer(page: Page, key: str, group: str = "") -> None:
    """Say which benchmark values are required, and let the evaluator enter them."""
    if said := st.session_state.pop(_FLASH, ""):
        st.success(plain(said), icon=":material/check:")
    rows = required(page, group)
    for row in rows:
        st.markdown(plain(REQUIRED.format(title=row.title, base=row.base)))
    if not rows:
        return
    if page.held.audience != "evaluator":
        st.caption(WHO)
        return
    with st.expander("Enter a benchmark value", key=f"{key}.benchmark", icon=":material/add:"):
        _form(page, rows, key)


def _form(page: Page, rows: list[Benchmark], key: str) -> None:
    by_id = {b.id: b for b in rows}
    with st.form(f"{key}.benchmark_form", border=False):
        chosen = st.selectbox("Row", list(by_id), format_func=lambda b: by_id[b].title)
        row = by_id[chosen]
        people = st.number_input("People in the group", 0, None, None, 1)
        everybody = st.number_input("All people of the base", 1, None, None, 1)
        year = st.number_input("Year", 1991, date.today().year, row.year, 1)
        source = st.text_input("Source", help=SOURCE_HELP)
        if not st.form_submit_button("Enter the value", type="primary"):
            return
    # A blank source or count is said here; the store refuses it as well.
    if people is None or everybody is None or year is None or not source.strip():
        failed(NOT_ENTERED, BLANK)
        return
    if people > everybody:
        failed(NOT_ENTERED, MORE)
        return
    values = {"numerator": people, "denominator": everybody, "year": int(year)}
    _enter(page, row.model_copy(update=values | {"source": source.strip()}))


def _enter(page: Page, row: Benchmark) -> None:
    enter_benchmark(reads.ledger(), row, page.visit.who.who)
    st.session_state[_FLASH] = ENTERED.format(title=row.title)
    st.rerun()
