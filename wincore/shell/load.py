"""`load`: check files and accept them, or rehearse that."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, cast

import typer

from wincore.shell import loaded
from wincore.shell.context import day, framework, ledger, person
from wincore.shell.output import leave, working

if TYPE_CHECKING:
    from wincore.ingest.surveys.mapping import ColumnMapping
    from wincore.store import Mode

NOT_A_MAPPING = "{path} does not hold column decisions: {why}"


def load(
    files: Annotated[list[Path], typer.Argument(help="Files, zips of files, or folders.")],
    wave: Annotated[str | None, typer.Option(help="Wave of files that do not say.")] = None,
    date_: Annotated[
        str | None, typer.Option("--date", help="Day the data describe; default today.")
    ] = None,
    instrument: Annotated[str | None, typer.Option(help="Instrument of a survey.")] = None,
    mapping: Annotated[Path | None, typer.Option(help="Saved column decisions (JSON).")] = None,
    add_employers: Annotated[
        bool, typer.Option("--add-employers", help="Add employers that are not known yet.")
    ] = False,
    overlap: Annotated[
        Literal["replace", "add", "keep-out"], typer.Option(help="Where rows are held already.")
    ] = "replace",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Rehearse; store nothing.")] = False,
    who: Annotated[str | None, typer.Option(help="Who loads; default the account's name.")] = None,
    note: Annotated[str, typer.Option(help="A remark for the ledger.")] = "",
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Check files and store those without errors, each as a whole or not at all."""
    from wincore.intake import Checker, Choices, accept_all, check_together
    from wincore.shell.checking import exit_code, gather, key

    described, found = day(date_) or date.today(), gather(files)
    choices = Choices(wave, instrument, _mapping(mapping), add_employers)
    mode = cast("Mode", overlap.replace("-", " "))
    with ledger() as store:
        programme = framework()
        with working("Checking") as tell:
            checker = Checker(programme, store.register(), key(keep=True), choices, tell)
            checked = check_together(checker, found)
        if dry_run:
            loaded.rehearsed(store, programme, checked, described, mode, json)
            leave(exit_code(checked))
        outcomes = accept_all(
            store,
            checked,
            who=person(who),
            described=described,
            note=note,
            replace=mode,
            choices=choices,
        )
    loaded.stored(outcomes, json)
    leave(exit_code([o.checked for o in outcomes]))


def _mapping(path: Path | None) -> ColumnMapping | None:
    if path is None:
        return None
    from wincore.ingest.surveys.mapping import ColumnMapping

    try:
        return ColumnMapping.load(path)
    except (OSError, ValueError) as error:
        raise typer.BadParameter(NOT_A_MAPPING.format(path=path, why=error)) from error
