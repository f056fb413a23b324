"""Pages as others see them: letters, quotations, one day, and nothing to subtract."""

from datetime import date

import pytest

from tests.pages.desk import button, page, store, words
from ui import comments, since
from wincore.disclosure.policy import Policy

LETTERED = Policy().model_copy(
    update={"panel": Policy().panel.model_copy(update={"letters": True})}
)


@pytest.fixture
def letters(demonstration, monkeypatch) -> None:
    """The panel sees letters for employers."""
    monkeypatch.setattr("wincore.disclosure.policy._read", lambda path, changed: LETTERED)


def names() -> set[str]:
    ledger = store()
    found = set(ledger.register()["employer"])
    ledger.close()
    return found


@pytest.mark.usefixtures("letters")
@pytest.mark.parametrize("path", ["commitment", "strategy", "employers", "legacy", "review"])
def test_no_page_names_an_employer_to_an_audience_of_letters(path):
    app = page(path, audience="panel").run()
    assert not app.exception
    sent = words(app) + "".join(str(c.proto) for c in app.get("plotly_chart"))
    sent += "".join(str(w.options) for w in app.selectbox)
    assert not [n for n in names() if n in sent]
    assert "Employer A" in sent


@pytest.mark.usefixtures("letters")
def test_an_employers_story_opens_by_its_letter_and_not_by_its_name():
    name = sorted(names())[0]
    app = page("employers", audience="panel", employer=name).run()
    assert "Choose an employer above" in words(app)
    app = page("employers", audience="panel", employer="Employer C").run()
    assert not app.exception
    assert "Employer C" in words(app)
    assert name not in words(app)


@pytest.mark.usefixtures("demonstration")
def test_others_than_the_evaluator_see_one_day_and_cannot_choose_another():
    app = page("overview", audience="panel", as_at="2020-12-01").run()
    assert not app.date_input
    assert any("15 March 2021" in c.value for c in app.sidebar.caption)


@pytest.mark.usefixtures("demonstration")
def test_days_and_uploads_cannot_be_taken_from_each_other_by_an_audience():
    app = page("changes", audience="panel", by="By uploads").run()
    assert not app.exception
    assert since.NOT_GIVEN in words(app)
    assert not app.multiselect


@pytest.mark.usefixtures("demonstration")
def test_no_free_text_is_offered_to_an_audience_and_themes_are():
    app = page("surveys", audience="panel").run()
    assert not app.exception
    said = words(app)
    assert comments.DESK not in said
    assert "Theme" in said
    ledger = store()
    texts = set(ledger.snapshot(date(2021, 3, 15)).table("comments")["text"])
    ledger.close()
    assert not [t for t in texts if t in said and len(t) > 16]


@pytest.fixture
def own_store(tmp_path, furnish, monkeypatch) -> None:
    """The demonstration in a store of this test's own."""
    monkeypatch.setenv("WIN_STORE_URL", furnish(tmp_path / "own"))
    monkeypatch.setattr("ui.identity._on_this_machine", lambda: True)


@pytest.mark.usefixtures("own_store")
def test_an_answer_is_quoted_shown_to_the_panel_and_taken_back():
    app = page("surveys", instrument="inclusion").run()
    key = next(b.key for b in app.button if b.label == "Let it through")
    stem = key.removesuffix(".quote")
    assert app.button(key=key).disabled
    said = app.text_area(key=f"{stem}.wording").value
    app.checkbox(key=f"{stem}.judged").check()
    app.text_input(key=f"{stem}.reason").set_value("many say so")
    app.run()
    app.button(key=key).click().run()
    assert not app.exception
    assert comments.THROUGH in words(app)
    assert f"“{said}”" in words(page("surveys", instrument="inclusion", audience="panel").run())
    button(app, "Withdraw")
    (why,) = [t for t in app.text_input if t.key.endswith(".why")]
    why.set_value("the person asked").run()
    button(app, "Withdraw").click().run()
    assert comments.BACK in words(app)
    assert said not in words(page("surveys", instrument="inclusion", audience="panel").run())
    ledger = store()
    told = [(e.what, e.reason) for e in ledger.log()][-2:]
    ledger.close()
    assert told == [
        ("quotation let through", "many say so"), ("quotation withdrawn", "the person asked")
    ]  # fmt: skip
