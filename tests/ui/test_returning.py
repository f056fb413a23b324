"""Whoever signed in is led to the page that was asked for, and nowhere else."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Message

from ui import returning
from ui.startpage import ROUTES, TAG


async def _callback(_: Request) -> Response:
    return RedirectResponse("/", 302)


HOUSE = Starlette(
    routes=[Route(returning.CALLBACK, _callback), *ROUTES],
    middleware=[Middleware(returning.Returning)],
)


def _get(path: str, query: str = "", cookie: str = "") -> tuple[dict[str, list[str]], str]:
    """Return the headers and the body of an answer."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"host", b"here"), (b"cookie", cookie.encode())]
    scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode()}
    scope |= {"query_string": query.encode(), "headers": headers, "scheme": "http"}
    scope |= {"server": ("here", 80), "root_path": "", "http_version": "1.1"}
    # A thread of its own: beside a browser test, this one already has a running event loop.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, HOUSE(scope, receive, send)).result()
    found: dict[str, list[str]] = {}
    for name, value in sent[0]["headers"]:
        found.setdefault(name.decode(), []).append(value.decode())
    return found, b"".join(m.get("body", b"") for m in sent[1:]).decode()


def _signed_in(asked: str, query: str = "code=1&state=2") -> str:
    """Return where the provider's answer leads whoever asked for an address before."""
    cookie = f"{returning.COOKIE}={quote(asked, safe='')}"
    return _get(returning.CALLBACK, query, cookie)[0]["location"][0]


def test_an_address_with_its_choices_is_remembered_and_returned_to(monkeypatch):
    monkeypatch.setenv("WIN_AUTH", "oidc")
    (cookie,) = _get("/workforce", "group=Black+men&wave=baseline")[0]["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    value = cookie.split(";")[0].partition("=")[2]
    headers, _ = _get(returning.CALLBACK, "code=1", f"{returning.COOKIE}={value}")
    assert headers["location"] == ["/workforce?group=Black+men&wave=baseline"]
    assert "Max-Age=0" in headers["set-cookie"][0]


@pytest.mark.parametrize(
    "asked",
    [
        "https://elsewhere.example/workforce",
        "//elsewhere.example/workforce",
        "/\\elsewhere.example",
        "/nowhere",
        "workforce",
        "/auth/logout",
        "javascript:alert(1)",
        "/workforce?" + "x" * 2000,
        "",
    ],
)
def test_nothing_but_an_own_page_is_followed(asked: str):
    assert _signed_in(asked) == "/"


def test_whoever_signed_out_or_was_refused_is_led_to_the_start():
    assert _signed_in("/upload", "") == "/"
    assert _signed_in("/upload", "error=access_denied&state=2") == "/"
    assert _signed_in("/upload") == "/upload"


def test_nothing_is_remembered_where_nobody_signs_in_or_somebody_has(monkeypatch):
    monkeypatch.setenv("WIN_AUTH", "none")
    assert "set-cookie" not in _get("/workforce")[0]
    monkeypatch.setenv("WIN_AUTH", "oidc")
    assert "set-cookie" not in _get("/workforce", cookie="_streamlit_user=x")[0]


def test_every_page_begins_with_our_script_before_any_other():
    _, text = _get("/workforce")
    assert text.count(TAG) == 1
    assert text.index(TAG) < text.index("<script", text.index(TAG) + 1)
    assert text.index(TAG) < text.index("<link")
    headers, code = _get("/start.js")
    assert headers["content-type"][0].startswith("text/javascript")
    assert "history.pushState" in code
