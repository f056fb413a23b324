"""Text that comes from data, made safe and short enough for a figure.

Plotly reads a small HTML in every label (``<b>``, ``<a href>``, ``<br>``), so whatever was typed
into a spreadsheet passes through `escape` before it reaches one. Text never goes into a template
(``%{…}``) itself: it is handed over as data.
"""

from __future__ import annotations

import re
import textwrap
from functools import lru_cache

NAME_WIDTH = 20  # letters in a line of a row label: what 390 pixels leave room for
_SPACES = re.compile(r"[^\S\u00a0]+")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def escape(text: object) -> str:
    """Return text in which Plotly finds neither a tag nor an entity, on one line."""
    return "".join(_ENTITIES.get(letter, letter) for letter in flat(text))


def flat(text: object) -> str:
    """Return text on one line; the space that keeps a number with its unit stays."""
    return _SPACES.sub(" ", str(text)).strip()


@lru_cache(maxsize=4096)
def wrap(text: object, width: int = NAME_WIDTH) -> str:
    """Return escaped text in lines of at most `width` letters, evened out; nothing is cut off."""
    words = flat(text)
    count = len(_lines(words, width))
    least = max(1, len(words) // max(1, count), *(len(word) for word in words.split()))
    even = next(
        n
        for n in range(min(least, width), width + 1)
        if n == width or len(_lines(words, n)) <= count
    )
    return "<br>".join(escape(line) for line in _lines(words, even))


def _lines(words: str, width: int) -> list[str]:
    return textwrap.wrap(words, width, break_on_hyphens=False)


def bold(text: str) -> str:
    """Return already escaped text in bold."""
    return f"<b>{text}</b>"


def small(text: str) -> str:
    """Return already escaped text a size smaller, for the base beneath a label."""
    return f'<span style="font-size:0.85em">{text}</span>'


def lines_of(label: str) -> int:
    """Return how many lines a wrapped label has."""
    return label.count("<br>") + 1
