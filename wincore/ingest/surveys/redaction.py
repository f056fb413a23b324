"""Free text without what identifies people: contact details go, likely names go and are counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MASKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("[e-mail removed]", re.compile(r"[^\s@<>,;:]+@[\w-]+(?:\.[\w-]+)+")),
    ("[link removed]", re.compile(r"(?:https?://|www\.)\S+", re.I)),
    ("[network address removed]", re.compile(r"\b(?:\d{1,3}\.){3}\d{1,3}\b")),
    (
        "[number removed]",
        re.compile(r"(?<![\w£$€.,])(?:\+\d{1,3}[\s-]?)?\(?0\d[\d\s()-]{7,14}\d\b"),
    ),
    ("[account removed]", re.compile(r"(?<![\w@])@[A-Za-z]\w{2,}")),
    ("[postcode removed]", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")),
)
_WORD = r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[-'’][A-ZÀ-Þ][a-zà-ÿ]+)?"
_TITLED = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame)\.? {_WORD}(?: {_WORD})?")
_SAID = re.compile(
    r"\b((?:[Mm]y name is|[Ii] am called|[Mm]y (?:line )?manager,?|[Cc]olleague,?|[Bb]oss,?) )"
    rf"({_WORD}(?: {_WORD})?)"
)
NAME = "[name removed]"


@dataclass(frozen=True)
class Redacted:
    """A text without identifying parts, and whether anything was taken out."""

    text: str
    changed: bool


def redact(text: str) -> Redacted:
    """Take contact details and likely names out of a text.

    Names are found where language marks them (``Dr Okafor``, ``my manager Jane Smith``); a name
    that stands alone is not, which is why free text is read before it is shown.
    """
    found = text
    for mask, pattern in _MASKS:
        found = pattern.sub(mask, found)
    found = _TITLED.sub(NAME, found)
    found = _SAID.sub(rf"\1{NAME}", found)
    return Redacted(found, found != text)
