"""Two uploads of a questionnaire: may a line be drawn between them?"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from tests.store.examples import AUTUMN, SPRING, checked, employers, survey
from wincore.charts import Chart
from wincore.comparability import (
    NOT_BEFORE,
    NOT_SINCE,
    Comparison,
    Verdict,
    across,
    comparability,
    note_on,
)
from wincore.figures import survey as survey_figures
from wincore.figures.context import Context
from wincore.framework import read_framework
from wincore.indicators import findings
from wincore.ingest.result import Checked
from wincore.store import Ledger, open_ledger

FRAMEWORK = read_framework()
INSTRUMENT = FRAMEWORK.instrument("inclusion")
SCALE = INSTRUMENT.scales[0]
ITEM = INSTRUMENT.scale_items(SCALE.id)[0].id


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = open_ledger(f"sqlite:///{tmp_path}/win.sqlite")
    register = employers(E1="participating", E2="participating")
    opened.accept(checked("register", employers=register), who="ana", described=AUTUMN)
    yield opened
    opened.close()


def asked(verdict: Verdict, why: str = "", text: str = "", item: str = ITEM) -> Comparison:
    return Comparison(item, verdict, 0.9, why, text)


def wave(name: str, which: str, mean: float, *comparisons: Comparison) -> Checked:
    """A survey file of one wave in which every employer's mean on the scale is given."""
    file = survey(name, {"E1": ["4"], "E2": ["5"]}, wave=which)
    rows = [
        ("inclusion", which, employer, "all", SCALE.id, 10, 0, 10 * mean, 10 * mean**2)
        for employer in ("E1", "E2")
    ]
    names = ("instrument", "wave", "employer_id", "group", "scale", "n", "missing", "total")
    scores = pd.DataFrame(rows, columns=[*names, "squares"])
    tables = {**file.tables, "scores": scores}
    return replace(
        file, instrument="inclusion", waves=(which,), tables=tables, comparisons=comparisons
    )


def both(ledger: Ledger, before: Checked, after: Checked) -> None:
    ledger.accept(before, who="ana", described=AUTUMN)
    ledger.accept(after, who="ana", described=SPRING)


@pytest.mark.parametrize(
    ("before", "after", "verdict", "trend"),
    [
        (asked("same"), asked("same"), "same", "drawn"),
        (asked("same"), asked("reworded", "90 % alike", "B"), "reworded", "broken"),
        (asked("reworded", "x", "B"), asked("reworded", "x", "b "), "same", "drawn"),
        (asked("reworded", "x", "B"), asked("reworded", "y", "C"), "reworded", "broken"),
        (asked("scale changed", "7 on 5"), asked("same"), "scale changed", "refused"),
        (asked("scale changed", "7 on 5"), asked("scale changed", "7 on 5"), "same", "drawn"),
        (asked("dropped"), asked("same"), "new", "refused"),
        (asked("same"), asked("dropped"), "dropped", "refused"),
    ],
)
def test_each_was_compared_with_the_instrument_and_so_with_the_other(before, after, verdict, trend):
    found = across(ITEM, [[before]], [[after]])
    assert (found.verdict, found.trend) == (verdict, trend)


def test_the_worst_pair_counts_and_a_wave_lacks_an_item_only_when_all_its_files_do():
    same, changed, gone = asked("same"), asked("scale changed", "7 on 5"), asked("dropped")
    assert across(ITEM, [[same], [changed]], [[same]]).verdict == "scale changed"
    assert across(ITEM, [[same]], [[gone], [same]]).verdict == "same"
    assert across(ITEM, [[gone]], [[same]]).why == NOT_BEFORE
    assert across(ITEM, [[same]], [[gone]]).why == NOT_SINCE


def test_where_nothing_is_kept_the_instrument_was_asked():
    assert across(ITEM, [[]], [[]]).verdict == "same"
    assert across(ITEM, [[]], [[asked("reworded", "x", "B")]]).verdict == "reworded"
    assert across(ITEM, [], []).trend == "drawn"


def test_the_verdict_is_read_from_what_the_uploads_kept(ledger: Ledger):
    both(
        ledger,
        wave("a", "baseline", 3.0, asked("same")),
        wave("b", "stage one", 4.0, asked("scale changed", "7 on 5")),
    )
    snapshot = ledger.snapshot(SPRING)
    found = comparability(snapshot, FRAMEWORK, "inclusion", ITEM)
    assert (found.verdict, found.trend, found.why) == ("scale changed", "refused", "7 on 5")
    with pytest.raises(KeyError):
        comparability(snapshot, FRAMEWORK, "inclusion", "no such item")
    kept = ledger.uploads()[-1].comparisons
    assert kept == (asked("scale changed", "7 on 5"),)


def scale_rows(ledger: Ledger) -> pd.DataFrame:
    table = findings(ledger.snapshot(SPRING), FRAMEWORK)
    own = (table["indicator"] == SCALE.indicator) & (table["wave"] == "stage one")
    return table[own & (table["group"] == "all")]


