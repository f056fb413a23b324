"""The measured coverage that docs/statistics.md reports, on the parts that are counted exactly."""

import numpy as np
import pytest

from benchmarks import coverage
from benchmarks.coverage import (
    false_verdicts,
    finite_lines,
    mean_lines,
    pair_lines,
    survey_means,
    wilson_lines,
)
from benchmarks.lines import CLAIMED
from benchmarks.programmes import ANYTHING, OUTCOMES, drawn_programmes
from benchmarks.ties import tied_lines
from benchmarks.whole import feldt_lines, funnel_lines
from wincore.framework import read_framework
from wincore.statistics import katz, newcombe

# Counted for the programme only, or once: no employer has a figure to compare.
WITHOUT_EMPLOYERS = (
    "objective.resources", "legacy.resources", "community.resources", "community.reach",
    "community.sessions", "community.satisfaction",
)  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        wilson_lines(),
        finite_lines(),
        pair_lines("Newcombe", newcombe, lambda p, q: p - q),
        pair_lines("Katz", katz, lambda p, q: p / q),
    ],
    ids=["wilson", "finite population", "newcombe", "katz"],
)
def test_intervals_of_counts_cover_what_they_claim_on_average(lines):
    for line in lines:
        assert CLAIMED[0] <= np.mean(line.coverage) <= CLAIMED[1], str(line)
        assert "outside" not in str(line)


def test_the_bootstrap_of_a_mean_covers_too_little_and_is_marked():
    lines = {(line.method, line.n): line for line in mean_lines(samples=300)}
    assert "outside 93-97 %" in str(lines["BCa, mean of employers' means", "5"])
    assert "outside" not in str(lines["BCa, mean of Likert answers", "30"])


def test_without_effect_few_simulated_programmes_are_called_changed():
    lines = [line for line in false_verdicts(programmes=80) if not line.startswith("stress")]
    assert len(lines) == 18
    assert not [line for line in lines if "above 5 %" in line]


def test_without_effect_few_whole_programmes_show_anything_that_is_called_changed():
    lines = list(drawn_programmes(60, survey_means))
    assert ANYTHING in lines[-2]
    assert not [line for line in lines[:-1] if "above 5 %" in line]


def test_the_funnel_holds_employers_that_differ_by_chance_as_often_as_it_says():
    for line in funnel_lines():
        assert min(line.coverage) >= 0.95, str(line)


def test_the_interval_of_alpha_covers_what_it_claims():
    for line in feldt_lines(samples=300):
        assert CLAIMED[0] - 0.01 <= np.mean(line.coverage) <= CLAIMED[1], str(line)


def test_the_drawn_programmes_have_as_many_indicators_as_are_tested():
    framework = read_framework()
    tested = [i for i in framework.indicators if i.direction != "none" and not i.untested]
    of_employers = [i for i in tested if not i.id.startswith(("money.", *WITHOUT_EMPLOYERS))]
    for outcome, size in OUTCOMES.items():
        assert sum(size) == sum(i.outcome == outcome for i in of_employers), outcome


def test_ties_would_be_called_changed_too_often_if_they_were_tested():
    lines = list(tied_lines(200))
    assert "above 5 %" in lines[-1]


def test_the_command_prints_every_table(capsys, monkeypatch):
    monkeypatch.setattr(coverage, "swapped_programmes", lambda: iter(["swapped"]))
    coverage.main(["--programmes", "4", "--samples", "8"])
    printed = capsys.readouterr().out
    for part in ("Wilson, share", "survey means", ANYTHING, "swapped"):
        assert part in printed
