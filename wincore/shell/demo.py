"""`demo`: the files of the fictional programme."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wincore.shell.context import framework
from wincore.shell.output import say


def demo(
    out: Annotated[Path | None, typer.Option(help="Folder; default var/demonstration.")] = None,
) -> None:
    """Write the demonstration files: fictional, seeded, the same bytes every time."""
    from wincore.demonstration import write_demonstration
    from wincore.settings import ROOT

    folder = out or ROOT / "var" / "demonstration"
    for path in write_demonstration(folder, framework()):
        typer.echo(path)
    say("All of it is fictional.")
