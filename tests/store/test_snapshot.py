from datetime import date, timedelta

import pandas as pd
import pytest

from tests.store.examples import AUTUMN, CODES, SPRING, checked, employers, survey, workforce
from wincore.store import Ledger

BEFORE = AUTUMN - timedelta(days=1)


def counted(ledger: Ledger, as_at: date = SPRING, **options: object) -> dict[tuple[str, str], int]:
    table = ledger.snapshot(as_at, **options).table("workforce")  # type: ignore[arg-type]
    return {(r.employer_id, r.wave): r.headcount for r in table.itertuples()}


def trust(ledger: Ledger) -> dict[str, list[str]]:
    table = ledger.snapshot(SPRING).table("responses")
    return {e: sorted(t["trust"]) for e, t in table.groupby("employer_id", observed=True)}


def test_only_what_was_described_by_the_date_counts(ledger: Ledger):
    ledger.accept(checked("a", workforce=workforce(E1=40)), who="ana", described=AUTUMN)
    ledger.accept(checked("b", workforce=workforce(E1=44)), who="ana", described=SPRING)
    assert counted(ledger, BEFORE) == {}
    assert counted(ledger, AUTUMN) == {("E1", "baseline"): 40}
    assert counted(ledger, SPRING) == {("E1", "baseline"): 44}


def test_a_newer_return_replaces_its_scope_and_nothing_else(ledger: Ledger):
    first = checked("a", workforce=workforce(E1=40, E2=50))
    second = checked("b", workforce=workforce(E2=55))
    third = checked("c", workforce=workforce("stage one", E1=42))
    for file in (first, second, third):
        ledger.accept(file, who="ana", described=AUTUMN)
    assert counted(ledger) == {
        ("E1", "baseline"): 40,
        ("E2", "baseline"): 55,
        ("E1", "stage one"): 42,
    }


def test_a_replaced_scope_loses_rows_that_the_newer_file_does_not_have(ledger: Ledger):
    long = workforce(E1=40)
    long = pd.concat([long, long.assign(sex="female", headcount=30)], ignore_index=True)
    ledger.accept(checked("a", workforce=long), who="ana", described=AUTUMN)
    ledger.accept(checked("b", workforce=workforce(E1=41)), who="ana", described=SPRING)
    assert ledger.snapshot(AUTUMN).table("workforce")["headcount"].sum() == 70
    assert ledger.snapshot(SPRING).table("workforce")["headcount"].sum() == 41


def test_what_is_described_later_wins_even_if_it_was_recorded_first(ledger: Ledger):
    ledger.accept(checked("b", workforce=workforce(E1=44)), who="ana", described=SPRING)
    ledger.accept(checked("a", workforce=workforce(E1=40)), who="ana", described=AUTUMN)
    assert counted(ledger) == {("E1", "baseline"): 44}


def test_added_rows_stand_beside_the_older_ones_and_a_key_counts_once(ledger: Ledger):
    ledger.accept(checked("a", workforce=workforce(E1=40)), who="ana", described=AUTUMN)
    women = workforce(E1=30).assign(sex="female")
    both = pd.concat([women, workforce(E1=41)], ignore_index=True)
    ledger.accept(checked("b", workforce=both), who="ana", described=AUTUMN, replace="add")
    table = ledger.snapshot(AUTUMN).table("workforce").set_index("sex")["headcount"]
    assert table.to_dict() == {"female": 30, "male": 41}


def test_kept_out_means_both_until_a_newer_file_decides(ledger: Ledger):
    ledger.accept(checked("a", workforce=workforce(E1=40, E2=50)), who="ana", described=AUTUMN)
    doubtful = checked("b", workforce=workforce(E1=60, E3=70))
    ledger.accept(doubtful, who="ana", described=AUTUMN, replace="keep out")
    assert counted(ledger) == {("E2", "baseline"): 50, ("E3", "baseline"): 70}
    ledger.accept(checked("c", workforce=workforce(E1=61)), who="ana", described=AUTUMN)
    assert counted(ledger)["E1", "baseline"] == 61


