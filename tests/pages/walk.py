"""Walk over a page: what is drawn on it, and in which container."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from streamlit.testing.v1 import AppTest

from ui.explain import WHY

DRAWN = ("plotly_chart", "table", "arrow_data_frame")


@dataclass(frozen=True)
class Drawn:
    """A chart or table: the keys of the containers around it, and whether it can be explained."""

    kind: str
    keys: tuple[str, ...]
    explained: bool
    content: Any = field(repr=False, compare=False, default=None)

    @property
    def key(self) -> str:
        """The key of what `figure.show` drew it in: the outermost with a dot in its name."""
        return next((k for k in self.keys if "." in k), self.keys[0] if self.keys else "")


def drawn(app: AppTest) -> list[Drawn]:
    """Return every chart and table in the body of a page."""
    return list(_inside(app.main, (), False))


def _inside(block: Any, keys: tuple[str, ...], explained: bool) -> Iterator[Drawn]:
    children = list(block.children.values())
    here = explained or any(getattr(c, "label", "") == WHY for c in children)
    for child in children:
        if getattr(child, "type", "") in DRAWN:
            yield Drawn(child.type, keys, here, child)
        if hasattr(child, "children"):
            key = getattr(child, "key", None)
            yield from _inside(child, (*keys, key) if key else keys, here)
