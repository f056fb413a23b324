"""What a checked file would do if it were accepted; nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from wincore.changes import changes
from wincore.completeness import completeness
from wincore.exporting import records
from wincore.framework.model import Framework
from wincore.ingest.result import Checked
from wincore.store.accepting import Mode
from wincore.store.ledger import Ledger
from wincore.store.replacing import combinations
from wincore.store.snapshot import Snapshot

OVERLAP = ("table", "scope", "held", "coming", "uploads")


@dataclass(frozen=True)
class Rehearsal:
    """The consequences of accepting one file.

    ``overlaps``: where rows are held already. ``repeated``: respondents who are held already for
    the same instrument and wave. ``moved``: findings as `changes` gives them. ``missing``: what
    is asked for and still not there afterwards.
    """

    file: str
    rows: int
    employers: tuple[str, ...]
    waves: tuple[str, ...]
    repeated: int
    overlaps: pd.DataFrame = field(repr=False)
    moved: pd.DataFrame = field(repr=False)
    missing: pd.DataFrame = field(repr=False)

    def as_dict(self) -> dict[str, Any]:
        """Return the rehearsal as plain JSON values."""
        return {
            "rows": self.rows,
            "employers": list(self.employers),
            "waves": list(self.waves),
            "repeated": self.repeated,
            "overlaps": records(self.overlaps),
            "moved": records(self.moved),
            "missing": records(self.missing),
        }


def rehearse(
    ledger: Ledger,
    checked: Checked,
    framework: Framework,
    *,
    described: date,
    as_at: date | None = None,
    replace: Mode = "replace",
) -> Rehearsal:
    """Return what accepting a file would change, as at a date (default: the day it describes)."""
    from wincore.indicators import findings

    day = max(as_at or described, described)
    before = ledger.snapshot(day)
    after = ledger.snapshot(day, with_candidate=checked, described=described, replace=replace)
    table = completeness(after, framework)
    return Rehearsal(
        file=checked.file,
        rows=checked.rows,
        employers=checked.employers,
        waves=checked.waves,
        repeated=repeated_respondents(before, checked),
        overlaps=overlaps(before, checked),
        moved=changes(findings(before, framework), findings(after, framework)),
        missing=table[table["state"] == "missing"].reset_index(drop=True),
    )


def overlaps(snapshot: Snapshot, checked: Checked) -> pd.DataFrame:
    """Return each scope of the file for which rows are held: table, scope, row counts, uploads."""
    rows = []
    for name, coming in sorted(checked.tables.items()):
        held = snapshot.tables.get(name)
        if held is None or coming.empty:
            continue
        counts = combinations(coming, name).value_counts()
        keys = combinations(held, name)
        for key in sorted(set(counts.index) & set(keys.unique())):
            theirs = held[keys == key]
            shorts = " ".join(sorted(theirs["upload"].unique()))
            scope = " · ".join(part for part in key.split("\x1f") if part)
            rows.append((name, scope, len(theirs), int(counts[key]), shorts))
    return pd.DataFrame(rows, columns=list(OVERLAP))


def repeated_respondents(snapshot: Snapshot, checked: Checked) -> int:
    """Count the respondents of the file who are held for the same instrument and wave already."""
    coming = checked.tables.get("responses")
    held = snapshot.tables.get("responses")
    if coming is None or held is None:
        return 0
    key = ["instrument", "wave", "respondent"]
    known = set(held.loc[held["respondent"] != "", key].itertuples(index=False, name=None))
    named = coming.loc[coming["respondent"] != "", key].itertuples(index=False, name=None)
    return len(known & set(named))
