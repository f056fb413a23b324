"""The libraries beneath give the published values, so that an upgrade cannot change figures."""

import numpy as np
import pytest
from scipy.stats import barnard_exact, mannwhitneyu
from statsmodels.stats.contingency_tables import StratifiedTable
from statsmodels.stats.proportion import proportion_confint

from wincore.statistics import newcombe

# Admissions to Berkeley by department A-F (R's UCBAdmissions): men admitted and rejected, women.
UCB = [
    [[512, 313], [89, 19]],
    [[353, 207], [17, 8]],
    [[120, 205], [202, 391]],
    [[138, 279], [131, 244]],
    [[53, 138], [94, 299]],
    [[22, 351], [24, 317]],
]


def test_mantel_haenszel_of_the_berkeley_admissions():
    table = StratifiedTable([np.array(t, dtype=float) for t in UCB])
    found = table.test_null_odds(correction=True)
    assert table.oddsratio_pooled == pytest.approx(0.9046968, abs=5e-8)
    assert (found.statistic, found.pvalue) == pytest.approx((1.4269, 0.2323), abs=5e-5)


def test_wilcoxon_rank_sum_of_r_help_example():
    term = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
    early = [1.15, 0.88, 0.90, 0.74, 1.21]
    found = mannwhitneyu(term, early, alternative="greater", method="exact")
    assert found.statistic == 35
    assert found.pvalue == pytest.approx(0.1272, abs=5e-5)


def test_barnards_example():
    found = barnard_exact([[7, 12], [8, 3]], alternative="less")
    assert (found.statistic, found.pvalue) == pytest.approx((-1.894, 0.0341), abs=5e-4)


def test_clopper_pearson_of_newcombes_first_row():
    assert proportion_confint(81, 263, method="beta") == pytest.approx((0.2527, 0.3676), abs=5e-5)


def test_small_pairs_that_break_the_score_method_have_an_interval():
    for pair in ((0, 1, 0, 1), (1, 1, 0, 1), (1, 1, 1, 1), (0, 2, 2, 2)):
        found = newcombe(*pair)
        assert -1 <= found.low <= found.high <= 1
