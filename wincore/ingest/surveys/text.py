"""What a cell says: text as a person sees it, and folded for comparison."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from wincore.framework.categories import fold

_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|&nbsp;")
_NUMBER = re.compile(r"^(?:Q(?:uestion)?\s?)?(?:\d{1,3}(?:\.\d{1,2})*[a-z]?)\s?[.):]+\s+", re.I)
_DRESSING = re.compile(r"[\s*?!…]+$")


def tidy(text: str) -> str:
    """Return text on one line: no mark-up, no invisible characters, single spaces."""
    return " ".join(_INVISIBLE.sub("", _TAG.sub(" ", text)).split())


def shown(value: Any) -> str:
    """Return a cell as a person sees it; blank is "" and 4.0 is "4"."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else ("" if value != value else repr(value))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return tidy(str(value))


def unnumbered(text: str) -> str:
    """Return a question without the number a tool writes before it (``3. ``, ``Q3) ``)."""
    return _NUMBER.sub("", text)


def wording(text: str) -> str:
    """Return a question folded for comparison: no number, no asterisk, no question mark."""
    return fold(_DRESSING.sub("", unnumbered(tidy(text))))


def sentence(text: str, limit: int = 80) -> str:
    """Return text cut to a length that fits a message."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
