"""SPSS files: variable names, their labels, and values already replaced by their labels."""

from __future__ import annotations

from dataclasses import replace

from wincore.ingest.surveys.dialects.columns import read_columns, table_of
from wincore.ingest.surveys.dialects.head import Head, Signs
from wincore.ingest.surveys.table import SurveyTable

NAME = "spss"


def signs(head: Head) -> Signs:
    """Know the format by the file itself."""
    found = head.grid.kind in ("sav", "zsav")
    return Signs(1.0, ("SPSS file", "variable names")) if found else Signs(0.0)


def read(head: Head) -> SurveyTable:
    """Take the variable's label as the wording and its name as the code."""
    labels = head.grid.labels
    questions = [
        replace(q, text=labels.get(q.header) or q.header, codes=(q.header,))
        for q in read_columns(head, 0)
    ]
    return table_of(NAME, head, 0, questions)
