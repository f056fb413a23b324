"""Find the line of a value in a TOML file, which `tomllib` does not tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

Path = tuple[str | int, ...]

_TABLES = re.compile(r"\s*\[\[\s*([\w.-]+)\s*\]\]")
_TABLE = re.compile(r"\s*\[\s*([\w.-]+)\s*\]\s*(#|$)")
_KEY = re.compile(r"\s*(?:\"([^\"]+)\"|([\w-]+))\s*=\s*(.*)")


def line_of(text: str, path: Path) -> int:
    """Return the 1-based line of a path such as ``("indicators", 3, "unit")``.

    Where the path itself stands nowhere (a field that is missing), the line of the nearest table
    around it; 1 for the file as a whole. Reads the layout the project's files have: arrays of
    tables, and arrays with one element a line.
    """
    found = dict(_places(text))
    for length in range(len(path), 0, -1):
        if path[:length] in found:
            return found[path[:length]]
    return 1


def _places(text: str) -> Iterator[tuple[Path, int]]:
    table: Path = ()
    seen: Counter[str] = Counter()
    inside: Path = ()
    element = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if inside:
            if line.strip().startswith("]"):
                inside = ()
            elif line.strip() and not line.strip().startswith("#"):
                yield (*inside, element), number
                element += 1
        elif header := _TABLES.match(line):
            table = (header[1], seen[header[1]])
            seen[header[1]] += 1
            yield table, number
        elif header := _TABLE.match(line):
            table = (header[1],)
            yield table, number
        elif key := _KEY.match(line):
            own = (*table, key[1] or key[2])
            yield own, number
            inside, element = (own, 0) if key[3].split("#")[0].strip() == "[" else ((), 0)
