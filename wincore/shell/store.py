"""`store`: care for the store as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wincore.shell.context import ledger, person
from wincore.shell.output import BLOCKED, counted, leave, print_problems, say

app = typer.Typer(no_args_is_help=True, help="Migrate, verify, back up and restore the store.")


@app.command()
def migrate() -> None:
    """Make the store, or bring it to the newest form of its tables."""
    from wincore.settings import settings
    from wincore.store.engine import connect
    from wincore.store.migrate import migrate as run

    engine = connect(settings().store_url)
    before, after = run(engine)
    engine.dispose()
    state = "is up to date" if before == after else "is ready" if not before else "was brought"
    say(f"The store {state} at revision {after}.")


@app.command()
def verify() -> None:
    """Check every dataset against its hash, and the database itself."""
    with ledger() as store:
        problems, entries = store.verify(), store.uploads()
    if problems:
        print_problems("The store", problems)
        leave(BLOCKED)
    say("All is well: " + counted(len(entries), "upload"))


@app.command()
def backup(out: Annotated[Path, typer.Argument(help="New file to write.")]) -> None:
    """Write the whole store into one file."""
    with ledger() as store:
        store.backup(out)
    say(f"Written: {out}")


@app.command()
def restore(
    backup_file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup of a store.")],
    who: Annotated[str | None, typer.Option(help="Who does it.")] = None,
) -> None:
    """Put a backup in place of everything held; what was purged since stays purged."""
    with ledger() as store:
        store.restore_from(backup_file, person(who))
        entries = store.uploads()
    say("Restored: " + counted(len(entries), "upload"))
