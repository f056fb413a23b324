"""How a table is laid out: how wide its columns are, at which size, and what goes on which page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import pandas as pd

from wincore.pack.lettering import LEADING, height, longest_word, width

PAD_ACROSS, PAD_DOWN = 12.0, 6.0  # points of air inside a cell, both sides together
LONGEST = 1000.0  # a column of sentences asks for no more than this
READABLE = 11.0


@dataclass(frozen=True)
class Layout:
    """Letter size, column widths and row heights in points, and the rows on each page."""

    size: float
    widths: tuple[float, ...]
    head: float
    heights: tuple[float, ...]
    pages: tuple[tuple[int, ...], ...]
    broken: bool = False  # some word did not fit its column

    @property
    def tall(self) -> float:
        """The height of the whole table on one page."""
        return self.head + sum(self.heights)


def lay_out(
    words: pd.DataFrame,
    across: float,
    down: float,
    sizes: Sequence[float],
    readable: float = READABLE,
) -> Layout:
    """Return the layout at the largest size that needs the fewest pages and breaks no word.

    ``across`` and ``down`` are the room in points. Sizes below ``readable`` are taken only where a
    word would break otherwise; at the smallest a long word is broken.
    """
    made: list[Layout] = []
    for size in sizes:
        made.append(_at(words, across, down, size))
        if not made[-1].broken and len(made[-1].pages) == 1 and size >= readable:
            return made[-1]
    whole = [m for m in made if not m.broken] or made[-1:]
    kept = [m for m in whole if m.size >= readable] or whole[:1]
    fewest = min(len(m.pages) for m in kept)
    return next(m for m in kept if len(m.pages) == fewest)


def _at(words: pd.DataFrame, across: float, down: float, size: float) -> Layout:
    widths = _widths(words, across, size)
    head = _row_height([str(c) for c in words.columns], widths, size, bold=True)
    rows = [[str(v) for v in row] for row in words.itertuples(index=False)]
    heights = [_row_height(row, widths, size) for row in rows]
    pages = _pages(heights, down - head)
    broken = _breaks(words, widths, size)
    return Layout(size, tuple(widths), head, tuple(heights), pages, broken)


def _widths(words: pd.DataFrame, across: float, size: float) -> list[float]:
    """Share the room: what a column's words need at least, the rest by the root of their length."""
    least, asked = [], []
    for place, name in enumerate(words.columns):
        cells = [str(v) for v in words.iloc[:, place]]
        narrow = max([longest_word(c, size) for c in cells] + [longest_word(str(name), size, True)])
        widest = max([width(c, size) for c in cells] + [longest_word(str(name), size, True)])
        least.append(narrow + PAD_ACROSS)
        asked.append(min(widest, LONGEST) + PAD_ACROSS)
    if sum(asked) <= across:
        spare = (across - sum(asked)) / len(asked)
        return [a + spare for a in asked]
    if sum(least) >= across:
        return [across * n / sum(least) for n in least]
    wants = [sqrt(max(a - n, 0.0) + 1) for a, n in zip(asked, least, strict=True)]
    return _shared(least, asked, wants, across)


def _shared(
    least: list[float], asked: list[float], wants: list[float], across: float
) -> list[float]:
    found = list(least)
    for _ in range(4):  # what one column does not need goes to the others
        spare = across - sum(found)
        hungry = [i for i, a in enumerate(asked) if found[i] < a - 0.5]
        if spare < 1 or not hungry:
            break
        total = sum(wants[i] for i in hungry)
        for i in hungry:
            found[i] = min(asked[i], found[i] + spare * wants[i] / total)
    return [f * across / sum(found) for f in found]


def _row_height(
    cells: Sequence[str], widths: Sequence[float], size: float, bold: bool = False
) -> float:
    most = max(height(c, size, w - PAD_ACROSS, bold) for c, w in zip(cells, widths, strict=True))
    return max(most, size * LEADING) + PAD_DOWN


def _pages(heights: Sequence[float], room: float) -> tuple[tuple[int, ...], ...]:
    pages: list[list[int]] = [[]]
    used = 0.0
    for row, tall in enumerate(heights):
        if pages[-1] and used + tall > room:
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += tall
    return tuple(tuple(page) for page in _evened(pages, heights, room))


def _evened(pages: list[list[int]], heights: Sequence[float], room: float) -> list[list[int]]:
    """Return the same rows with pages about equally full, so that none holds a single row."""
    if len(pages) < 2:
        return pages
    fair = sum(heights) / len(pages)
    evened: list[list[int]] = [[]]
    used = 0.0
    for row, tall in enumerate(heights):
        full = used + tall > room or used + tall / 2 > fair
        if evened[-1] and full and len(evened) < len(pages):
            evened.append([])
            used = 0.0
        evened[-1].append(row)
        used += tall
    fits = all(sum(heights[r] for r in page) <= room for page in evened)
    return evened if fits else pages


def _breaks(words: pd.DataFrame, widths: Sequence[float], size: float) -> bool:
    for place, name in enumerate(words.columns):
        room = widths[place] - PAD_ACROSS + 0.01
        widest = max((longest_word(str(v), size) for v in words.iloc[:, place]), default=0.0)
        if max(widest, longest_word(str(name), size, True)) > room:
            return True
    return False
