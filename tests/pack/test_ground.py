"""What an edition stands on: the policy of its freeze, what went out before, letters."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pack.given import DAY
from tests.store.examples import AUTUMN, SPRING, checked, employers, workforce
from wincore.pack import Edition, edition, record_release
from wincore.pack.parts import content
from wincore.store import Condition, Ledger, NotReopened, PanelRecord, open_ledger
from wincore.store.errors import GONE, OTHER_POLICY

DATA = Path(__file__).resolve().parents[2] / "data"
LETTERS = "letters = false              # true"


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    """An editable copy of the framework's files, with the policy beside it."""
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path / "data" / "programme.toml"


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Ledger]:
    """Two employers and a few people, in autumn and in spring."""
    ledger = open_ledger(f"sqlite:///{tmp_path}/small.sqlite")
    register = employers(E1="participating", E2="participating")
    first = checked("return of e1.xlsx", employers=register, workforce=workforce(E1=40, E2=30))
    ledger.accept(first, who="eve", described=AUTUMN)
    ledger.accept(checked("second", workforce=workforce(E1=49)), who="eve", described=SPRING)
    yield ledger
    ledger.close()


def policy(programme: Path, old: str, new: str) -> None:
    file = programme.with_name("disclosure.toml")
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_freeze_reopens_under_its_own_policy(small: Ledger, programme: Path):
    policy(programme, "[panel]\nminimum = 5", "[panel]\nminimum = 7")
    small.freeze("strict", DAY, "eve", programme=programme)
    policy(programme, "[panel]\nminimum = 7", "[panel]\nminimum = 4")
    assert edition(small, freeze="strict").policy.panel.minimum == 7


def test_a_policy_that_cannot_be_read_any_more_is_named(small: Ledger, programme: Path):
    small.freeze("old", DAY, "eve", programme=programme)
    frozen = small.frozen("old")
    from dataclasses import replace

    from wincore.pack.edition import policy_of

    with pytest.raises(NotReopened) as refusal:
        policy_of(replace(frozen, policy={"rule": "guess"}))
    assert str(refusal.value) == GONE.format(name="old", why=OTHER_POLICY)


def test_a_pack_is_protected_beside_what_went_out_before_it_and_rebuilt_without_what_came_after(
    small: Ledger,
):
    small.freeze("autumn", AUTUMN, "eve")
    small.freeze("spring", SPRING, "eve")
    autumn = edition(small, freeze="autumn")
    record_release(small, autumn, "eve")
    spring = edition(small, freeze="spring")
    record_release(small, spring, "eve")
    before = [s.fingerprint for s in spring.context.snapshot.earlier]
    assert before == [autumn.context.snapshot.fingerprint]
    assert edition(small, freeze="autumn").context.snapshot.earlier == ()
    assert edition(small, freeze="spring", audience="evaluator").context.snapshot.earlier == ()


def test_where_the_policy_asks_for_letters_no_part_of_the_pack_has_a_name(
    small: Ledger, programme: Path
):
    policy(programme, LETTERS, LETTERS.replace("false", "true"))
    small.freeze("lettered", DAY, "eve", programme=programme)
    condition = Condition(
        what="Employer E1 publishes", owner="Lead", by_when=DAY, evidence="Its page"
    )
    record = PanelRecord(conditions=(condition,), reasons="Employer E2 has agreed.", decision="Go")
    small.keep_record("lettered", record, "panel")
    made = edition(small, freeze="lettered")
    told = words(made)
    assert "Employer E1" not in told
    assert "Employer E2" not in told
    assert {"Employer A", "Employer B"} <= set(made.context.findings["employer"])
    assert " publishes" in told
    assert "return of e1" not in told  # the name of a file may tell whose it is


def words(made: Edition) -> str:
    with made.in_force():
        pack = content(made)
    found: list[str] = []
    for section in pack.all_sections:
        found += [section.finding, *(str(b) for b in section.blocks)]
        found += [e.chart.table.to_csv() + e.title for e in section.exhibits]
    return json.dumps(found, ensure_ascii=False)
