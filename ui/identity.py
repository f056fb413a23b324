"""Who is looking: identity from the sign-in, role from the programme file."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

import streamlit as st

from ui import reads
from wincore.findings import AUDIENCES, Audience
from wincore.settings import settings

LOCAL_NAME = "evaluator on this machine"
_LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})


@dataclass(frozen=True)
class Identity:
    """Somebody who may look. ``can_leave`` is true where there is a sign-in to end."""

    who: str
    role: Audience
    can_leave: bool = False

    def may_see_as(self) -> tuple[Audience, ...]:
        """Return the audiences this role may look as: its own and those who see less."""
        return AUDIENCES[AUDIENCES.index(self.role) :]


def identify() -> Identity | None:
    """Return who is looking, or None where nobody known has signed in.

    Without sign-in (`WIN_AUTH=none`) it is the evaluator, and only on the machine itself: the
    address asked for and the one it was asked from must both be the machine's own.
    """
    if settings().auth == "none":
        return Identity(LOCAL_NAME, "evaluator") if _on_this_machine() else None
    return _signed_in()


def _signed_in() -> Identity | None:
    user = st.user
    if not user.get("is_logged_in") or user.get("email_verified") is False:
        return None
    email = str(user.get("email") or "").strip().casefold()
    roles = {known.casefold(): role for known, role in reads.framework().programme.roles.items()}
    role = roles.get(email)
    return Identity(email, role, can_leave=True) if email and role else None


def _on_this_machine() -> bool:
    address = st.context.ip_address
    host = str(st.context.headers.get("host") or "localhost")
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    return name in _LOCAL_HOSTS and (address is None or _is_loopback(str(address)))


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:  # not an address at all, so certainly not this machine's own
        return False
