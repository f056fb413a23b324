"""Figures with their sentence and their table: tidy frames in, `Chart` out.

Each module draws one kind of chart for one kind of question. All are pure. Text from data is
escaped, a value that is missing or hidden is never drawn as nought, and a chart of nothing is a
`Chart` without a figure, whose sentence says what is missing.
"""

from wincore.charts.attendance import attendance_map
from wincore.charts.benchmark import Line, dots_against
from wincore.charts.chart import Chart, empty
from wincore.charts.controlchart import size_funnel
from wincore.charts.diverging import likert_bars
from wincore.charts.dumbbell import before_after
from wincore.charts.events import champion_events
from wincore.charts.funnel import recruitment_funnel
from wincore.charts.heatmap import action_map
from wincore.charts.matrix import commitment_matrix
from wincore.charts.network import network_graph, positions
from wincore.charts.outcomes import outcome_grid
from wincore.charts.palette import RATINGS, Rating
from wincore.charts.pipeline import level_pipeline
from wincore.charts.progress import progress_bars
from wincore.charts.ranges import dots_with_ranges, listed
from wincore.charts.steps import strategy_steps
from wincore.charts.template import in_mode, inked
from wincore.charts.timeline import time_line

__all__ = [
    "RATINGS",
    "Chart",
    "Line",
    "Rating",
    "action_map",
    "attendance_map",
    "before_after",
    "champion_events",
    "commitment_matrix",
    "dots_against",
    "dots_with_ranges",
    "empty",
    "in_mode",
    "inked",
    "level_pipeline",
    "likert_bars",
    "listed",
    "network_graph",
    "outcome_grid",
    "positions",
    "progress_bars",
    "recruitment_funnel",
    "size_funnel",
    "strategy_steps",
    "time_line",
]
