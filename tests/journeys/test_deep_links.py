"""Every page opens from its own address, also as the very first request to a fresh server."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import settled
from tests.journeys.pages import PATHS


@pytest.mark.parametrize("path", PATHS)
def test_a_page_opens_as_the_first_request_to_a_fresh_server(path, fresh, page: Page):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    with fresh() as server:
        page.goto(server.at(path))
        expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=90_000)
        settled(page)
        expect(page.get_by_text(re.compile("demonstration", re.I)).first).to_be_visible()
        expect(page.locator("[data-testid='stException']")).to_have_count(0)
    assert errors == []


def test_the_bare_address_opens_the_overview(server, page: Page):
    page.goto(server.at())
    expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=90_000)
    settled(page)
    expect(page).to_have_title(re.compile("Overview"))
