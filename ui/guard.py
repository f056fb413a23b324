"""The first line of every page: who is looking, and may they?

Streamlit serves a page file directly until some visit has declared the menu, so a page never trusts
that dashboard.py ran before it: it asks here.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from ui import identity, navigation, states
from ui.pagelist import BY_PATH, ICON, PRODUCT, PageInfo
from wincore.findings import Audience
from wincore.framework import FrameworkError
from wincore.settings import settings

NOT_SIGNED_IN = "Sign in to see this page"
NO_ROLE = (
    "You are signed in, but no role is given to your address. Ask the evaluator to add it to the "
    "programme file."
)
NOT_HERE = (
    "Without sign-in the dashboard answers only on the machine it runs on. Open it there at "
    "127.0.0.1, or switch sign-in on (WIN_AUTH=oidc)."
)
CLOSED = "This page is not open to you"
NOT_YOURS = "This page is for {roles}."


@dataclass(frozen=True)
class Visit:
    """A page opened by somebody who may see it."""

    page: PageInfo
    who: identity.Identity

    @property
    def role(self) -> Audience:
        """The role of the visitor."""
        return self.who.role


def guard(path: str) -> Visit:
    """Return the visit to the page of that path, or end the run with what is needed to see it."""
    page = BY_PATH[path]
    st.set_page_config(f"{page.title} – {PRODUCT}", ICON, "wide", menu_items={})
    _through_the_menu()
    known = _known()
    if known is None:
        _ask_to_sign_in()
        st.stop()
    if not navigation.may_open(page, known.role):
        st.title(CLOSED, anchor=False)
        states.refused(NOT_YOURS.format(roles=" and ".join(page.roles)))
        st.stop()
    return Visit(page, known)


def _through_the_menu() -> None:
    if not navigation.declared():
        navigation.declare()
        st.rerun()


def _known() -> identity.Identity | None:
    try:
        return identity.identify()
    except FrameworkError as error:
        states.failed("The programme file cannot be read", str(error))
        st.stop()


def _ask_to_sign_in() -> None:
    if settings().auth == "none":
        st.title("Not available from here", anchor=False)
        states.refused(NOT_HERE)
    elif st.user.get("is_logged_in"):
        st.title(CLOSED, anchor=False)
        states.refused(NO_ROLE)
        st.button("Sign out", on_click=st.logout)
    else:
        st.title(NOT_SIGNED_IN, anchor=False)
        st.button("Sign in", type="primary", on_click=st.login)
