"""Tidy frames behind single pages: what a chart needs that a table of findings does not hold.

Every view takes a snapshot, a framework and an audience, and reads no file.
"""

from wincore.indicators.views.activity import attendance_table, champions_timeline
from wincore.indicators.views.answers import distribution
from wincore.indicators.views.commitments import commitment_matrix
from wincore.indicators.views.holdings import completeness, milestones
from wincore.indicators.views.people import funnel, levels
from wincore.indicators.views.strategies import actions_matrix, challenge_board, strategy_steps
from wincore.indicators.views.ties import network

__all__ = [
    "actions_matrix",
    "attendance_table",
    "challenge_board",
    "champions_timeline",
    "commitment_matrix",
    "completeness",
    "distribution",
    "funnel",
    "levels",
    "milestones",
    "network",
    "strategy_steps",
]
