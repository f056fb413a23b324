"""The pack's web page in a real browser, without any network."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.pack.given import DAY
from wincore.framework import read_framework
from wincore.pack import edition
from wincore.pack.parts import content
from wincore.pack.web import page as written
from wincore.store import open_ledger

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}


@pytest.fixture(scope="module")
def file(furnish: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    ledger = open_ledger(furnish(folder))
    made = edition(ledger, read_framework(), as_at=DAY)
    ledger.close()
    path = folder / "review.html"
    said = content(made)
    # Without the appendix's hundreds of rows, which are like the others and take long to examine.
    path.write_bytes(written(replace(said, appendix=said.appendix[2:])))
    return path


@pytest.fixture
def offline(browser: Browser, file: Path) -> Iterator[tuple[Page, list[str]]]:
    """The page, and everything it asked for or complained of."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    shown, told = context.new_page(), []
    shown.on("request", lambda request: told.append(request.url))
    shown.on("console", lambda message: told.append(message.text))
    shown.on("pageerror", lambda error: told.append(str(error)))
    shown.goto(file.as_uri())
    shown.wait_for_function(
        "document.querySelectorAll('.plot .main-svg').length"
        " >= document.querySelectorAll('.plot').length"
    )
    yield shown, told
    context.close()


def test_every_figure_is_drawn_and_nothing_is_asked_for(offline, file: Path):
    page, told = offline
    assert told == [file.as_uri()]
    assert page.locator(".plot").count() > 12


def test_the_first_key_leads_past_the_contents(offline):
    page, _ = offline
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_telephone_shows_it_without_sideways_scrolling(offline):
    page, _ = offline
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(500)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_it_breaks_no_accessibility_rule(browser: Browser, file: Path):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector(".plot .main-svg")
    found = Axe().run(page, options=RULES)
    context.close()
    broken = {
        v["id"]: [n["html"][:200] for n in v["nodes"][:3]] for v in found.response["violations"]
    }
    assert broken == {}
