"""Back to the page that was asked for, once somebody has signed in.

The identity provider sends everybody to the bare address. What was asked for before stands in a
cookie of ten minutes: the address of one of our own pages, and nothing else is ever followed.
"""

from __future__ import annotations

from urllib.parse import parse_qs, quote, unquote, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.pagelist import BY_PATH
from wincore.settings import settings

COOKIE = "win_asked_for"
SIGNED_IN = "_streamlit_user"  # Streamlit's own cookie: here only its being there counts
SECONDS = 600
LONGEST = 1500  # characters of an address; a cookie holds four thousand bytes
CALLBACK = "/oauth2callback"
REDIRECTS = (302, 303, 307)


def remember(request: Request, answer: Response) -> None:
    """Set the cookie that says which page was asked for, where people sign in and have not yet."""
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    if settings().auth == "oidc" and SIGNED_IN not in request.cookies and own_page(asked):
        answer.set_cookie(
            COOKIE, quote(asked, safe=""), SECONDS, httponly=True, samesite="lax", path="/"
        )


def own_page(asked: str) -> str | None:
    """Return the address if it is one of a page of ours, as path and query, or None."""
    parts = urlsplit(asked)
    known = parts.path.removeprefix("/") in BY_PATH and parts.path.startswith("/")
    if parts.scheme or parts.netloc or not known or len(asked) > LONGEST:
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "")


class Returning:
    """ASGI middleware that leads on from the provider's answer to the page that was asked for."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; change where the answer to a sign-in leads."""
        goal = _goal(scope)

        async def leading_on(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] in REDIRECTS:
                headers = MutableHeaders(scope=message)
                headers["location"] = str(goal)
                headers.append("set-cookie", f"{COOKIE}=; Max-Age=0; Path=/; HttpOnly")
            await send(message)

        await self.app(scope, receive, leading_on if goal else send)


def _goal(scope: Scope) -> str | None:
    if scope["type"] != "http" or scope["path"] != CALLBACK:
        return None
    if "code" not in parse_qs(scope["query_string"].decode("ascii", "replace")):
        return None  # signed out, or refused by the provider
    return own_page(unquote(Request(scope).cookies.get(COOKIE, "")))
