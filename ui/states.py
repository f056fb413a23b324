"""What a page says when there is nothing to show, when something failed, and while it works."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from ui.text import plain

RELAX = "states.relax"  # session: what the open page could relax to show more
NOTHING_HELD = "No data are held yet."
REQUIRED = "benchmark value is still required"
ENTER_IT = (
    "No choice above changes that: the evaluator enters the value with its source, below the "
    "figures of the page Workforce against London."
)
GO_UPLOAD = "Upload the first file"


def empty(sentence: str, relax: Sequence[str] = ()) -> None:
    """Say what is missing, and what would help: a value to enter, or choices to relax."""
    words = plain(sentence)
    if REQUIRED in sentence:
        words += " " + plain(ENTER_IT)
    elif relax:
        words += " To see more, relax " + plain(", ".join(relax)) + "."
    st.info(words, icon=":material/search_off:")


def narrowed_by() -> Sequence[str]:
    """Return the choices by which the open page was narrowed."""
    names: Sequence[str] = st.session_state.get(RELAX, ())
    return names


def failed(what: str, why: str) -> None:
    """Say that something failed, why, and nothing else: the traceback is in the server's log."""
    st.error(f"**{plain(what)}**  \n{plain(why)}", icon=":material/error:")


def refused(why: str) -> None:
    """Say that the visitor may not see this, and what would help."""
    st.warning(plain(why), icon=":material/lock:")


@contextmanager
def loading(what: str) -> Iterator[None]:
    """Show what is being worked on while the block runs."""
    with st.spinner(plain(what)):
        yield


def bullets(title: str, lines: Sequence[str], nothing: str = "Nothing.") -> None:
    """List sentences below a heading; say so where there are none."""
    st.header(plain(title), anchor=False)
    st.markdown("\n".join(f"- {plain(line)}" for line in lines) if lines else nothing)
