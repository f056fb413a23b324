"""Another policy put in force: the file keeps what people wrote in it, and the log says why."""

import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from wincore.disclosure.changing import (
    CHANGED,
    OPEN_PUBLIC,
    REASONLESS,
    SAME,
    PolicyRefused,
    as_lines,
    change_policy,
    changes_to,
    rewritten,
)
from wincore.disclosure.policy import FILE, Policy, read_policy
from wincore.disclosure.previewing import with_minimum
from wincore.disclosure.saying import LETTERED, NAMED, in_words
from wincore.settings import ROOT
from wincore.store import Ledger, open_ledger


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the policy file beside a programme of its own."""
    shutil.copy(ROOT / "data" / FILE, tmp_path / FILE)
    monkeypatch.setenv("WIN_PROGRAMME", str(tmp_path / "programme.toml"))
    return tmp_path / FILE


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = open_ledger(f"sqlite:///{tmp_path}/win.sqlite")
    yield opened
    opened.close()


def lettered(policy: Policy) -> Policy:
    return policy.model_copy(update={"panel": policy.panel.model_copy(update={"letters": True})})


def test_only_what_changes_is_rewritten(file: Path, ledger: Ledger):
    before = file.read_text()
    other = lettered(with_minimum(read_policy(), "panel", 7))
    assert change_policy(ledger, other, "ana", "smaller cohort") == other == read_policy()
    after = file.read_text()
    assert [x for x in after.splitlines() if x not in before.splitlines()] == [
        "minimum = 7",
        "letters = true              # true: employers are shown as letters",
    ]
    assert len(after.splitlines()) == len(before.splitlines())


def test_the_log_says_who_why_and_what_it_was(file: Path, ledger: Ledger):
    change_policy(ledger, with_minimum(read_policy(), "public", 12), "ana", "as ONS does")
    (event,) = [e for e in ledger.log() if e.what == CHANGED]
    assert (event.who, event.reason) == ("ana", "as ONS does")
    assert event.detail == {"public minimum": "10 → 12"}


@pytest.mark.parametrize(
    ("minimum", "reason", "why"),
    [(7, " ", REASONLESS), (5, "why", SAME), (11, "why", OPEN_PUBLIC.format(public=10, panel=11))],
)
def test_a_change_is_refused_and_nothing_is_written(file, ledger, minimum, reason, why):
    before = file.read_text()
    with pytest.raises(PolicyRefused) as refused:
        change_policy(ledger, with_minimum(read_policy(), "panel", minimum), "ana", reason)
    assert str(refused.value) == why
    assert file.read_text() == before
    assert not ledger.log()


def test_a_file_that_cannot_be_written_leaves_no_line_in_the_log(file, ledger, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("wincore.disclosure.changing.os.replace", full)
    with pytest.raises(PolicyRefused, match="No space left"):
        change_policy(ledger, with_minimum(read_policy(), "panel", 7), "ana", "why")
    assert not ledger.log()
    assert read_policy().panel.minimum == 5


def test_a_file_that_is_not_there_is_made(tmp_path, ledger, monkeypatch):
    monkeypatch.setenv("WIN_PROGRAMME", str(tmp_path / "programme.toml"))
    other = with_minimum(Policy(), "panel", 6).model_copy(update={"rule": "round"})
    assert change_policy(ledger, other, "ana", "why") == other
    assert read_policy() == other


def test_the_lines_shown_are_the_lines_that_are_written():
    changes = changes_to(lettered(with_minimum(Policy(), "public", 20)), Policy())
    assert tomllib.loads(as_lines(changes)) == tomllib.loads(rewritten("", changes))
    assert tomllib.loads(as_lines(changes)) == {
        "panel": {"letters": True},
        "public": {"minimum": 20},
    }


def test_the_words_say_what_the_policy_says():
    said = " ".join(in_words(with_minimum(Policy(), "panel", 8), "panel"))
    assert "below 8" in said
    assert NAMED in said
    assert "young Black men" in said
    other = " ".join(in_words(lettered(Policy()).model_copy(update={"rule": "round"}), "panel"))
    assert LETTERED in other
    assert "rounded to a multiple of 5" in other
    assert "below" not in other.partition(".")[0]
