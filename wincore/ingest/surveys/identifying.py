"""Columns that identify people: names, e-mails, telephone numbers, IP addresses, coordinates.

They are found by their header and by what stands in them, and are dropped at the door unless the
evaluator keeps one with a reason. Free text is searched too: see `redaction`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from wincore.framework.categories import fold
from wincore.ingest.surveys.table import Coded, Question

SAMPLE = 400  # distinct values looked at
SHORT = 6  # words: a longer header is a question about the thing, not the thing
_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[A-Za-z]{2,}$")
_IP = re.compile(r"^(?:\d{1,3}\.){3}\d{1,3}$|^(?:[0-9a-f]{1,4}:){3,7}[0-9a-f:]*$", re.I)
_PHONE = re.compile(r"^(?:\+|0)[\d\s().-]{8,18}$")
_POINT = re.compile(r"^-?\d{1,2}\.\d{3,}[,;\s]+-?\d{1,3}\.\d{3,}(?:\s.*)?$")
_POSTCODE = re.compile(r"^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$", re.I)
_PERSON = re.compile(r"^(?:[A-Z][a-z]+[.]? )?[A-Z][a-zà-ÿ]+(?:[-' ][A-Z][a-zà-ÿ]+){1,2}$")
_HEADERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("email", re.compile(r"\be ?mail\b")),
    (
        "name",
        re.compile(r"\b(first|last|full|family|sur|fore|your|respondent s?|manager s?) ?name"),
    ),
    ("name", re.compile(r"^(what is your |please (enter|give) your )?(full )?name$")),
    ("phone", re.compile(r"\b(tele)?phone( number| no)?$|\bmobile( number| no)$")),
    ("ip", re.compile(r"\bip ?address\b")),
    ("coordinates", re.compile(r"\b(latitude|longitude|geo ?point|gps)\b")),
    ("address", re.compile(r"\b(post ?code|zip ?code|home address|street address)\b")),
    ("social account", re.compile(r"\b(twitter|linkedin|instagram|github) ?(handle|id|name)?$")),
)
_CONTENT: tuple[tuple[str, Callable[[str], object], float], ...] = (
    ("email", _EMAIL.match, 0.3),
    ("ip", _IP.match, 0.5),
    ("coordinates", _POINT.match, 0.5),
    ("phone", _PHONE.match, 0.6),
    ("address", _POSTCODE.match, 0.6),
)
ANONYMOUS = {"anonymous", "anonym", "anon", "n a", "na", ""}
KINDS = {
    "email": "e-mail addresses",
    "name": "names",
    "phone": "telephone numbers",
    "ip": "network addresses",
    "coordinates": "places",
    "address": "addresses",
    "social account": "personal accounts",
}


def identifying(question: Question, column: Coded) -> str:
    """Return the kind of identifying data a column holds, or ""."""
    if question.role == "identifier":
        return question.kind
    return "" if question.role == "meta" else by_content(column) or _by_header(question)


def holds_anything(column: Coded) -> bool:
    """True when some value is more than ``anonymous``."""
    return any(fold(t) not in ANONYMOUS for t in column.texts)


def likely_people(column: Coded) -> bool:
    """True when most values look like a person's name and hardly any occurs twice."""
    texts = column.texts[:SAMPLE]
    filled = int((column.codes >= 0).sum())
    if len(texts) < 5 or len(column.texts) < 0.8 * filled:
        return False
    return sum(bool(_PERSON.match(t)) for t in texts) >= 0.8 * len(texts)


def _by_header(question: Question) -> str:
    header = fold(question.sub or question.text or question.header)
    if not header or len(header.split()) > SHORT:
        return ""
    return next((kind for kind, pattern in _HEADERS if pattern.search(header)), "")


def by_content(column: Coded) -> str:
    """Return the kind of identifying data that the values themselves show, or ""."""
    texts = [t for t in column.texts[:SAMPLE] if fold(t) not in ANONYMOUS]
    for kind, matches, share in _CONTENT:
        if texts and sum(bool(matches(t)) for t in texts) >= share * len(texts):
            return kind
    return ""
