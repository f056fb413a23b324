"""Workbooks to fill in: the employer return and the questionnaires, with live checks."""

from wincore.templates.baseline import baseline_workbook
from wincore.templates.issues import ISSUES
from wincore.templates.lists import LISTS
from wincore.templates.readme import README
from wincore.templates.survey import survey_workbook

TEMPLATE_SHEETS_IGNORED: tuple[str, ...] = (README, ISSUES, LISTS)  # no data; ingest passes them by

__all__ = ["TEMPLATE_SHEETS_IGNORED", "baseline_workbook", "survey_workbook"]
