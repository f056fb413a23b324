"""All commands in one place."""

from __future__ import annotations

import typer

from wincore.shell import (
    changes,
    check,
    demo,
    disclosure,
    freezes,
    indicators,
    load,
    pack,
    store,
    template,
    uploads,
)
from wincore.shell.guard import Guarded

app = typer.Typer(
    cls=Guarded,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Evaluation of the Workforce Integration Design Lab, from a shell.",
    epilog="Exit 0: done. 1: the input has blocking problems. 2: usage, or it cannot be read.",
)
app.add_typer(template.app, name="template")
app.command()(check.check)
app.command()(load.load)
app.command()(uploads.uploads)
app.command()(uploads.rollback)
app.command()(uploads.restore)
app.command()(uploads.purge)
app.command()(indicators.indicators)
app.command()(changes.changes)
app.command()(freezes.freeze)
app.command()(pack.pack)
app.command()(pack.brief)
app.command()(demo.demo)
app.add_typer(freezes.app, name="freezes")
app.add_typer(disclosure.app, name="disclosure")
app.add_typer(store.app, name="store")
