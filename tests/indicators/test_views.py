import math
from datetime import date
from typing import Any

import pandas as pd
import pytest

from tests.indicators.given import employers, snapshot, staff
from tests.indicators.test_commitment import signed
from tests.indicators.test_legacy import link
from tests.indicators.test_recruitment import hiring
from tests.indicators.test_strategy import actions, challenge, strategy
from wincore.framework.model import Framework
from wincore.indicators import views
from wincore.store.snapshot import Snapshot

ITEM = "PC1"  # a question of the participants, answered from 1 to 5


def answers(wave: str, employer: str, group: str = "all", **counts: int) -> list[dict[str, Any]]:
    same = {"instrument": "participant", "wave": wave, "employer_id": employer, "group": group}
    return [{**same, "item": ITEM, "answer": a.lstrip("a"), "n": n} for a, n in counts.items()]


@pytest.fixture
def surveyed() -> Snapshot:
    rows = answers("baseline", "E1", a1=1, a2=2, a3=3, a4=3, a5=1, dont_know=2, blank=1)
    rows += answers("baseline", "E1", "Black", a4=1) + answers("stage one", "E1", a4=6, a5=2)
    rows += answers("stage one", "E2", a1=7)
    return snapshot(employers=employers("E1", "E2"), cube=rows)


def test_a_distribution_has_every_answer_and_its_base(
    surveyed: Snapshot, framework: Framework
) -> None:
    table = views.distribution(surveyed, framework, "participant", ITEM, wave="baseline")
    counts = dict(zip(table["code"], table["n"], strict=True))
    assert counts == {"1": 1, "2": 2, "3": 3, "4": 3, "5": 1, "dont_know": 2,
                      "not_applicable": 0, "prefer_not": 0, "blank": 1}  # fmt: skip
    first = table.iloc[0]
    assert (first["base"], first["share"]) == (10, 0.1)
    assert (first["top_two"], first["net"], first["median"]) == (0.4, pytest.approx(0.1), 3)
    assert table.loc[table["state"], "share"].isna().all()


@pytest.mark.parametrize(
    ("by", "splits"),
    [
        (None, ["all"]),
        ("wave", ["baseline", "stage one"]),
        ("employer", ["Employer E1", "Employer E2"]),
        ("group", ["all"]),
    ],
)
def test_a_distribution_splits_the_latest_wave_or_by_wave(
    surveyed: Snapshot, framework: Framework, by: Any, splits: list[str]
) -> None:
    table = views.distribution(surveyed, framework, "participant", ITEM, by=by)
    assert list(table["split"].unique()) == splits
    latest = table[(table["split"] == splits[-1]) & ~table["state"]]["n"].sum()
    assert latest == (7 if by == "employer" else 15)


def test_small_distributions_are_for_the_evaluator_only(
    surveyed: Snapshot, framework: Framework
) -> None:
    for options in ({"wave": "baseline"}, {"by": "employer"}, {"employer": "E1"}):
        table = views.distribution(
            surveyed, framework, "participant", ITEM, audience="panel", **options
        )
        assert table["n"].isna().all()
        assert table["note"].str.startswith("[c]").all()


def test_a_question_nobody_was_asked_has_no_rows(framework: Framework) -> None:
    held = snapshot(employers=employers("E1"))
    assert views.distribution(held, framework, "participant", ITEM).empty


def test_the_commitment_matrix_has_every_employer_and_test(framework: Framework) -> None:
    held = snapshot(
        employers=employers("E1", "E2"),
        workforce=staff("E1", ("African", "male", "all", 1), wave="stage one"),
        commitments=signed("E2") + signed("E1", "planned", None, "deadline"),
    )
    table = views.commitment_matrix(held, framework)
    assert len(table) == 2 * 7
    assert list(table["employer_id"].unique()) == ["E2", "E1"]  # the one that met more first
    states = table.set_index(["employer_id", "test"])["state"]
    assert states["E2", "public_statement"] == "met"
    assert states["E1", "deadline"] == "not met"
    assert states["E1", "public_statement"] == "not known"


def test_the_actions_matrix_has_the_change_since_the_first_wave(framework: Framework) -> None:
    rows = actions("E1", "1", "n/a", "2") + actions("E1", "3", "n/a", "", wave="stage one")
    table = views.actions_matrix(snapshot(employers=employers("E1", "E2"), actions=rows), framework)
    assert len(table) == 2 * 17
    one = table[table["employer_id"] == "E1"].set_index("action")
    assert (one.loc[1, "stage"], one.loc[1, "baseline"], one.loc[1, "change"]) == (3, 1, 2)
    assert one.loc[2, "applies"] is False or one.loc[2, "applies"] == False  # noqa: E712
    assert math.isnan(one.loc[3, "stage"])
    assert table[table["employer_id"] == "E2"]["stage"].isna().all()


def test_strategy_steps_and_challenges_are_listed_by_employer(framework: Framework) -> None:
    held = snapshot(
        employers=employers("E1", "E2"),
        strategy=[strategy("E1", developed="yes", approved="planned")],
        challenges=[challenge("E1", "a", "yes", "no")],
    )
    steps = views.strategy_steps(held, framework).set_index(["employer_id", "step"])["answer"]
    assert list(steps["E1"][["developed", "approved", "implemented"]]) == ["yes", "planned", ""]
    assert steps["E2", "developed"] == ""
    board = views.challenge_board(held, framework)
    assert board.loc[0, ["employer", "area", "tested"]].tolist() == ["Employer E1", "data", "yes"]


