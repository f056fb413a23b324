"""`changes`: which findings moved between two days, and which upload moved them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from wincore.shell.context import day, framework, ledger
from wincore.shell.output import counted, figure, print_json, print_table, say

if TYPE_CHECKING:
    from wincore.store import Ledger, Snapshot

EITHER = "Name two days with --from and --to, or one upload with --upload."
HEADERS = ("indicator", "employer", "wave", "group", "what", "before", "after", "rating", "uploads")


def changes(
    from_: Annotated[str | None, typer.Option("--from", help="Day, year-month-day.")] = None,
    to: Annotated[str | None, typer.Option("--to", help="Day; default today.")] = None,
    upload: Annotated[int | None, typer.Option(help="Compare with and without it.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Say what moved between two days, or what one upload moved."""
    from wincore.changes import changes as compare
    from wincore.exporting import records
    from wincore.indicators import findings
    from wincore.store.benchmarks import with_entered_benchmarks

    if (from_ is None) == (upload is None):
        raise typer.BadParameter(EITHER)
    with ledger() as store:
        before, after = _snapshots(store, from_, to, upload)
        names = {u.short: u.file for u in (*before.uploads, *after.uploads)}
        chosen = with_entered_benchmarks(store, framework())
        table = compare(findings(before, chosen), findings(after, chosen))
    table["files"] = [", ".join(names.get(s, s) for s in u.split()) for u in table["uploads"]]
    if json:
        print_json(
            {
                "from": {"as_at": before.as_at.isoformat(), "snapshot": before.fingerprint},
                "to": {"as_at": after.as_at.isoformat(), "snapshot": after.fingerprint},
                "changes": records(table),
            }
        )
        return
    print_table("", HEADERS, [row_words(r) for r in records(table)])
    say("Changed: " + counted(len(table), "finding"))


def _snapshots(
    store: Ledger, from_: str | None, to: str | None, upload: int | None
) -> tuple[Snapshot, Snapshot]:
    last = day(to)
    if upload is None:
        return store.snapshot(day(from_)), store.snapshot(last)
    store.upload(upload)
    return store.snapshot(last, without=[upload]), store.snapshot(last)


def row_words(change: dict[str, object]) -> tuple[object, ...]:
    """Return a change as the words of a line under `HEADERS`."""
    ratings = (change["rating_before"], change["rating_after"])
    rating = str(ratings[1]) if ratings[0] == ratings[1] else " → ".join(map(str, ratings))
    figures = (figure(change["before"]), figure(change["after"]))
    keys = (change[name] for name in ("indicator", "employer", "wave", "group", "what"))
    return (*keys, *figures, rating, change["files"])
