"""What `load` says: what was stored, or what would change if it were."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from wincore.shell.output import figure, print_json, print_table, say

if TYPE_CHECKING:
    import pandas as pd

    from wincore.framework import Framework
    from wincore.ingest.result import Checked
    from wincore.intake import Outcome
    from wincore.rehearsal import Rehearsal
    from wincore.store import Ledger, Mode

STORED = "{file} is stored: upload {id}, {rows} rows."
NOT_STORED = "{file} is not stored."
WOULD = "{file}, {rows} rows, would be stored. Nothing was."
MORE = "{count} findings of single employers would change, too (--json lists them)."
MOVED = ("indicator", "wave", "group", "before", "after", "rating_before", "rating_after")
REPEATED = "{count} respondents are held already for the same instrument and wave."


def stored(outcomes: Sequence[Outcome], json: bool) -> None:
    """Report what was stored and what was not, with the problems."""
    from wincore.shell.checking import describe
    from wincore.shell.uploads import as_dict

    if json:
        files = [
            {**o.checked.as_dict(), "upload": as_dict(o.upload) if o.upload else None}
            for o in outcomes
        ]
        print_json({"files": files})
        return
    for outcome in outcomes:
        describe(outcome.checked)
        if outcome.upload:
            upload = outcome.upload
            say(STORED.format(file=upload.file, id=upload.id, rows=upload.rows))
        else:
            say(NOT_STORED.format(file=outcome.checked.file))


def rehearsed(
    store: Ledger,
    framework: Framework,
    checked: Sequence[Checked],
    described: date,
    mode: Mode,
    json: bool,
) -> None:
    """Report what accepting each file would change; each is rehearsed on its own."""
    from wincore.rehearsal import rehearse
    from wincore.shell.checking import describe
    from wincore.store.benchmarks import with_entered_benchmarks

    chosen = with_entered_benchmarks(store, framework)
    files = []
    for one in checked:
        found = (
            rehearse(store, one, chosen, described=described, replace=mode)
            if one.accepted
            else None
        )
        files.append({**one.as_dict(), "rehearsal": found.as_dict() if found else None})
        if not json:
            describe(one)
            _tell(found, one.file)
    if json:
        print_json({"files": files})


def _tell(found: Rehearsal | None, file: str) -> None:
    if found is None:
        say(NOT_STORED.format(file=file))
        return
    say(WOULD.format(file=found.file, rows=found.rows))
    if found.repeated:
        say(REPEATED.format(count=found.repeated))
    _table("Rows held already", found.overlaps, tuple(found.overlaps.columns))
    programme = found.moved[found.moved["employer"] == "all"]
    _table("Findings of the programme that would change", programme, MOVED)
    if len(found.moved) > len(programme):
        say(MORE.format(count=len(found.moved) - len(programme)))
    _table("Still missing afterwards", found.missing, ("employer", "wave", "dataset"))


def _table(title: str, frame: pd.DataFrame, shown: tuple[str, ...]) -> None:
    from wincore.exporting import records

    if len(frame):
        rows = [[figure(row[name]) for name in shown] for row in records(frame)]
        print_table(title, shown, rows)
