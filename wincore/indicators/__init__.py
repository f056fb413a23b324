"""Indicators: what a snapshot says about the objectives and outcomes, as one table of findings.

`findings` computes the table; the views behind single pages return tidy frames of their own.
Nothing in here reads a file.
"""

from wincore.indicators.computing import findings
from wincore.indicators.views import (
    actions_matrix,
    attendance_table,
    challenge_board,
    champions_timeline,
    commitment_matrix,
    completeness,
    distribution,
    funnel,
    levels,
    milestones,
    network,
    strategy_steps,
)

__all__ = [
    "actions_matrix",
    "attendance_table",
    "challenge_board",
    "champions_timeline",
    "commitment_matrix",
    "completeness",
    "distribution",
    "findings",
    "funnel",
    "levels",
    "milestones",
    "network",
    "strategy_steps",
]
