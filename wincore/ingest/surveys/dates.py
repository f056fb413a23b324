"""Times of responses, in the forms that survey tools and spreadsheets write them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
import numpy.typing as npt
import pandas as pd

from wincore.ingest.surveys.table import Coded
from wincore.ingest.values import serial_date

Times = npt.NDArray[np.datetime64]
NONE = np.datetime64("NaT", "ns")
_PARTS = (
    r"^(?P<a>\d{1,4})[/.\-](?P<b>\d{1,2})[/.\-](?P<c>\d{1,4})"
    r"(?:[T ,]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})\S*)?"
    r"\s*(?P<half>[AaPp][Mm])?.*)?$"
)


@dataclass(frozen=True)
class Dated:
    """A column as times; ``ambiguous`` when day and month could be told apart nowhere."""

    times: Times
    ambiguous: bool = False
    month_first: bool = False


def read_dates(column: Coded, *, month_first: bool = False, date1904: bool = False) -> Dated:
    """Read a column of dates or times; what is none is missing.

    Day or month first is decided by the column as a whole: a part above 12 tells. Where none does,
    ``month_first`` (the habit of the tool) decides and the column is called ambiguous.
    """
    values = column.values
    found = np.full(len(values) + 1, NONE, dtype="datetime64[ns]")
    texts = {i: v for i, v in enumerate(values) if isinstance(v, str)}
    for i, value in enumerate(values):
        if i not in texts:
            found[i] = _of_cell(value, date1904)
    read, ambiguous, first = _of_texts(pd.Series(texts, dtype=str), month_first)
    found[read.index.to_numpy(dtype=np.int64)] = read.to_numpy(dtype="datetime64[ns]")
    return Dated(found[column.codes], ambiguous, first)


def _of_cell(value: object, date1904: bool) -> np.datetime64:
    if isinstance(value, datetime):
        return np.datetime64(value.replace(tzinfo=None), "ns")
    if isinstance(value, date):
        return np.datetime64(value, "ns")
    if isinstance(value, int | float) and not isinstance(value, bool):
        day = serial_date(float(value), date1904) if value > 20_000 else None
        return np.datetime64(day, "ns") if day else NONE
    return NONE


def _of_texts(texts: pd.Series, month_first: bool) -> tuple[pd.Series, bool, bool]:
    parts = texts.str.strip().str.extract(_PARTS)
    numeric = parts["a"].notna()
    year_first = parts["a"].str.len() == 4
    short = numeric & ~year_first
    a, b = (pd.to_numeric(parts.loc[short, c]) for c in ("a", "b"))
    day_shows, month_shows = bool((a > 12).any()), bool((b > 12).any())
    first = month_shows if day_shows != month_shows else month_first
    read = pd.Series(pd.NaT, index=texts.index, dtype="datetime64[ns]")
    read[numeric] = _assembled(parts[numeric], year_first[numeric], first)
    words = texts[~numeric]
    if len(words):
        read[~numeric] = _in_words(words)
    return read, bool(short.any()) and not (day_shows or month_shows), first


def _assembled(parts: pd.DataFrame, year_first: pd.Series, month_first: bool) -> pd.Series:
    number = {c: pd.to_numeric(parts[c]) for c in ("a", "b", "c", "hour", "minute", "second")}
    year = number["a"].where(year_first, number["c"])
    year = year.where(year >= 100, year + 2000)
    month = number["a"] if month_first else number["b"]
    month = month.where(~year_first, number["b"])
    day = number["b"] if month_first else number["a"]
    day = day.where(~year_first, number["c"])
    hour = number["hour"].fillna(0)
    late = parts["half"].str.lower().eq("pm")
    hour = (hour % 12).where(parts["half"].notna(), hour) + 12 * late
    rest = {"minute": number["minute"].fillna(0), "second": number["second"].fillna(0)}
    table = pd.DataFrame({"year": year, "month": month, "day": day, "hour": hour, **rest})
    return pd.to_datetime(table, errors="coerce").astype("datetime64[ns]")


def _in_words(texts: pd.Series) -> pd.Series:
    found = pd.to_datetime(texts, errors="coerce", format="mixed", dayfirst=True, utc=True)
    return found.dt.tz_localize(None).astype("datetime64[ns]")
