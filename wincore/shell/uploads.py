"""`uploads`, `rollback`, `restore`, `purge`: the ledger, and taking an upload back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from wincore.shell.context import ledger, person
from wincore.shell.output import counted, print_json, print_table, say

if TYPE_CHECKING:
    from wincore.store import Upload

Id = Annotated[int, typer.Argument(metavar="ID", help="Number of the upload in the ledger.")]
Reason = Annotated[str, typer.Option(help="Why; goes into the log.")]
Who = Annotated[str | None, typer.Option(help="Who does it; default the account's name.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]

HEADERS = ("id", "state", "describes", "file", "kind", "rows", "waves", "recorded", "who", "note")


def uploads(json: Json = False) -> None:
    """List what was accepted: the ledger, oldest first, whatever its state."""
    with ledger() as store:
        entries = store.uploads()
    if json:
        print_json({"uploads": [as_dict(u) for u in entries]})
        return
    print_table("", HEADERS, [_row(u) for u in entries])
    say(counted(len(entries), "upload"))


def rollback(upload: Id, reason: Reason, who: Who = None) -> None:
    """Take an upload out of all figures; `restore` brings it back."""
    with ledger() as store:
        store.roll_back(upload, person(who), reason)
    say(f"Upload {upload} is rolled back.")


def restore(upload: Id, reason: Reason = "", who: Who = None) -> None:
    """Let a rolled back upload count again."""
    with ledger() as store:
        store.restore(upload, person(who), reason)
    say(f"Upload {upload} counts again.")


def purge(upload: Id, reason: Reason, who: Who = None) -> None:
    """Delete the data of an upload for good; its entry in the ledger stays."""
    with ledger() as store:
        store.purge(upload, reason, person(who))
    say(f"The data of upload {upload} are gone.")


def as_dict(upload: Upload) -> dict[str, Any]:
    """Return an entry of the ledger as plain JSON values."""
    return {
        "id": upload.id,
        "file": upload.file,
        "sha256": upload.sha256,
        "size": upload.size,
        "kind": upload.kind,
        "dialect": upload.dialect,
        "instrument": upload.instrument,
        "waves": list(upload.waves),
        "employers": list(upload.employers),
        "rows": upload.rows,
        "recorded": upload.recorded.isoformat(),
        "described": upload.described.isoformat(),
        "who": upload.who,
        "state": upload.state,
        "note": upload.note,
        "mode": upload.mode,
        "version": upload.version,
    }


def _row(upload: Upload) -> tuple[object, ...]:
    return (
        upload.id,
        upload.state,
        f"{upload.described:%-d %B %Y}",
        upload.file,
        upload.instrument or upload.kind,
        upload.rows,
        ", ".join(upload.waves),
        f"{upload.recorded:%-d %B %Y %H:%M} UTC",
        upload.who,
        upload.note,
    )
