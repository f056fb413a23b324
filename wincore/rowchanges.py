"""Which rows count in one snapshot and not in another, by the upload they come from."""

from __future__ import annotations

import pandas as pd

from wincore.datasets import TABLES
from wincore.store.snapshot import Snapshot, Upload

ADDED, WITHDRAWN, REPLACED, BACK = "added", "withdrawn", "replaced", "counting again"
COLUMNS = ("upload", "file", "described", "table", "before", "after", "what")
SHOWN = (*TABLES, "responses")  # cube, scores and comments are made from the responses


def row_changes(before: Snapshot, after: Snapshot) -> pd.DataFrame:
    """Return, for each upload and table, how many of its rows count before and after.

    ``added``: the upload is new; ``withdrawn``: it is gone; ``replaced``: fewer of its rows count;
    ``counting again``: more do. Where nothing differs there is no row.
    """
    uploads = {u.short: u for u in (*before.uploads, *after.uploads)}
    old, new = ({u.short for u in s.uploads} for s in (before, after))
    rows = []
    for table in SHOWN:
        then, now = _counts(before, table), _counts(after, table)
        for short in sorted({*then, *now}):
            counts = then.get(short, 0), now.get(short, 0)
            if counts[0] != counts[1]:
                what = ADDED if short not in old else WITHDRAWN if short not in new else ""
                rows.append(_row(uploads[short], table, *counts, what))
    found = pd.DataFrame(rows, columns=list(COLUMNS))
    return found.sort_values(["described", "file"], kind="stable", ignore_index=True)


def _row(upload: Upload, table: str, then: int, now: int, what: str) -> tuple[object, ...]:
    said = what or (REPLACED if now < then else BACK)
    return (upload.short, upload.file, upload.described, table, then, now, said)


def _counts(snapshot: Snapshot, table: str) -> dict[str, int]:
    if table not in snapshot.tables:
        return {}
    found = snapshot.tables[table]["upload"].value_counts()
    return {str(short): int(n) for short, n in found.items()}


def title(table: str) -> str:
    """Return a table's name as people know it: the sheet's, or "Responses"."""
    return TABLES[table].sheet if table in TABLES else table.capitalize()
