"""What `check` and `load` share: the files behind the paths, and what is said about them."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from wincore.shell.output import BLOCKED, DONE, UNREADABLE, print_problems, say

if TYPE_CHECKING:
    from wincore.ingest.result import Checked
    from wincore.inputs import InputFile

NOT_THERE = "{path} cannot be read: {why}."
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


def describe(checked: Checked) -> None:
    """Print what a file was recognised as, and its problems."""
    parts = [checked.kind, checked.dialect, checked.instrument]
    parts += [f"sheet {checked.sheet}"] if checked.sheet else []
    title = f"{checked.file}: {', '.join(p for p in parts if p)}, {checked.rows} rows"
    if checked.problems:
        print_problems(title, checked.problems)
    else:
        typer.echo(f"{title}, no problems")


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
