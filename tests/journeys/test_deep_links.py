"""Every page opens from its own address, also as the very first request to a fresh server."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Server, settled
from tests.journeys.pages import PATHS


@pytest.mark.parametrize("path", PATHS)
def test_a_page_opens_as_the_first_request_to_a_fresh_server(path, fresh_and_loaded, page: Page):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    _opens(page, fresh_and_loaded, path)
    assert errors == []


def test_the_first_visit_ever_fills_an_empty_store_with_the_demonstration(fresh, page: Page):
    with fresh() as server:
        _opens(page, server, "")
        expect(page).to_have_title(re.compile("Overview"))
        said = page.get_by_text(re.compile("parts of the objectives")).filter(visible=True)
        expect(said.first).to_be_visible()


def _opens(page: Page, server: Server, path: str) -> None:
    page.goto(server.at(path))
    expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=120_000)
    settled(page)
    mark = page.get_by_text(re.compile("demonstration", re.I)).filter(visible=True)
    expect(mark.first).to_be_visible()
    expect(page.locator("[data-testid='stException']")).to_have_count(0)
    expect(page.get_by_text("encountered an error")).to_have_count(0)
