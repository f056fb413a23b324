"""`disclosure`: what may be shown to whom, attacked and certified."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from wincore.shell.context import day, framework, ledger
from wincore.shell.output import BLOCKED, leave, print_json, print_table, say

if TYPE_CHECKING:
    from wincore.disclosure.audit import Certificate

app = typer.Typer(no_args_is_help=True, help="Attack what may be shown, and certify the outcome.")

Reader = Literal["panel", "public"]
SAFE = "{audience}: {hidden} of {cells} figures about people are hidden; nobody can tell one more "
SAFE += "closely than allowed."
ATTACKING = "{audience}: attacking everything shown of snapshot {snapshot} …"
UNSAFE = "{audience}: {count} figures can be told more closely than allowed."


@app.command()
def audit(
    audience: Annotated[Reader | None, typer.Option(help="One audience; default both.")] = None,
    as_at: Annotated[str | None, typer.Option(help="Day, year-month-day; default today.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Play every reader who has everything shown; exit 1 if one learns more than it may."""
    from wincore.disclosure.certifying import certify
    from wincore.disclosure.inforce import in_force

    wanted: tuple[Reader, ...] = (audience,) if audience else ("panel", "public")
    at, found = day(as_at), {}
    with ledger(demonstrate=True) as store:
        snapshot, chosen = store.snapshot(at), framework()
        for one in wanted:
            say(ATTACKING.format(audience=one, snapshot=snapshot.fingerprint[:12]))
            with in_force(earlier=store.seen_before(one, snapshot)):
                found[one] = certify(snapshot, chosen, one)
    if json:
        print_json(_document(snapshot.fingerprint, found))
    else:
        _print(found)
    if any(c.under_protected for c in found.values()):
        leave(BLOCKED)


def _document(snapshot: str, found: dict[Reader, Certificate]) -> dict[str, Any]:
    widths = [c.tightest for c in found.values() if c.tightest is not None]
    return {
        "snapshot": snapshot,
        "cells": sum(c.cells for c in found.values()),
        "hidden": sum(c.hidden for c in found.values()),
        "under_protected": sum(c.under_protected for c in found.values()),
        "tightest": min(widths, default=None),
        "readers": [{"audience": a, **vars(line)} for a, c in found.items() for line in c.readers],
    }


def _print(found: dict[Reader, Certificate]) -> None:
    columns = ("audience", "reader", "figures attacked", "told too closely", "narrowest range")
    rows = [
        (
            a,
            x.reader,
            x.attacked,
            x.under_protected,
            "" if x.tightest is None else f"{x.tightest:g}",
        )
        for a, c in found.items()
        for x in c.readers
    ]
    print_table("", columns, rows)
    for audience, c in found.items():
        text = UNSAFE if c.under_protected else SAFE
        say(text.format(audience=audience, hidden=c.hidden, cells=c.cells, count=c.under_protected))
        for line in c.failures.head(20).to_dict("records"):
            say(f"  {line}")
