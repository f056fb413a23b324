"""The menu. Declared before anything may stop a visit, so that pages are never served around it."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import Page

from ui import identity
from ui.pagelist import BY_PATH, ICON, PRODUCT, PageInfo, open_to
from wincore.findings import Audience
from wincore.framework import FrameworkError

DECLARED = "navigation.declared"
FIRST = "overview"


def declare() -> Page:
    """Declare the pages this visitor may open and return the one that was asked for.

    The address without a path leads to the first page. Whoever has not signed in sees no menu;
    every page then asks for the sign-in itself.
    """
    st.session_state[DECLARED] = True
    role = _role()
    infos = open_to(role)
    made = {info.path: _as_page(info) for info in infos}
    first = made.get(FIRST) or next(iter(made.values()))
    asked_for = st.navigation([_entrance(first), *made.values()], position="hidden")
    if role:
        _menu(infos, made)
    return asked_for


def _role() -> Audience | None:
    try:
        known = identity.identify()
    except FrameworkError:  # the page says so
        return None
    return known.role if known else None


def _menu(infos: list[PageInfo], made: dict[str, Page]) -> None:
    """Draw the menu from links: screen readers stumble over the list of the built-in one."""
    st.logo(ICON, size="large")
    with st.sidebar.container(key="menu", gap="xxsmall"):
        st.markdown(f"**{PRODUCT}**")
        for section in dict.fromkeys(info.section for info in infos):
            st.markdown(f"**{section}**")
            for info in infos:
                if info.section == section:
                    st.page_link(made[info.path], width="stretch")


def link(path: str, label: str, **query: str) -> None:
    """Draw a link to a page, with choices in its address."""
    st.page_link(_as_page(BY_PATH[path]), label=label, query_params=query)


def declared() -> bool:
    """Return whether this visit came through the menu."""
    return bool(st.session_state.get(DECLARED))


def _as_page(info: PageInfo) -> Page:
    # No icon: the browser would fetch it from elsewhere to put it into the tab.
    return st.Page(info.file, title=info.title, url_path=info.path)


def _entrance(first: Page) -> Page:
    """The address without a path: it leads on, and keeps what the address asked for."""

    def enter() -> None:
        st.switch_page(first, query_params=st.query_params.to_dict())

    return st.Page(enter, title="Start", url_path="start", default=True, visibility="hidden")


def may_open(page: PageInfo, role: Audience) -> bool:
    """Return whether a role may open a page."""
    return role in page.roles
