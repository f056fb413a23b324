"""Every answer carries the headers; the policy lets no foreign or inline script run."""

import asyncio
import base64
import hashlib
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import streamlit

from ui.headers import FIXED, Headers, policy


def _rules() -> dict[str, list[str]]:
    parts = [rule.split() for rule in policy().split("; ")]
    return {name: values for name, *values in parts}


def test_scripts_come_from_the_server_or_are_the_start_page_s_own():
    scripts = _rules()["script-src"]
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "data:", "blob:"} & set(scripts)
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(c.encode()).digest()).decode() for c in inline]
    assert scripts == ["'self'", *(f"'sha256-{digest}'" for digest in digests)]


def test_nothing_is_asked_from_elsewhere_and_nothing_may_frame_the_page():
    rules = _rules()
    local = {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:"}
    for name, values in rules.items():
        assert {v for v in values if not v.startswith("'sha256-")} <= local, name
    assert rules["connect-src"] == ["'self'"]
    assert rules["frame-ancestors"] == rules["object-src"] == ["'none'"]


async def _application(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": [(b"x-own", b"1")]})
    await send({"type": "http.response.body", "body": b"ok"})


def _answer(kind: str) -> list[dict]:
    sent: list[dict] = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": f"{kind}.request"}

    # A thread of its own: beside a browser test, this one already has a running event loop.
    with ThreadPoolExecutor(1) as pool:
        call = Headers(_application)({"type": kind, "headers": []}, receive, send)
        pool.submit(asyncio.run, call).result()
    return sent


def test_headers_are_added_to_an_answer_and_keep_those_it_has():
    start, body = _answer("http")
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    assert headers["x-own"] == "1"
    assert headers["content-security-policy"] == policy()
    assert {name.lower() for name in FIXED} <= set(headers)
    assert body["body"] == b"ok"


def test_a_web_socket_is_left_alone():
    start, _ = _answer("websocket")
    assert start["headers"] == [(b"x-own", b"1")]
