"""The menu. Declared before anything may stop a visit, so that pages are never served around it."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import Page

from ui import identity
from ui.pagelist import PageInfo, open_to
from wincore.findings import Audience

DECLARED = "navigation.declared"
FIRST = "overview"


def declare() -> Page:
    """Declare the pages this visitor may open and return the one that was asked for.

    The address without a path leads to the first page. Whoever has not signed in sees no menu;
    every page then asks for the sign-in itself.
    """
    st.session_state[DECLARED] = True
    known = identity.identify()
    sections = _sections(open_to(known.role if known else None))
    return st.navigation(sections, position="sidebar" if known else "hidden", expanded=True)


def declared() -> bool:
    """Return whether this visit came through the menu."""
    return bool(st.session_state.get(DECLARED))


def _sections(pages: list[PageInfo]) -> dict[str, list[Page]]:
    made = {page.path: _as_page(page) for page in pages}
    first = made.get(FIRST) or next(iter(made.values()))
    sections: dict[str, list[Page]] = {"": [_entrance(first)]}
    for page in pages:
        sections.setdefault(page.section, []).append(made[page.path])
    return sections


def _as_page(page: PageInfo) -> Page:
    return st.Page(
        page.file, title=page.title, icon=page.icon, url_path=page.path, help=page.question
    )


def _entrance(first: Page) -> Page:
    """The address without a path: it leads on, and keeps what the address asked for."""

    def enter() -> None:
        st.switch_page(first, query_params=st.query_params.to_dict())

    return st.Page(enter, title="Start", url_path="start", default=True, visibility="hidden")


def may_open(page: PageInfo, role: Audience) -> bool:
    """Return whether a role may open a page."""
    return role in page.roles
