"""Typeform: ``#`` first, ``Start Date (UTC), Submit Date (UTC), Network ID`` last."""

from __future__ import annotations

from wincore.ingest.surveys.dialects.columns import (
    read_columns,
    regroup_choice_headers,
    table_of,
)
from wincore.ingest.surveys.dialects.head import Head, Signs, weigh
from wincore.ingest.surveys.known import Known
from wincore.ingest.surveys.table import SurveyTable

NAME = "typeform"
_MARKERS = ("#", "start date utc", "submit date utc", "network id", "stage date utc")
_OWN: Known = {"#": ("meta", "response_id"), "token": ("meta", "response_id")}


def signs(head: Head) -> Signs:
    """Weigh the number sign, the two dates in UTC, and the network id."""
    row = head.row_with(_MARKERS, least=2)
    if row is None:
        return Signs(0.0)
    return weigh(
        (0.3, head.folded[row][0] == "#", "# in the first column"),
        (0.45, head.has(row, "start date utc", "submit date utc"), "dates in UTC"),
        (0.3, head.has(row, "network id"), "Network ID"),
        (0.1, head.any_of(row, "response type", "tags", "ending"), "Response Type"),
    )


def read(head: Head) -> SurveyTable:
    """Read one header row; choices of a question stand under their own labels, side by side."""
    row = head.row_with(_MARKERS, least=2) or 0
    questions = regroup_choice_headers(read_columns(head, row, _OWN), head, row)
    return table_of(NAME, head, row, questions)
