"""The demonstration files, made once, and read back by other means than the project's own."""

from __future__ import annotations

import csv
import io
from functools import cache
from typing import Any

import pandas as pd
from python_calamine import CalamineWorkbook

from wincore.demonstration import demonstration_files
from wincore.framework import Framework, read_framework
from wincore.framework.categories import fold

BASELINE_RETURN = "baseline-return-all-employers.xlsx"
SINGLE_RETURN = "baseline-return-single-employer.xlsx"
STAGE_ONE_RETURN = "stage-one-return-all-employers.xlsx"


@cache
def framework() -> Framework:
    return read_framework()


@cache
def files() -> dict[str, bytes]:
    return demonstration_files(framework())


@cache
def sheet(file: str, name: str) -> pd.DataFrame:
    """A sheet of a return, its categories canonical."""
    header, *rows = _book(file).get_sheet_by_name(name).to_python()
    frame = pd.DataFrame(rows, columns=header)
    for dimension in ("ethnicity", "sex", "age_band", "level"):
        if dimension in frame:
            found = framework().categories.lookup(dimension)
            frame[dimension] = [found[fold(label)].category for label in frame[dimension]]
    return frame


def _book(file: str) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(files()[file]))


def sheet_names(file: str) -> list[str]:
    return _book(file).sheet_names


def first_sheet(file: str) -> list[list[Any]]:
    return (
        CalamineWorkbook.from_filelike(io.BytesIO(files()[file])).get_sheet_by_index(0).to_python()
    )


def csv_rows(file: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(files()[file].decode("utf-8-sig"))))
