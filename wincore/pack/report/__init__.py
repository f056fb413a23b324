"""The pack as a report: headings, captions, charts that can be edited, tables with header rows."""

from wincore.pack.report.writing import report

__all__ = ["report"]
