"""Protection: nothing gives way, little is hidden, and what was released stays released."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.disclosure.given import four_by_four, given_away, linked, programme_table
from tests.disclosure.optimum import fewest_hidden, hide_and_hope
from tests.outside import SAMPLES, needs_samples
from wincore.disclosure.attack import intervals
from wincore.disclosure.audit import audit
from wincore.disclosure.carrier import carrier
from wincore.disclosure.family import Builder, Family
from wincore.disclosure.needs import needs, primary
from wincore.disclosure.protection import protect

MINIMUM = 5
EEO1 = SAMPLES / "diversity/reveal_eeo1/Reveal_EEO1_for_2016.csv"


@pytest.mark.parametrize("make", [four_by_four, linked])
@pytest.mark.parametrize("minimum", [5, 10])
def test_published_examples_are_made_safe(make, minimum):
    family = make()
    done = protect(family, minimum)
    assert given_away(family, done.hidden, minimum) == 0


@settings(max_examples=6, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    employers=st.integers(2, 5),
    groups=st.integers(2, 4),
    minimum=st.sampled_from([3, 5, 10]),
)
def test_no_reader_of_a_random_programme_learns_too_much(seed, employers, groups, minimum):
    family = programme_table(seed, employers, groups)
    done = protect(family, minimum, tries=3)
    certificate = audit(family, done.hidden, minimum)
    assert certificate.under_protected == 0
    assert done.given_away.empty
    assert certificate.tightest is None or certificate.tightest >= minimum
    assert (done.hidden | ~primary(family, minimum)).all()


def test_a_zero_is_hidden_like_any_small_count():
    counts = pd.DataFrame({"employer": ["E0", "E1", "E2", "E3"], "n": [40, 0, 30, 25]})
    builder = Builder()
    builder.table("t", counts, ["employer"])
    family = builder.family()
    hidden = protect(family, MINIMUM).hidden
    at = family.position("t", employer="E1")
    found = intervals(family, hidden, hidden, "E2").set_index("cell")
    assert hidden[at]
    assert found.loc[at, "low"] == 0
    assert found.loc[at, "high"] >= MINIMUM


def test_an_employer_that_makes_up_nearly_all_of_a_total_does_not_learn_the_rest():
    counts = pd.DataFrame({"employer": ["E0", "E1", "E2"], "n": [500, 1, 2]})
    builder = Builder()
    builder.table("t", counts, ["employer"])
    family = builder.family()
    hidden = protect(family, MINIMUM).hidden
    total = family.position("t")
    assert hidden[total]  # 500 of 503 are its own
    found = intervals(family, hidden, hidden, "E0").set_index("cell").loc[total]
    assert found["low"] <= 500
    assert found["high"] >= 505


def test_primary_suppression_alone_gives_nearly_everything_back():
    family = programme_table(1, employers=10)
    small = family.values < MINIMUM
    found = intervals(family, small, small)
    exact = (found["low"] == found["high"]).mean()
    assert exact == 1.0


def test_hidden_cells_are_within_15_per_cent_of_the_fewest_possible():
    families = [programme_table(seed, employers=4, groups=3, sexes=1) for seed in range(6)]
    hidden = [int(protect(f, MINIMUM).hidden.sum()) for f in families]
    fewest = [fewest_hidden(f, MINIMUM) for f in families]
    assert all(ours >= best for ours, best in zip(hidden, fewest, strict=True))
    assert sum(hidden) <= 1.15 * sum(fewest)


@pytest.mark.parametrize("seed", range(2))
def test_hide_and_hope_hides_less_and_gives_cells_away(seed: int):
    family = programme_table(seed, employers=6, groups=4)
    hoped = hide_and_hope(family, MINIMUM)
    done = protect(family, MINIMUM, tries=3)
    assert given_away(family, hoped, MINIMUM) > 0
    assert given_away(family, done.hidden, MINIMUM) == 0


def test_more_tries_never_hide_more_and_stay_safe():
    family = programme_table(2, employers=5)
    few, many = (protect(family, MINIMUM, tries=t) for t in (0, 20))
    assert many.hidden.sum() <= few.hidden.sum()
    assert given_away(family, many.hidden, MINIMUM) == 0


def test_the_same_figures_give_the_same_pattern():
    masks = [protect(programme_table(5, employers=5), MINIMUM).hidden for _ in range(2)]
    assert (masks[0] == masks[1]).all()


def test_what_costs_more_is_kept():
    counts = pd.DataFrame({"employer": ["E0", "E1", "E2", "E3"], "n": [40, 2, 30, 31]})
    for dear, cheap in (("E2", "E3"), ("E3", "E2")):
        builder = Builder()
        builder.table("t", counts, ["employer"])
        builder.cell("t", {}, 103, cost=100.0)
        builder.cell("t", {"employer": "E0"}, 40, cost=100.0)
        builder.cell("t", {"employer": dear}, 30 if dear == "E2" else 31, cost=50.0)
        family = builder.family()
        hidden = protect(family, MINIMUM, tries=0).hidden
        assert hidden[family.position("t", employer=cheap)]
        assert not hidden[family.position("t")]


def test_released_cells_stay_and_what_they_gave_away_is_told():
    counts = pd.DataFrame({"employer": ["E0", "E1", "E2", "E3"], "n": [40, 2, 30, 25]})
    builder = Builder()
    builder.table("t", counts, ["employer"])
    family = builder.family()
    out = np.zeros(len(family.cells), dtype=bool)
    out[[family.position("t"), family.position("t", employer="E0")]] = True
    done = protect(family, MINIMUM, released=out)
    assert not done.hidden[out].any()
    assert given_away(family, done.hidden, MINIMUM) == 0
    out[[family.position("t", employer=e) for e in ("E2", "E3")]] = True
    lost = protect(family, MINIMUM, released=out).given_away
    assert set(lost["cell"]) == {family.position("t", employer="E1")}


def test_nothing_can_be_hidden_for_a_range_that_own_rows_close():
    counts = pd.DataFrame({"employer": ["E0", "E1"], "n": [40, 2]})
    builder = Builder()
    builder.table("t", counts, ["employer"])
    family = builder.family()
    everything_out = np.ones(len(family.cells), dtype=bool)
    need = needs(family, MINIMUM).iloc[0]
    nothing = np.zeros(len(family.cells), dtype=bool)
    assert carrier(family, nothing, need, "", everything_out) is None


@needs_samples
def test_published_workforces_of_25_companies_are_made_safe():
    held = pd.read_csv(EEO1, na_values="na")
    parts = ~held["job_category"].isin(["Totals", "Previous_totals"])
    people = held[parts & held["gender"].notna() & held["count"].notna()]
    people = people.rename(columns={"company": "employer", "count": "n"})
    assert people["employer"].nunique() == 25
    builder = Builder()
    builder.table("eeo1", people, ["employer", "race", "gender"])
    family: Family = builder.family()
    done = protect(family, MINIMUM, tries=0)
    certificate = audit(family, done.hidden, MINIMUM)
    assert certificate.under_protected == 0
    assert certificate.tightest is not None
    assert certificate.tightest >= MINIMUM
    assert certificate.hidden < 0.25 * certificate.cells
