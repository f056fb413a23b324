"""Programme, outcomes, indicators, instruments, benchmarks and categories, read from data/."""

from wincore.framework.benchmark import Benchmark
from wincore.framework.categories import Categories
from wincore.framework.instrument import AnswerSet, Instrument, Item, Scale
from wincore.framework.model import Framework
from wincore.framework.outcomes import Indicator, Objective, Outcome, Thresholds
from wincore.framework.programme import Programme, Stage, Wave
from wincore.framework.reading import FrameworkError, read_framework

__all__ = [
    "AnswerSet",
    "Benchmark",
    "Categories",
    "Framework",
    "FrameworkError",
    "Indicator",
    "Instrument",
    "Item",
    "Objective",
    "Outcome",
    "Programme",
    "Scale",
    "Stage",
    "Thresholds",
    "Wave",
    "read_framework",
]
