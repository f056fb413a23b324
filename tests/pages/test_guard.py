"""A page asks for identity and role itself, whether or not the dashboard ran before it."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ui import guard, identity
from ui.pagelist import PAGES, open_to

ROOT = Path(__file__).resolve().parents[2]
INSIDE = sorted(p.path for p in PAGES if p.file.is_file() and "public" not in p.roles)
MEMBER = {"is_logged_in": True, "email": "Panel@Example.org", "email_verified": True}


@pytest.fixture
def sign_in(demonstration, monkeypatch):
    monkeypatch.setenv("WIN_AUTH", "oidc")


def _open(path: str, user: dict | None = None) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / f"{path}.py"), default_timeout=120)
    app.user = user or {"is_logged_in": False}
    return app.run()


@pytest.mark.parametrize("page", [p.path for p in PAGES if p.file.is_file()])
def test_nobody_sees_a_page_without_signing_in(page, sign_in):
    app = _open(page)
    assert not app.exception
    assert app.title[0].value == guard.NOT_SIGNED_IN
    assert [b.label for b in app.button] == ["Sign in"]
    assert not app.get("plotly_chart")
    assert not app.table


def test_somebody_without_a_role_is_told_whom_to_ask(sign_in):
    app = _open("overview", {"is_logged_in": True, "email": "nobody@example.org"})
    assert "no role" in app.warning[0].value
    assert not app.get("plotly_chart")


def test_an_address_that_is_not_verified_gives_no_role(sign_in):
    app = _open("overview", MEMBER | {"email_verified": False})
    assert "no role" in app.warning[0].value


def test_the_panel_is_known_by_its_address_in_any_case_and_cannot_see_as_evaluator(sign_in):
    app = _open("commitment", MEMBER)
    assert not app.exception
    assert app.selectbox(key="audience").options == ["panel", "public"]


def test_a_page_for_evaluators_is_refused_to_the_panel(sign_in):
    closed = [p.path for p in PAGES if p.file.is_file() and p.roles == ("evaluator",)]
    for page in closed:
        app = _open(page, MEMBER)
        assert "This page is for evaluator" in app.warning[0].value.replace("\\", "")


def test_without_sign_in_only_this_machine_is_answered(demonstration, monkeypatch):
    monkeypatch.setattr("ui.identity._on_this_machine", lambda: False)
    app = _open("overview")
    assert "127" in app.warning[0].value
    assert not app.get("plotly_chart")


@pytest.mark.parametrize(
    ("address", "local"),
    [("127.0.0.1", True), ("::1", True), ("10.0.0.5", False), ("not an address", False)],
)
def test_only_a_loopback_address_is_this_machine(address, local):
    assert identity._is_loopback(address) is local


def test_a_role_may_look_as_those_who_see_less_and_not_more():
    assert identity.Identity("x", "panel").may_see_as() == ("panel", "public")
    assert identity.Identity("x", "evaluator").may_see_as()[0] == "evaluator"


def test_the_menu_of_a_role_holds_only_its_pages():
    public = {p.path for p in open_to("public")}
    assert public.isdisjoint(INSIDE)
    assert {p.path for p in open_to("evaluator")} == {p.path for p in PAGES if p.file.is_file()}


def test_the_dashboard_leads_to_the_first_page(demonstration):
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120).run()
    assert not app.exception
    assert app.title[0].value == "Is the Lab on course for its review?"
