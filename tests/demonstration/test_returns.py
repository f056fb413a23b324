"""What the returns say: fictional, uneven, and telling the story they are meant to tell."""

import pandas as pd
import pytest

from tests.demonstration.given import (
    BASELINE_RETURN,
    SINGLE_RETURN,
    STAGE_ONE_RETURN,
    framework,
    sheet,
    sheet_names,
)
from wincore.datasets import RETURN, TABLES
from wincore.demonstration.profile import read_profile

GROUP = {c.id: c.group for c in framework().categories.categories if c.dimension == "ethnicity"}
UNKNOWN = ("not declared", "prefer not to say")


def _workforce(wave):
    if wave == "stage one":
        return sheet(STAGE_ONE_RETURN, "Workforce")
    both = [sheet(BASELINE_RETURN, "Workforce"), sheet(SINGLE_RETURN, "Workforce")]
    return pd.concat(both, ignore_index=True)


def _by_group(table, columns):
    return table.assign(group=table["ethnicity"].map(GROUP)).groupby("group")[columns].sum()


@pytest.mark.parametrize("file", [BASELINE_RETURN, SINGLE_RETURN, STAGE_ONE_RETURN])
def test_sheets_and_columns_are_those_of_the_return(file):
    allowed = {t.sheet: list(t.columns) for t in RETURN}
    for name in sheet_names(file):
        assert list(sheet(file, name).columns) == allowed[name]


@pytest.mark.parametrize("file", [BASELINE_RETURN, SINGLE_RETURN, STAGE_ONE_RETURN])
def test_keys_are_unique_once_labels_are_read(file):
    keys = {t.sheet: list(t.key) for t in RETURN}
    for name in sheet_names(file):
        assert not sheet(file, name).duplicated(keys[name]).any(), name


def test_the_stage_one_return_has_every_sheet():
    assert sheet_names(STAGE_ONE_RETURN) == [t.sheet for t in RETURN]


@pytest.mark.parametrize("file", [BASELINE_RETURN, SINGLE_RETURN, STAGE_ONE_RETURN])
def test_closed_lists_hold(file):
    for name in sheet_names(file):
        table = next(t for t in TABLES.values() if t.sheet == name)
        for field in table.fields:
            if field.choices:
                assert set(sheet(file, name)[field.name]) <= {*field.choices, ""}


def test_ten_employers_that_say_they_are_fictional():
    register = sheet(STAGE_ONE_RETURN, "Employers")
    assert list(register["employer_id"]) == [f"EMP{n:02d}" for n in range(1, 11)]
    assert register["employer"].str.casefold().str.contains("fictional").all()


def test_the_register_names_no_person_and_no_other_site():
    for file in (BASELINE_RETURN, STAGE_ONE_RETURN):
        for name in sheet_names(file):
            text = sheet(file, name).astype(str).to_numpy().ravel()
            urls = [t for t in text if "://" in t]
            assert all(u.startswith("https://example.org/") for u in urls)
            assert not [t for t in text if "@" in t]


def test_employers_have_between_300_and_9000_people():
    sizes = _workforce("baseline").groupby("employer_id")["headcount"].sum()
    assert len(sizes) == 10
    assert sizes.min() == 300
    assert sizes.max() == 9000


def test_one_employer_sends_its_own_counts_at_baseline():
    own = set(sheet(SINGLE_RETURN, "Workforce")["employer_id"])
    assert own == {read_profile().separate}
    for name in ("Workforce", "Recruitment", "Progression"):
        assert not own & set(sheet(BASELINE_RETURN, name)["employer_id"])
    assert own < set(sheet(BASELINE_RETURN, "Employers")["employer_id"])


def test_two_employers_do_not_return_their_workforce_again():
    first, second = (set(_workforce(w)["employer_id"]) for w in ("baseline", "stage one"))
    assert len(first - second) == 2


def test_one_employer_has_withdrawn_by_stage_one():
    assert set(sheet(BASELINE_RETURN, "Employers")["status"]) == {"participating"}
    states = sheet(STAGE_ONE_RETURN, "Employers")["status"].value_counts()
    assert states.to_dict() == {"participating": 9, "withdrawn": 1}


@pytest.mark.parametrize("wave", ["baseline", "stage one"])
def test_black_representation_lies_between_2_and_12_per_cent(wave):
    known = _workforce(wave).query("ethnicity not in @UNKNOWN")
    black = known[known["ethnicity"].map(GROUP) == "Black"]
    shares = (
        black.groupby("employer_id")["headcount"].sum()
        / known.groupby("employer_id")["headcount"].sum()
    )
    assert shares.between(0.02, 0.12).all()
    assert shares.max() > 4 * shares.min()


