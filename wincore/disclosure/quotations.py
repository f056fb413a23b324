"""Quotations: single answers in people's own words that the evaluator has let through.

What is kept is a line in the log: which file and question, which parts of the answer, who let it
through and why. The words themselves stay in the upload: when that is rolled back, replaced or
purged, the quotation is gone with it. Of its author only questionnaire and wave are ever said.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from wincore.disclosure.policy import read_policy
from wincore.disclosure.quoting import WHERE, quotable
from wincore.findings import Audience
from wincore.framework.model import Framework
from wincore.indicators.facts import rows_of
from wincore.problems import Problem
from wincore.store.engine import reading, writing
from wincore.store.events import Event, read_log, record
from wincore.store.ledger import Ledger
from wincore.store.snapshot import Snapshot

LET_THROUGH, WITHDRAWN = "quotation let through", "quotation withdrawn"
REASONLESS = "Say why: the reason goes into the log."
NOT_SAID = (
    "“{part}” does not stand in the answer. Leave words out with […]; put your own in brackets."
)
FEW_WROTE = "Only {n} people answered this question then: fewer than {minimum} could have said it."
UNJUDGED = "Confirm that you have read the warnings: {what}"
NO_ANSWER = "This answer is not held any more."
NO_QUOTATION = "There is no quotation {id} in force."
ANOTHER = "Choose a question that more people answered, or give the theme and its number."
_OWN = re.compile(r"\[[^\[\]]*\]")  # words in brackets are the evaluator's


class QuotationRefused(ValueError):  # noqa: N818  (says what is the case)
    """The quotation was not let through, or not withdrawn."""


@dataclass(frozen=True)
class Answer:
    """One answer in somebody's own words; ``wrote`` is how many answered the question then."""

    instrument: str
    item: str
    wave: str
    upload: str
    text: str
    wrote: int

    @property
    def digest(self) -> str:
        """What names the answer in the log without saying it."""
        words = "\x1f".join((self.upload, self.instrument, self.item, self.wave, self.text))
        return hashlib.sha256(words.encode()).hexdigest()


@dataclass(frozen=True)
class Quotation:
    """A quotation in force: what was said, where, and who let it through when and why."""

    id: int
    instrument: str
    item: str
    wave: str
    text: str
    public: bool
    who: str
    at: datetime
    reason: str


def answers(snapshot: Snapshot, instrument: str, item: str, wave: str) -> list[Answer]:
    """Return what was written to a question at a wave, each text once, in alphabetical order."""
    held = snapshot.table("comments")
    own = (held["instrument"] == instrument) & (held["item"] == item) & (held["wave"] == wave)
    texts = held[own & (held["text"].str.strip() != "")]
    pairs = sorted(set(zip(texts["text"], texts["upload"], strict=True)))
    return [Answer(instrument, item, wave, upload, text, len(texts)) for text, upload in pairs]


def standing_against(
    answer: Answer, wording: str, snapshot: Snapshot, framework: Framework, public: bool
) -> list[Problem]:
    """Return what stands against quoting an answer in this wording: names, employers, rare traits.

    An ``error`` forbids it; a ``warning`` is for the evaluator to judge.
    """
    register = snapshot.table("employers")["employer"]
    people = (re.sub(r"[\W_\d]+", " ", a.partition("@")[0]) for a in framework.programme.roles)
    found = quotable(_OWN.sub(" ", wording), people, register)
    audience: Audience = "public" if public else "panel"
    least = read_policy().of(audience).minimum
    if answer.wrote < least:
        what = FEW_WROTE.format(n=answer.wrote, minimum=least)
        found.append(Problem("error", WHERE, what, ANOTHER))
    found += [Problem("error", WHERE, NOT_SAID.format(part=p)) for p in _unsaid(answer, wording)]
    own = " ".join(_OWN.findall(wording))
    return found + (quotable(own, people, register) if own.strip("[]… .") else [])