def test_the_funnel_follows_a_group_stage_by_stage(framework: Framework) -> None:
    rows = hiring("E1", ("White British", (80, 40, 10)), ("African", (20, 10, 5)))
    held = snapshot(employers=employers("E1"), recruitment=rows)
    table = views.funnel(held, framework, groups=("Black",)).set_index("stage")
    assert list(table["people"]) == [20, 10, 5]
    assert list(table["share"]) == pytest.approx([20 / 100, 10 / 50, 5 / 15])
    assert list(table["rate"])[1:] == pytest.approx([0.5, 0.5])
    hidden = views.funnel(held, framework, groups=("Black",), employer="E1", audience="panel")
    assert hidden["people"].isna().all()
    public = views.funnel(held, framework, groups=("Black", "White"), audience="public")
    shown = public.set_index("group")["people"]
    assert shown["Black"].isna().tolist() == [False, False, True]  # 5 appointed: below ten
    assert shown["White"].isna().all()  # with the total it would give the hidden group back


def test_levels_show_the_share_on_the_way_up(framework: Framework) -> None:
    rows = staff("E1", ("African", "male", "all", 5), ("White British", "male", "all", 15),
                 level="entry")  # fmt: skip
    rows += staff("E1", ("not declared", "male", "all", 10), ("White British", "male", "all", 10),
                  level="senior")  # fmt: skip
    held = snapshot(employers=employers("E1"), workforce=rows)
    table = views.levels(held, framework, group="Black").set_index("level")
    assert table.loc["entry", "share"] == 0.25
    assert tuple(table.loc["senior", ["share", "low", "high"]]) == (0, 0, 0.5)
    assert list(table.index) == ["entry", "junior", "middle", "senior", "executive"]


def test_network_nodes_and_edges_are_ready_to_draw(framework: Framework) -> None:
    rows = [link("E1", "E2"), link("E2", "E1"), link("E2", "E3")]
    rows.append(link("E2", "E3", kind="works together"))
    held = snapshot(employers=employers("E1", "E2", "E3", "E4"), links=rows)
    nodes, edges = views.network(held, framework, wave="baseline")
    assert nodes["partners"].tolist() == [1, 2, 1, 0]
    assert nodes.loc[nodes["isolate"], "employer_id"].tolist() == ["E4"]
    by_pair = edges.set_index(["from_employer", "to_employer"]).sort_index()
    assert by_pair.loc[("E2", "E3"), "kinds"] == "knows, works together"
    assert by_pair["mutual"].tolist() == [True, True, False]


def test_attendance_and_champions_stand_in_order_of_date(framework: Framework) -> None:
    held = snapshot(
        employers=employers("E1", "E2"),
        sessions=[{"session_id": "S2", "date": "2021-02-01", "kind": "workshop"},
                  {"session_id": "S1", "date": "2020-11-10", "kind": "workshop"}],
        attendance=[{"session_id": "S2", "employer_id": "E1", "invited": 4, "attended": 1},
                    {"session_id": "S1", "employer_id": "E1", "invited": 0, "attended": 0}],
        champions=[{"employer_id": "E1", "date": "2021-02-01", "kind": "talk", "title": "b"},
                   {"employer_id": "E1", "date": "2020-12-01", "kind": "talk", "title": "a"}],
    )  # fmt: skip
    attendance = views.attendance_table(held, framework)
    assert attendance["session_id"].tolist() == ["S1", "S2"]
    assert math.isnan(attendance["share"].iloc[0])
    assert attendance["share"].iloc[1] == 0.25
    timeline = views.champions_timeline(held, framework)
    assert timeline[["title", "so_far"]].to_numpy().tolist() == [["a", 1], ["b", 2]]


def test_milestones_know_what_is_past(framework: Framework) -> None:
    table = views.milestones(snapshot(as_at=date(2021, 1, 1)), framework)
    assert table["date"].is_monotonic_increasing
    assert (table["kind"] == "review").sum() == 1
    assert table.loc[table["past"], "date"].max() <= date(2021, 1, 1)
    assert not table.loc[table["kind"] == "review", "past"].any()


def test_completeness_tells_late_from_missing(
    demonstration: Snapshot, framework: Framework
) -> None:
    table = views.completeness(demonstration, framework)
    states = table.set_index(["employer_id", "dataset", "wave"])["state"]
    assert states["EMP01", "workforce", "baseline"] == "there"
    assert states["EMP03", "workforce", "stage one"] == "missing"
    earlier = framework.programme.model_copy(
        update={"waves": [w.model_copy(update={"closes": date(2020, 1, 1)}) if w.id == "baseline"
                          else w for w in framework.programme.waves]}
    )  # fmt: skip
    strict = framework.model_copy(update={"programme": earlier})
    late = views.completeness(demonstration, strict)
    assert late.set_index(["employer_id", "dataset", "wave"]).loc[
        ("EMP01", "workforce", "baseline"), "state"
    ] == "late"  # fmt: skip


def test_every_view_answers_on_an_empty_store(framework: Framework) -> None:
    held = snapshot()
    for make in (
        views.commitment_matrix,
        views.strategy_steps,
        views.actions_matrix,
        views.challenge_board,
        views.attendance_table,
        views.champions_timeline,
        views.completeness,
    ):
        assert isinstance(make(held, framework), pd.DataFrame), make.__name__
    nodes, edges = views.network(held, framework, "baseline")
    assert len(nodes) == len(edges) == 0
    assert views.funnel(held, framework)["people"].isna().all()
    assert views.levels(held, framework)["people"].isna().all()