def test_several_employers_have_one_to_four_young_black_men():
    young = _workforce("baseline").query("sex == 'male' and age_band == '16-24'")
    counts = young[young["ethnicity"].map(GROUP) == "Black"].groupby("employer_id")["headcount"]
    assert counts.sum().between(1, 4).sum() >= 3


def test_some_have_not_declared_and_some_prefer_not_to_say():
    counts = _workforce("baseline").groupby("ethnicity")["headcount"].sum()
    assert counts["not declared"] > counts["prefer not to say"] > 0


def test_employers_keep_their_counts_in_different_detail():
    kept = _workforce("baseline").groupby("employer_id")
    assert 0 < (kept["level"].nunique() == 1).sum() < 10
    assert 0 < (kept["age_band"].nunique() == 1).sum() < 10
    broad = kept["ethnicity"].agg(lambda found: found.str.contains("not specified").any())
    assert 0 < broad.sum() < 10


def test_black_candidates_are_less_likely_to_be_appointed_than_white_ones():
    totals = _by_group(sheet(BASELINE_RETURN, "Recruitment"), ["shortlisted", "appointed"])
    rates = totals["appointed"] / totals["shortlisted"]
    assert rates["White"] / rates["Black"] > 1.5


@pytest.mark.parametrize("file", [BASELINE_RETURN, SINGLE_RETURN, STAGE_ONE_RETURN])
def test_nobody_is_appointed_without_having_been_shortlisted(file):
    table = sheet(file, "Recruitment")
    assert (table["applied"] >= table["shortlisted"]).all()
    assert (table["shortlisted"] >= table["appointed"]).all()


def test_commitments_add_up_to_seven_public_and_four_that_meet_both_tests():
    met = sheet(STAGE_ONE_RETURN, "Commitments").query("met == 'yes'")
    by_test = met.groupby("test")["employer_id"].agg(set)
    assert len(by_test["public_statement"]) == 7
    assert len(by_test["reflects_london"] & by_test["names_target_group"]) == 4


def test_commitments_are_dated_by_the_day_they_describe_and_a_few_are_not():
    days = read_profile().described
    for file, wave in ((BASELINE_RETURN, "baseline"), (STAGE_ONE_RETURN, "stage one")):
        met = sheet(file, "Commitments").query("met == 'yes'")
        dated = met[met["date"] != ""]
        assert (dated["date"] <= days[wave]).all()
    assert 0 < len(met) - len(dated) < 5


def test_strategies_developed_approved_and_implemented():
    now = sheet(STAGE_ONE_RETURN, "Strategy")
    assert [(now[c] == "yes").sum() for c in ("developed", "approved", "implemented")] == [8, 6, 5]
    before = sheet(BASELINE_RETURN, "Strategy")
    assert (before["implemented"] == "yes").sum() == 0


def test_the_seventeen_actions_progress_with_blanks_and_not_applicable():
    means = []
    for file in (BASELINE_RETURN, STAGE_ONE_RETURN):
        table = sheet(file, "Actions")
        assert set(table["action"]) == set(range(1, 18))
        means.append(pd.to_numeric(table["stage"], errors="coerce").mean())
    assert means[1] > means[0] + 0.5
    assert {"", "n/a"} <= set(sheet(BASELINE_RETURN, "Actions")["stage"])


def test_the_network_densifies_and_one_employer_stays_outside():
    ties = []
    for file in (BASELINE_RETURN, STAGE_ONE_RETURN):
        table = sheet(file, "Links")
        assert (table["from_employer"] != table["to_employer"]).all()
        ties.append(set(zip(table["from_employer"], table["to_employer"], strict=True)))
    assert len(ties[1]) > 2 * len(ties[0])
    named = {employer for tie in ties[1] for employer in tie}
    assert len(named) == 9


def test_nobody_attends_beyond_the_places_offered():
    table = sheet(STAGE_ONE_RETURN, "Attendance")
    assert (table["attended"] <= table["invited"]).all()
    assert 0.6 < table["attended"].sum() / table["invited"].sum() < 0.95


def test_the_budget_is_the_stage_one_budget_and_the_actual_differs_a_bit():
    costs = sheet(STAGE_ONE_RETURN, "Costs")
    stage = framework().programme.stages[0]
    assert set(costs["stage"]) == {stage.id}
    assert costs["budget"].sum() == stage.budget
    assert 0 < abs(costs["actual"].sum() - stage.budget) < 0.1 * stage.budget
