"""Free text without what identifies people: contact details go, likely names go and are counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wincore.ingest.surveys.names import without_names

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


@dataclass(frozen=True)
class Redacted:
    """A text without identifying parts, and whether contact details or a name were taken out."""

    text: str
    contact: bool = False
    named: bool = False

    @property
    def changed(self) -> bool:
        """Whether anything was taken out."""
        return self.contact or self.named


def redact(text: str) -> Redacted:
    """Take contact details and likely names out of a text.

    Names are found cautiously (see `names`); one that neither is a common first name nor stands
    where language marks it is not, which is why free text is read before it is shown.
    """
    found = text
    for mask, pattern in _MASKS:
        found = pattern.sub(mask, found)
    nameless = without_names(found)
    return Redacted(nameless, found != text, nameless != found)
