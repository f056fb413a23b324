"""The review: a freeze, the panel's record with it, and meeting mode."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from wincore.store import open_ledger

REVIEW = Path(__file__).resolve().parents[2] / "pages" / "review.py"
NAME = "Review of March 2021"


@pytest.fixture
def own_store(demonstration_url, monkeypatch, tmp_path) -> str:
    """A store with the demonstration that this test may write to."""
    source = Path(demonstration_url.removeprefix("sqlite:///"))
    for suffix in ("", "-wal", "-shm"):
        if Path(f"{source}{suffix}").exists():
            shutil.copy(f"{source}{suffix}", tmp_path / f"win.sqlite{suffix}")
    url = f"sqlite:///{tmp_path / 'win.sqlite'}"
    monkeypatch.setenv("WIN_STORE_URL", url)
    monkeypatch.setattr("ui.identity._on_this_machine", lambda: True)
    return url


def button(app: AppTest, label: str):
    return next(b for b in app.button if b.label == label)


def field(widgets, label: str):
    return next(w for w in widgets if w.label == label)


def test_a_decision_is_frozen_reasoned_and_kept_with_its_condition(own_store):
    app = AppTest.from_file(str(REVIEW), default_timeout=120).run()
    field(app.text_input, "Name of the freeze").input(NAME)
    button(app, "Freeze").click().run()
    assert not app.exception
    field(app.text_input, "What has to be done").input("Publish the commitments")
    field(app.text_input, "Owner (a role)").input("Programme lead")
    field(app.text_input, "What will show it").input("Links to the statements")
    field(app.selectbox, "Decision").set_value("Go with conditions")
    field(app.text_area, "Reasons").input("Strategies are under way.")
    button(app, "Keep the record").click().run()
    assert not app.exception
    ledger = open_ledger(own_store)
    kept = ledger.record_of(NAME)
    ledger.close()
    assert kept is not None
    assert kept.content.decision == "Go with conditions"
    assert [c.owner for c in kept.content.conditions] == ["Programme lead"]


def test_a_decision_without_reasons_is_refused_on_the_page(own_store):
    ledger = open_ledger(own_store)
    ledger.close()
    app = AppTest.from_file(str(REVIEW), default_timeout=120).run()
    field(app.text_input, "Name of the freeze").input(NAME)
    button(app, "Freeze").click().run()
    field(app.selectbox, "Decision").set_value("Stop")
    button(app, "Keep the record").click().run()
    assert not app.exception
    assert any("reasons" in e.value for e in app.error)
    ledger = open_ledger(own_store)
    assert ledger.record_of(NAME) is None
    ledger.close()


def test_meeting_mode_shows_one_section_at_a_time(own_store):
    app = AppTest.from_file(str(REVIEW), default_timeout=120)
    app.query_params["meeting"] = "true"
    app.run()
    assert not app.exception
    alone = [h.value for h in app.header]
    button(app, "Next").click().run()
    assert [h.value for h in app.header] != alone
    assert any("2 of 10" in c.value for c in app.caption)
