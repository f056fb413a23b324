import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from tests.store.examples import AUTUMN, SPRING, checked, employers, survey, workforce
from wincore.framework import read_framework
from wincore.ingest.result import Checked
from wincore.rehearsal import OVERLAP, overlaps, rehearse, repeated_respondents
from wincore.store import Ledger, open_ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = open_ledger(f"sqlite:///{tmp_path}/win.sqlite")
    yield opened
    opened.close()


def named(file: Checked, *people: str) -> Checked:
    """The survey file with its respondents known by a hash."""
    responses = file.tables["responses"].assign(respondent=pd.Series(people, dtype="str"))
    return replace(file, tables={**file.tables, "responses": responses})


def test_only_scopes_that_are_held_already_overlap(ledger: Ledger):
    held = ledger.accept(
        checked("a", workforce=workforce(E1=40, E2=50)), who="ana", described=AUTUMN
    )
    coming = checked("b", workforce=workforce(E2=55, E3=60), employers=employers(E2="recruited"))
    found = overlaps(ledger.snapshot(SPRING), coming)
    assert found.to_dict("records") == [
        dict(zip(OVERLAP, ("workforce", "E2 · baseline", 1, 1, held.short), strict=True))
    ]


def test_respondents_are_recognised_within_their_instrument_and_wave(ledger: Ledger):
    held = named(survey("a", {"E1": ["1", "2", "3"]}), "ann", "bob", "")
    ledger.accept(held, who="ana", described=AUTUMN)
    snapshot = ledger.snapshot(SPRING)
    again = named(survey("b", {"E1": ["1", "2", "3"]}), "bob", "cy", "")
    later = named(survey("c", {"E1": ["1", "2"]}, wave="stage one"), "ann", "bob")
    assert repeated_respondents(snapshot, again) == 1
    assert repeated_respondents(snapshot, later) == 0
    assert repeated_respondents(snapshot, checked("d", workforce=workforce(E1=1))) == 0


def test_a_rehearsal_tells_what_moves_and_what_is_still_missing(ledger: Ledger):
    register = employers(E1="participating", E2="participating")
    ledger.accept(checked("a", employers=register), who="ana", described=AUTUMN)
    coming = checked("b", workforce=workforce(E1=40))
    found = rehearse(ledger, coming, read_framework(), described=AUTUMN)
    moved = found.moved.query("indicator == 'workforce.headcount' and employer == 'Employer E1'")
    everybody = moved[moved["group"] == "all"].iloc[0]
    assert (everybody["what"], everybody["after"]) == ("new", 40)
    assert everybody["uploads"] == coming.sha256[:12]
    missing = found.missing.set_index("dataset")["employer_id"]
    assert missing.to_dict() == {"workforce": "E2"}
    assert len(ledger.uploads()) == 1


def test_a_rehearsal_is_plain_json(ledger: Ledger):
    coming = checked("b", workforce=workforce(E1=40), employers=employers(E1="participating"))
    found = rehearse(ledger, coming, read_framework(), described=AUTUMN).as_dict()
    assert json.loads(json.dumps(found, allow_nan=False))["rows"] == 2
