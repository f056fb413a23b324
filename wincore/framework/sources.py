"""The files of the framework as text, TOML or rows, and their content checked against a model."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from wincore.framework import errors
from wincore.framework.errors import FrameworkError
from wincore.framework.lines import Path as Place
from wincore.framework.lines import line_of

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Source:
    """One file, read once; every complaint about its content goes through `wrong`."""

    path: Path
    text: str = field(repr=False)

    def wrong(self, place: Place, what: str, fix: str) -> FrameworkError:
        """Return the error for a place in a TOML file."""
        return FrameworkError(self.path, line_of(self.text, place), what, fix)

    def toml(self) -> dict[str, Any]:
        """Parse the file; raise FrameworkError with the line where it is not TOML."""
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            reason, line = _reason(error, self.text)
            what = errors.NOT_TOML.format(reason=reason)
            raise FrameworkError(self.path, line, what, "correct the syntax of this line") from None

    def rows(self, header: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield line number and values of each row; lines that start with # are comments."""
        kept = ("" if x.startswith("#") else x for x in self.text.splitlines(keepends=True))
        reader = csv.reader(kept)
        lines = ((reader.line_num, row) for row in reader if row)
        number, first = next(lines, (1, []))
        if tuple(first) != header:
            what = errors.WRONG_HEADER.format(found=", ".join(first), wanted=", ".join(header))
            raise FrameworkError(self.path, number, what, "restore the header row")
        for number, row in lines:
            if len(row) != len(header):
                what = errors.WRONG_WIDTH.format(found=len(row), wanted=len(header))
                raise FrameworkError(self.path, number, what, "put a label with a comma in quotes")
            yield number, dict(zip(header, (x.strip() for x in row), strict=True))


def read(path: Path, named_in: Path | None = None) -> Source:
    """Read a file; raise FrameworkError if it is missing or not UTF-8."""
    try:
        return Source(path, path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        fix = f"restore it, or name another in {named_in.name}" if named_in else "name another file"
        raise FrameworkError(path, 1, errors.NO_FILE, fix) from None
    except UnicodeDecodeError:
        raise FrameworkError(path, 1, errors.NOT_UTF8, "save it as UTF-8") from None


def checked(source: Source, model: type[Model], content: dict[str, Any]) -> Model:
    """Return the content as a model; raise FrameworkError for the first thing that does not fit."""
    try:
        return model.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        what, fix = _said(first, model, content)
        raise source.wrong(_place(first) or _table(first, content), what, fix) from None


def tables(content: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """Return an array of tables that has not been checked yet; without those that are none."""
    found = content.get(key, [])
    return [x for x in found if isinstance(x, dict)] if isinstance(found, list) else []


def _reason(error: tomllib.TOMLDecodeError, text: str) -> tuple[str, int]:
    said = str(error)
    at = re.search(r" \(at line (\d+), column \d+\)", said)
    if at:
        return said.replace(at[0], ""), int(at[1])
    return said.replace(" (at end of document)", " at the end of the file"), text.count("\n") + 1


def _place(error: ErrorDetails) -> Place:
    return tuple(x for x in error["loc"] if x not in ("float", "literal['all']"))


def _table(error: ErrorDetails, content: dict[str, Any]) -> Place:
    """Return the first table that an error about the file as a whole speaks of."""
    return next(((key, 0) for key in content if key in error["msg"]), ())


def _said(error: ErrorDetails, model: type[BaseModel], content: Any) -> tuple[str, str]:
    *around, last = _place(error) or ("",)
    thing, name = _thing(content, tuple(around)), str(last)
    known = ", ".join(_fields(model, tuple(around)))
    match error["type"]:
        case "extra_forbidden":
            what = errors.UNKNOWN_FIELD.format(thing=thing, field=name)
            return what, errors.SPELL.format(known=known)
        case "missing":
            what = errors.MISSING_FIELD.format(thing=thing, field=name)
            return what, errors.ADD.format(field=name)
    reason = error["msg"].removeprefix("Value error, ")
    if not error["loc"]:
        return errors.WRONG_WHOLE.format(thing=thing, reason=reason), errors.CORRECT
    what = errors.WRONG_VALUE.format(thing=thing, field=name, value=error["input"], reason=reason)
    return what, errors.CORRECT


def _thing(content: Any, place: Place) -> str:
    """Return how a person would call the table at a place: `indicators 'strategy.approved'`."""
    if not place:
        return "the file"
    for step in place:
        content = content[step]
    kind = next(str(x) for x in reversed(place) if isinstance(x, str))
    names = [content.get(k) for k in ("id", "code", "title")] if isinstance(content, dict) else []
    name = next((n for n in names if n), None)
    return f"{kind} {name!r}" if name else kind


def _fields(model: type[BaseModel], place: Place) -> list[str]:
    for step in place:
        if isinstance(step, str) and step in model.model_fields:
            kind = model.model_fields[step].annotation
            inner = next((a for a in (kind, *get_args(kind)) if _is_model(a)), None)
            if inner is None:
                return []
            model = inner
    return list(model.model_fields)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