def test_a_scale_that_changed_has_values_but_no_baseline_change_or_verdict(ledger: Ledger):
    both(
        ledger,
        wave("a", "baseline", 3.0),
        wave("b", "stage one", 4.0, asked("scale changed", "7 on 5")),
    )
    rows = scale_rows(ledger)
    assert len(rows) == 3
    assert set(rows["value"]) == {4.0}
    assert rows[["baseline", "change"]].isna().all(axis=None)
    reason = f"the answers to item “{ITEM}” changed (7 on 5)"
    assert rows["note"].str.contains(f"No trend since baseline: {reason}", regex=False).all()
    assert rows.loc[rows["employer"] == "all", "verdict"].tolist() == ["cannot tell yet"]
    assert not rows["note"].str.contains("Since baseline:").any()


def test_a_reworded_item_breaks_the_trend_and_the_note_says_so(ledger: Ledger):
    both(
        ledger,
        wave("a", "baseline", 3.0),
        wave("b", "stage one", 4.0, asked("reworded", "90 % alike", "B")),
    )
    rows = scale_rows(ledger)
    assert set(rows["change"]) == {1.0}
    assert rows["note"].str.contains("Trend since baseline broken", regex=False).all()


def test_without_a_change_of_questions_nothing_is_said(ledger: Ledger):
    both(ledger, wave("a", "baseline", 3.0, asked("same")), wave("b", "stage one", 4.0))
    rows = scale_rows(ledger)
    assert set(rows["change"]) == {1.0}
    assert not rows["note"].str.contains("rend", regex=False).any()


def test_only_the_employers_whose_questions_changed_lose_their_trend(ledger: Ledger):
    before = wave("a", "baseline", 3.0)
    after = wave("b", "stage one", 4.0)
    one = wave("c", "stage one", 5.0, asked("scale changed", "7 on 5"))
    only_e2 = {n: t[t["employer_id"] == "E2"] for n, t in one.tables.items()}
    both(ledger, before, after)
    ledger.accept(replace(one, tables=only_e2), who="ana", described=SPRING)
    change = scale_rows(ledger).set_index("employer")["change"]
    assert change["Employer E1"] == 1.0
    assert pd.isna(change["Employer E2"])
    assert pd.isna(change["all"])


def test_how_it_was_asked_is_part_of_what_names_a_snapshot(ledger: Ledger, tmp_path: Path):
    prints = set()
    for n, comparisons in enumerate([(), (asked("same"),), (asked("reworded", "x", "B"),)]):
        store = open_ledger(f"sqlite:///{tmp_path}/{n}.sqlite")
        file = wave("a", "baseline", 3.0, *comparisons)
        rehearsed = store.snapshot(AUTUMN, with_candidate=file).fingerprint
        store.accept(file, who="ana", described=AUTUMN)
        assert store.snapshot(AUTUMN).fingerprint == rehearsed
        prints.add(rehearsed)
        store.close()
    assert len(prints) == 2


def test_purging_takes_the_wordings_too(ledger: Ledger):
    file = wave("a", "baseline", 3.0, asked("reworded", "x", "quoted wording"))
    upload = ledger.accept(replace(file, left_out={"duplicate": 2}), who="ana", described=AUTUMN)
    assert upload.comparisons[0].asked == "quoted wording"
    assert ledger.purge(upload.id, "asked to", "ana").comparisons == ()
    assert ledger.upload(upload.id).left_out == {"duplicate": 2}


def test_a_long_list_of_reasons_is_cut():
    many = [asked("scale changed", "x", item=f"i{n}") for n in range(5)]
    told = note_on(many, "baseline")
    assert told.count("item “") == 3
    assert told.endswith("and 2 more items.")
    assert note_on([asked("same")], "baseline") == ""


def item_figure(ledger: Ledger, by: survey_figures.By) -> Chart:
    snapshot = ledger.snapshot(SPRING)
    table = findings(snapshot, FRAMEWORK)
    context = Context(table, snapshot, FRAMEWORK, "evaluator", "stage one")
    return survey_figures.item(context, "inclusion", ITEM, by)


def answering(file: Checked) -> Checked:
    """The file with its counts standing for the item of these tests."""
    cube = file.tables["cube"].assign(item=ITEM)
    return replace(file, tables={**file.tables, "cube": cube})


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (asked("scale changed", "7 on 5"), "No trend since baseline"),
        (asked("reworded", "90 % alike", "B"), "Trend since baseline broken"),
        (asked("same"), ""),
    ],
)
def test_the_figure_of_an_item_by_wave_says_what_cannot_be_compared(
    ledger: Ledger, found: Comparison, said: str
):
    before, after = wave("a", "baseline", 3.0), wave("b", "stage one", 4.0, found)
    both(ledger, answering(before), answering(after))
    by_wave, by_employer = (item_figure(ledger, by) for by in ("wave", "employer"))
    assert by_wave.figure is not None
    assert said in by_wave.sentence
    assert said in by_wave.alt
    assert ("rend since" in by_wave.sentence) == bool(said)
    assert "rend since" not in by_employer.sentence
