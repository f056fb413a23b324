"""Choices that outlive the page they are drawn on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.runtime.scriptrunner import get_script_run_ctx


@contextmanager
def shared() -> Iterator[None]:
    """Draw what is inside as belonging to the dashboard, not to the page that happens to draw it.

    Streamlit takes a page's own choices out of the address while the next page opens, and once more
    when the browser goes back: a choice of the dashboard stays, on the page before and on the next.
    """
    context = get_script_run_ctx()
    if context is None:
        yield
        return
    with context.run_with_active_hash(context.pages_manager.main_script_hash):
        yield
