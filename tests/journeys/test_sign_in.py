"""Signing in at a real OpenID provider: roles, refusals, links that were asked for, signing out."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import ROOT, Server, free_port, serving, settled
from tests.journeys.provider import provider, roles_in_the_guide, secrets_as_the_guide_says
from ui.guard import NO_ROLE, NOT_SIGNED_IN

EVALUATOR, PANEL, NOBODY = "evaluator@example.org", "panel@example.org", "nobody@example.org"
UNVERIFIED = {"email": "Evaluator@example.org", "email_verified": False}
LINK = "workforce?wave=baseline&group=Black+men"


@dataclass(frozen=True)
class House:
    """A dashboard that people sign in to, and its programme file."""

    server: Server
    programme: Path
    provider: str


@pytest.fixture(scope="module")
def house(furnish, tmp_path_factory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("house")
    furnish(folder)
    data = shutil.copytree(
        ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("demonstration")
    )
    people = [{"email": e, "email_verified": True} for e in (EVALUATOR, PANEL, NOBODY)]
    port, secrets = free_port(), folder / "secrets.toml"
    with provider(folder / "provider.log", *people, UNVERIFIED) as url:
        secrets.write_text(secrets_as_the_guide_says(url, f"http://127.0.0.1:{port}"))
        settings = {"WIN_AUTH": "oidc", "WIN_PROGRAMME": str(data / "programme.toml")}
        with serving(folder, port, STREAMLIT_SECRETS_FILES=str(secrets), **settings) as server:
            yield House(server, data / "programme.toml", url)


@pytest.fixture
def page(browser: Browser, house: House) -> Iterator[Page]:
    """A browser that nobody has signed in with, and that reaches nothing but this machine."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.route(re.compile(r"^https?://(?!127\.0\.0\.1)"), lambda route: route.abort())
    yield context.new_page()
    context.close()


def _ask_for(page: Page, house: House, path: str) -> None:
    page.goto(house.server.at(path))
    expect(page.get_by_role("heading", level=1, name=NOT_SIGNED_IN)).to_be_visible(timeout=60_000)


def _sign_in(page: Page, house: House, who: str) -> None:
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile(re.escape(house.provider)))
    page.get_by_role("button", name=who, exact=True).click()
    page.wait_for_url(re.compile(re.escape(house.server.url) + "(?!/oauth2callback)"))
    expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=60_000)
    settled(page)


def _sign_out(page: Page, house: House) -> None:
    """Sign out here and at the provider, which asks whether one is sure."""
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(lambda url: url.startswith(house.provider + "/oauth2/end_session"))
    page.get_by_role("button", name="End session").click()
    page.wait_for_url(lambda url: url.startswith(house.server.url))
    expect(page.get_by_role("heading", level=1, name=NOT_SIGNED_IN)).to_be_visible(timeout=60_000)
    assert "_streamlit_user" not in {c["name"] for c in page.context.cookies()}


def _menu(page: Page) -> list[str]:
    return page.locator("[data-testid='stSidebarNavLink']").all_inner_texts()


def test_the_guide_gives_the_roles_of_the_demonstration(house: House):
    text = house.programme.read_text(encoding="utf-8")
    for who, role in roles_in_the_guide().items():
        assert f'"{who}" = "{role}"' in text


def test_an_evaluator_comes_to_the_page_that_was_asked_for_and_can_leave(page: Page, house: House):
    _ask_for(page, house, LINK)
    assert _menu(page) == []
    _sign_in(page, house, EVALUATOR)
    assert page.url == house.server.at(LINK)
    expect(page.get_by_text("Baseline · Black men · as at").first).to_be_visible()
    assert "Upload" in _menu(page)
    expect(page.get_by_text(re.compile("Signed in: evaluator.*example"))).to_be_visible()
    assert "win_asked_for" not in {c["name"] for c in page.context.cookies()}
    _sign_out(page, house)
    _ask_for(page, house, "commitment")  # and it stays like that


def test_a_panel_member_is_refused_a_page_of_the_evaluators(page: Page, house: House):
    _ask_for(page, house, "upload")
    _sign_in(page, house, PANEL)
    assert page.url == house.server.at("upload")
    expect(page.get_by_text("This page is for evaluator")).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_count(0)
    page.goto(house.server.at("commitment?audience=evaluator"))
    expect(page.get_by_text("As the review panel sees it")).to_be_visible(timeout=60_000)
    assert {"Upload", "Data", "Log"}.isdisjoint(_menu(page))


def test_somebody_without_a_role_is_told_whom_to_ask_and_a_role_is_taken_up_at_once(
    page: Page, house: House
):
    _ask_for(page, house, "commitment")
    _sign_in(page, house, NOBODY)
    expect(page.get_by_text(NO_ROLE)).to_be_visible()
    assert _menu(page) == []
    text = house.programme.read_text(encoding="utf-8")
    house.programme.write_text(text.replace("[roles]", f'[roles]\n"{NOBODY}" = "evaluator"'))
    page.reload()
    expect(page.get_by_text("Evaluator's view")).to_be_visible(timeout=60_000)
    house.programme.write_text(text)
    page.reload()
    expect(page.get_by_text(NO_ROLE)).to_be_visible(timeout=60_000)
    _sign_out(page, house)


def test_an_address_that_the_provider_has_not_verified_counts_for_nothing(page: Page, house: House):
    _ask_for(page, house, "overview")
    _sign_in(page, house, UNVERIFIED["email"])
    expect(page.get_by_text(NO_ROLE)).to_be_visible()


def test_a_provider_that_refuses_leads_back_to_the_sign_in(page: Page, house: House):
    _ask_for(page, house, "data")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Deny").click()
    expect(page.get_by_role("heading", level=1, name=NOT_SIGNED_IN)).to_be_visible(timeout=60_000)
