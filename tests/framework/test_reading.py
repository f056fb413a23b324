"""The project's own framework is whole, and says what the decision form says."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from tests.framework.given import Copy, framework
from wincore.datasets import MISSING_STATES, TESTS
from wincore.findings import UNITS
from wincore.framework import read_framework

NAMES = {
    "objective": "participated completed solutions_implemented publicly_committed "
    "strategy_developed strategy_implemented resources_captured resources_disseminated",
    "commitment": "both_tests public_statement reflects_london names_target_group numeric_target "
    "deadline senior_sponsor board_approved score perceived_participants perceived_staff "
    "perceived_leads",
    "strategy": "developed approved implemented intersectional actions_implemented "
    "actions_maturity solutions_tested solutions_implemented understanding intersectionality "
    "inclusion fairness",
    "legacy": "network_density network_reciprocity champion_events champion_employers "
    "resources_shared intention lead_intention",
    "community": "attendance sessions_held learning confidence evaluation_confidence "
    "practice_applied satisfaction resources_published reach",
    "workforce": "representation representation_gap representation_ratio shortfall "
    "declaration_rate headcount",
    "recruitment": "relative_likelihood four_fifths conversion appointed_share",
    "progression": "ratio",
    "money": "unit_cost_participating unit_cost_completed unit_cost_committed "
    "unit_cost_implementing budget actual",
    "survey": "response_rate_participant response_rate_inclusion",
}
SCALES = {
    "participant": "learning confidence evaluation practice satisfaction intersectionality "
    "perceived_commitment continuing",
    "inclusion": "staff_commitment inclusion fairness",
    "lead": "lead_commitment lead_intersectionality lead_continuing",
}


def test_every_indicator_that_others_rely_on_is_defined_and_no_other():
    named = {f"{room}.{name}" for room, names in NAMES.items() for name in names.split()}
    assert {i.id for i in framework().indicators} == named


def test_every_test_of_a_commitment_has_its_indicator():
    ids = {i.id for i in framework().indicators}
    assert {f"commitment.{test}" for test in TESTS} <= ids


def test_units_are_those_of_findings():
    assert {i.unit for i in framework().indicators} <= set(UNITS)


def test_all_parts_of_the_three_objectives_stand_apart():
    parts = {o.id: [p.removeprefix("objective.") for p in o.parts] for o in framework().objectives}
    assert parts == {
        "O1": ["participated", "completed", "solutions_implemented"],
        "O2": ["publicly_committed", "strategy_developed", "strategy_implemented"],
        "O3": ["resources_captured", "resources_disseminated"],
    }


def test_what_can_only_be_reached_after_the_review_is_not_due_by_then():
    nothing_due = {i.id for i in framework().indicators if i.expected == 0}
    assert nothing_due == {
        "objective.completed",
        "objective.strategy_implemented",
        "strategy.implemented",
    }


def test_a_target_is_never_without_its_rationale():
    for one in framework().indicators:
        assert one.rationale, one.id
        if one.expected is not None:
            assert one.target is not None, one.id


def test_expectations_do_not_go_beyond_targets():
    for one in framework().indicators:
        if isinstance(one.target, float) and isinstance(one.expected, float):
            assert one.expected <= one.target, one.id


def test_workforce_is_described_and_not_rated_at_stage_one():
    rated = {i.id for i in framework().indicators if i.outcome == "workforce" and i.expected}
    assert rated == {"workforce.declaration_rate"}


def test_only_stage_one_has_an_approved_budget():
    budgets = {s.id: s.budget for s in framework().programme.stages}
    assert budgets == {"stage one": 50_000, "stage two": 0}


def test_unit_cost_target_is_the_budget_over_planned_employers():
    programme = framework().programme
    target = framework().indicator("money.unit_cost_participating").target
    assert target == programme.stages[0].budget / programme.planned_employers


def test_waves_close_on_the_dates_of_the_programme():
    closes = {w.id: w.closes for w in framework().programme.waves}
    assert closes == {
        "baseline": date(2020, 11, 30),
        "stage one": date(2021, 3, 15),
        "endline": date(2021, 10, 31),
    }
    assert framework().programme.review == date(2021, 3, 31)


def test_seventeen_actions_have_neutral_titles():
    titles = [a.title for a in framework().actions]
    assert titles == [f"Toolkit action {n}" for n in range(1, 18)]


def test_states_outside_the_base_are_those_of_the_surveys():
    assert {s.code for s in framework().states} == set(MISSING_STATES)


def test_scales_are_those_that_feed_the_indicators():
    found = {i.id: [s.id for s in i.scales] for i in framework().instruments}
    assert found == {k: v.split() for k, v in SCALES.items()}


def test_fingerprint_changes_with_any_file_and_with_nothing_else(tmp_path: Path):
    copy = Copy(tmp_path)
    assert read_framework(copy.programme).fingerprint == framework().fingerprint
    copy.append("actions.toml", "# a remark\n")
    changed = read_framework(copy.programme).fingerprint
    assert changed != framework().fingerprint
    assert len(bytes.fromhex(changed)) == hashlib.sha256().digest_size
