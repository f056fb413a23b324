"""Read a workbook or an SPSS file into plain lists; also run as a script, in a process of its own.

Kept free of the rest of the house, so that the process starts in a few hundredths of a second. As a
script it takes the file on standard input and the bounds as arguments, and prints one JSON
document; dates travel as ``{"datetime": "2021-03-15T00:00:00"}``.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import python_calamine as calamine

Read = dict[str, Any]  # {"sheets": [Sheet, …]} or {"refused": reason, "detail": text}
Sheet = dict[str, Any]  # name, hidden, start, rows, merged; too large: height and width, no rows
Bounds = tuple[int, int, int]  # most rows, columns, cells


def read_workbook(source: bytes | Path, bounds: Bounds) -> Read:
    """Return the sheets of an xlsx, xlsm, xlsb, xls or ods file, or why there are none.

    The native reader says more about what is wrong with a named file than with bare bytes.
    """
    try:
        opened = io.BytesIO(source) if isinstance(source, bytes) else str(source)
        book = calamine.load_workbook(opened)
        return {"sheets": list(_sheets(book, bounds))}
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the native reader derives from BaseException
        return _refused(error)


def _worksheets(book: Any) -> list[Any]:
    return [s for s in book.sheets_metadata if s.typ == calamine.SheetTypeEnum.WorkSheet]


def _sheets(book: Any, bounds: Bounds) -> Iterator[Sheet]:
    rows, columns, cells = bounds
    for about in _worksheets(book):
        sheet = _sheet(book, about, (rows, columns, cells))
        cells -= sheet["height"] * sheet["width"]
        yield sheet
        if "rows" not in sheet:
            return


def _sheet(book: Any, about: Any, bounds: Bounds) -> Sheet:
    sheet = book.get_sheet_by_name(about.name)
    found: Sheet = {
        "name": about.name,
        "hidden": about.visible != calamine.SheetVisibleEnum.Visible,
        "start": sheet.start or (0, 0),
        "height": sheet.height,
        "width": sheet.width,
    }
    rows, columns, cells = bounds
    if sheet.height > rows or sheet.width > columns or sheet.height * sheet.width > cells:
        return found
    merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or []]
    return found | {"rows": sheet.to_python(), "merged": merged}


def _refused(error: BaseException) -> Read:
    detail = " ".join(str(error).split())[:200]
    if isinstance(error, calamine.PasswordError):
        return {"refused": "encrypted", "detail": detail}
    if isinstance(error, MemoryError) or "limit exceeded" in detail:
        return {"refused": "cells", "detail": detail}
    return {"refused": "damaged", "detail": detail}


def read_spss(path: Path, bounds: Bounds) -> Read:
    """Return the one table of an SPSS file: variable names above the values, labels applied."""
    import pyreadstat

    try:
        _, about = pyreadstat.read_sav(path, metadataonly=True, output_format="dict")
        height, width = about.number_rows or 0, about.number_columns or 0
        if height > bounds[0] or width > bounds[1] or height * width > bounds[2]:
            return {"sheets": [_spss_sheet(height, width)]}
        data, about = pyreadstat.read_sav(path, output_format="dict")
    except Exception as error:
        return _refused(error)
    names, values = about.column_names, about.variable_value_labels
    columns = [_labelled(data[name], values.get(name, {})) for name in names]
    rows = [list(names), *map(list, zip(*columns, strict=True))]
    labels = {k: v for k, v in about.column_names_to_labels.items() if v}
    return {"sheets": [_spss_sheet(len(rows), width, rows=rows, labels=labels)]}


def _spss_sheet(height: int, width: int, **more: object) -> Sheet:
    start = {"name": "data", "hidden": False, "start": (0, 0), "height": height, "width": width}
    return start | {"merged": []} | more


def _labelled(values: Any, labels: dict[Any, str]) -> list[Any]:
    """Values with their labels in place of codes; a code without a label stays a code."""
    found = values.tolist() if hasattr(values, "tolist") else list(values)
    blank_as_none = (None if isinstance(v, float) and v != v else v for v in found)
    return [labels.get(v, v) for v in blank_as_none]


def as_json(value: Any) -> dict[str, Any]:
    """Return a date, time or duration as JSON; raise TypeError for anything else."""
    if isinstance(value, timedelta):
        return {"timedelta": value.total_seconds()}
    if isinstance(value, datetime | date | time):
        return {type(value).__name__: value.isoformat()}
    raise TypeError(type(value).__name__)


def from_json(found: dict[str, Any]) -> Any:
    """Undo `as_json`; any other object is returned as it is."""
    if len(found) != 1:
        return found
    kind, value = next(iter(found.items()))
    if kind == "timedelta":
        return timedelta(seconds=value)
    kinds: dict[str, Any] = {"datetime": datetime, "date": date, "time": time}
    return kinds[kind].fromisoformat(value) if kind in kinds else found


def _bound(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # not there on Windows: the time limit of the caller still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds + 1, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _main() -> None:
    form, memory, seconds, *bounds = sys.argv[1:]
    content = sys.stdin.buffer.read()
    _bound(int(memory), int(float(seconds)))
    rows, columns, cells = map(int, bounds)
    read = read_spss if form == "sav" else read_workbook
    with TemporaryDirectory() as folder:
        path = Path(folder, f"file.{form}")
        path.write_bytes(content)
        found = read(path, (rows, columns, cells))
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    json.dump(found, sys.stdout, default=as_json, ensure_ascii=False)


if __name__ == "__main__":
    _main()
