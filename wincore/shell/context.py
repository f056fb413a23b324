"""What commands work with: the programme's framework and the store, opened when needed."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from wincore.framework import Framework
    from wincore.store import Ledger

NOT_A_DATE = "{text!r} is not a date: write year-month-day, for example 2021-03-31."
LOADED = "The store was empty: the demonstration programme was loaded (WIN_DEMO=0 prevents that)."


def framework() -> Framework:
    """Return the framework that WIN_PROGRAMME names."""
    from wincore.framework import read_framework
    from wincore.settings import settings

    return read_framework(settings().programme)


@contextmanager
def ledger(*, demonstrate: bool = False) -> Iterator[Ledger]:
    """Open the store of WIN_STORE_URL; `demonstrate` fills an empty one where WIN_DEMO is on."""
    from wincore.settings import settings
    from wincore.store import open_ledger

    chosen = settings()
    opened = open_ledger(chosen.store_url)
    try:
        if demonstrate and chosen.demo:
            _demonstrate(opened)
        yield opened
    finally:
        opened.close()


def _demonstrate(opened: Ledger) -> None:
    from wincore.settings import respondent_key, settings
    from wincore.shell.output import say
    from wincore.store.demonstration import load_demonstration

    if not opened.uploads() and load_demonstration(
        opened, framework(), respondent_key(settings().key_file)
    ):
        say(LOADED)


def day(text: str | None) -> date | None:
    """Return the date written as year-month-day; raise a usage error where it is none."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(NOT_A_DATE.format(text=text)) from error


def person(who: str | None) -> str:
    """Return who acts: as named, else the account's name."""
    if who:
        return who
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name
        return "shell"
