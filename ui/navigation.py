"""The menu. Declared before anything may stop a visit, so that pages are never served around it."""

from __future__ import annotations

from typing import Literal

import streamlit as st
from streamlit.navigation.page import Page

from ui import identity
from ui.pagelist import BY_PATH, ICON, PageInfo, open_to
from wincore.findings import Audience
from wincore.framework import FrameworkError

DECLARED = "navigation.declared"
FIRST = "overview"
ITEMS = '[data-testid="stSidebarNavItems"]'


def declare() -> Page:
    """Declare the pages, with those this visitor may open as the menu; return the one asked for.

    The address without a path leads to the first page. Whoever has not signed in sees no menu;
    every page then asks for the sign-in itself. A page that is not this visitor's has no place in
    the menu, and says whose it is to whoever has its address.
    """
    st.session_state[DECLARED] = True
    role = _role()
    infos = open_to(role)
    closed = [info for info in open_to(None) if info not in infos]
    made = [_as_page(info) for info in infos] + [_as_page(info, "hidden") for info in closed]
    first = next((page for page in made if page.url_path == FIRST), made[0])
    position: Literal["sidebar", "hidden"] = "sidebar" if role else "hidden"
    asked_for = st.navigation([_entrance(first), *made], position=position, expanded=True)
    st.logo(ICON, size="large")
    st.html(_headings(infos))
    return asked_for


def _role() -> Audience | None:
    try:
        known = identity.identify()
    except FrameworkError:  # the page says so
        return None
    return known.role if known else None


def _headings(infos: list[PageInfo]) -> str:
    """Return the style that puts each section's name above its first page.

    Sections of the menu's own would nest list items in a way that screen readers stumble over.
    """
    firsts = {info.section: info.path for info in reversed(infos)}
    rules = [
        f'{ITEMS} li:has(a[href$="/{path}"])::before {{ content: "{section}"; }}'
        for section, path in firsts.items()
    ]
    return f"<style>{' '.join(rules)}</style>"


def link(path: str, label: str, **query: str | list[str]) -> None:
    """Draw a link to a page, with choices in its address."""
    st.page_link(_as_page(BY_PATH[path]), label=label, query_params=query)


def declared() -> bool:
    """Return whether this visit came through the menu."""
    return bool(st.session_state.get(DECLARED))


def _as_page(info: PageInfo, visibility: Literal["visible", "hidden"] = "visible") -> Page:
    # No icon: the browser would fetch it from elsewhere to put it into the tab.
    return st.Page(info.file, title=info.title, url_path=info.path, visibility=visibility)


def _entrance(first: Page) -> Page:
    """The address without a path: it leads on, and keeps what the address asked for."""

    def enter() -> None:
        st.switch_page(first, query_params=st.query_params.to_dict())

    return st.Page(enter, title="Start", url_path="start", default=True, visibility="hidden")


def may_open(page: PageInfo, role: Audience) -> bool:
    """Return whether a role may open a page."""
    return role in page.roles
