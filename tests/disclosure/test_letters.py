"""Letters for employers: the same everywhere, and told by nothing but the key."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.disclosure.given import programme, some_workforce
from wincore.disclosure.inforce import in_force
from wincore.disclosure.keeping import plan_for
from wincore.disclosure.letters import as_letters, letters, place
from wincore.disclosure.nameless import Names, nameless, telling
from wincore.disclosure.policy import Policy
from wincore.disclosure.seen import FILE, INVITED, TEXTS, as_seen, framework_seen, lettered_snapshot
from wincore.framework import Framework
from wincore.indicators import findings, views
from wincore.indicators.computing import facts_of
from wincore.store.snapshot import Snapshot

KEY = b"a key that stands outside the store"
LETTERED = Policy().model_copy(
    update={"panel": Policy().panel.model_copy(update={"letters": True})}
)
NAMES = st.lists(
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=6),
    min_size=2,
    max_size=40,
    unique=True,
)


@contextmanager
def lettered() -> Iterator[None]:
    with in_force(LETTERED):
        yield


def of(ids: list[str], framework: Framework, people: int = 30) -> dict[str, str]:
    counts = {("African", "male", "16-24"): people}
    made = programme(dict.fromkeys(ids, counts))
    return letters(facts_of(made, framework), KEY)


@given(st.data(), NAMES)
@settings(max_examples=25, deadline=None)
def test_letters_do_not_depend_on_the_order_of_employers(framework, data, ids):
    shuffled = data.draw(st.permutations(ids))
    chosen = of(ids, framework)
    assert of(shuffled, framework) == chosen
    assert len(set(chosen.values())) == len(ids)
    assert "Employer A" in chosen.values()


@given(NAMES, st.integers(1, 10_000))
@settings(max_examples=15, deadline=None)
def test_letters_do_not_depend_on_the_size_of_employers(framework, ids, people):
    assert of(ids, framework, people) == of(ids, framework)


def test_letters_are_told_by_no_order_of_ids(framework):
    """Over many keys each employer is each letter about equally often: the order tells nothing."""
    facts = facts_of(programme({e: {("African", "male", "16-24"): 1} for e in "abcd"}), framework)
    keys = (bytes([n, n // 7, 99]) for n in range(240))
    firsts = pd.Series([letters(facts, key)["a"] for key in keys]).value_counts()
    assert len(firsts) == 4
    assert firsts.between(35, 85).all()  # 60 each, give or take 3.7 standard deviations


def test_who_takes_part_decides_and_nothing_else(framework):
    one = of(["x", "y", "z"], framework)
    more = of(["x", "y", "z", "w"], framework)
    assert set(more.values()) == {f"Employer {c}" for c in "ABCD"}
    assert set(one.values()) == {f"Employer {c}" for c in "ABC"}


@pytest.fixture(scope="module")
def dressed(demonstration: Snapshot, framework: Framework) -> Snapshot:
    return lettered_snapshot(demonstration, framework)


def test_no_table_names_an_employer_its_evidence_or_its_file(demonstration, dressed):
    names = set(demonstration.table("employers")["employer"])
    told = set().union(*(telling(n) for n in names))
    for name, table in dressed.tables.items():
        shown = table.drop(columns=["employer_id", "from_employer", "to_employer"], errors="ignore")
        words = shown.select_dtypes(include=["object", "str", "category"])
        text = " ".join(str(v) for c in words for v in words[c].unique()).casefold()
        assert not [n for n in names if n.casefold() in text], name
        if name in TEXTS:
            assert not [w for w in told if f" {w} " in text], name
        assert "https://" not in text, name
    assert {u.file for u in dressed.uploads} == {FILE.format(number=u.id) for u in dressed.uploads}
    assert not any(u.who or u.note for u in dressed.uploads)


def test_every_table_stands_in_the_order_of_the_letters(dressed, framework):
    facts = facts_of(dressed, framework)
    shown = [facts.names[e] for e in facts.recruited]
    assert shown == sorted(shown, key=place)
    board = views.challenge_board(dressed, framework, audience="panel")["employer"]
    assert set(board) <= set(shown)


def test_counts_are_those_of_the_snapshot_as_held(framework):
    made = programme({e: {("African", "male", "16-24"): 40} for e in ("alder", "birch")})
    held = plan_for(made, framework, "panel", LETTERED)
    assert plan_for(lettered_snapshot(made, framework), framework, "panel", LETTERED) is held


def test_the_same_letter_stands_in_findings_views_and_at_every_date(framework):
    rng = np.random.default_rng(5)
    made = programme({e: some_workforce(rng) for e in ("alder", "birch", "cedar")})
    later = replace(made, fingerprint="later")
    with lettered():
        seen = [as_seen(s, framework, "panel") for s in (made, later)]
        shown = findings(made, framework, audience="panel")
    true = {e: n for e, n in facts_of(seen[0], framework).names.items() if e != "all"}
    assert facts_of(seen[1], framework).names == facts_of(seen[0], framework).names
    matrix = views.commitment_matrix(seen[0], framework, audience="panel")
    assert dict(zip(matrix["employer_id"], matrix["employer"], strict=True)) == true
    size = shown[(shown["indicator"] == "workforce.headcount") & (shown["group"] == "all")]
    by_letter = size.dropna(subset=["value"]).set_index("employer")["value"]
    own = made.table("workforce").groupby("employer_id")["headcount"].sum()
    assert {true[e]: float(n) for e, n in own.items()} == by_letter.drop("all").to_dict()


def test_a_table_that_has_letters_already_stays_as_it_is(framework):
    made = programme({e: {("African", "male", "16-24"): 40} for e in ("alder", "birch")})
    with lettered():
        facts = facts_of(as_seen(made, framework, "panel"), framework)
        frame = pd.DataFrame({"employer": list(facts.names.values()), "note": "Employer A met it"})
        once = as_letters(frame, facts, LETTERED.panel)
        pd.testing.assert_frame_equal(as_letters(once, facts, LETTERED.panel), once)
    assert set(once["note"]) == {"Employer A met it"}


def test_the_evaluator_sees_names_and_an_audience_without_letters_too(framework):
    made = programme({"alder": {("African", "male", "16-24"): 40}})
    with lettered():
        assert as_seen(made, framework, "evaluator") is made
        assert as_seen(made, framework, "public") is made
        assert as_seen(made, framework, "panel").table("employers")["employer"].iloc[0] != "alder"


def test_a_text_loses_whole_names_and_the_words_that_tell(framework):
    names = Names({"Alder Systems Ltd": "Employer B", "Birch & Co (UK)": "Employer A"})
    said = nameless("ALDER SYSTEMS LTD leads; at Alder's office, as at Birch.", names)
    assert said == "Employer B leads; at Employer B's office, as at Employer A."
    assert nameless("Black men in digital systems", names) == "Black men in digital systems"
    assert nameless(3, names) == 3


def test_a_word_that_two_names_share_is_no_letter():
    names = Names({"Alder Cloud": "Employer A", "Alder Retail": "Employer B"})
    assert nameless("Alder met it", names) == "an employer met it"


def test_claims_name_no_employer_where_letters_are_used(demonstration, framework):
    name = demonstration.table("employers")["employer"].iloc[2]
    claim = framework.claims[0].model_copy(update={"reason": f"{name} shows it"})
    told = framework.model_copy(update={"claims": [claim]})
    with lettered():
        seen = framework_seen(told, as_seen(demonstration, told, "panel"), "panel")
    assert name not in seen.claims[0].reason
    assert "Employer" in seen.claims[0].reason
    assert framework_seen(told, demonstration, "panel") is told


def test_an_employer_only_invited_is_no_letter(framework):
    made = programme({e: {("African", "male", "16-24"): 40} for e in ("alder", "birch")})
    register = made.table("employers")
    register.loc[register["employer_id"] == "birch", "status"] = "invited"
    shown = lettered_snapshot(made, framework).table("employers").set_index("employer_id")
    assert shown.at["birch", "employer"] == INVITED
    assert shown.at["alder", "employer"] == "Employer A"
