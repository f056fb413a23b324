"""No page breaks a WCAG 2.1 A or AA rule that axe-core knows, wide or narrow, light or dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.journeys.conftest import settled
from tests.journeys.pages import PATHS

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
LOOKS = [(1280, 900, "light"), (390, 844, "dark")]


@pytest.mark.parametrize(("width", "height", "scheme"), LOOKS, ids=["desktop-light", "phone-dark"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_breaks_no_accessibility_rule(path, width, height, scheme, server, browser: Browser):
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        bypass_csp=True,
        reduced_motion="reduce",
    )
    try:
        page = context.new_page()
        page.goto(server.at(path))
        expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=90_000)
        settled(page)
        found = Axe().run(page, options=RULES)
        broken = {
            v["id"]: [n["html"][:200] for n in v["nodes"][:3]] for v in found.response["violations"]
        }
        assert broken == {}
    finally:
        context.close()
