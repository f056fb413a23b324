"""Every page runs from its own file, with the demonstration and with an empty store."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "pages").glob("*.py"), key=lambda p: p.stem)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_a_page_shows_its_question_and_the_demonstration_mark(page, demonstration):
    app = AppTest.from_file(str(page), default_timeout=120).run()
    assert not app.exception
    assert len(app.title) == 1
    assert app.title[0].value.endswith("?")
    assert any("fictional" in str(badge.value) for badge in app.markdown) or "fictional" in str(app)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_a_page_of_an_empty_store_says_what_to_do_next(page, empty_store):
    app = AppTest.from_file(str(page), default_timeout=120).run()
    assert not app.exception
    assert len(app.title) == 1


@pytest.mark.parametrize("audience", ["panel", "public"])
@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_a_page_runs_as_another_audience_sees_it(page, audience, demonstration):
    app = AppTest.from_file(str(page), default_timeout=120)
    app.query_params["audience"] = audience
    app.run()
    assert not app.exception
