"""`check`: recognise and check files; store nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wincore.shell.checking import Instrument, Mapped, NoRemembered, Wave
from wincore.shell.context import framework, ledger
from wincore.shell.output import leave, print_json, say, working

if TYPE_CHECKING:
    from wincore.ingest.result import Checked
    from wincore.remembered import RememberingChecker
    from wincore.store import Ledger

Files = Annotated[list[Path], typer.Argument(help="Files, zips of files, or folders.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
_SQLITE = "sqlite:///"
ONE_SURVEY = "--mapping-out takes one survey; {count} of these files are surveys."
WRITTEN = "Written: {path}. `load --mapping {path}` reads the next file of this survey like this."


def check(
    files: Files,
    wave: Wave = None,
    instrument: Instrument = None,
    mapping: Mapped = None,
    mapping_out: Annotated[
        Path | None, typer.Option(help="Write the decisions that read the survey like this.")
    ] = None,
    no_remembered: NoRemembered = False,
    json: Json = False,
) -> None:
    """Recognise files and list every problem with its place and remedy; store nothing."""
    from wincore.intake import Choices, check_together
    from wincore.shell.checking import checker, describe, exit_code, gather, mapping_in

    found = gather(files)
    choices = Choices(wave, instrument, mapping_in(mapping))
    with working("Checking") as tell, _store() as store:
        reader = checker(framework(), store, choices, tell, keep=False, ignore=no_remembered)
        checked = check_together(reader, found)
    if mapping_out:
        _write(mapping_out, checked, reader)
    if json:
        print_json({"files": [c.as_dict() for c in checked]})
    else:
        for one in checked:
            describe(one)
    leave(exit_code(checked))


def _write(path: Path, checked: Sequence[Checked], reader: RememberingChecker) -> None:
    from wincore.ingest.surveys.mapping import mapping_of

    surveys = [c for c in checked if c.kind == "survey"]
    if len(surveys) != 1:
        raise typer.BadParameter(ONE_SURVEY.format(count=len(surveys)))
    before = reader.choices.mapping or reader.used.get(surveys[0].sha256)
    mapping_of(surveys[0], before).save(path)
    say(WRITTEN.format(path=path))


@contextmanager
def _store() -> Iterator[Ledger | None]:
    """Open the store for what it knows of employers; None, and none made, where there is none."""
    from wincore.settings import settings

    url = settings().store_url
    if url.startswith(_SQLITE) and not Path(url.removeprefix(_SQLITE)).exists():
        yield None
        return
    with ledger() as store:
        yield store
