"""Before files are accepted it is said what they would give away beside what was shown."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from tests.store.examples import AUTUMN, SPRING, checked, employers, typed
from wincore.disclosure.inforce import in_force
from wincore.disclosure.keeping import plan_for
from wincore.disclosure.policy import read_policy
from wincore.disclosure.subtracting import NOTHING_GIVEN, UNCHANGED, WHO, Subtraction
from wincore.framework import Framework
from wincore.rehearsal import give_away
from wincore.store import Ledger, open_ledger

STAFF = {"E1": (60, 400), "E2": (3, 300), "E3": (70, 500), "E4": (52, 350)}  # Black men, others


def people(**changed: tuple[int, int]) -> pd.DataFrame:
    """The workforces of these employers: African men and White British women."""
    rows = []
    for employer, (men, others) in changed.items():
        same = {"employer_id": employer, "wave": "baseline", "level": "all", "age_band": "25-34"}
        rows.append(same | {"ethnicity": "African", "sex": "male", "headcount": men})
        rows.append(same | {"ethnicity": "White British", "sex": "female", "headcount": others})
    return typed("workforce", rows)


def opened(folder: Path) -> Ledger:
    ledger = open_ledger(f"sqlite:///{folder}/win.sqlite")
    register = employers(**dict.fromkeys(STAFF, "participating"), E5="participating")
    first = checked("first", employers=register, workforce=people(**STAFF))
    ledger.accept(first, who="ana", described=AUTUMN)
    return ledger


def rehearsed(ledger: Ledger, framework: Framework, table: pd.DataFrame):
    coming = checked("second", workforce=table)
    return give_away(ledger, [(coming, SPRING, "replace")], framework)


@pytest.fixture(scope="module")
def given(tmp_path_factory) -> Iterator[Ledger]:
    """A store whose figures the panel has been given; nothing is accepted after it."""
    ledger = opened(tmp_path_factory.mktemp("given"))
    ledger.release(ledger.snapshot(AUTUMN), "panel", "ana")
    yield ledger
    ledger.close()


@pytest.fixture(scope="module")
def corrected(given: Ledger, framework: Framework) -> tuple[Subtraction, ...]:
    """What a correction of a hidden count would give away."""
    return rehearsed(given, framework, people(E2=(6, 300)))


def test_nothing_can_be_taken_from_what_nobody_has_seen(tmp_path, framework):
    ledger = opened(tmp_path)
    found = rehearsed(ledger, framework, people(E2=(6, 300)))
    ledger.close()
    assert [one.words() for one in found] == [
        [NOTHING_GIVEN.format(who=who)] for who in WHO.values()
    ]
    assert all(one.is_safe for one in found)


def test_a_correction_of_a_hidden_count_is_told_before_it_is_accepted(corrected):
    panel, public = corrected
    assert not public.given
    assert panel.given == 1
    assert len(panel.revealed)
    assert "Employer E2" in set(panel.hidden["employer"])
    said = " ".join(panel.words())
    assert "could work out" in said
    assert "more would be hidden" in said


def test_what_is_announced_is_what_the_plan_then_hides(given, corrected, framework):
    coming = checked("second", workforce=people(E2=(6, 300)))
    now = given.rehearsed(SPRING, [(coming, SPRING, "replace")])
    with in_force(None, given.seen_before("panel", now)):
        plan = plan_for(now, framework, "panel", read_policy())
    shut = {f[:6] for s in plan.sections.values() for f in s.laid.places
            if not f.edition and not plan.is_open(f)}  # fmt: skip
    names = {f"Employer {e}": e for e in STAFF} | {"all": "all"}
    told = corrected[0].hidden
    announced = told.assign(employer=told["employer"].map(names))
    assert set(announced.itertuples(index=False, name=None)) <= shut


def test_a_correction_of_a_shown_count_by_few_people_is_told(given, framework):
    panel, _ = rehearsed(given, framework, people(E3=(72, 500)))
    changed = panel.corrected[panel.corrected["employer"] == "Employer E3"]
    assert set(changed["group"]) >= {"Black men", "all"}
    assert not panel.is_safe
    assert "changed by fewer than 5 people" in " ".join(panel.words())


def test_a_correction_by_many_people_is_not_one_of_few(given, framework):
    panel, _ = rehearsed(given, framework, people(E3=(90, 500)))
    assert panel.corrected.empty


def test_an_employer_of_three_that_joins_is_told(given, framework):
    panel, _ = rehearsed(given, framework, people(E5=(3, 40)))
    assert len(panel.revealed)
    assert len(panel.hidden) or panel.lost


def test_a_file_without_people_gives_nobody_away(given, framework):
    coming = checked("third", employers=employers(E1="withdrawn"))
    panel, _ = give_away(given, [(coming, SPRING, "replace")], framework)
    assert panel.is_safe
    assert panel.words() == [UNCHANGED.format(who="The panel")]


def test_the_rehearsal_stores_nothing(given, corrected):
    assert len(given.uploads()) == 1
    assert [e.what for e in given.log()] == ["accepted", "pack released"]
