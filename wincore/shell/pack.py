"""`pack` and `brief`: what goes round before a review meeting."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from wincore.shell.context import day, framework, ledger, person
from wincore.shell.output import BLOCKED, leave, say

EITHER = "Name a day with --as-at or a freeze with --freeze, not both."
UNKNOWN = "There is no employer {name!r}: the register has {known}."
Reader = Literal["panel", "public"]


def pack(
    out: Annotated[Path, typer.Option(help="Folder for the five files.")],
    as_at: Annotated[str | None, typer.Option(help="Day, year-month-day; default today.")] = None,
    freeze: Annotated[str | None, typer.Option(help="Name of a freeze.")] = None,
    audience: Annotated[Reader, typer.Option(help="Who is to read it.")] = "panel",
    who: Annotated[str | None, typer.Option(help="Who gives it out, for the log.")] = None,
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
                who=person(who),
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
