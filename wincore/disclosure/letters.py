"""Employers as letters, for audiences that should not know them.

Who is which letter is decided by a keyed hash of the employer and of who takes part: the same on
every page, at every date and in every pack while the same employers take part, and not to be told
from order, size or name. The key stands outside the store. A letter hides a name and no trait: who
knows how large an employer is, or when it made its commitment, may still recognise it.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from string import ascii_uppercase

import pandas as pd

from wincore.disclosure.nameless import Names, nameless
from wincore.disclosure.policy import AudienceRule
from wincore.findings import ALL
from wincore.indicators.facts import Facts
from wincore.settings import respondent_key, settings

TITLE = "Employer {letter}"
IDS, NAMES = ("employer_id", "from_employer", "to_employer"), ("employer", "from_name", "to_name")
TELLING = ("evidence_url", "uploads", "inputs", "described")  # tell whose row it is


def letters(facts: Facts, key: bytes) -> dict[str, str]:
    """Return employer id -> "Employer A", "Employer B" … in an order that only the key knows."""
    together = "\x1f".join(sorted(facts.recruited))

    def mark(employer: str) -> bytes:
        return hmac.new(key, f"{together}\x1e{employer}".encode(), hashlib.sha256).digest()

    order = sorted(facts.recruited, key=mark)
    return {e: TITLE.format(letter=_letter(i)) for i, e in enumerate(order)}


def chosen_letters(facts: Facts) -> dict[str, str]:
    """Return employer id -> letter under this installation's key."""
    return letters(facts, respondent_key(settings().key_file))


def as_letters(frame: pd.DataFrame, facts: Facts, rule: AudienceRule) -> pd.DataFrame:
    """Return a table with letters for employers where the rule of the audience asks for them."""
    return lettered(frame, facts, chosen_letters(facts)) if rule.letters else frame


def ids_of(facts: Facts, rule: AudienceRule) -> dict[str, str]:
    """Return the id of every employer by its name, and by its letter where letters are used."""
    found = {name: e for e, name in facts.names.items()}
    if rule.letters:
        found |= {letter: e for e, letter in chosen_letters(facts).items()}
    return found


def _letter(number: int) -> str:
    """Return A to Z, then AA, AB …"""
    found = ascii_uppercase[number % 26]
    return found if number < 26 else _letter(number // 26 - 1) + found


def lettered(frame: pd.DataFrame, facts: Facts, chosen: Mapping[str, str]) -> pd.DataFrame:
    """Return a table with letters in place of employers, in the order of the letters.

    Names inside texts are replaced too, and columns emptied that would tell whose row it is. A
    table that has letters already stays as it is.
    """
    by_name = {facts.names[e]: letter for e, letter in chosen.items()}
    names, shown = Names(by_name), frame.copy()
    for column in (c for c in (*IDS, *NAMES) if c in shown):
        shown[column] = shown[column].map(lambda x: chosen.get(x, by_name.get(x, x)))
    texts = shown.select_dtypes(include=["object", "str"]).columns
    for column in (str(c) for c in texts if c not in (*IDS, *NAMES)):
        shown[column] = shown[column].map(lambda x: nameless(x, names, words=False))
    own = shown["employer"] != ALL if "employer" in shown else pd.Series(True, index=shown.index)
    for column in (c for c in TELLING if c in shown):
        blank = "" if column != "described" else None
        shown[column] = shown[column].astype(object).where(~own, blank)
    return _in_order(shown)


def place(letter: str) -> tuple[int, str]:
    """Return what letters are sorted by: A to Z before AA."""
    return len(letter), letter


def _in_order(shown: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with employers in the order of their letters, at the places they had."""
    column = next((c for c in ("employer", "from_employer") if c in shown), None)
    if column is None:
        return shown
    others = [c for c in ("indicator", "wave", "group", "session_id", "test") if c in shown]
    key = shown[column].map(lambda e: (e != ALL, *place(str(e))))
    places = shown.assign(_order=key)
    if not others:
        ordered = places.sort_values("_order", kind="stable")
        return ordered.drop(columns="_order").reset_index(drop=True)
    rank = places[others].apply(tuple, axis=1)
    first = {k: i for i, k in enumerate(dict.fromkeys(rank))}
    ordered = places.assign(_rank=rank.map(first)).sort_values(["_rank", "_order"], kind="stable")
    return ordered.drop(columns=["_order", "_rank"]).reset_index(drop=True)
