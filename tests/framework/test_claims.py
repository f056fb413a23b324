"""Claims are the evaluator's to edit; what does not fit is refused with its line."""

from pathlib import Path

import pytest

from tests.framework.given import Copy, framework
from wincore.framework import FrameworkError, errors, read_framework


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


def refused(copy: Copy, line: int, what: str) -> FrameworkError:
    with pytest.raises(FrameworkError) as caught:
        read_framework(copy.programme)
    assert (caught.value.file.name, caught.value.line) == ("claims.toml", line)
    assert caught.value.what == what
    return caught.value


def test_each_outcome_has_a_claim_marked_as_written_for_the_demonstration():
    claims = framework().claims
    assert {c.outcome for c in claims} == {o.id for o in framework().outcomes}
    assert all(c.demonstration for c in claims)


def test_a_programme_may_make_no_claims(copy: Copy):
    line = copy.line_of("programme.toml", "claims = ")
    copy.change("programme.toml", line)
    assert read_framework(copy.programme).claims == []


def test_an_indicator_that_does_not_exist_is_named_with_its_own_line(copy: Copy):
    line = copy.line_of("claims.toml", '    "commitment.public_statement",')
    copy.change("claims.toml", line, '    "commitment.nothing",')
    what = errors.NO_INDICATOR.format(thing="claim 'public-commitment'", id="commitment.nothing")
    refused(copy, line, what)


def test_a_strength_of_ones_own_needs_a_reason(copy: Copy):
    line = copy.line_of("claims.toml", "reason = ")
    copy.change("claims.toml", line)
    strength = copy.line_of("claims.toml", "strength = ")
    refused(copy, strength, errors.NO_REASON.format(thing="public-commitment"))


def test_a_strength_has_one_of_the_words(copy: Copy):
    line = copy.line_of("claims.toml", "strength = ")
    copy.change("claims.toml", line, 'strength = "proven"')
    with pytest.raises(FrameworkError) as caught:
        read_framework(copy.programme)
    assert (caught.value.file.name, caught.value.line) == ("claims.toml", line)


def test_a_claim_that_stands_twice(copy: Copy):
    line = copy.line_of("claims.toml", 'id = "learning-in-use"')
    copy.change("claims.toml", line, 'id = "public-commitment"')
    refused(copy, line, errors.TWICE.format(thing="claims", id="public-commitment"))
