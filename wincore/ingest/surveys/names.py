"""Likely names of people in free text, found cautiously: better one missed than ten words lost.

A word counts as a name where it is a common first name (`data/first-names.csv`, an own short list
that may be added to). First names that are words too ("Will", "Grace") need a surname behind them
or a greeting or signature around them. Two capitalised words that are no known first name count
only behind words that speak of a person ("my mentor …", "spoke to …"). What is left is found by
reading alone.
"""

from __future__ import annotations

import csv
import re
from functools import cache

from wincore.settings import ROOT

MASK = "[name removed]"
FILE = ROOT / "data" / "first-names.csv"
_WORD = r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[-'’][A-ZÀ-Þ]?[a-zà-ÿ]+)?"
_RUN = re.compile(rf"\b{_WORD}(?: (?:{_WORD}|[A-Z]\.?(?= [A-Z]))){{0,3}}(?![\w])")
_TITLED = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame)\.? {_WORD}(?: {_WORD})?")
_INTRODUCED = re.compile(r"\b(?:[Mm]y name is|I am called|[Nn]amed|[Cc]alled) $")
_PERSON = re.compile(
    r"\b(?:(?:line )?manager|colleague|boss|mentor|coach|supervisor|team ?leader|director|sponsor|"
    r"facilitator|trainer|speaker|friend|(?:spoke|talked|spoken|meeting|chat|session) (?:to|with))"
    r"(?: is| was|,)? $",
    re.I,
)
_GREETING = re.compile(
    r"(?:^|[.!?]\s+)(?:hi|hello|dear|hey|thanks|thank you|many thanks|cheers)(?: to|,)? $", re.I
)
_GREETINGS = ("Hi", "Hello", "Dear", "Hey", "Thanks", "Cheers")
_SIGNED = re.compile(r"\b(?:regards|wishes|thanks|cheers|sincerely|yours)[,.!\s–—-]+$", re.I)
_BEGINS = re.compile(r"(?:^|[.!?:;…]\s*|[\"“'(\[]|^[-–—•*]\s*)$")
# Capitalised words that stand behind or before a first name, or in its place, without a surname.
_NO_NAMES = """
    All Team Everyone Everybody Colleagues Folks Sir Madam There Both Again Also And But For
    Human Resources Design Lab London Britain England Scotland Wales Black White Asian British
    African Caribbean Mixed Monday Tuesday Wednesday Thursday Friday Saturday Sunday January
    February March April May June July August September October November December Christmas
    Easter Street Road Lane Square House Park Group Institute University College School Council
    Limited Ltd Department Director Manager Office Company Network Programme Program Project
    Foundation Trust Centre Center Hospital Society Day Week Month Year Award Scale Test Index
    Law Academy Effect Model Method Google Microsoft Zoom Slack Teams Excel Word Python Java
    Studio You Your We Our They It This That The My His Her
"""
NO_NAMES = frozenset(_NO_NAMES.split())


@cache
def first_names() -> tuple[frozenset[str], frozenset[str]]:
    """Return the first names that are nothing else, and those that are words too."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    plain = frozenset(r["name"] for r in rows if not r["also_a_word"])
    return plain, frozenset(r["name"] for r in rows) - plain


def without_names(text: str) -> str:
    """Return a text with each likely name replaced by `MASK`."""
    return _RUN.sub(_masked, _TITLED.sub(MASK, text))


def _masked(run: re.Match[str]) -> str:
    words = run[0].split(" ")
    greeting = f"{words.pop(0)} " if words[0] in _GREETINGS and len(words) > 1 else ""
    before = run.string[: run.start()] + greeting
    found = _named(words, before, ends=run.end() >= len(run.string.rstrip(" .!")))
    if found is None:
        return run[0]
    first, last = found
    return greeting + " ".join([*words[:first], MASK, *words[last:]])


def _named(words: list[str], before: str, *, ends: bool) -> tuple[int, int] | None:
    """Return from which word to which a run of capitalised words is a name, or None."""
    plain, also_words = first_names()
    for at, word in enumerate(words):
        if _stem(word) in plain:
            return at, at + 1 + _surname(words[at + 1 :])
    surname = _surname(words[1:])
    if words[0] in also_words and surname and not _BEGINS.search(before):
        return 0, 1 + surname
    return (0, len(words)) if _told(words, before, also_words, ends) else None


def _told(words: list[str], before: str, also_words: frozenset[str], ends: bool) -> bool:
    """True when what stands before says that a person is named."""
    if words[0] in NO_NAMES or len(words) > 3:
        return False
    if _INTRODUCED.search(before):
        return True
    if _SIGNED.search(before) and ends:
        return True
    if _GREETING.search(before):
        return words[0] in also_words
    return len(words) > 1 and bool(_PERSON.search(before)) and not NO_NAMES & set(words)


def _surname(words: list[str]) -> int:
    """Return how many words of a surname (initials with it) follow."""
    taken = 0
    for word in words[:2]:
        if word in NO_NAMES:
            break
        taken += 1
        if len(word) > 2:
            break
    return taken if taken and len(words[taken - 1]) > 2 else 0


def _stem(word: str) -> str:
    """Return a word without a possessive ending."""
    return re.sub(r"['’]s$", "", word)
