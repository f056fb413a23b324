"""`freeze` and `freezes`: keep the ground of a review for good, list it, compare it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wincore.shell.changes import HEADERS as MOVES
from wincore.shell.changes import row_words
from wincore.shell.context import day, ledger, person
from wincore.shell.indicators import Reader
from wincore.shell.output import print_json, print_table, say

if TYPE_CHECKING:
    from wincore.store import Freeze, Kept

app = typer.Typer(help="List the freezes, and what the panel decided on each.")
HEADERS = ("freeze", "as at", "by", "on", "uploads", "snapshot", "framework", "decision")
FROZEN = "Frozen: {name}, as at {as_at}, {count} uploads."
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


def freeze(
    name: Annotated[str, typer.Argument(help="For example: Review of March 2021.")],
    as_at: Annotated[str | None, typer.Option(help="Day, year-month-day; default today.")] = None,
    who: Annotated[str | None, typer.Option(help="Who does it.")] = None,
) -> None:
    """Freeze what counts as at a day, framework and policy, so that it reopens exactly."""
    from wincore.settings import settings

    with ledger(demonstrate=True) as store:
        at = day(as_at) or date.today()
        made = store.freeze(name, at, person(who), programme=settings().programme)
    say(FROZEN.format(name=made.name, as_at=made.as_at, count=len(made.uploads)))


@app.callback(invoke_without_command=True)
def freezes(context: typer.Context, json: Json = False) -> None:
    """List the freezes, and what the panel decided on each."""
    if context.invoked_subcommand:
        return
    with ledger() as store:
        found = [(one, store.record_of(one.name)) for one in store.freezes()]
    if json:
        print_json([_document(one, kept) for one, kept in found])
    else:
        print_table("", HEADERS, [_row(one, kept) for one, kept in found])


@app.command()
def diff(
    before: Annotated[str, typer.Argument(help="Name of the earlier freeze.")],
    after: Annotated[str, typer.Argument(help="Name of the later freeze.")],
    audience: Annotated[Reader, typer.Option(help="Whose figures to compare.")] = "panel",
    json: Json = False,
) -> None:
    """Say what differs between two freezes: uploads, framework, policy, software, figures."""
    from wincore.differences import differences
    from wincore.exporting import records

    with ledger() as store:
        found = differences(store, before, after, audience=audience)
        files = {u.short: u.file for u in store.uploads()}
    if json:
        print_json(found.as_dict())
        return
    for sentence in found.sentences():
        say(sentence)
    table = found.figures
    named = [", ".join(files.get(s, s) for s in u.split()) for u in table["uploads"]]
    if len(table):
        print_table("", MOVES, [row_words(r) for r in records(table.assign(files=named))])


def _document(one: Freeze, kept: Kept | None) -> dict[str, Any]:
    from wincore.store.records import as_dict

    return {
        "name": one.name,
        "as_at": one.as_at.isoformat(),
        "who": one.who,
        "at": one.at.isoformat(),
        "snapshot": one.snapshot,
        "framework": one.framework,
        "uploads": [number for number, _ in one.uploads],
        "policy": one.policy,
        "version": one.version,
        "seal": one.seal,
        "record": as_dict(kept) if kept else None,
    }


def _row(one: Freeze, kept: Kept | None) -> tuple[object, ...]:
    decision = kept.content.decision if kept else ""
    prints = (one.snapshot[:12], one.framework[:12])
    return (one.name, one.as_at, one.who, f"{one.at:%Y-%m-%d}", len(one.uploads), *prints, decision)
