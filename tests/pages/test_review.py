"""The review: a freeze, the panel's record with it, meeting mode, and the pack."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pack.given import DAY, NAME, RECORD
from wincore.pack import PackRefused
from wincore.pack.protection import NOT_HIDDEN
from wincore.store import Ledger, open_ledger

REVIEW = Path(__file__).resolve().parents[2] / "pages" / "review.py"


@pytest.fixture
def own_store(furnish: Callable[[Path], str], monkeypatch, tmp_path) -> str:
    """A store with the demonstration that this test may write to."""
    url = furnish(tmp_path / "own")
    monkeypatch.setenv("WIN_STORE_URL", url)
    monkeypatch.setattr("ui.identity._on_this_machine", lambda: True)
    return url


@pytest.fixture
def frozen(own_store: str) -> str:
    """The same, with a freeze of the review."""
    with_ledger(own_store, lambda ledger: ledger.freeze(NAME, DAY, "eve"))
    return own_store


def with_ledger(url: str, do: Callable[[Ledger], object]):
    ledger = open_ledger(url)
    try:
        return do(ledger)
    finally:
        ledger.close()


def opened(**asked: str) -> AppTest:
    app = AppTest.from_file(str(REVIEW), default_timeout=150)
    for name, value in asked.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def button(app: AppTest, label: str):
    return next(b for b in app.button if b.label == label)


def field(widgets, label: str):
    return next(w for w in widgets if w.label == label)


def press(app: AppTest, label: str) -> AppTest:
    button(app, label).click().run()
    assert not app.exception
    return app


def record(url: str):
    return with_ledger(url, lambda ledger: ledger.record_of(NAME))


def test_the_whole_record_is_entered_in_the_room_kept_and_logged(frozen):
    app = opened()
    field(app.text_area, "Equality note").input("Read by ethnicity, sex and age.")
    press(app, "Keep the equality note")
    field(app.text_input, "Option").input("Go on")
    field(app.text_area, "Consequences").input("Ten employers go on.")
    press(app, "Add the option")
    field(app.text_input, "What has to be done").input("Publish the commitments")
    field(app.text_input, "Owner (a role)").input("Programme lead")
    field(app.text_input, "What will show it").input("Links to the statements")
    press(app, "Add the condition")
    field(app.text_input, "Action").input("Ask for the benchmarks")
    press(app, "Add the action")
    field(app.selectbox, "Of").set_value("commitment")
    field(app.selectbox, "The panel's rating").set_value("Amber")
    field(app.text_input, "Reason").input("Two boards meet in April.")
    press(app, "Change the rating")
    field(app.selectbox, "Decision").set_value("Go with conditions")
    field(app.text_area, "Reasons").input("Strategies are under way.")
    press(app, "Keep the record")
    kept = record(frozen)
    content = kept.content
    assert (kept.version, content.decision) == (6, "Go with conditions")
    assert content.equality == "Read by ethnicity, sex and age."
    assert [(o.title, o.consequences) for o in content.options] == [
        ("Go on", "Ten employers go on.")
    ]
    assert [(c.id, c.owner, c.state) for c in content.conditions] == [
        ("C1", "Programme lead", "open")
    ]
    assert [a.what for a in content.actions] == ["Ask for the benchmarks"]
    assert [(o.of, o.suggested, o.rating) for o in content.overrides] == [
        ("commitment", "red", "amber")
    ]
    events = with_ledger(frozen, lambda ledger: ledger.log())
    parts = [e.detail["changed"] for e in events if e.what == "record kept"]
    assert parts == [
        ["equality"], ["options"], ["conditions"], ["actions"], ["overrides"],
        ["decision", "reasons"],
    ]  # fmt: skip


def test_freezing_on_the_page_opens_the_freeze(own_store):
    app = opened()
    assert any("nothing is frozen" in c.value for c in app.caption)
    field(app.text_input, "Name of the freeze").input(NAME)
    press(app, "Freeze")
    assert any(f"Frozen as “{NAME}”" in c.value for c in app.caption)
    assert record(own_store) is None


def test_a_decision_without_reasons_is_refused_on_the_page(frozen):
    app = opened()
    field(app.selectbox, "Decision").set_value("Stop")
    press(app, "Keep the record")
    assert any("reasons" in e.value for e in app.error)
    assert record(frozen) is None


def test_the_next_review_starts_from_the_conditions_that_are_open(frozen):
    with_ledger(frozen, lambda ledger: ledger.keep_record(NAME, RECORD, "panel"))
    with_ledger(frozen, lambda ledger: ledger.freeze("Review of June 2021", DAY, "eve"))
    app = opened()
    app.selectbox(key="state.C1").set_value("met")
    press(app, "Keep the states")
    later = with_ledger(frozen, lambda ledger: ledger.record_of("Review of June 2021"))
    assert [(c.id, c.state) for c in later.content.conditions] == [("C1", "met"), ("C2", "open")]
    still = with_ledger(frozen, lambda ledger: ledger.open_conditions())
    assert [c.id for c in still] == ["C2"]


def test_meeting_mode_shows_one_section_at_a_time_without_filters(frozen):
    app = opened(meeting="true")
    labels = {s.label for s in app.selectbox}
    assert not labels & {"Wave", "Group"}
    alone = [h.value for h in app.header]
    press(app, "Next")
    assert [h.value for h in app.header] != alone
    assert any("2 of 14" in c.value for c in app.caption)


def test_live_figures_are_opened_without_leaving_the_meeting(frozen):
    app = opened(meeting="true", step="3")
    field(app.toggle, "Live figures").set_value(True).run()
    assert not app.exception
    assert any(c.value.startswith("Live figures, not those of the freeze") for c in app.caption)
    assert any("3 of 14" in c.value for c in app.caption)


def test_a_pack_that_fails_its_audit_is_refused_with_the_reason(frozen, monkeypatch):
    reason = NOT_HIDDEN.format(count=1, cells=10, example="")

    def refused(*_: object, **__: object) -> None:
        raise PackRefused(reason)

    monkeypatch.setattr("wincore.pack.writing.require_protected", refused)
    app = press(opened(), "Make the pack")
    assert any("1 of 10 figures" in e.value for e in app.error)
    assert "Download the pack" not in {b.label for b in app.get("download_button")}
    assert with_ledger(frozen, lambda ledger: ledger.releases()) == ()
