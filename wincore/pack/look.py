"""The house look in Office's terms: colours and face, the same as the pages'."""

from __future__ import annotations

import re

from wincore.charts.palette import CONTEXT, INK, RATINGS, SERIES, STAGES, TARGET

FACE = "Arial"  # on every desk; Liberation Sans has the same measure elsewhere
INKED = INK["light"].lstrip("#")
PAPER = "FFFFFF"
MUTED = "4F5B67"  # small print: 7:1 on white
RULE = "D5DBE2"
BAND = "F3F6F9"
ACCENT = "0B4F80"
SERIES_RGB = SERIES.lstrip("#")
CONTEXT_RGB = CONTEXT.lstrip("#")
TARGET_RGB = TARGET.lstrip("#")
THEME = {
    "dk1": INKED,
    "lt1": PAPER,
    "dk2": ACCENT,
    "lt2": BAND,
    "accent1": SERIES_RGB,
    "accent2": CONTEXT_RGB,
    "accent3": TARGET_RGB,
    "accent4": RATINGS["green"].colour.lstrip("#"),
    "accent5": RATINGS["amber"].colour.lstrip("#"),
    "accent6": RATINGS["red"].colour.lstrip("#"),
    "hlink": ACCENT,
    "folHlink": "5B3A8C",
}
_RATED = {  # fill and ink of a cell that says a rating
    "green": ("DCF0E8", "00543A"),
    "amber": ("FBEBD3", "7A4900"),
    "red": ("FBE0DD", "8E1F16"),
    "grey": ("EEF1F4", MUTED),
}
_MET = {  # fill and ink of a cell that says whether something was done
    "met": ("D3E6F3", INKED),
    "yes": ("D3E6F3", INKED),
    "planned": ("EEF4F9", MUTED),
}
_LEADING_SIGN = re.compile(r"^\W+\s")


def shading(word: str, shade: str) -> tuple[str, str] | None:
    """Return fill and ink of a cell by what it says, None for a plain one."""
    if shade == "rating":
        first = _LEADING_SIGN.sub("", word).split(":")[0].strip().lower()
        return _RATED.get(first) if _LEADING_SIGN.match(word) else None
    if shade == "met":
        return _MET.get(word.split(",")[0].split(":")[0])
    if shade == "stage" and word in {"0", "1", "2", "3", "4"}:
        fill, ink = STAGES[int(word)]
        return fill.lstrip("#"), ink.lstrip("#")
    return None
