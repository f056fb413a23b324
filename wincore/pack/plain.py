"""Text that comes from data, fit for any document: one language, no control characters."""

from __future__ import annotations

import unicodedata

LANGUAGE = "en-GB"
_KEPT = "\n"


def plain(text: object) -> str:
    """Return text without control, private and unpaired characters, which XML does not take."""
    return "".join(letter if _allowed(letter) else " " for letter in str(text))


def _allowed(letter: str) -> bool:
    kind = unicodedata.category(letter)
    return letter in _KEPT or kind not in ("Cc", "Cs", "Co", "Cn")
