"""The files of a framework as texts, and a framework read from such texts."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from wincore.framework.model import Framework
from wincore.framework.reading import DEFAULT, read_framework
from wincore.framework.sources import read

OUTSIDE = "{name} stands outside the folder of the programme file: move it there to freeze it."


def framework_files(path: Path | None = None) -> dict[str, str]:
    """Return name -> text of the programme file, which comes first, and of all it names.

    Names are relative to the folder of the programme file. Raise ValueError for a file that
    stands outside it.
    """
    first = read(path or DEFAULT)
    named = first.toml()["files"].values()
    names = [n for one in named for n in (one if isinstance(one, list) else [one])]
    texts = {first.path.name: first.text}
    for name in names:
        _require_inside(name)
        texts[name] = read(first.path.parent / name, first.path).text
    return texts


def framework_from(texts: Mapping[str, str]) -> Framework:
    """Read a framework from the texts of its files, the programme file first."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            _require_inside(name)
            file = Path(folder) / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
        return read_framework(Path(folder) / next(iter(texts)))


def _require_inside(name: str) -> None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise ValueError(OUTSIDE.format(name=name))
