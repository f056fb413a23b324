"""The page that a browser loads first, at each page's address: Streamlit's own with our script."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from ui import returning
from ui.pagelist import PAGES

SCRIPT = Path(__file__).with_name("start.js")
TAG = '<script src="./start.js"></script>'
FRESH = {"Cache-Control": "no-cache"}  # asked for again after each update of the server


@lru_cache(maxsize=1)
def start_page() -> str:
    """Return the installed start page with our script before all others."""
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    return page.read_text(encoding="utf-8").replace("<head>", f"<head>\n    {TAG}", 1)


async def _page(request: Request) -> Response:
    answer = HTMLResponse(start_page(), headers=FRESH)
    returning.remember(request, answer)
    return answer


async def _script(_: Request) -> Response:
    return Response(SCRIPT.read_bytes(), media_type="text/javascript", headers=FRESH)


ROUTES = (
    Route("/start.js", _script),
    Route("/", _page),
    *(Route(f"/{info.path}", _page) for info in PAGES),
)
