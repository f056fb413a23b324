"""Surveys: any tool's export, recognised, matched to an instrument, and turned into tables."""

from wincore.ingest.surveys.check import check_survey
from wincore.ingest.surveys.comparability import Comparison, compare_instruments, compare_items
from wincore.ingest.surveys.mapping import ColumnMapping, Decision, mapping_of
from wincore.ingest.surveys.result import SurveyResult

__all__ = [
    "ColumnMapping",
    "Comparison",
    "Decision",
    "SurveyResult",
    "check_survey",
    "compare_instruments",
    "compare_items",
    "mapping_of",
]
