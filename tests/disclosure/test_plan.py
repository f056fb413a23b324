"""The plan of the demonstration and of small programmes: complete, safe, the same every time."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.disclosure.given import programme, some_workforce, thinned
from wincore.disclosure.audit import audit, audit_plan
from wincore.disclosure.certifying import certify
from wincore.disclosure.figure import Figure
from wincore.disclosure.keeping import plan_for
from wincore.disclosure.layout import NOWHERE
from wincore.disclosure.plan import Plan
from wincore.disclosure.planning import make_plan
from wincore.disclosure.policy import AudienceRule, Policy, read_policy
from wincore.disclosure.reveals import Row, rules
from wincore.findings import ALL, Audience
from wincore.framework import Framework
from wincore.indicators.computing import facts_of
from wincore.store.snapshot import Snapshot

AUDIENCES: tuple[Audience, ...] = ("panel", "public")
PEOPLE = ("workforce", "recruitment", "progression")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_nobody_can_be_found_in_the_demonstration(
    audience: Audience, demonstration: Snapshot, framework: Framework, seen
):
    certificate = certify(demonstration, framework, audience, seen[audience])
    assert certificate.under_protected == 0, certificate.failures
    assert certificate.tightest >= read_policy().of(audience).minimum
    readers = [line.reader for line in certificate.readers]
    assert readers[0] == "outsider"
    assert len(readers) == 11  # and each of the ten employers
    assert 0 < certificate.hidden < certificate.cells


def test_the_shipped_policy_file_says_what_the_code_takes_for_granted():
    assert read_policy() == Policy()


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_published_figure_is_never_small(audience: Audience, plans: dict[Audience, Plan]):
    plan = plans[audience]
    for section in plan.sections.values():
        shown = ~section.protection.hidden & section.family.shown
        members = (section.family.cells["kind"] == "people").to_numpy()
        assert (section.family.values[shown & members] >= plan.minimum).all()


def test_every_number_of_the_evaluator_is_a_count_of_the_plan(
    true: pd.DataFrame, demonstration: Snapshot, framework: Framework, plans
):
    """What a finding is said to give away is what its numbers are."""
    plan, facts = plans["panel"], facts_of(demonstration, framework)
    ids, people = {n: e for e, n in facts.names.items()}, rules(framework)
    checked = 0
    for row in true[true["indicator"].isin(people) & true["numerator"].notna()].itertuples():
        fields = people[row.indicator](Row(ids[row.employer], row.wave, row.group))
        figures = [f for f in fields[""] if plan.holds(f)]
        if len(figures) < len(fields[""]) or row.indicator.partition(".")[0] not in PEOPLE:
            continue
        values = {plan.value(f) for f in figures}
        assert row.numerator in values, row
        assert pd.isna(row.denominator) or row.denominator in values, row
        checked += 1
    assert checked > 500


def test_survey_respondents_are_counts_of_the_plan(true: pd.DataFrame, plans):
    scale = true[(true["indicator"] == "community.confidence") & (true["n"] > 0)]
    for row in scale[scale["employer"] == ALL].itertuples():
        figure = Figure("survey", row.wave, ALL, row.group, "members", "participant.confidence")
        assert plans["panel"].value(figure) == row.n


def test_what_is_public_is_never_more_than_the_panel_sees(plans: dict[Audience, Plan]):
    opened = [
        figure
        for section in plans["public"].sections.values()
        for figure, at in section.laid.places.items()
        if at != NOWHERE and plans["public"].is_open(figure)
    ]
    assert opened
    assert all(plans["panel"].is_open(figure) for figure in opened)


def test_programme_totals_of_the_target_group_stay_legible(plans: dict[Audience, Plan]):
    for wave in ("baseline", "stage one"):
        for group in (ALL, "Black", "Black men", "young Black men"):
            for part in ("members", "known", "total"):
                assert plans["panel"].is_open(Figure("workforce", wave, ALL, group, part))


@pytest.mark.parametrize("wave", ["baseline", "stage one"])
def test_the_panel_sees_the_share_of_black_people_at_every_employer(wave: str, plans):
    panel = plans["panel"]
    black = [
        figure
        for figure in panel.sections["workforce", wave].laid.places
        if (figure.group, figure.part, figure.stratum) == ("Black", "members", "")
    ]
    assert len(black) > 8
    for figure in black:
        assert panel.value(figure) >= panel.minimum
        assert panel.is_open(figure), figure
        assert panel.is_open(figure._replace(part="known")), figure


def test_a_plan_is_made_once(demonstration: Snapshot, framework: Framework, plans):
    assert plan_for(demonstration, framework, "panel", Policy()) is plans["panel"]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_letters_for_employers_ask_for_no_other_plan(
    audience: Audience, demonstration: Snapshot, framework: Framework, plans
):
    rule = Policy().of(audience).model_copy(update={"letters": True})
    lettered = Policy().model_copy(update={audience: rule})
    assert plan_for(demonstration, framework, audience, lettered) is plans[audience]


def test_the_evaluator_has_no_plan(demonstration: Snapshot, framework: Framework):
    with pytest.raises(KeyError):
        make_plan(demonstration, framework, "evaluator", Policy())


def test_a_figure_outside_the_plan_is_closed(plans: dict[Audience, Plan]):
    outside = Figure("workforce", "baseline", "EMP01", "White men", "members")
    assert not plans["panel"].holds(outside)
    assert not plans["panel"].is_open(outside)


def safe(snapshot: Snapshot, framework: Framework) -> list[Plan]:
    """Return the plans of both audiences, attacked: the public's within the panel's."""
    panel = make_plan(snapshot, framework, "panel", Policy(tries=0))
    public = make_plan(snapshot, framework, "public", Policy(tries=0), within=panel)
    for plan in (panel, public):
        certificate = audit_plan(plan)
        assert certificate.under_protected == 0, certificate.failures
        assert certificate.cells > 0
    for section in public.sections.values():
        figures = (f for f, at in section.laid.places.items() if at != NOWHERE)
        assert all(panel.is_open(f) for f in figures if public.is_open(f))
    return [panel, public]


@settings(max_examples=2, deadline=None)
@given(seed=st.integers(0, 10**6), employers=st.integers(2, 12), scale=st.floats(0.2, 8))
def test_random_programmes_are_safe(seed: int, employers: int, scale: float, framework: Framework):
    rng = np.random.default_rng(seed)
    safe(programme({f"E{i}": some_workforce(rng, scale) for i in range(employers)}), framework)


def test_a_small_programme_with_lost_returns_and_few_answers_is_safe(
    framework: Framework, demonstration: Snapshot
):
    rng = np.random.default_rng(1)
    employers, share = rng.integers(2, 7), rng.uniform(0.01, 0.4)
    plans = safe(thinned(demonstration, rng, employers, share, "lead"), framework)
    assert any(name[0] == "survey" for name in plans[0].sections)


def test_a_return_without_ages_is_counted_only_where_ages_are_not_needed(framework: Framework):
    rng = np.random.default_rng(1)
    held = {f"E{i}": some_workforce(rng, 5) for i in range(4)}
    held["E3"] = {(e, s, ALL): n for (e, s, _), n in held["E3"].items()}
    plan = make_plan(programme(held), framework, "panel", Policy(tries=0))
    young = Figure("workforce", "baseline", "E3", "young Black men", "members")
    black = young._replace(group="Black")
    assert not plan.holds(young)
    assert plan.holds(black)
    totals = [plan.value(Figure("workforce", "baseline", ALL, g, "total")) for g in
              ("Black", "young Black men")]  # fmt: skip
    assert totals[0] - totals[1] == sum(held["E3"].values())
    assert audit_plan(plan).under_protected == 0


def test_the_same_programme_gives_the_same_plan(framework: Framework):
    rng = np.random.default_rng(4)
    held = {f"E{i}": some_workforce(rng) for i in range(4)}
    plans = [make_plan(programme(held), framework, "panel", Policy(tries=2)) for _ in range(2)]
    masks = [p.sections["workforce", "baseline"].protection.hidden for p in plans]
    assert (masks[0] == masks[1]).all()


def test_a_broken_plan_is_caught(plans: dict[Audience, Plan]):
    section = plans["panel"].sections["recruitment", "baseline"]
    family, minimum = section.family, plans["panel"].minimum
    complements = section.protection.hidden & family.shown & ~section.protection.primary
    caught = 0
    for cell in np.flatnonzero(complements)[:4]:
        broken = section.protection.hidden.copy()
        broken[cell] = False
        caught += audit(family, broken, minimum).under_protected > 0
    assert caught >= 2
    naked = section.protection.hidden & ~(complements | section.protection.primary)
    assert audit(family, naked, minimum).under_protected > 0


def test_a_hidden_figure_that_slips_out_is_caught(plans: dict[Audience, Plan]):
    name = "recruitment", "stage one"
    section = plans["panel"].sections[name]
    plan = replace(plans["panel"], sections={name: section})
    hidden = [f for f in section.laid.places if not plan.is_open(f)]
    small = next(f for f in hidden if plan.value(f) < plan.minimum)
    assert audit_plan(plan).under_protected == 0
    assert audit_plan(plan, {small}).under_protected > 0
    outside = Figure("recruitment", "stage one", "EMP01", "White men", "members", "applied")
    assert set(audit_plan(plan, {outside}).failures["table"]) == {"outside the plan"}


def test_a_group_nobody_speaks_of_is_refused():
    with pytest.raises(ValueError, match="Martians"):
        AudienceRule(minimum=5, employer_groups=("Martians",))
