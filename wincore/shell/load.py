"""`load`: check files and accept them, or rehearse that."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast, get_args

import typer
from click import Choice

from wincore.shell import loaded, rehearsed
from wincore.shell.checking import Instrument, Mapped, NoRemembered, Wave
from wincore.shell.context import day, framework, ledger, person
from wincore.shell.output import BLOCKED, leave, say, working

if TYPE_CHECKING:
    from wincore.ingest.result import Checked
    from wincore.store import Ledger, Mode
    from wincore.store.holding import Candidate

Overlap = Literal["replace", "add", "keep-out"]
HELD = "Held already: {rows} ({what}). "
DEFAULT = (
    "The new ones take their place, which is the default; --overlap add or --overlap keep-out does "
    "otherwise, and `rollback` brings the old ones back."
)
ASK = "replace them, add to them, or keep both out (replace, add, keep-out)"
MANY = 4  # scopes that are named one by one


def load(
    files: Annotated[list[Path], typer.Argument(help="Files, zips of files, or folders.")],
    wave: Wave = None,
    date_: Annotated[
        str | None, typer.Option("--date", help="Day the data describe; default today.")
    ] = None,
    instrument: Instrument = None,
    mapping: Mapped = None,
    no_remembered: NoRemembered = False,
    add_employers: Annotated[
        bool, typer.Option("--add-employers", help="Add employers that are not known yet.")
    ] = False,
    overlap: Annotated[
        Overlap | None,
        typer.Option(help="Where rows are held already; default: say so, and replace."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Rehearse; store nothing.")] = False,
    who: Annotated[str | None, typer.Option(help="Who loads; default the account's name.")] = None,
    note: Annotated[str, typer.Option(help="A remark for the ledger.")] = "",
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Check files and store those without errors, each as a whole or not at all."""
    from wincore.intake import Choices, accept_all, check_together
    from wincore.remembered import remember
    from wincore.shell.checking import checker, exit_code, gather, mapping_in

    described, found = day(date_) or date.today(), gather(files)
    choices = Choices(wave, instrument, mapping_in(mapping), add_employers)
    with ledger() as store:
        programme = framework()
        with working("Checking") as tell:
            reader = checker(programme, store, choices, tell, keep=True, ignore=no_remembered)
            checked = check_together(reader, found)
        if dry_run:
            mode = cast("Mode", (overlap or "replace").replace("-", " "))
            fine = rehearsed.rehearsed(store, programme, checked, described, mode, json)
            leave(exit_code(checked) or (not fine and BLOCKED) or 0)
        outcomes = accept_all(
            store,
            checked,
            who=person(who),
            described=described,
            note=note,
            replace=_mode(store, checked, described, overlap, ask=not json),
            choices=choices,
            decided=reader.used,
        )
        for outcome in outcomes:
            if outcome.upload and choices.mapping and outcome.checked.kind == "survey":
                remember(store, outcome.checked, choices.mapping, person(who))
    loaded.stored(outcomes, json)
    leave(exit_code([o.checked for o in outcomes]))


def _mode(
    store: Ledger, files: Sequence[Checked], described: date, overlap: Overlap | None, *, ask: bool
) -> Mode:
    """Return what to do where rows are held: as told, else as asked, else replaced and said so."""
    if overlap is None:
        held = _held(store, files, described)
        if held and ask and sys.stdin.isatty():
            say(held.strip())
            overlap = typer.prompt(ASK, type=Choice(get_args(Overlap)))
        elif held:
            say(held + DEFAULT)
    return cast("Mode", (overlap or "replace").replace("-", " "))


def _held(store: Ledger, files: Sequence[Checked], described: date) -> str:
    """Return a sentence on the rows that are held for what the files are about; "" for none."""
    from wincore.rehearsal import overlaps
    from wincore.wording import counted

    found: list[Mapping[Any, Any]] = []
    before: list[Candidate] = []  # those of the same command are stored one after another
    for one in (f for f in files if f.accepted):
        found += overlaps(store.rehearsed(described, before), one).to_dict("records")
        before.append((one, described, "replace"))
    if not found:
        return ""
    rows = counted(sum(row["held"] for row in found), "row")
    scopes = list(dict.fromkeys(f"{row['table']} {row['scope']}".strip() for row in found))
    more = f" and {len(scopes) - MANY} more" if len(scopes) > MANY else ""
    return HELD.format(rows=rows, what=", ".join(scopes[:MANY]) + more)
