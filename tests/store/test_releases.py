"""What an audience was given before is in the log, and comes back from it."""

import pytest

from tests.store.examples import AUTUMN, SPRING, checked, employers, workforce
from wincore.store import Ledger
from wincore.store.releases import RELEASED


@pytest.fixture
def twice(ledger: Ledger) -> Ledger:
    """Two uploads, one in autumn and one in spring."""
    first = checked("first", employers=employers(E1="participating"), workforce=workforce(E1=4))
    ledger.accept(first, who="eve", described=AUTUMN)
    ledger.accept(checked("second", workforce=workforce(E1=9)), who="eve", described=SPRING)
    return ledger


def test_a_snapshot_goes_out_once_to_an_audience_and_stands_in_the_log(twice: Ledger):
    snapshot = twice.snapshot(AUTUMN)
    made = twice.release(snapshot, "panel", "eve", "Autumn")
    assert twice.release(snapshot, "panel", "eve") is None
    assert twice.release(snapshot, "public", "eve") is not None
    assert [r.audience for r in twice.releases()] == ["panel", "public"]
    assert made == twice.releases("panel")[0]
    assert (made.freeze, made.snapshot, made.uploads) == ("Autumn", snapshot.fingerprint, (1,))
    assert [e.what for e in twice.log()][-2:] == [RELEASED, RELEASED]


def test_only_what_was_given_before_comes_back_and_nothing_of_other_audiences(twice: Ledger):
    autumn, spring = twice.snapshot(AUTUMN), twice.snapshot(SPRING)
    twice.release(autumn, "panel", "eve")
    twice.release(spring, "panel", "eve")
    (seen,) = twice.seen_before("panel", spring)
    assert seen.fingerprint == autumn.fingerprint
    assert seen.table("workforce").equals(autumn.table("workforce"))
    assert twice.seen_before("panel", autumn) == ()
    assert twice.seen_before("public", spring) == ()


def test_a_release_comes_back_after_a_roll_back_but_not_after_a_purge(twice: Ledger):
    autumn = twice.snapshot(AUTUMN)
    twice.release(autumn, "panel", "eve")
    twice.roll_back(1, "eve", "wrong file")
    spring = twice.snapshot(SPRING)
    assert [s.fingerprint for s in twice.seen_before("panel", spring)] == [autumn.fingerprint]
    twice.purge(1, "asked for", "eve")
    assert twice.seen_before("panel", spring) == ()
