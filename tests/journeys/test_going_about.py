"""Going about the dashboard: addresses, Back and Forward, a telephone, the keyboard, the tab."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Server, settled
from tests.journeys.pages import PATHS
from ui.pagelist import BY_PATH, PRODUCT

MENU = "[data-testid='stSidebarNavLink']"
OPEN_MENU = "[data-testid='stExpandSidebarButton']"


def _open(page: Page, server: Server, path: str) -> Page:
    page.goto(server.at(path))
    expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=90_000)
    return settled(page)


def _choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=re.compile(label)).click()
    page.get_by_role("option", name=option, exact=True).click()


def _at(page: Page, server: Server, path: str, shown: str, seconds: float = 60) -> None:
    """Expect an address, and that the page shows what the address says."""
    expect(page).to_have_url(server.at(path))
    expect(page.get_by_text(shown).filter(visible=True).first).to_be_visible(timeout=1000 * seconds)
    settled(page)


def _follow(page: Page, title: str) -> None:
    page.locator(MENU).filter(has_text=title).click()


def test_back_and_forward_go_through_choices_and_pages(server: Server, page: Page):
    chosen, narrowed = "workforce?wave=baseline", "workforce?group=Black+men&wave=baseline"
    _open(page, server, chosen)
    _choose(page, "Group", "Black men")
    _at(page, server, narrowed, "Baseline · Black men · as at")
    _follow(page, "Commitment")
    _at(page, server, "commitment?wave=baseline", "Baseline · as at")
    page.go_back()
    _at(page, server, narrowed, "Baseline · Black men · as at")
    page.go_back()
    _at(page, server, chosen, "Baseline · Black · as at")
    page.go_forward()
    _at(page, server, narrowed, "Baseline · Black men · as at")
    page.go_forward()
    _at(page, server, "commitment?wave=baseline", "Baseline · as at")


def test_the_bare_address_is_no_step_that_one_goes_back_to(server: Server, page: Page):
    _open(page, server, "methods")
    page.goto(server.at())
    _at(page, server, "overview", "as at")
    page.go_back()
    _at(page, server, "methods", BY_PATH["methods"].question)


def test_a_choice_of_a_page_of_its_own_is_there_again_on_the_way_back(server: Server, page: Page):
    _open(page, server, "methods")
    page.get_by_role("combobox", name="Outcome").click()
    page.get_by_role("option").nth(2).click()
    expect(page).to_have_url(re.compile("outcome="))
    chosen = page.url
    settled(page)
    _follow(page, "Overview")
    _at(page, server, "overview", "as at")
    page.go_back()
    expect(page).to_have_url(chosen)


def test_a_deep_link_asks_for_nothing_that_is_not_there(server: Server, page: Page):
    told: list[str] = []
    page.on("response", lambda a: told.append(a.url) if a.status >= 400 else None)
    page.on("console", lambda m: told.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    _open(page, server, "evidence?wave=baseline")
    assert told == []


@pytest.fixture
def telephone(browser: Browser) -> Iterator[Page]:
    size = {"width": 390, "height": 844}
    context = browser.new_context(viewport=size, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def test_on_a_telephone_the_menu_closes_after_a_choice(server: Server, telephone: Page):
    menu = telephone.get_by_test_id("stSidebar")
    _open(telephone, server, "methods")
    expect(menu).not_to_be_in_viewport()
    telephone.locator(OPEN_MENU).tap()
    expect(menu).to_be_in_viewport()
    telephone.locator(MENU).filter(has_text="Commitment").tap()
    expect(menu).not_to_be_in_viewport()
    _at(telephone, server, "commitment", "as at")
    telephone.locator(OPEN_MENU).tap()
    expect(menu).to_be_in_viewport()
    telephone.wait_for_timeout(500)  # it glides in
    telephone.get_by_role("combobox", name=re.compile("View as")).tap()
    telephone.get_by_role("option", name="public").tap()
    expect(menu).not_to_be_in_viewport()
    # Nobody may have asked before, so that what is hidden has to be worked out first.
    _at(telephone, server, "commitment?audience=public", "As the public sees it", 150)


def test_the_first_key_leads_past_the_menu(server: Server, page: Page):
    _open(page, server, "workforce")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Skip to main content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    first = "document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(first) == "Wave"


def test_every_page_has_a_title_of_its_own(server: Server, page: Page):
    titles = {}
    _open(page, server, PATHS[0])
    for path in PATHS:
        page.locator(f"{MENU}[href$='/{path}']").click()
        expect(page).to_have_title(re.compile(f"^{re.escape(BY_PATH[path].title)}.*{PRODUCT}$"))
        titles[path] = page.title()
    assert len(set(titles.values())) == len(PATHS)
