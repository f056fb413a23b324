"""What a server can do between its start and the first visit."""

from __future__ import annotations

from importlib import import_module


def read_ahead() -> None:
    """Import what every page needs, so that the first visit need not wait for it."""
    import_module("ui.frame")
    import_module("ui.figure")
