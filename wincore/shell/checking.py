"""What `check` and `load` share: the files behind the paths, and what is said about them."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wincore.shell.output import BLOCKED, DONE, UNREADABLE, print_problems, print_table, say

if TYPE_CHECKING:
    from wincore.framework import Framework
    from wincore.ingest.result import Checked
    from wincore.ingest.surveys.mapping import ColumnMapping
    from wincore.inputs import InputFile
    from wincore.intake import Choices, Tell
    from wincore.remembered import RememberingChecker
    from wincore.store import Ledger

Wave = Annotated[str | None, typer.Option(help="Wave of files that do not say.")]
Instrument = Annotated[str | None, typer.Option(help="Instrument of a survey.")]
Mapped = Annotated[
    Path | None, typer.Option("--mapping", help="Column decisions (JSON), in place of remembered.")
]
NoRemembered = Annotated[
    bool, typer.Option("--no-remembered", help="Leave the decisions of last time aside.")
]
NOT_A_MAPPING = "{path} does not hold column decisions: {why}"
NOT_THERE = "{path} cannot be read: {why}."
LEFT_OUT = "Rows left out: {counts}."
COMPARED = "Questions not asked as the instrument asks them, and the trend to other waves"
ALL_SAME = "All {count} questions were asked as the instrument asks them: trends can be drawn."
NOTHING = "There is no spreadsheet in {paths}."


def gather(paths: Sequence[Path]) -> list[InputFile]:
    """Return the files behind the paths, zips and folders opened; exit 2 where one is not there."""
    from wincore.ingest.refusal import RefusedError
    from wincore.inputs import TooManyFiles, from_paths

    try:
        found = list(from_paths(paths))
    except OSError as error:
        say(NOT_THERE.format(path=error.filename, why=error.strerror))
    except (TooManyFiles, RefusedError) as error:
        say(str(error))
    else:
        if found:
            return found
        say(NOTHING.format(paths=", ".join(map(str, paths))))
    raise typer.Exit(UNREADABLE)


def key(*, keep: bool) -> bytes:
    """Return the key of the respondent hash; where nothing is kept, none is made for it."""
    from wincore.settings import respondent_key, settings

    path = settings().key_file
    return respondent_key(path) if keep or path.exists() else secrets.token_bytes(32)


def mapping_in(path: Path | None) -> ColumnMapping | None:
    """Return the decisions of a mapping file; raise a usage error where it holds none."""
    if path is None:
        return None
    from pydantic import ValidationError

    from wincore.ingest.surveys.mapping import ColumnMapping

    try:
        return ColumnMapping.load(path)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        why = "; ".join(f"{'.'.join(map(str, f['loc']))}: {f['msg']}".strip(": ") for f in faults)
        raise typer.BadParameter(NOT_A_MAPPING.format(path=path, why=why)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(NOT_A_MAPPING.format(path=path, why=error)) from error


def checker(
    programme: Framework,
    store: Ledger | None,
    choices: Choices,
    tell: Tell,
    *,
    keep: bool,
    ignore: bool,
) -> RememberingChecker:
    """Return what reads files as the store knows employers and, unless ignored, decisions."""
    from wincore.remembered import RememberingChecker

    register = store.register() if store else None
    reader = RememberingChecker(programme, register, key(keep=keep), choices, tell)
    return reader if store is None or ignore else replace(reader, memory=store.remembered)


def describe(checked: Checked) -> None:
    """Print what a file was recognised as, its problems, and how its questions were asked."""
    parts = [checked.kind, checked.dialect, checked.instrument]
    parts += [f"sheet {checked.sheet}"] if checked.sheet else []
    title = f"{checked.file}: {', '.join(p for p in parts if p)}, {checked.rows} rows"
    if checked.problems:
        print_problems(title, checked.problems)
    else:
        typer.echo(f"{title}, no problems")
    _left_out(checked)
    _comparisons(checked)


def _left_out(checked: Checked) -> None:
    if checked.left_out:
        counts = ", ".join(f"{n} {why}" for why, n in checked.left_out.items())
        typer.echo(LEFT_OUT.format(counts=counts))


def _comparisons(checked: Checked) -> None:
    """Print the items that were not asked as the instrument asks them, and what that means."""
    rows = [
        (c.item, c.verdict, c.trend, c.why, c.asked)
        for c in checked.comparisons
        if c.verdict != "same"
    ]
    if rows:
        print_table(COMPARED, ("item", "verdict", "trend", "why", "asked as"), rows)
    elif checked.comparisons:
        typer.echo(ALL_SAME.format(count=len(checked.comparisons)))


def exit_code(files: Sequence[Checked]) -> int:
    """Return 0 where all can be accepted, 2 where one could not be read at all, else 1."""
    if any(unreadable(file) for file in files):
        return UNREADABLE
    return DONE if all(file.accepted for file in files) else BLOCKED


def unreadable(checked: Checked) -> bool:
    """Tell whether a file could not even be read; one that is merely not recognised could."""
    from wincore.ingest.check import UNKNOWN_FIX

    unrecognised = any(p.fix == UNKNOWN_FIX for p in checked.problems)
    return checked.kind == "unknown" and not unrecognised
