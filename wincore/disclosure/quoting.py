"""May a free-text answer be quoted? A deliberate act: first it is read for what could tell who.

Panel and public never see free text by default; themes and their numbers are shown. Before one
answer is quoted it is searched for names, employers, contact details and for traits that few have.
The search is cautious and not complete: a person reads the text as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wincore.disclosure.nameless import telling
from wincore.framework.categories import fold
from wincore.ingest.surveys.redaction import redact
from wincore.problems import Problem

WHERE = "quotation"
NAMED = "It names a person: “{found}”."
TAKEN_OUT = "It held contact details or a likely name."
EMPLOYER = "It names an employer: “{found}”."
RARE = "It tells something few people share: “{found}”."
LONG = "It is long ({words} words): style and detail may tell who wrote it."
SHORTEN = "Quote the part that matters, or give the theme and its number."
REWORD = "Leave it out, or say it in general words (“a manager”, “our company”)."
NOT_A_QUOTATION = "There is nothing to quote."
LONGEST = 60  # words
_RARE = (
    r"\bthe only\b|\bonly (?:one|person|black|asian|woman|man|female|male)\b",
    r"\b(?:first|last|sole) (?:black|asian|woman|man|person|hire|one)\b",
    r"\b(?:ceo|cto|cfo|coo|chief \w+ officer|founder|director of|head of|vice president)\b",
    r"\b(?:pregnan\w+|maternity|paternity|adopt(?:ed|ion)|disab\w+|wheelchair|autis\w+|adhd|"
    r"dyslexi\w+|blind|deaf|cancer|depress\w+|anxiety|hiv)\b",
    r"\b(?:muslim|jewish|hindu|sikh|christian|catholic|buddhist|hijab|turban|ramadan|prayer)\b",
    r"\b(?:gay|lesbian|bisexual|trans(?:gender)?|non-?binary|queer)\b",
    r"\b(?:refugee|asylum|visa|from (?:nigeria|ghana|jamaica|somalia|kenya|eritrea|congo))\b",
    r"\b(?:tribunal|grievance|dismiss\w+|sacked|redundan\w+|lawsuit|complain\w+ against)\b",
    r"\b(?:aged? \d{2}|\d{2} years? old|i am \d{2})\b",
    r"\b\d+ years? (?:at|in|with) (?:the|this|our)\b",
)
RARE_TRAITS = re.compile("|".join(_RARE), re.IGNORECASE)


def quotable(text: str, names: Iterable[str], employers: Iterable[str]) -> list[Problem]:
    """Return what stands against quoting a text; an empty list means that nothing was found.

    ``names`` are people who must not be named (sponsors, champions, leads), ``employers`` those of
    the register. An ``error`` must be dealt with; a ``warning`` is for a person to judge.
    """
    if not text.strip():
        return [Problem("error", WHERE, NOT_A_QUOTATION)]
    return [*_names(text, names), *_employers(text, employers), *_traits(text), *_length(text)]


def _names(text: str, names: Iterable[str]) -> Iterator[Problem]:
    words = set(fold(text).split())
    for name in names:
        parts = [p for p in fold(name).split() if len(p) > 2]
        if parts and any(p in words for p in parts):
            yield Problem("error", WHERE, NAMED.format(found=name), REWORD)
    if redact(text).changed:
        yield Problem("error", WHERE, TAKEN_OUT, REWORD)


def _employers(text: str, employers: Iterable[str]) -> Iterator[Problem]:
    said = f" {fold(text)} "
    words = set(said.split())
    for employer in employers:
        name = fold(re.sub(r"\(.*?\)", "", employer))
        if name and (f" {name} " in said or telling(employer) & words):
            yield Problem("error", WHERE, EMPLOYER.format(found=employer), REWORD)


def _traits(text: str) -> Iterator[Problem]:
    for found in dict.fromkeys(m.group(0).lower() for m in RARE_TRAITS.finditer(text)):
        yield Problem("warning", WHERE, RARE.format(found=found), REWORD)


def _length(text: str) -> Iterator[Problem]:
    words = len(text.split())
    if words > LONGEST:
        yield Problem("warning", WHERE, LONG.format(words=words), SHORTEN)
