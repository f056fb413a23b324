"""`template`: empty workbooks that help the person who fills them in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wincore.shell.context import framework
from wincore.shell.output import say

UNKNOWN = "There is no survey {name!r}: the programme has {known}."

app = typer.Typer(no_args_is_help=True, help="Write an empty workbook to fill in.")


@app.command()
def baseline(out: Annotated[Path, typer.Argument(help="Workbook to write.")]) -> None:
    """Write the employer return, with drop-downs, notes and live checks."""
    from wincore.templates import baseline_workbook

    _write(out, baseline_workbook(framework()))


@app.command()
def survey(
    name: Annotated[str, typer.Argument(help="Instrument, for example participant.")],
    out: Annotated[Path, typer.Argument(help="Workbook to write.")],
) -> None:
    """Write the workbook of one survey, with its items and answers."""
    from wincore.templates import survey_workbook

    chosen = framework()
    known = [i.id for i in chosen.instruments]
    if name not in known:
        raise typer.BadParameter(UNKNOWN.format(name=name, known=", ".join(known)))
    _write(out, survey_workbook(chosen, name))


def _write(out: Path, content: bytes) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(content)
    say(f"Written: {out}")
