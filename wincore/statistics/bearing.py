"""What the figures can bear, in sentences; docs/statistics.md has the measurements."""

from __future__ import annotations

NOTES: tuple[str, ...] = (
    "Workforce, attendance and money are full counts: they have no sampling error. The range of a "
    "workforce share is what those not declared could make of it.",
    "Survey shares have Wilson's 95 % interval, with the finite population correction where the "
    "headcount is known; ratios Katz's, differences of unpaired shares Newcombe's, means the BCa "
    "bootstrap. What has a zero cell is not calculable.",
    "The interval of a mean is too narrow for few values: measured, it holds the truth 83 to 89 "
    "times in 100 with 5 values and 90 times with 10, where it claims 95. Distribution and counts "
    "come first.",
    "Each employer is compared with itself by an exact test; respondents are averaged within their "
    "employer first. With five or fewer employers changed no exact test can reach 5 %.",
    "Several indicators are several chances to be wrong. Each verdict allows for the others of its "
    "outcome (Holm) and of the whole programme (Westfall and Young): where nothing has changed, at "
    "most one programme in twenty shows any “improved” or “worsened” at a wave. A single group is "
    "called so only where everybody is.",
    "What stays once it is reached (a commitment, a completion, a champion's event) can only rise, "
    "and a tie joins two employers at once: such change is described, not tested.",
    "There is no comparison group: “change observed” does not say what brought it about.",
    "Employers of different size are compared by funnel limits and by partial pooling, never by "
    "rank alone.",
)