def quote(
    ledger: Ledger,
    answer: Answer,
    wording: str,
    snapshot: Snapshot,
    framework: Framework,
    *,
    who: str,
    reason: str,
    public: bool = False,
    judged: bool = False,
) -> Quotation:
    """Let an answer through in a wording that is made of its own words; return it.

    ``judged`` tells that somebody has read the warnings. Raise QuotationRefused without a reason,
    for a wording with errors, and for warnings that nobody has judged.
    """
    found = standing_against(answer, wording, snapshot, framework, public)
    errors = [p.what for p in found if p.severity == "error"]
    if not reason.strip() or errors:
        raise QuotationRefused(" ".join(errors) or REASONLESS)
    if found and not judged:
        raise QuotationRefused(UNJUDGED.format(what=" ".join(p.what for p in found)))
    detail = {
        "questionnaire": answer.instrument, "question": answer.item, "wave": answer.wave,
        "file": answer.upload, "answer": answer.digest, "parts": _parts(answer, wording),
        "for": "public" if public else "panel", "warnings": len(found),
    }  # fmt: skip
    _log(ledger, LET_THROUGH, who, reason, detail)
    return quotations(ledger, snapshot)[-1]


def withdraw(ledger: Ledger, quotation: int, who: str, reason: str) -> None:
    """Take a quotation back; raise QuotationRefused without a reason, or if it is not in force."""
    if not reason.strip():
        raise QuotationRefused(REASONLESS)
    if quotation not in {e.id for e in _in_force(ledger)}:
        raise QuotationRefused(NO_QUOTATION.format(id=quotation))
    _log(ledger, WITHDRAWN, who, reason, {"quotation": quotation})


def quotations(
    ledger: Ledger, snapshot: Snapshot, audience: Audience = "evaluator"
) -> list[Quotation]:
    """Return the quotations an audience may see whose answers are held, oldest first."""
    held = {a.digest: a for a in _all_answers((snapshot.origin or snapshot).table("comments"))}
    found = (_quotation(e, held) for e in _in_force(ledger))
    return [q for q in found if q is not None and (q.public or audience != "public")]


def _log(ledger: Ledger, what: str, who: str, reason: str, detail: dict[str, Any]) -> None:
    with writing(ledger.engine) as connection:
        record(connection, what, who, reason=reason.strip(), detail=detail)


def _in_force(ledger: Ledger) -> list[Event]:
    with reading(ledger.engine) as connection:
        log = read_log(connection)
    gone = {e.detail["quotation"] for e in log if e.what == WITHDRAWN}
    return [e for e in log if e.what == LET_THROUGH and e.id not in gone]


def _all_answers(held: pd.DataFrame) -> Iterator[Answer]:
    columns = ("instrument", "item", "wave", "upload", "text")
    for said, of, wave, upload, text in set(rows_of(held, *columns)):
        yield Answer(said, of, wave, upload, text, 0)


def _quotation(event: Event, held: dict[str, Answer]) -> Quotation | None:
    told, answer = event.detail, held.get(event.detail["answer"])
    if answer is None:
        return None
    said = "".join(p if isinstance(p, str) else answer.text[p[0] : p[1]] for p in told["parts"])
    return Quotation(
        event.id, answer.instrument, answer.item, answer.wave, said, told["for"] == "public",
        event.who, event.at, event.reason,
    )  # fmt: skip


def _pieces(answer: Answer, wording: str) -> Iterator[tuple[str, int]]:
    """Yield the parts of a wording, own words first to last, with their place in the answer or -1.

    A part in brackets has the place -1 as well as one that the answer does not have.
    """
    at = 0
    for part in re.split(r"(\[[^\[\]]*\])", wording):
        if not part.strip():
            continue
        if _OWN.fullmatch(part):
            yield part, -1
            continue
        place = answer.text.find(part.strip(), at)
        at = place + len(part.strip()) if place >= 0 else at
        yield part.strip(), place


def _unsaid(answer: Answer, wording: str) -> Iterable[str]:
    return [p for p, place in _pieces(answer, wording) if place < 0 and not _OWN.fullmatch(p)]


def _parts(answer: Answer, wording: str) -> list[str | list[int]]:
    """Return a wording as it is kept: places in the answer, and the evaluator's own words."""
    found: list[str | list[int]] = []
    for part, place in _pieces(answer, wording):
        found += [" "] if found else []
        found.append(part if place < 0 else [place, place + len(part)])
    return found
