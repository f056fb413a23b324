"""One cell to one value of the kind its column asks for, or the reason why it is none.

Nothing is guessed: what can be read in two ways is a fault with its remedy.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from rapidfuzz import fuzz, process

from wincore.datasets import CHOICE, DATE, MONEY, TEXT, WHOLE, YES_NO, Field
from wincore.framework.categories import fold
from wincore.ingest.faults import Fault, Kind, fault

NEGATIVE: Kind = ("error", "{shown} is negative; {name} counts people or things.", "Correct it.")
FRACTION: Kind = (
    "error",
    "{shown} is not a whole number; {name} is counted, not a share.",
    "Enter the number itself, without decimals or a percentage.",
)
NOT_A_NUMBER: Kind = (
    "error",
    "{shown} is not a number.",
    "Enter a whole number; 0 for none. Leave the row out if the figure is not known.",
)
OUT_OF_RANGE: Kind = ("error", "{shown} is outside {low} to {high}.", "Correct it.")
NOT_MONEY: Kind = (
    "error",
    "{shown} is not an amount in pounds.",
    "Enter a number, for example 1250.",
)
NOT_A_DATE: Kind = (
    "error",
    "{shown} is not a date that can be read in one way only.",
    "Write it as year-month-day, for example 2021-03-15.",
)
DATE_RANGE: Kind = (
    "error",
    "{shown} reads as {date}, which is outside 1990 to 2100.",
    "Write it as year-month-day, for example 2021-03-15.",
)
NOT_LISTED: Kind = ("error", "{shown} is not one of: {choices}.", "{remedy}")
TEXT_NUMBER: Kind = (
    "note",
    "Numbers stored as text in column {name} were read as numbers.",
    "",
)
MONTH_FIRST: Kind = ("note", "The dates in column {name} were read month first.", "")

# What people write where a figure is not given or not shown.
MISSING_LIKE = ("na", "n/a", "n.a.", "-", "–", "..", ":", "*", "c", "[c]", "[x]", "null", "none")
Outcome = tuple[Any, Fault | None]
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[,\u00a0\u202f\u2009 ']\d{3})+(?:\.\d+)?")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?")
_WORDS = {
    "yes": ("y", "true", "1", "✓", "✔", "done", "met"),
    "no": ("n", "false", "0", "✗", "✘", "not met", "not yet"),
    "planned": ("plan", "in progress", "under way", "underway"),
    "n/a": ("na", "n.a.", "not applicable"),
    "one-to-one": ("1:1", "121", "1-1", "1 to 1", "one to one", "coaching"),
}
_DAY_FIRST = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%y", "%d.%m.%y", "%d-%m-%y", "%d %m %Y")
_IN_WORDS = ("%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%b-%y", "%d %b %y", "%B %d %Y", "%b %d %Y")
_ISO = ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%Y.%m.%d")
_MONTH_FIRST = ("%m/%d/%Y", "%m/%d/%y", "%m-%d-%Y")


def shown(value: object) -> str:
    """Return a value as a problem quotes it."""
    text = text_of(value)
    return repr(text if len(text) <= 60 else text[:57] + "…")


def text_of(value: object) -> str:
    """Return a value as text: trimmed, whole numbers without a decimal point, dates as ISO."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value).strip(" \t\r\n\u00a0\u200b\ufeff")


def number_of(value: object) -> float | None:
    """Return a number, also from text such as "1,234"; None where it is none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return float(value) if value == value and abs(value) < 1e15 else None
    if not isinstance(value, str):
        return None
    text = text_of(value).replace("\u2212", "-")
    if _GROUPED.fullmatch(text):
        text = re.sub(r"[,\u00a0\u202f\u2009 ']", "", text)
    found = float(text) if _NUMBER.fullmatch(text) else None
    return found if found is None or abs(found) < 1e15 else None


def whole(value: object, field: Field) -> Outcome:
    """Return a whole number within the column's bounds."""
    number = number_of(value)
    if number is None:
        kind = FRACTION if text_of(value).endswith("%") else NOT_A_NUMBER
        return None, fault(kind, shown=shown(value), name=field.name)
    if not number.is_integer():
        return None, fault(FRACTION, shown=shown(value), name=field.name)
    if number < 0 and field.low == 0:
        return None, fault(NEGATIVE, shown=shown(value), name=field.name)
    low, high = field.low, field.high
    if (low is not None and number < low) or (high is not None and number > high):
        least, most = ("…" if bound is None else bound for bound in (low, high))
        return None, fault(OUT_OF_RANGE, shown=shown(value), low=least, high=most)
    return int(number), None


