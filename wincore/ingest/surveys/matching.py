"""Which column is which item: by code and by wording, one to one, the surest first.

Confidence: 1.0 the same wording, or the same code with like wording; 0.98 the same code where the
file carries no wording; 0.7 the same code with another wording; otherwise how alike the wordings
are (rapidfuzz ratio). From ACCEPT on a match is used; from DOUBT to ACCEPT it is shown as a
question to the evaluator; a decision in the mapping comes before everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from wincore.framework.categories import fold
from wincore.framework.instrument import Instrument, Item
from wincore.ingest.surveys.dialects.columns import continued
from wincore.ingest.surveys.keys import without_key
from wincore.ingest.surveys.table import Question
from wincore.ingest.surveys.text import wording

ACCEPT, DOUBT = 0.8, 0.6
CODE_ALONE, CODE_OTHER_TEXT, CODE_TEXT_LIKE = 0.98, 0.7, 0.6
CHOICES_ALONE = 0.9
Scores = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Unit:
    """What is matched as one: a column, or all columns of a question with one column per choice."""

    questions: tuple[Question, ...]

    @property
    def first(self) -> Question:
        """The first column, which stands for the unit in messages."""
        return self.questions[0]

    @property
    def multiple(self) -> bool:
        """True for a question with one column per choice."""
        return len(self.questions) > 1

    @property
    def texts(self) -> list[str]:
        """The wordings under which the unit may be known, folded."""
        q = self.first
        if self.multiple or not q.sub:
            return _some(q.text, without_key(q.text), "" if self.multiple else q.header)
        return _some(q.sub, without_key(q.sub), f"{q.text} {q.sub}")

    @property
    def codes(self) -> set[str]:
        """The codes under which the unit may be known, folded."""
        if self.multiple:
            return {fold(self.first.group), fold(self.first.group.rpartition("/")[2])} - {""}
        return {fold(c) for c in self.first.codes}


@dataclass(frozen=True)
class Match:
    """A unit with the item it is most likely to be, and the next best one."""

    unit: Unit
    item: Item | None
    confidence: float
    runner_up: str | None = None

    @property
    def accepted(self) -> bool:
        """True when the match is sure enough to be used without asking."""
        return self.item is not None and self.confidence >= ACCEPT


def match_items(questions: Sequence[Question], instrument: Instrument) -> list[Match]:
    """Return one match per unit, used or doubtful; units that are like no item are left out."""
    units = units_of(questions)
    if not units or not instrument.items:
        return []
    scores = score(units, instrument)
    order = np.argsort(-scores, axis=None, kind="stable")
    taken_units: set[int] = set()
    taken_items: set[int] = set()
    columns: set[int] = set()
    found = []
    for flat in order:
        u, i = divmod(int(flat), scores.shape[1])
        if scores[u, i] < DOUBT:
            break
        own = {q.index for q in units[u].questions}
        if u in taken_units or i in taken_items or own & columns:
            continue
        taken_units.add(u)
        if scores[u, i] >= ACCEPT:
            taken_items.add(i)
            columns |= own
        next_best = _runner_up(scores[u], i, instrument.items)
        found.append(Match(units[u], instrument.items[i], float(scores[u, i]), next_best))
    used = {q.index for m in found if m.accepted for q in m.unit.questions}
    return [m for m in found if m.accepted or not used & {q.index for q in m.unit.questions}]


def units_of(questions: Sequence[Question]) -> list[Unit]:
    """Return every column by itself, and every group of choice columns as one."""
    groups: dict[str, list[Question]] = {}
    for q in questions:
        if q.group and q.choice:
            groups.setdefault(q.group, []).append(q)
    together = [Unit(tuple(g)) for g in groups.values() if len(g) > 1]
    return together + [Unit((q,)) for q in questions if q.kind != "other_text"]


def score(units: list[Unit], instrument: Instrument) -> Scores:
    """Return units x items confidences."""
    items = instrument.items
    found = _by_wording(units, items)
    for u, i in _same_code(units, items):
        found[u, i] = _with_code(found[u, i], units[u])
    takes_several = [i for i, item in enumerate(items) if item.kind == "multiple"]
    known = {i: _labels(instrument, items[i]) for i in takes_several}
    for u, unit in enumerate(units):
        if unit.multiple:
            of_choices = {i: _with_choices(found[u, i], unit, known[i]) for i in takes_several}
            found[u] = [of_choices.get(i, 0.0) for i in range(len(items))]
    return found


def _same_code(units: list[Unit], items: Sequence[Item]) -> list[tuple[int, int]]:
    known: dict[str, int] = {fold(c): i for i, item in enumerate(items) for c in item.codes}
    known |= {fold(item.id): i for i, item in enumerate(items)}
    return [(u, known[c]) for u, unit in enumerate(units) for c in unit.codes if c in known]


def _labels(instrument: Instrument, item: Item) -> set[str]:
    answers = instrument.answer_set(item)
    if answers is None:
        return set()
    return {fold(t) for a in answers.answers for t in (a.code, a.label, *a.also)}


def _by_wording(units: list[Unit], items: Sequence[Item]) -> Scores:
    asked = [(u, t) for u, unit in enumerate(units) for t in unit.texts]
    known = [(i, wording(t)) for i, item in enumerate(items) for t in (item.text, *item.also)]
    found = np.zeros((len(units), len(items)))
    if not asked or not known:
        return found
    alike = process.cdist([t for _, t in asked], [t for _, t in known], scorer=fuzz.ratio) / 100
    rows, columns = np.array([u for u, _ in asked]), np.array([i for i, _ in known])
    np.maximum.at(found, (rows[:, None], columns[None, :]), alike)
    for u, unit in enumerate(units):
        if continued(unit.first.text):
            _match_beginnings(found, u, unit, known)
    return found


def _match_beginnings(found: Scores, u: int, unit: Unit, known: list[tuple[int, str]]) -> None:
    """A text that the tool cut short is compared with the beginning of the known ones."""
    start = wording(unit.first.text.rstrip(".…"))
    for i, text in known:
        if len(start) >= 20:
            found[u, i] = max(found[u, i], fuzz.ratio(start, text[: len(start)]) / 100 - 0.05)


def _with_code(by_text: float, unit: Unit) -> float:
    codes = unit.codes
    if all(fold(t) in codes for t in unit.texts):
        return max(by_text, CODE_ALONE)
    return max(by_text, 1.0 if by_text >= CODE_TEXT_LIKE else CODE_OTHER_TEXT)


def _with_choices(by_text: float, unit: Unit, known: set[str]) -> float:
    """Columns of choices can only be a question that takes several answers."""
    choices = [fold(q.choice) for q in unit.questions if q.kind != "other_text"]
    share = sum(c in known for c in choices) / max(1, len(choices))
    if share >= 0.8 and not unit.first.text:
        return max(by_text, CHOICES_ALONE)
    return by_text if share >= 0.5 else min(by_text, CODE_OTHER_TEXT)


def _runner_up(scores: Scores, best: int, items: Sequence[Item]) -> str | None:
    others = [(s, i) for i, s in enumerate(scores) if i != best and s >= 0.5]
    return items[max(others)[1]].id if others else None


def _some(*texts: str) -> list[str]:
    return list(dict.fromkeys(w for w in map(wording, texts) if w))