def test_a_newer_survey_replaces_an_employers_answers_of_that_wave(ledger: Ledger):
    ledger.accept(survey("a", {"E1": ["1", "2"], "E2": ["3"]}), who="ana", described=AUTUMN)
    ledger.accept(survey("b", {"E1": ["5"]}), who="ana", described=AUTUMN)
    ledger.accept(survey("c", {"E1": ["4"]}, wave="stage one"), who="ana", described=AUTUMN)
    assert trust(ledger) == {"E1": ["4", "5"], "E2": ["3"]}
    cube = ledger.snapshot(SPRING).table("cube").groupby(["employer_id", "wave"])["n"].sum()
    assert cube.to_dict() == {("E1", "baseline"): 1, ("E1", "stage one"): 1, ("E2", "baseline"): 1}


def test_comments_go_with_the_answers_they_came_with(ledger: Ledger):
    ledger.accept(survey("a", {"E1": ["1"]}, comments=2), who="ana", described=AUTUMN)
    ledger.accept(survey("b", {"E1": ["5"]}), who="ana", described=AUTUMN)
    assert ledger.snapshot(AUTUMN).table("comments").empty


def test_survey_answers_may_be_added(ledger: Ledger):
    ledger.accept(survey("a", {"E1": ["1", "2"]}), who="ana", described=AUTUMN)
    ledger.accept(survey("b", {"E1": ["5"]}), who="ana", described=AUTUMN, replace="add")
    assert trust(ledger) == {"E1": ["1", "2", "5"]}


def test_answer_categories_keep_their_order_through_the_store(ledger: Ledger):
    ledger.accept(survey("a", {"E1": ["2"]}), who="ana", described=AUTUMN)
    ledger.accept(survey("b", {"E2": ["5"]}), who="ana", described=AUTUMN)
    answers = ledger.snapshot(AUTUMN).table("responses")["trust"]
    assert answers.cat.categories.tolist() == CODES
    assert answers.cat.ordered
    assert answers.tolist() == ["2", "5"]


def test_every_row_names_the_upload_it_came_from(ledger: Ledger):
    first = ledger.accept(checked("a", workforce=workforce(E1=1)), who="ana", described=AUTUMN)
    other = ledger.accept(checked("b", workforce=workforce(E2=2)), who="ana", described=AUTUMN)
    table = ledger.snapshot(AUTUMN).table("workforce")
    assert dict(zip(table["employer_id"], table["upload"], strict=True)) == {
        "E1": first.short,
        "E2": other.short,
    }
    assert len(first.short) == 12


def test_types_come_back_as_they_went_in(ledger: Ledger):
    sent = employers(E1="participating")
    ledger.accept(checked("a", employers=sent), who="ana", described=AUTUMN)
    back = ledger.snapshot(AUTUMN).table("employers").drop(columns="upload")
    pd.testing.assert_frame_equal(back, sent)


def test_the_register_takes_the_newest_row_of_each_employer(ledger: Ledger):
    ledger.accept(
        checked("a", employers=employers(E1="participating", E2="recruited")),
        who="ana",
        described=AUTUMN,
    )
    ledger.accept(checked("b", employers=employers(E1="withdrawn")), who="ana", described=SPRING)
    status = ledger.register().set_index("employer_id")["status"]
    assert status.to_dict() == {"E1": "withdrawn", "E2": "recruited"}


def test_the_fingerprint_is_of_what_counts_not_of_the_way_there(ledger: Ledger):
    ledger.accept(checked("a", workforce=workforce(E1=40)), who="ana", described=AUTUMN)
    alone = ledger.snapshot(SPRING).fingerprint
    newer = ledger.accept(checked("b", workforce=workforce(E1=44)), who="ana", described=AUTUMN)
    replaced = ledger.snapshot(SPRING).fingerprint
    ledger.roll_back(newer.id, "ana", "draft")
    assert ledger.snapshot(SPRING).fingerprint == alone != replaced


