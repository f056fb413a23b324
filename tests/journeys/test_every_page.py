"""Every page of the menu, each as the very first request to a server of its own.

It opens from its own address without an error, and breaks no WCAG 2.1 A or AA rule that axe-core
knows, wide or narrow, light or dark.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Server, at_rest, serving, settled
from tests.journeys.pages import FILES, PATHS

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@dataclass(frozen=True)
class Opened:
    """A page that was the first request to its server, and the errors it told of."""

    path: str
    server: Server
    page: Page
    errors: list[str]


@pytest.fixture(scope="module", params=PATHS)
def opened(request, furnish, tmp_path_factory, browser: Browser) -> Iterator[Opened]:
    folder = tmp_path_factory.mktemp(request.param)
    furnish(folder)
    context = browser.new_context(viewport=WIDE, color_scheme="light", reduced_motion="reduce")
    with serving(folder) as server:
        page, errors = context.new_page(), []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(server.at(request.param))
        expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=120_000)
        settled(page)
        yield Opened(request.param, server, page, errors)
        context.close()


def test_a_page_opens_as_the_first_request_to_a_fresh_server(opened: Opened):
    _is_whole(opened.page)
    assert opened.page.url == opened.server.at(opened.path)
    assert opened.errors == []


def test_a_page_breaks_no_accessibility_rule_on_a_desktop_in_light(opened: Opened):
    assert _broken(opened.page) == {}


def test_a_page_breaks_no_accessibility_rule_on_a_phone_in_dark(opened: Opened):
    page = _as_a_phone_in_dark(opened.page)
    page.goto(opened.server.at(opened.path))
    expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=90_000)
    settled(page)
    assert _broken(page) == {}


def test_the_menu_holds_every_page_there_is_a_file_for():
    assert [f.stem for f in FILES] == PATHS


def test_the_first_visit_ever_says_that_it_lays_out_the_demonstration(fresh, browser: Browser):
    page = browser.new_page()
    with fresh() as server:
        page.goto(server.at())
        expect(page.get_by_text("Laying out the demonstration")).to_be_visible(timeout=60_000)
        expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=120_000)
        settled(page)
        _is_whole(page)
        expect(page).to_have_title(re.compile("Overview"))
        said = page.get_by_text(re.compile("parts of the objectives")).filter(visible=True)
        expect(said.first).to_be_visible()
    page.close()


def _as_a_phone_in_dark(page: Page) -> Page:
    """Make the same window a phone's that remembers nothing but the dashboard's own scripts."""
    page.evaluate("localStorage.clear(); sessionStorage.clear()")
    page.context.clear_cookies()
    page.goto("about:blank")
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    return page


def _is_whole(page: Page) -> None:
    mark = page.get_by_text(re.compile("demonstration", re.I)).filter(visible=True)
    expect(mark.first).to_be_visible()
    expect(page.locator("[data-testid='stException']")).to_have_count(0)
    expect(page.get_by_text("encountered an error")).to_have_count(0)


def _broken(page: Page) -> dict[str, list[str]]:
    found = Axe().run(at_rest(page), options=RULES).response["violations"]
    return {v["id"]: [n["html"][:200] for n in v["nodes"][:3]] for v in found}
