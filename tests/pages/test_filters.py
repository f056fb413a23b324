"""Choices live in the address: a link opens the view it names, and a choice changes the address."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

PAGE = str(Path(__file__).resolve().parents[2] / "pages" / "workforce.py")
pytestmark = pytest.mark.usefixtures("demonstration")


def _open(**query: str) -> AppTest:
    app = AppTest.from_file(PAGE, default_timeout=120)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def _line(app: AppTest) -> str:
    return app.caption[0].value.replace("\\", "")


def test_the_address_is_bare_while_nothing_is_chosen():
    app = _open()
    assert not app.query_params
    assert _line(app) == "Stage one · Black · as at 15 March 2021"


def test_a_link_opens_the_view_it_names():
    app = _open(wave="baseline", group="Black men", black="broad", as_at="2020-12-01")
    assert not app.exception
    assert _line(app) == "Baseline · Black men (broad) · as at 1 December 2020"
    assert app.selectbox(key="wave").value == "baseline"


def test_a_choice_changes_the_view():
    app = _open(group="Black men")
    app.selectbox(key="wave").select("baseline").run()
    assert _line(app).startswith("Baseline · Black men ·")


def test_an_address_that_names_nothing_known_falls_back():
    app = _open(wave="never", group="<script>", employer="nobody", audience="owner")
    assert not app.exception
    assert _line(app).startswith("Stage one · Black ·")


def test_a_group_without_a_broad_definition_offers_no_switch():
    app = _open(group="female", black="broad")
    assert _line(app).startswith("Stage one · female ·")
    assert not [w for w in app.get("segmented_control") if w.key == "black"]


def test_one_employer_is_named_in_the_line_below_the_title():
    name = next(n for n in _open().selectbox(key="employer").options if n != "all employers")
    app = _open(employer=name)
    assert name in _line(app)
    assert not app.exception


def test_the_audience_is_told_at_the_foot_of_the_page():
    app = _open(audience="public")
    assert any("As the public sees it" in c.value for c in app.caption)
