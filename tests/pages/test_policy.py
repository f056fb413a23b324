"""The disclosure page: what is in force, what another minimum would do, and changing the policy."""

import shutil
from pathlib import Path

import pytest

from tests.pages.desk import button, page, store, words
from ui import policychange, policytrial
from ui.policy import INSIDE, NEAR, NOTHING_HELD
from wincore.disclosure.changing import CHANGED, REASONLESS
from wincore.disclosure.policy import FILE, read_policy
from wincore.disclosure.previewing import Preview
from wincore.disclosure.saying import LETTERED, in_words
from wincore.settings import ROOT


@pytest.fixture
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of data/ that may be written to; return its policy file."""
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder, ignore=shutil.ignore_patterns("demonstration"))
    monkeypatch.setenv("WIN_PROGRAMME", str(folder / "programme.toml"))
    return folder / FILE


@pytest.mark.usefixtures("demonstration")
def test_the_page_says_what_is_in_force_and_marks_true_counts():
    app = page("policy").run()
    assert not app.exception
    said = words(app)
    assert "The review panel sees no count below 5" in said
    assert "The public sees no count below 10" in said
    assert "[c]" in said
    assert said.index(NEAR) < said.index(INSIDE)
    assert "near the minimum; one person fewer would hide" in said


@pytest.mark.usefixtures("empty_store")
def test_an_empty_store_has_nothing_to_hide_and_a_policy_all_the_same():
    app = page("policy").run()
    assert not app.exception
    said = words(app)
    assert NOTHING_HELD in said
    assert policychange.CHANGE in said


@pytest.mark.usefixtures("demonstration")
def test_another_minimum_is_worked_out_on_demand_only(monkeypatch):
    asked = []

    def counted(*args, **kwargs) -> Preview:
        asked.append(args[2:4])
        return real(*args, **kwargs)

    real = policytrial.preview
    monkeypatch.setattr(policytrial, "preview", counted)
    app = page("policy").run()
    app.slider[0].set_value(6).run()
    assert not asked
    button(app, policytrial.WORK).click().run()
    assert not app.exception
    assert "With a minimum of 6, the panel would see" in words(app)
    app.run()  # what was worked out is remembered
    assert len(asked) == 1


@pytest.mark.usefixtures("empty_store")
def test_what_follows_is_said_before_a_change_and_the_lines_are_shown(own_data):
    app = page("policy").run()
    assert policychange.NOTHING in words(app)
    app.number_input[0].set_value(7)
    app.checkbox[1].check()
    app.run()
    said = words(app)
    assert policychange.HIGHER.format(who="The review panel") in said
    assert policychange.LETTERS_ON.format(who="The public") in said
    assert app.code[0].value == "[panel]\nminimum = 7\n[public]\nletters = true"


@pytest.mark.usefixtures("empty_store")
def test_a_change_needs_a_reason_and_is_in_the_log(own_data):
    app = page("policy").run()
    app.number_input[0].set_value(7).run()
    button(app, policychange.CONFIRM).click().run()
    assert REASONLESS in words(app)
    assert read_policy().panel.minimum == 5
    app.text_input[0].set_value("fewer employers this year").run()
    button(app, policychange.CONFIRM).click().run()
    assert not app.exception
    assert policychange.IN_FORCE in words(app)
    assert "The review panel sees no count below 7" in words(app)
    assert "minimum = 7" in own_data.read_text()
    ledger = store()
    (event,) = [e for e in ledger.log() if e.what == CHANGED]
    ledger.close()
    assert event.reason == "fewer employers this year"


def test_the_policy_in_words_follows_the_file(own_data):
    own_data.write_text(own_data.read_text().replace("letters = false   ", "letters = true    ", 1))
    assert LETTERED in in_words(read_policy(), "panel")
    assert LETTERED not in in_words(read_policy(), "public")
