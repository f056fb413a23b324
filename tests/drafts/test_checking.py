"""Each file is checked under its own decisions, and again only when something has changed."""

from dataclasses import replace

from tests.drafts.given import checker, row, workforce
from tests.ingest.examples import register
from wincore.inputs import InputFile
from wincore.intake import Choices, pairs_together

ONE = InputFile("one.xlsx", workforce(row()))
TWO = InputFile("two.xlsx", workforce(row(employer="Nobody Ltd")))


def _counting(checker_, read: list[str]):
    return replace(checker_, tell=read.append)


def test_a_decision_holds_for_its_file_only():
    own = checker().deciding(TWO, Choices(add_employers=True)).deciding(ONE, Choices())
    accepted = {file.name: found.accepted for file, found in pairs_together(own, [ONE, TWO])}
    assert accepted == {"one.xlsx": True, "two.xlsx": True}
    neither = dict(pairs_together(checker(), [ONE, TWO]))
    assert not neither[TWO].accepted


def test_what_was_checked_once_is_not_read_again():
    read: list[str] = []
    own = _counting(checker(), read)
    first = own.check(ONE)
    assert own.check(ONE) is first
    assert read == ["one.xlsx"]
    own.deciding(ONE, Choices(wave="baseline")).check(ONE)
    assert read == ["one.xlsx", "one.xlsx"]


def test_new_employers_are_a_reason_to_read_again():
    read: list[str] = []
    own = _counting(checker(), read)
    own.check(ONE)
    replace(own, register=register("Alder Example")).check(ONE)
    assert len(read) == 2


def test_files_taken_away_are_forgotten():
    own = checker().deciding(ONE, Choices())
    own.check(ONE), own.check(TWO)
    own.forget_others()
    assert {key[0] for key in own.memory} == {ONE}
