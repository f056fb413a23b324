"""Keys to numeric answers: in the wording of a question, or on a sheet of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wincore.framework.categories import fold
from wincore.ingest.grid import Grid
from wincore.ingest.surveys.labels import Labels
from wincore.ingest.surveys.text import shown

Key = dict[int, str]  # number -> label
_PAIR = re.compile(
    r"(?P<number>\d{1,2})\s*(?:=|:|–|—|-|\bis\b|\bmeans\b)\s*(?P<label>[A-Za-z][A-Za-z' ’/]{2,60})"
)
_NUMBERS = ("code", "value", "number", "numeric", "answer code")
_LABELS = ("label", "meaning", "answer", "text", "value label", "answer label", "description")
_QUESTIONS = ("question", "item", "variable", "question code", "column")


@dataclass(frozen=True)
class KeySheet:
    """The key found on a sheet: folded question (or "" for all) -> key."""

    sheet: str
    keys: dict[str, Key]

    def of(self, *names: str) -> Key:
        """Return the key of a question known by any of the names, or the key of all questions."""
        for name in names:
            if fold(name) in self.keys:
                return self.keys[fold(name)]
        return self.keys.get("", {})


def key_in(text: str) -> Key:
    """Return the key a question carries in its wording: ``1 = Strongly disagree … 5 = …``."""
    found = {int(m["number"]): m["label"].strip() for m in _PAIR.finditer(text)}
    return found if len(found) > 1 else {}


def without_key(text: str) -> str:
    """Return a question without the key that stands at its end."""
    first = _PAIR.search(text)
    if first is None or not key_in(text) or first.start() < 10:
        return text
    return text[: first.start()].rstrip(" ([:;,.-–—")


def key_sheet(grids: list[Grid]) -> KeySheet | None:
    """Return the first sheet that pairs codes with labels, or None."""
    for grid in grids:
        found = _keys(grid)
        if found:
            return KeySheet(grid.sheet, found)
    return None


def direction(key: Key, labels: Labels) -> dict[int, str] | None:
    """Return number -> answer code as a key says, or None where the key does not fit the answers.

    A key that names only the two ends is enough when it spans the whole scale; it may run from
    most to least.
    """
    named = {n: labels.code(label) for n, label in key.items()}
    known = {n: labels.order[c] for n, c in named.items() if c in labels.order}
    size = len(labels.order)
    if not known or len(known) < min(2, size):
        return None
    low, high = min(known), max(known)
    if len(known) < size and abs(known[high] - known[low]) != high - low:
        return None
    step = 1 if known[high] > known[low] else -1
    places = {n: known.get(n, known[low] + step * (n - low)) for n in range(low, high + 1)}
    return {n: code for n, p in places.items() if (code := labels.by_number(p))}


def _keys(grid: Grid) -> dict[str, Key]:
    if grid.columns > 6 or grid.rows < 3 or grid.rows > 5000:
        return {}
    header = [fold(shown(v)) for v in grid.cells[0]]
    number, label = _column(header, _NUMBERS), _column(header, _LABELS)
    if number is None or label is None or number == label:
        return {}
    question = _column(header, _QUESTIONS)
    found: dict[str, Key] = {}
    for row in grid.cells[1:]:
        text = shown(row[number])
        if text.isdigit():
            name = fold(shown(row[question])) if question is not None else ""
            found.setdefault(name, {})[int(text)] = shown(row[label])
    return found


def _column(header: list[str], names: tuple[str, ...]) -> int | None:
    return next((header.index(n) for n in names if n in header), None)
