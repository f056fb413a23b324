"""What an audience was given before belongs to the same family as what it is given next."""

from collections.abc import Iterator

import pytest

from tests.store.examples import AUTUMN, SPRING, checked, employers, typed
from wincore.disclosure.audit import audit_plan
from wincore.disclosure.certifying import certify
from wincore.disclosure.figure import Figure
from wincore.disclosure.inforce import in_force
from wincore.disclosure.keeping import plan_for
from wincore.disclosure.policy import AudienceRule, Policy
from wincore.disclosure.releases import newly_hidden, reveals
from wincore.findings import ALL
from wincore.framework import Framework
from wincore.indicators import findings
from wincore.store import Ledger, open_ledger
from wincore.store.snapshot import Snapshot

STAFF = {"E1": 60, "E2": 80, "E3": 70, "E4": 52}  # Black men; ten times as many others
BLACK = Figure("workforce", "baseline", ALL, "Black", "members")
JOINING, OTHERS = 3, 300
FEW_GROUPS = AudienceRule(minimum=5, employer_groups=("Black",), level_groups=("Black", "White"))
POLICY = Policy(panel=FEW_GROUPS)  # smaller tables, quicker plans


def people(**black: int):
    """The workforces of these employers: Black men, and ten times as many others."""
    same = {"wave": "baseline", "age_band": "25-34", "level": "all"}
    kinds = (("African", "male", 1), ("White British", "female", 10))
    return typed("workforce", [
        same | {"employer_id": e, "ethnicity": ethnicity, "sex": sex, "headcount": n}
        for e, count in black.items()
        for ethnicity, sex, times in kinds
        for n in [count if times == 1 else STAFF.get(e, OTHERS // 10) * times]
    ])  # fmt: skip


@pytest.fixture(autouse=True)
def _few_groups() -> Iterator[None]:
    with in_force(POLICY):
        yield


@pytest.fixture(scope="module")
def released(tmp_path_factory) -> Iterator[Ledger]:
    """A store whose first freeze the panel has been given."""
    ledger = open_ledger(f"sqlite:///{tmp_path_factory.mktemp('released')}/win.sqlite")
    register = employers(**dict.fromkeys((*STAFF, "E5"), "participating"))
    first = checked("first", employers=register, workforce=people(**STAFF))
    ledger.accept(first, who="ana", described=AUTUMN)
    frozen = ledger.snapshot(AUTUMN)
    ledger.freeze("First review", as_at=AUTUMN, who="ana")
    ledger.release(frozen, "panel", "ana", "First review")
    yield ledger
    ledger.close()


def beside_the_release(ledger: Ledger, **black: int) -> tuple[tuple[Snapshot, ...], Snapshot]:
    """Return what the panel has seen, and what further returns make of it."""
    name = " ".join(f"{e} {n}" for e, n in black.items())
    upload = ledger.accept(checked(name, workforce=people(**black)), who="ana", described=SPRING)
    snapshot = ledger.snapshot()
    seen = ledger.seen_before("panel", snapshot)
    ledger.roll_back(upload.id, "ana", "tried")
    return seen, snapshot


@pytest.fixture(scope="module")
def joined(released: Ledger) -> tuple[tuple[Snapshot, ...], Snapshot]:
    """An employer joins that has three Black men."""
    return beside_the_release(released, E5=JOINING)


def test_the_total_of_the_new_release_less_that_of_the_old_is_hidden(
    released: Ledger, joined, framework: Framework
):
    earlier, new = joined
    assert [s.fingerprint for s in earlier] == [released.releases("panel")[0].snapshot]
    alone = plan_for(new, framework, "panel", POLICY, ())
    together = plan_for(new, framework, "panel", POLICY, earlier)
    own = BLACK._replace(employer="E5")
    assert alone.value(own) == together.value(own) == JOINING
    assert alone.is_open(BLACK)
    assert not together.is_open(BLACK)
    assert BLACK in newly_hidden(earlier, new, framework, "panel")
    told = reveals(earlier, new, framework, "panel")
    exact = told[(told["employer"] == "E5") & (told["group"] == "Black")]
    assert (exact["seen_low"] == JOINING).any()
    assert (exact["seen_high"] == JOINING).any()
    assert together.lost.empty
    assert audit_plan(together).under_protected == 0


def test_what_was_released_is_attacked_with_what_is_shown_now(joined, framework: Framework):
    earlier, new = joined
    together = plan_for(new, framework, "panel", POLICY, earlier)
    before = BLACK._replace(edition=1)
    assert together.is_open(before)
    assert together.value(before) == sum(STAFF.values())
    assert audit_plan(together, {BLACK}).under_protected > 0


def test_the_certificate_attacks_the_findings_beside_the_release(joined, framework: Framework):
    earlier, new = joined
    alone = findings(new, framework, audience="panel")
    assert certify(new, framework, "panel", alone, earlier=earlier).under_protected > 0
    with in_force(POLICY, earlier):
        beside = findings(new, framework, audience="panel")
        assert certify(new, framework, "panel", beside).under_protected == 0


def test_a_correction_of_a_released_figure_by_many_is_shown(released: Ledger, framework: Framework):
    earlier, new = beside_the_release(released, E3=95)
    own = BLACK._replace(employer="E3")
    assert reveals(earlier, new, framework, "panel").empty
    together = plan_for(new, framework, "panel", POLICY, earlier)
    assert together.is_open(own)
    assert (together.value(own), together.value(own._replace(edition=1))) == (95, 70)
    assert audit_plan(together).under_protected == 0