def test_the_fingerprint_does_not_depend_on_the_order_of_loading(tmp_path):
    from wincore.store import open_ledger

    files = [checked(n, workforce=workforce(**{n: 5})) for n in ("E1", "E2", "E3")]
    prints = set()
    for name, order in (("one", files), ("two", files[::-1])):
        ledger = open_ledger(f"sqlite:///{tmp_path}/{name}.sqlite")
        for file in order:
            ledger.accept(file, who="ana", described=AUTUMN)
        prints.add(ledger.snapshot(SPRING).fingerprint)
        ledger.close()
    assert len(prints) == 1


def test_the_fingerprint_tells_which_of_two_overlapping_files_won(tmp_path):
    from wincore.store import open_ledger

    files = [
        checked("a", workforce=workforce(E1=1, E2=2)),
        checked("b", workforce=workforce(E2=3, E3=4)),
    ]
    prints = set()
    for name, order in (("one", files), ("two", files[::-1])):
        ledger = open_ledger(f"sqlite:///{tmp_path}/{name}.sqlite")
        for file in order:
            ledger.accept(file, who="ana", described=AUTUMN)
        prints.add(ledger.snapshot(SPRING).fingerprint)
        ledger.close()
    assert len(prints) == 2


def test_uploads_can_be_left_out_of_a_snapshot(ledger: Ledger):
    ledger.accept(checked("a", workforce=workforce(E1=40)), who="ana", described=AUTUMN)
    newer = ledger.accept(checked("b", workforce=workforce(E1=44)), who="ana", described=AUTUMN)
    assert counted(ledger, without=[newer.id]) == {("E1", "baseline"): 40}


@pytest.mark.parametrize("mode", ["replace", "add", "keep out"])
def test_a_rehearsal_shows_what_acceptance_would_give_and_stores_nothing(ledger: Ledger, mode: str):
    ledger.accept(checked("a", workforce=workforce(E1=40, E2=50)), who="ana", described=AUTUMN)
    coming = checked("b", workforce=workforce(E1=44, E3=1), employers=employers(E1="recruited"))
    options = {"described": SPRING, "replace": mode}
    rehearsed = ledger.snapshot(SPRING, with_candidate=coming, **options)  # type: ignore[arg-type]
    assert len(ledger.uploads()) == 1
    assert rehearsed.uploads[-1].state == "candidate"
    ledger.accept(coming, who="ana", **options)  # type: ignore[arg-type]
    accepted = ledger.snapshot(SPRING)
    assert rehearsed.fingerprint == accepted.fingerprint
    for name in ("workforce", "employers"):
        pd.testing.assert_frame_equal(rehearsed.table(name), accepted.table(name))


def test_a_rehearsed_file_about_an_earlier_day_does_not_replace_later_rows(ledger: Ledger):
    ledger.accept(checked("b", workforce=workforce(E1=44)), who="ana", described=SPRING)
    coming = checked("a", workforce=workforce(E1=40))
    assert counted(ledger, with_candidate=coming, described=AUTUMN) == {("E1", "baseline"): 44}


def test_a_reader_that_adds_a_column_does_not_change_the_next_readers_table(ledger: Ledger):
    ledger.accept(checked("a", workforce=workforce(E1=40)), who="ana", described=AUTUMN)
    mine = ledger.snapshot(AUTUMN).table("workforce")
    mine["headcount"] = 0
    mine["extra"] = 1
    assert counted(ledger) == {("E1", "baseline"): 40}
    assert "extra" not in ledger.snapshot(AUTUMN).table("workforce")


def test_an_empty_store_has_typed_tables_without_rows(ledger: Ledger):
    table = ledger.snapshot().table("workforce")
    assert table.empty
    assert "headcount" in table
    assert ledger.snapshot().as_at == date.today()
