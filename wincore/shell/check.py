"""`check`: recognise and check files; store nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wincore.shell.context import framework, ledger
from wincore.shell.output import leave, print_json, working

if TYPE_CHECKING:
    import pandas as pd

Files = Annotated[list[Path], typer.Argument(help="Files, zips of files, or folders.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
_SQLITE = "sqlite:///"


def check(files: Files, json: Json = False) -> None:
    """Recognise files and list every problem with its place and remedy; store nothing."""
    from wincore.intake import Checker, check_together
    from wincore.shell.checking import describe, exit_code, gather, key

    found = gather(files)
    with working("Checking") as tell:
        checker = Checker(framework(), register(), key(keep=False), tell=tell)
        checked = check_together(checker, found)
    if json:
        print_json({"files": [c.as_dict() for c in checked]})
    else:
        for one in checked:
            describe(one)
    leave(exit_code(checked))


def register() -> pd.DataFrame | None:
    """Return the employers the store knows; None, and no store made, where there is none yet."""
    from wincore.settings import settings

    url = settings().store_url
    if url.startswith(_SQLITE) and not Path(url.removeprefix(_SQLITE)).exists():
        return None
    with ledger() as store:
        return store.register()