def money(value: object, field: Field) -> Outcome:
    """Return pounds; a pound sign and thousands separators are let through."""
    if isinstance(value, str):
        value = re.sub(r"^([+-]?)\s*(?:£|GBP)\s*", r"\1", text_of(value))
    number = number_of(value)
    if number is None:
        return None, fault(NOT_MONEY, shown=shown(value))
    return number, None


def choice(value: object, field: Field) -> Outcome:
    """Return one of the column's closed list, whatever case or spacing it was written in."""
    choices = field.choices if field.kind == CHOICE else ("yes", "no")
    names = {fold(c): c for c in choices}
    names |= {fold(w): c for c in choices for w in _WORDS.get(c, ()) if fold(w) not in names}
    found = names.get(fold(text_of(value)))
    if found is not None:
        return found, None
    listed = ", ".join(choices)
    remedy = remedy_for(text_of(value), choices)
    return "", fault(NOT_LISTED, shown=shown(value), choices=listed, remedy=remedy)


def remedy_for(text: str, choices: tuple[str, ...] | list[str]) -> str:
    """Return what to write instead: the nearest of a list where one is near."""
    near = nearest(text, choices)
    return f"Did you mean {near!r}?" if near else "Use one of the list."


def nearest(text: str, choices: tuple[str, ...] | list[str], least: float = 60) -> str:
    """Return the entry of a list that reads most like a text, or "" when none is near."""
    found = process.extractOne(
        text, choices, scorer=fuzz.token_ratio, processor=fold, score_cutoff=least
    )
    return str(found[0]) if found else ""


def parse_date(value: object, date1904: bool = False, month_first: bool = False) -> Outcome:
    """Return a date from a date cell, a spreadsheet's serial number, ISO or UK day-first text."""
    found = _as_date(value, date1904, month_first)
    if found is None:
        return None, fault(NOT_A_DATE, shown=shown(value))
    if not 1990 <= found.year <= 2100:
        return None, fault(DATE_RANGE, shown=shown(value), date=found.isoformat())
    return found, None


def _as_date(value: object, date1904: bool, month_first: bool) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return serial_date(float(value), date1904)
    if not isinstance(value, str):
        return None
    text = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|,", "", text_of(value))
    text = re.sub(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[AaPp][Mm])?$", "", text)
    numeric = _MONTH_FIRST if month_first else _DAY_FIRST
    found = (_parsed(text.strip(), form) for form in (*_ISO, *numeric, *_IN_WORDS))
    return next((d for d in found if d), None)


def serial_date(number: float, date1904: bool = False) -> date | None:
    """Return the day of a serial number; 1900 was no leap year, whatever spreadsheets say."""
    if not 1 <= number < 200_000:
        return None
    start = date(1904, 1, 1) if date1904 else date(1899, 12, 30 if number >= 60 else 31)
    return start + timedelta(days=int(number))


def _parsed(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()
    except ValueError:
        return None


def is_month_first(values: list[object]) -> bool:
    """Tell whether text dates can only be month first: some only so, none only day first."""
    texts = [v for v in values if isinstance(v, str)]
    us = [_as_date(t, False, True) is not None for t in texts]
    uk = [_as_date(t, False, False) is not None for t in texts]
    only_us = any(a and not b for a, b in zip(us, uk, strict=True))
    return only_us and not any(b and not a for a, b in zip(us, uk, strict=True))


def _text(value: object, field: Field) -> Outcome:
    return text_of(value), None


PARSERS: dict[str, Callable[[object, Field], Outcome]] = {
    TEXT: _text,
    WHOLE: whole,
    MONEY: money,
    CHOICE: choice,
    YES_NO: choice,
    DATE: lambda value, field: parse_date(value),
}
