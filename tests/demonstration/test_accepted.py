"""Every file is accepted as it is, with nothing left to decide."""

from functools import cache

import pytest

from tests.demonstration.given import files, framework
from wincore.demonstration import MANIFEST
from wincore.ingest import check
from wincore.problems import blocking

KEY = bytes(32)
SURVEYS = [entry for entry in MANIFEST if entry.kind == "survey"]


@cache
def _checked(file):
    register = None if file == MANIFEST[0].file else _register()
    return check(file, files()[file], framework(), register=register, key=KEY)


def _register():
    return _checked(MANIFEST[0].file).tables["employers"]


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry.file)
def test_the_file_is_accepted_as_what_the_manifest_says(entry):
    checked = _checked(entry.file)
    assert blocking(list(checked.problems)) == []
    assert checked.accepted
    assert checked.kind == entry.kind
    assert checked.waves == (entry.wave,)
    assert (checked.instrument or None) == entry.instrument


@pytest.mark.parametrize("entry", SURVEYS, ids=lambda entry: entry.file)
def test_every_item_of_the_instrument_is_matched(entry):
    asked = {item.id for item in framework().instrument(entry.instrument).items}
    assert asked <= {column.matched for column in _checked(entry.file).columns}


@pytest.mark.parametrize("entry", SURVEYS, ids=lambda entry: entry.file)
def test_the_tool_is_recognised(entry):
    dialects = {
        "participant baseline": "microsoft-forms",
        "participant stage one": "surveymonkey",
        "inclusion baseline": "qualtrics",
        "inclusion stage one": "qualtrics",
        "lead baseline": "google-forms",
        "lead stage one": "google-forms",
    }
    expected = dialects[f"{entry.instrument} {entry.wave}"]
    assert _checked(entry.file).dialect == expected


def test_most_participants_are_paired_by_their_hashed_code():
    first, second = (
        set(_checked(f"participant-survey-{wave}.xlsx").tables["responses"]["respondent"]) - {""}
        for wave in ("baseline", "stage-one")
    )
    assert 0.5 * len(first) < len(first & second) < len(first)


def test_the_reply_that_came_twice_counts_once():
    checked = _checked("participant-survey-stage-one.xlsx")
    assert len(checked.tables["responses"]) == checked.rows - 1


def test_previews_do_not_count():
    for wave in ("baseline", "stage-one"):
        checked = _checked(f"inclusion-survey-{wave}.csv")
        assert len(checked.tables["responses"]) == checked.rows - 1
