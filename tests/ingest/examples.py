"""Files made for the tests: workbooks and text files with just what a test is about."""

from __future__ import annotations

import csv
import io
import os
import zipfile
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import openpyxl
import pandas as pd

from wincore.datasets import TABLES
from wincore.framework import read_framework
from wincore.framework.model import Framework
from wincore.ingest import Checked, check
from wincore.problems import Problem

Rows = Iterable[Iterable[Any]]

WORKFORCE = ("employer_id", "wave", "ethnicity", "sex", "age_band", "level", "headcount")
RECRUITMENT = (*WORKFORCE[:5], "applied", "shortlisted", "appointed")
SHEETS: dict[str, list[list[Any]]] = {
    "Employers": [
        ["employer_id", "employer", "sector", "status", "joined", "completed", "sponsor"],
        ["EMP01", "Alder Example", "digital", "participating", "2020-11-02", None, "Finance lead"],
        ["EMP02", "Birch Example", "digital", "participating", "2020-11-02", None, None],
    ],
    "Workforce": [
        list(WORKFORCE),
        ["EMP01", "baseline", "African", "male", "16-24", "entry", 4],
        ["EMP01", "baseline", "White British", "male", "16-24", "entry", 40],
        ["EMP02", "baseline", "African", "female", "25-34", "senior", 3],
    ],
}


@cache
def framework() -> Framework:
    """Return the framework of data/, read once."""
    return read_framework()


def register(*names: str) -> pd.DataFrame:
    """Return a register of employers EMP01, EMP02 … with these names."""
    rows = [(f"EMP{i:02}", n, "", "participating", None, None, "") for i, n in enumerate(names, 1)]
    frame = pd.DataFrame(rows, columns=list(TABLES["employers"].columns))
    return TABLES["employers"].schema().validate(frame)


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """Return an xlsx file with these sheets, each starting at A1."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """Return a workbook as the bytes of its file."""
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def with_sheet(name: str, rows: Rows) -> bytes:
    """Return the small example return with one sheet replaced or added."""
    return workbook({**SHEETS, name: rows})


def text(rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """Return rows as a delimited text file."""
    made = io.StringIO()
    csv.writer(made, delimiter=delimiter).writerows(rows)
    return made.getvalue().encode(encoding)


def repacked(content: bytes, changes: Mapping[str, bytes]) -> bytes:
    """Return a zipped workbook with some of its parts replaced or added."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in {*source.namelist(), *changes}:
            target.writestr(name, changes.get(name) or source.read(name))
    return made.getvalue()


def checked(content: bytes, name: str = "return.xlsx", **options: Any) -> Checked:
    """Check a file against the framework of data/."""
    return check(name, content, framework(), **options)


def busy() -> float:
    """Return the seconds worked so far, here and in processes apart, whatever else is running."""
    return sum(os.times()[:4])


def errors(found: Checked) -> list[Problem]:
    """Return the errors of a checked file."""
    return [p for p in found.problems if p.severity == "error"]


def the_error(found: Checked) -> Problem:
    """Return the one error of a file; fail where there are none or several."""
    (error,) = errors(found)
    return error
