"""Change in detail, sensitivity, claims and benchmark values, as the evaluator works with them."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ui.benchmarks import BLANK, ENTERED, MORE
from ui.text import bare

ROOT = Path(__file__).resolve().parents[2]


def opened(page: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=120)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def said(app: AppTest) -> str:
    parts = (app.header, app.subheader, app.markdown, app.caption, app.info, app.error, app.success)
    return "\n".join(bare(e.value) for part in parts for e in part)


def test_a_page_tries_its_verdicts_on_demand_only(demonstration):
    app = opened("community")
    assert "verdicts depend" not in said(app)
    app.toggle[0].set_value(True).run()
    assert not app.exception
    assert "verdicts depend" in said(app) or "verdict depends" in said(app)


def test_claims_stand_on_the_evidence_page_with_both_sides(demonstration):
    words = said(opened("evidence"))
    for title in ("Supporting", "Contrary", "Rival explanations that stand"):
        assert title in words
    assert "Written for the demonstration programme" in words


def entered(app: AppTest, people: int | None, everybody: int | None, source: str) -> AppTest:
    for place, value in enumerate((people, everybody)):
        if value is not None:
            app.number_input[place].set_value(value)
    app.text_input[0].set_value(source)
    (submit,) = [b for b in app.button if b.label == "Enter the value"]
    return submit.click().run()


@pytest.fixture
def own_store(monkeypatch, tmp_path, demonstration_url):
    """A copy of the demonstration that a test may write to."""
    import shutil

    source = Path(demonstration_url.removeprefix("sqlite:///"))
    for file in source.parent.glob(f"{source.name}*"):
        shutil.copy(file, tmp_path / file.name)
    monkeypatch.setenv("WIN_STORE_URL", f"sqlite:///{tmp_path / source.name}")


def test_a_required_value_is_entered_with_its_source_and_used_at_once(demonstration, own_store):
    app = opened("workforce", group="young Black men")
    assert "Value required" in said(app)
    app = entered(app, 45_000, 6_000_000, "ONS, Census 2021, table RM032 (test value)")
    assert not app.exception
    words = said(app)
    assert ENTERED.format(title="Black men aged 16 to 24 among Londoners, 2021") in words
    assert "Value required" not in words
    assert re.search(
        r"more young Black men \([\d,]+ to [\d,]+, whatever the undeclared are\) to", words
    )


@pytest.mark.parametrize(
    ("people", "everybody", "source", "expected"),
    [(None, 10, "a source", BLANK), (5, 10, " ", BLANK), (11, 10, "a source", MORE)],
)
def test_a_value_that_cannot_be_is_refused(
    people, everybody, source, expected, demonstration, own_store
):
    app = entered(opened("workforce", group="young Black men"), people, everybody, source)
    assert expected in said(app)
    assert "Value required" in said(app)


def test_others_cannot_enter_a_value(demonstration):
    app = opened("workforce", group="young Black men", audience="panel")
    assert "The evaluator can enter it" in said(app)
    assert not [b for b in app.button if b.label == "Enter the value"]
