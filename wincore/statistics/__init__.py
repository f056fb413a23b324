"""What the figures can bear: intervals, ratios, paired change, verdicts, pooling, weights, ratings.

Thin named wrappers over SciPy, statsmodels, networkx and ipfn. Everything here is pure: numbers in,
frozen results out. A figure that cannot be calculated has no value and says why.
"""

from wincore.statistics.change import (
    PairedChange,
    binary_change,
    described,
    mcnemar,
    paired_change,
)
from wincore.statistics.familywise import westfall_young
from wincore.statistics.figure import Figure, not_calculable
from wincore.statistics.gate import GateSuggestion, gate
from wincore.statistics.interval import Interval, no_interval
from wincore.statistics.intervals import (
    bounds_for_unknowns,
    katz,
    mean_bca,
    newcombe,
    total_in_population,
    wilson,
    wilson_array,
)
from wincore.statistics.multiplicity import benjamini_hochberg, holm
from wincore.statistics.network import Network, network
from wincore.statistics.pooling import Pooling, funnel_limits, partial_pooling
from wincore.statistics.rating import rating
from wincore.statistics.ratios import (
    conversion_ratio,
    progression_ratio,
    relative_likelihood,
    relative_likelihood_of_process,
    representation,
    representation_gap,
    representation_ratio,
    shortfall,
    shortfall_bounds,
    unit_cost,
)
from wincore.statistics.reliability import Reliability, cronbach, distribution, flip, scale_score
from wincore.statistics.respondents import RespondentChange, paired_respondents
from wincore.statistics.selection import Screen, four_fifths
from wincore.statistics.sensitivity import Sensitivity, compared, leave_one_out, missing_either_way
from wincore.statistics.signs import rank_biserial, sign_flip, sign_test, wilcoxon
from wincore.statistics.verdicts import Verdict, verdict
from wincore.statistics.weighting import (
    WeightedShare,
    Weights,
    design_effect,
    rake,
    response_rate,
    weighted_share,
)

__all__ = [
    "Figure",
    "GateSuggestion",
    "Interval",
    "Network",
    "PairedChange",
    "Pooling",
    "Reliability",
    "RespondentChange",
    "Screen",
    "Sensitivity",
    "Verdict",
    "WeightedShare",
    "Weights",
    "benjamini_hochberg",
    "binary_change",
    "bounds_for_unknowns",
    "compared",
    "conversion_ratio",
    "cronbach",
    "described",
    "design_effect",
    "distribution",
    "flip",
    "four_fifths",
    "funnel_limits",
    "gate",
    "holm",
    "katz",
    "leave_one_out",
    "mcnemar",
    "mean_bca",
    "missing_either_way",
    "network",
    "newcombe",
    "no_interval",
    "not_calculable",
    "paired_change",
    "paired_respondents",
    "partial_pooling",
    "progression_ratio",
    "rake",
    "rank_biserial",
    "rating",
    "relative_likelihood",
    "relative_likelihood_of_process",
    "representation",
    "representation_gap",
    "representation_ratio",
    "response_rate",
    "scale_score",
    "shortfall",
    "shortfall_bounds",
    "sign_flip",
    "sign_test",
    "total_in_population",
    "unit_cost",
    "verdict",
    "weighted_share",
    "westfall_young",
    "wilcoxon",
    "wilson",
    "wilson_array",
]
