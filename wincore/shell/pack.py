"""`pack`, `brief`, `freeze`, `freezes`: what goes into a review meeting, and what it was shown."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from wincore.shell.context import day, framework, ledger, person
from wincore.shell.output import BLOCKED, leave, print_json, print_table, say

EITHER = "Name a day with --as-at or a freeze with --freeze, not both."
UNKNOWN = "There is no employer {name!r}: the register has {known}."
HEADERS = ("freeze", "as at", "by", "on", "uploads", "snapshot", "framework", "decision")
Reader = Literal["panel", "public"]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


def pack(
    out: Annotated[Path, typer.Option(help="Folder for the five files.")],
    as_at: Annotated[str | None, typer.Option(help="Day, year-month-day; default today.")] = None,
    freeze: Annotated[str | None, typer.Option(help="Name of a freeze.")] = None,
    audience: Annotated[Reader, typer.Option(help="Who is to read it.")] = "panel",
) -> None:
    """Write the review pack: slides, report, workbook, web page and certificate."""
    from wincore.pack import PackRefused, build_pack
    from wincore.shell.output import working

    if as_at and freeze:
        raise typer.BadParameter(EITHER)
    with ledger(demonstrate=True) as store, working("Pack:") as told:
        try:
            files = build_pack(
                store,
                out,
                framework=None if freeze else framework(),
                as_at=day(as_at),
                freeze=freeze,
                audience=audience,
                progress=lambda done, what: told(f"{what} ({done:.0%})"),
            )
        except PackRefused as refused:
            say(str(refused))
            leave(BLOCKED)
    for path in files:
        typer.echo(path)


def brief(
    employer: Annotated[str, typer.Argument(help="Name of the employer, as in the register.")],
    out: Annotated[Path, typer.Argument(help="The docx file to write.")],
    as_at: Annotated[str | None, typer.Option(help="Day, year-month-day; default today.")] = None,
    freeze: Annotated[str | None, typer.Option(help="Name of a freeze.")] = None,
) -> None:
    """Write one page for one employer alone: its figures beside the programme's protected ones."""
    from wincore.pack import edition
    from wincore.pack.brief import employer_brief

    if as_at and freeze:
        raise typer.BadParameter(EITHER)
    with ledger(demonstrate=True) as store:
        known = None if freeze else framework()
        made = edition(store, known, as_at=day(as_at), freeze=freeze)
    try:
        content = employer_brief(made, employer)
    except KeyError:
        names = ", ".join(sorted(made.context.snapshot.table("employers")["employer"]))
        raise typer.BadParameter(UNKNOWN.format(name=employer, known=names)) from None
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(content)
    say(f"Written: {out}")


def freeze(
    name: Annotated[str, typer.Argument(help="For example: Review of March 2021.")],
    as_at: Annotated[str | None, typer.Option(help="Day, year-month-day; default today.")] = None,
    who: Annotated[str | None, typer.Option(help="Who does it.")] = None,
) -> None:
    """Freeze what counts as at a day, and the framework, so that it reopens exactly."""
    from datetime import date

    from wincore.settings import settings

    with ledger(demonstrate=True) as store:
        at = day(as_at) or date.today()
        made = store.freeze(name, at, person(who), programme=settings().programme)
    say(f"Frozen: {made.name}, as at {made.as_at}, {len(made.uploads)} uploads.")


def freezes(json: Json = False) -> None:
    """List the freezes, and what the panel decided on each."""
    with ledger() as store:
        found = [(one, store.record_of(one.name)) for one in store.freezes()]
    if json:
        from wincore.store.records import as_dict

        print_json(
            [
                {
                    "name": one.name,
                    "as_at": one.as_at.isoformat(),
                    "who": one.who,
                    "at": one.at.isoformat(),
                    "snapshot": one.snapshot,
                    "framework": one.framework,
                    "uploads": [number for number, _ in one.uploads],
                    "policy": one.policy,
                    "version": one.version,
                    "record": as_dict(kept) if kept else None,
                }
                for one, kept in found
            ]
        )
        return
    rows = [
        (
            one.name,
            one.as_at,
            one.who,
            f"{one.at:%Y-%m-%d}",
            len(one.uploads),
            one.snapshot[:12],
            one.framework[:12],
            kept.content.decision if kept else "",
        )
        for one, kept in found
    ]
    print_table("", HEADERS, rows)
