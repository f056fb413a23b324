"""Many files at once: a zip of spreadsheets or a folder, as the single files in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from wincore.ingest.limits import DEFAULT, Limits
from wincore.ingest.package import Package, open_package
from wincore.ingest.refusal import RefusedError

SUFFIXES = (
    ".xlsx",
    ".xlsm",
    ".xlsb",
    ".xls",
    ".ods",
    ".csv",
    ".tsv",
    ".tab",
    ".txt",
    ".sav",
    ".zsav",
    ".zip",
)
TOO_MANY = "{name} holds {count} files; the limit is {limit}. Send them in several parts."
_WORKBOOK_PARTS = {"[content_types].xml", "content.xml"}


class TooManyFiles(Exception):  # noqa: N818
    """The zip or folder holds more files than one upload may."""


@dataclass(frozen=True)
class InputFile:
    """One file to check: the name it is spoken of by, and its bytes."""

    name: str
    content: bytes


def from_bytes(name: str, content: bytes, limits: Limits = DEFAULT) -> list[InputFile]:
    """Return the file, or the files in it where it is a zip of spreadsheets.

    A zip that cannot be looked into is handed on as it is: checking it says what is wrong.
    Raise TooManyFiles past the limit, RefusedError where a file in the zip lies about its size.
    """
    package = _bundle(content, limits)
    if package is None:
        return [InputFile(name, content)]
    wanted = {p.filename for p in package.parts if _wanted(p.filename)}
    _bound(name, len(wanted), limits)
    unpacked = (InputFile(f"{name}/{n}", c) for n, c in package.unpacked() if n in wanted)
    return sorted(unpacked, key=lambda file: file.name)


def from_paths(paths: Iterable[Path], limits: Limits = DEFAULT) -> Iterator[InputFile]:
    """Yield the files of paths, folders and zips, in order; raise OSError where one is missing.

    A file of a folder is named by its path inside, so that two of the same name stay apart.
    """
    for path in paths:
        if path.is_dir():
            inside = [p for p in sorted(path.rglob("*")) if p.is_file()]
            wanted = [p for p in inside if _wanted(p.relative_to(path).as_posix())]
            _bound(path.name, len(wanted), limits)
            for file in wanted:
                yield from from_bytes(file.relative_to(path).as_posix(), file.read_bytes(), limits)
        else:
            yield from from_bytes(path.name, path.read_bytes(), limits)


def _bundle(content: bytes, limits: Limits) -> Package | None:
    if not content.startswith(b"PK"):
        return None
    try:
        package = open_package(content, limits)
    except RefusedError:
        return None
    is_bundle = any(map(_wanted, package.names)) and not _WORKBOOK_PARTS & set(package.names)
    return package if is_bundle else None


def _wanted(name: str) -> bool:
    """Tell spreadsheets from what operating systems and people leave beside them."""
    path = PurePosixPath(name.replace("\\", "/"))
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in path.parts)
    return path.suffix.lower() in SUFFIXES and not hidden


def _bound(name: str, count: int, limits: Limits) -> None:
    if count > limits.files:
        raise TooManyFiles(TOO_MANY.format(name=name, count=count, limit=limits.files))
