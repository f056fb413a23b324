"""Texts that people wrote, without the names of employers.

A name is replaced as a whole, and so is a word of it that says who it is ("Alder" of "Alder
Systems Ltd"), with or without a possessive. Words that any employer may have in its name, and those
that the programme itself is written in, stay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, partial
from typing import Any

from wincore.framework.categories import fold
from wincore.indicators.groups import GROUPS

SHARED = "an employer"  # a word that stands in two names
SHORTEST = 4  # letters of a word that may tell who it is
GENERIC = {  # words of employers' names that say nothing alone
    "and", "company", "corporation", "digital", "group", "holdings", "international", "limited",
    "ltd", "media", "of", "plc", "services", "software", "solutions", "systems", "technology",
    "the", "uk", "works", "data", "cloud", "studio", "partners", "platforms", "retail", "security",
}  # fmt: skip
_OURS = (
    "action advice after all and any apprenticeship baseline board budget career city code "
    "college commitment community council design digital employer employers employment english "
    "equality evaluation event example fair first from future good health hiring inclusion "
    "innovation jobs lab last leaders learning legacy london manager managers network open "
    "opportunity pay people person plan policy practice programme promotion public recruitment "
    "research resource review sample school senior session skills social staff stage strategy "
    "survey talent team technical tested that this training trust under university wave with "
    "women work workforce young youth"
)
VOCABULARY = {*_OURS.split(), *(w for g in GROUPS for w in re.findall(r"\w+", g.casefold()))}


def telling(name: str) -> set[str]:
    """Return the words of an employer's name that alone tell who it is, folded."""
    words = fold(re.sub(r"\(.*?\)", "", name)).split()
    return {w for w in words if len(w) >= SHORTEST and w not in GENERIC | VOCABULARY}


class Names:
    """What stands in place of each name of an employer; ``by_name`` is name -> letter."""

    def __init__(self, by_name: Mapping[str, str]) -> None:
        self.by_name = {n: put for n, put in by_name.items() if n and n != put}

    @cached_property
    def _whole(self) -> tuple[re.Pattern[str] | None, dict[str, str]]:
        return _pattern({n.casefold(): put for n, put in self.by_name.items()})

    @cached_property
    def _words(self) -> tuple[re.Pattern[str] | None, dict[str, str]]:
        found: dict[str, set[str]] = {}
        for name, put in self.by_name.items():
            for word in telling(name):
                found.setdefault(word, set()).add(put)
        return _pattern({w: next(iter(p)) if len(p) == 1 else SHARED for w, p in found.items()})

    def patterns(self, words: bool) -> list[tuple[re.Pattern[str] | None, dict[str, str]]]:
        """Return the patterns to be replaced, whole names first."""
        return [self._whole, self._words] if words else [self._whole]


def _pattern(put: dict[str, str]) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    if not put:
        return None, put
    longest = sorted(put, key=len, reverse=True)
    any_of = "|".join(re.escape(n) for n in longest)
    return re.compile(rf"(?<!\w)(?:{any_of})(?!\w)", re.IGNORECASE), put


def nameless(value: Any, names: Names, *, words: bool = True) -> Any:
    """Return a text without names of employers; anything else as it is.

    ``words`` False replaces whole names only: for texts that the dashboard itself has written.
    """
    if not isinstance(value, str):
        return value
    text: str = value
    for pattern, put in names.patterns(words):
        if pattern is not None:
            text = pattern.sub(partial(_instead, put), text)
    return text


def _instead(put: Mapping[str, str], found: re.Match[str]) -> str:
    return put[found.group(0).casefold()]
