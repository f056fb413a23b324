"""Turn what the core refuses into one sentence and an exit code, never into a traceback."""

from __future__ import annotations

import sys
from typing import Any

import typer
from typer.core import TyperGroup

UNREADABLE = 2
# Looked up among what a command has imported already: importing them here would slow `--help`.
_EXPECTED = (
    ("wincore.store.errors", "StoreError"),
    ("wincore.framework", "FrameworkError"),
    ("pydantic", "ValidationError"),
    ("sqlalchemy.exc", "DBAPIError"),
)


class Guarded(TyperGroup):
    """The root of all commands: an expected refusal ends with its message and exit code 2."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            if not _expected(error):
                raise
            typer.echo(str(error), err=True)
            raise typer.Exit(UNREADABLE) from error


def _expected(error: Exception) -> bool:
    kinds = [getattr(sys.modules[m], name) for m, name in _EXPECTED if m in sys.modules]
    return isinstance(error, (OSError, *kinds))
