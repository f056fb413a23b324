"""In which cells of an export each response stands, and which columns its answers are in."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from wincore.ingest.surveys.roles import Roles
from wincore.ingest.surveys.table import SurveyTable
from wincore.places import Places, Run


def placed(table: SurveyTable, roles: Roles, keep: npt.NDArray[np.bool_]) -> Places:
    """Return where the responses to keep stand; fields are item ids and demographics."""
    sheet = table.grid.sheet
    lines = (
        Run(row, 1, sheet, table.grid.number(int(at))) for row, at in enumerate(table.rows[keep])
    )
    return Places.of_lines(lines, {sheet: _columns(roles)})


def _columns(roles: Roles) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {n: (q.column,) for n, q in roles.demographics.items()}
    for match in roles.items:
        if match.item is not None:
            several = match.item.kind == "multiple"
            asked = match.unit.questions if several else match.unit.questions[:1]
            found[match.item.id] = tuple(q.column for q in asked)
    return found
