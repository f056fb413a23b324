"""What a command prints: results on standard output, all else on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from wincore.problems import Problem

DONE, BLOCKED, UNREADABLE = 0, 1, 2
_COLOURS = {"error": "bold red", "warning": "yellow", "note": "cyan"}


def say(text: str) -> None:
    """Tell the person something, on standard error."""
    typer.echo(text, err=True)


def print_json(document: Any) -> None:
    """Print one JSON document on standard output."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=1, allow_nan=False)
    sys.stdout.write("\n")


def print_table(
    title: str, headers: Sequence[str], rows: Iterable[Sequence[object]], *, err: bool = False
) -> None:
    """Print a table that wraps long cells instead of cutting them."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, title_justify="left", title_style="bold")
    for header in headers:
        table.add_column(header, overflow="fold", no_wrap=header == "indicator")
    for row in rows:
        # Text, not str: file names and survey answers may look like rich's own markup.
        table.add_row(*(c if isinstance(c, Text) else Text(str(c)) for c in row))
    Console(stderr=err, width=None if sys.stdout.isatty() else 160).print(table)


def print_problems(title: str, problems: Sequence[Problem], *, err: bool = False) -> None:
    """Print problems: severity, where, what, and how to fix it; errors first."""
    from rich.text import Text

    from wincore.problems import by_severity

    rows = [
        (Text(p.severity, style=_COLOURS[p.severity]), p.where, p.what, p.fix)
        for p in by_severity(list(problems))
    ]
    print_table(title, ("severity", "where", "what", "how to fix it"), rows, err=err)


@contextmanager
def working(what: str) -> Iterator[Callable[[str], None]]:
    """Show on a terminal which file is being worked on; yield the function that is told."""
    from rich.console import Console
    from rich.markup import escape

    with Console(stderr=True).status(what) as status:
        yield lambda name: status.update(f"{what} {escape(name)}")


def counted(number: int, noun: str) -> str:
    """Return "1 upload." or "2 uploads.", as a sentence."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}."


def figure(value: object) -> str:
    """Return a cell as people read it: four digits of a fraction, nothing for what is empty."""
    if isinstance(value, float):
        return "" if value != value else f"{value:,.4g}"
    return "" if value is None else str(value)


def leave(code: int) -> None:
    """End the command with an exit code."""
    raise typer.Exit(code)
