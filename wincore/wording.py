"""Numbers and dates as they are written everywhere: one way to round, one way to say a share.

Halves are rounded away from nought, as readers expect (2.5 people are 3), and a share that is not
nought or all is never rounded to look as if it were.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

NBSP = "\u00a0"  # between a number and its unit, so that a line never breaks there
MISSING = "–"
_MINUS = "−"
_PLURALS = {
    "person": "people",
    "reply": "replies",
    "case study": "case studies",
    "is": "are",
    "has": "have",
}


def absent(value: Any) -> bool:
    """Return whether a value is missing: None, NaN, NaT or pandas' NA."""
    return value is None or bool(pd.isna(value))


def rounded(value: float, digits: int = 0) -> Decimal:
    """Return the value rounded half away from nought."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def number(value: Any, digits: int = 0) -> str:
    """Write a number: thousands parted by commas, a true minus sign, a dash where it is missing."""
    if absent(value):
        return MISSING
    return f"{rounded(float(value), digits) + 0:,}".replace("-", _MINUS)


def percent(share: Any, digits: int = 0) -> str:
    """Write a fraction of 0 to 1 as a percentage: ``percent(0.7)`` is "70 %"."""
    if absent(share):
        return MISSING
    hundredth = float(share) * 100
    shown, step = rounded(hundredth, digits), Decimal(1).scaleb(-digits)
    if hundredth > 0 and shown == 0:
        return f"under {step}{NBSP}%"
    if hundredth < 100 and shown == 100:
        return f"over {100 - step}{NBSP}%"
    return f"{number(hundredth, digits)}{NBSP}%"


def signed(value: Any, digits: int = 0) -> str:
    """Write a difference with its sign: "+0.4", "−0.2", "0.0"."""
    if absent(value):
        return MISSING
    shown = rounded(float(value), digits)
    return ("+" if shown > 0 else "") + number(float(shown), digits)


def percentage_points(change: Any, digits: int = 1) -> str:
    """Write a difference of two fractions: ``percentage_points(0.021)`` is "+2.1 points"."""
    if absent(change):
        return MISSING
    return f"{signed(float(change) * 100, digits)}{NBSP}points"


def pounds(value: Any) -> str:
    """Write an amount in whole pounds: "£5,000"."""
    if absent(value):
        return MISSING
    amount = number(abs(float(value)))
    return f"{_MINUS if float(value) < 0 else ''}£{amount}"


def plural(n: Any, noun: str) -> str:
    """Return the noun (or verb of `_PLURALS`) in the number that fits n."""
    return noun if n == 1 else _PLURALS.get(noun, f"{noun}s")


def counted(n: Any, noun: str) -> str:
    """Write a count with its noun: "1 employer", "1,200 employers"."""
    return f"{number(n)} {plural(n, noun)}"


def out_of(k: Any, n: Any, noun: str = "") -> str:
    """Write a count out of a base: "7 of 10" or "7 of 10 employers"."""
    words = f"{number(k)} of {number(n)}"
    return f"{words} {plural(n, noun)}" if noun else words


def count_of(k: Any, n: Any, noun: str = "employer", digits: int = 0) -> str:
    """Write a count and its share: "7 of 10 employers (70 %)"; of nobody, "no employers"."""
    if absent(k) or absent(n):
        return f"an unknown number of {plural(2, noun)}"
    if not n:
        return f"no {plural(2, noun)}"
    return f"{out_of(k, n, noun)} ({percent(float(k) / float(n), digits)})"


def british_date(day: Any) -> str:
    """Write a date: "31 March 2021"."""
    if absent(day):
        return MISSING
    moment = pd.Timestamp(day)
    return f"{moment.day} {moment.strftime('%B %Y')}"


def listing(words: Iterable[str]) -> str:
    """Join words as a sentence does: "a, b and c"."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def sentence(words: str) -> str:
    """Return words as a sentence: first letter large, one full stop at the end."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""


def people(group: str) -> str:
    """Return who a group of the findings is, in words: "Black" is "Black people"."""
    name = group.removesuffix(" (broad)")
    words = _PEOPLE.get(name, name if name.endswith("men") else f"{name} people")
    return f"{words} (broad definition)" if group != name else words


_PEOPLE = {
    "all": "people",
    "female": "women",
    "male": "men",
    "Mixed": "people of Mixed ethnicity",
    "Other": "people of another ethnic group",
}
_FORMATS: dict[str, Any] = {
    "share": lambda v: percent(v),
    "share1": lambda v: percent(v, 1),
    "points": lambda v: number(v, 1),
    "change": lambda v: signed(v, 1),
    "gap": percentage_points,
    "ratio": lambda v: number(v, 2),
    "count": number,
    "pounds": pounds,
    "date": british_date,
    "text": lambda v: MISSING if absent(v) or v == "" else str(v),
}


def formatted(table: pd.DataFrame, formats: dict[str, str]) -> pd.DataFrame:
    """Return a table of words: each column written in its format (text where none is named)."""
    words = {c: table[c].map(_FORMATS[formats.get(str(c), "text")]) for c in table.columns}
    return pd.DataFrame(words, index=table.index, columns=table.columns).astype(str)
