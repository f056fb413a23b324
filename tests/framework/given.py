"""The project's own framework, and copies of its files to break."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from wincore.framework import Framework, read_framework
from wincore.framework.reading import DEFAULT


@cache
def framework() -> Framework:
    """Return the framework of data/, read once."""
    return read_framework()


class Copy:
    """A copy of data/ in which a test changes one file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "data"
        for file in DEFAULT.parent.rglob("*"):
            if file.suffix in (".toml", ".csv") and "demonstration" not in file.parts:
                target = self.folder / file.relative_to(DEFAULT.parent)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, target)
        self.programme = self.folder / "programme.toml"

    def lines(self, name: str) -> list[str]:
        """Return the lines of a file."""
        return (self.folder / name).read_text(encoding="utf-8").splitlines()

    def line_of(self, name: str, start: str, after: str = "") -> int:
        """Return the 1-based number of the first line with that start, after one with another."""
        lines = self.lines(name)
        first = next(n for n, line in enumerate(lines) if line.startswith(after))
        return next(n for n, line in enumerate(lines) if n >= first and line.startswith(start)) + 1

    def change(self, name: str, line: int, *new: str) -> None:
        """Put other lines in the place of one."""
        lines = self.lines(name)
        lines[line - 1 : line] = new
        (self.folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")

    def append(self, name: str, text: str) -> int:
        """Add text at the end; return the number of its first line."""
        path = self.folder / name
        before = path.read_text(encoding="utf-8")
        path.write_text(before + text, encoding="utf-8")
        return before.count("\n") + 1
