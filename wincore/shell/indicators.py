"""`indicators`: the findings as at a date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from wincore.shell.context import day, framework, ledger
from wincore.shell.output import counted, figure, print_json, print_table, say

if TYPE_CHECKING:
    import pandas as pd

    from wincore.framework import Framework
    from wincore.store import Ledger, Snapshot

UNKNOWN = "There is no employer {name!r}: the register has {known}."
SHOWN = ("indicator", "employer", "wave", "group", "value", "unit", "n", "rating", "note")


Reader = Literal["evaluator", "panel", "public"]
AsAt = Annotated[str | None, typer.Option(help="Day, year-month-day; default today.")]


def indicators(
    as_at: AsAt = None,
    employer: Annotated[str | None, typer.Option(help="Name or id of one, or all.")] = None,
    audience: Annotated[Reader, typer.Option(help="Who is to read them.")] = "evaluator",
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    csv: Annotated[Path | None, typer.Option(help="Write the whole table into this file.")] = None,
) -> None:
    """Compute every indicator from what is held as at a day."""
    from wincore.store.benchmarks import with_entered_benchmarks

    at = day(as_at)
    with ledger(demonstrate=True) as store:
        chosen = with_entered_benchmarks(store, framework())
        snapshot = _seen(store, store.snapshot(at), chosen, audience)
        name = _registered(snapshot, employer) if employer else None
        table = _computed(snapshot, chosen, audience, name)
    if csv:
        _write(csv, table)
    if json:
        _print_json(snapshot, audience, table)
    elif not csv:
        _print_table(table)


def _seen(store: Ledger, snapshot: Snapshot, chosen: Framework, audience: Reader) -> Snapshot:
    """Return what is held as the audience may see it: letters, and beside what it was given."""
    if audience == "evaluator":
        return snapshot
    from wincore.disclosure.seen import as_seen

    return as_seen(snapshot, chosen, audience, store.seen_before(audience, snapshot))


def _computed(
    snapshot: Snapshot, chosen: Framework, audience: Reader, name: str | None
) -> pd.DataFrame:
    from wincore.indicators import findings

    try:
        return findings(snapshot, chosen, audience=audience, employer=name)
    except KeyError as unknown:  # on the register, but only invited
        raise typer.BadParameter(str(unknown.args[0])) from unknown


def _registered(snapshot: Snapshot, wanted: str) -> str:
    """Return the register's name of an employer named by name or id; "all" is the programme."""
    if wanted.casefold() == "all":
        return "all"
    register = snapshot.table("employers")
    # Where employers are letters, an id would tell which one is which.
    known_by = ("employer",) if snapshot.origin else ("employer", "employer_id")
    for column in known_by:
        found = register[register[column].str.casefold() == wanted.strip().casefold()]
        if len(found):
            return str(found["employer"].iloc[0])
    known = ", ".join(register["employer"]) or "nobody"
    raise typer.BadParameter(UNKNOWN.format(name=wanted, known=known))


def _write(path: Path, table: pd.DataFrame) -> None:
    from wincore.exporting import csv_text

    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(csv_text(table), encoding="utf-8")
    say(f"Written: {path} ({len(table)} findings)")


def _print_json(snapshot: Snapshot, audience: Reader, table: pd.DataFrame) -> None:
    from wincore.exporting import records

    print_json(
        {
            "snapshot": snapshot.fingerprint,
            "as_at": snapshot.as_at.isoformat(),
            "audience": audience,
            "findings": records(table),
        }
    )


def _print_table(table: pd.DataFrame) -> None:
    rows = table[list(SHOWN)].to_numpy().tolist()
    print_table("", SHOWN, [[figure(cell) for cell in row] for row in rows])
    say(counted(len(table), "finding"))
