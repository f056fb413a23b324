"""From answer labels to answer codes, one distinct label at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from wincore.datasets import MISSING_STATES
from wincore.framework.categories import fold
from wincore.framework.instrument import Item
from wincore.ingest.surveys.keys import Key, direction, key_in
from wincore.ingest.surveys.labels import Labels, language_of, number_of
from wincore.ingest.surveys.table import Coded, Question, SurveyTable
from wincore.ingest.surveys.text import sentence
from wincore.problems import Problem

UNKNOWN = "“{label}” is not an answer to “{item}” ({n} time{s})."
UNKNOWN_FIX = "Map the label to one of: {known}{nearest}."
FOREIGN = "The answers to “{item}” are in {language}."
FOREIGN_FIX = "Export the survey in English, or map each label to an answer."
UNLIKE = "The column holds {n} different texts that are not answers to “{item}”, such as “{label}”."
UNLIKE_FIX = "Give the column another role or item, or map its labels."
NUMBERS = "Answers to “{item}” are numbers; they were read as places on the scale: {key}."
NUMBERS_FIX = "Check the order in the survey tool; if it runs the other way, map the numbers."
KEYED = "Answers to “{item}” are numbers; they were read by the key in the file: {key}."
OTHER = "{n} answer(s) to “{item}” in the respondents' own words count as “other”."
NOT_A_NUMBER = "“{label}” is not a number ({n} time{s}); it counts as blank."
MANY = 12  # distinct unknown labels from which the column is doubted as a whole
NEAR = 75  # likeness (0-100) from which a label is offered
SPELLING = 80  # likeness from which a label put onto the scale by hand is a spelling of the answer
SAID_NOTHING = -1

Codes = npt.NDArray[np.int64]


@dataclass(frozen=True)
class ItemAnswers:
    """The answers to one item: ``codes`` point into ``categories``, one per row.

    ``by_hand`` are the labels that are answers only because somebody said so, with their codes;
    ``merged`` tells whether one of them shares its code with another label of the column.
    """

    item: Item
    codes: Codes
    categories: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    by_hand: tuple[str, ...] = ()
    merged: bool = False


@dataclass(frozen=True)
class Reading:
    """Everything that reading a column against an item needs."""

    table: SurveyTable
    question: Question
    item: Item
    labels: Labels
    key: Key

    @property
    def column(self) -> Coded:
        """The column by its distinct values."""
        return self.table.coded(self.question)

    @property
    def title(self) -> str:
        """The item as messages name it."""
        return sentence(self.item.text or self.item.id, 60)


def categories_of(labels: Labels) -> tuple[str, ...]:
    """Return the answer codes in order, then the states."""
    codes = dict.fromkeys([*labels.order, *labels.codes.values(), *labels.decided.values()])
    return (*(c for c in codes if c not in MISSING_STATES), *MISSING_STATES)


def read_answers(reading: Reading) -> ItemAnswers:
    """Read a column whose item has one answer per person."""
    texts = reading.column.texts
    codes = [reading.labels.code(t) for t in texts]
    codes, notes = _numbers(reading, codes)
    codes, more = _own_words(reading, codes)
    problems = [*notes, *more, *unknown_labels(reading, codes)]
    categories = categories_of(reading.labels)
    place = {c: i for i, c in enumerate(categories)}
    blank = place["blank"]
    by_text = np.array([place.get(c or "blank", blank) for c in codes] + [blank])
    other, merged = _by_hand(reading, codes)
    answered = by_text[reading.column.codes]
    return ItemAnswers(reading.item, answered, categories, tuple(problems), other, merged)


def _by_hand(reading: Reading, codes: list[str | None]) -> tuple[tuple[str, ...], bool]:
    """Return the labels put onto the scale by hand that are no mere spelling of an answer."""
    labels, texts = reading.labels, reading.column.texts
    own = {t: c for t, c in zip(texts, codes, strict=True) if c and labels.puts(t, c)}
    told = {t: c for t, c in own.items() if not _spelling(t, labels.titles.get(c, ""))}
    known = {c for t, c in zip(texts, codes, strict=True) if c and t not in told}
    together = [*known, *told.values()]
    return tuple(told), any(together.count(c) > 1 for c in told.values())


def _spelling(text: str, title: str) -> bool:
    return fuzz.ratio(fold(text), fold(title)) >= SPELLING


def read_numbers(reading: Reading) -> tuple[npt.NDArray[np.float64], list[Problem]]:
    """Read a column of numbers; what is none is blank, with a warning."""
    column = reading.column
    values = [_number(t) for t in column.texts]
    wrong = [
        i
        for i, v in enumerate(values)
        if v is None and reading.labels.code(column.texts[i]) is None
    ]
    problems = [_about(reading, i, "warning", NOT_A_NUMBER, "") for i in wrong[:MANY]]
    by_text = np.array([np.nan if v is None else v for v in values] + [np.nan])
    return by_text[column.codes], problems


def unknown_labels(reading: Reading, codes: list[str | None]) -> list[Problem]:
    """Return one error per distinct unknown label, or one for a column that is something else."""
    texts = reading.column.texts
    unknown = [i for i, c in enumerate(codes) if c is None and texts[i]]
    if not unknown:
        return []
    language = language_of([texts[i] for i in unknown])
    head = reading.table.header_address(reading.question)
    if language:
        what = FOREIGN.format(item=reading.title, language=language)
        return [Problem("error", head, what, FOREIGN_FIX)]
    if len(unknown) > MANY:
        label = sentence(texts[unknown[0]], 40)
        what = UNLIKE.format(n=len(unknown), item=reading.title, label=label)
        return [Problem("error", head, what, UNLIKE_FIX)]
    return [_unknown(reading, i) for i in unknown]


def _unknown(reading: Reading, i: int) -> Problem:
    text = reading.column.texts[i]
    found = _about(reading, i, "error", UNKNOWN, _remedy(reading, text))
    return replace(found, asks=("label", reading.item.id, text))


def _about(reading: Reading, i: int, severity: str, what: str, fix: str) -> Problem:
    column = reading.column
    n = int(column.counts()[i])
    where = reading.table.address(column.first(i), reading.question)
    label = sentence(column.texts[i], 60)
    told = what.format(label=label, item=reading.title, n=n, s="" if n == 1 else "s")
    cells = reading.table.addresses(column, i, reading.question)
    return Problem("error" if severity == "error" else "warning", where, told, fix, cells)


def _remedy(reading: Reading, label: str) -> str:
    known = list(reading.labels.titles.values())
    near = process.extractOne(label, known, scorer=fuzz.ratio, processor=fold, score_cutoff=NEAR)
    nearest = f" (nearest: “{near[0]}”)" if near else ""
    return UNKNOWN_FIX.format(known=", ".join(known), nearest=nearest)


def _numbers(reading: Reading, codes: list[str | None]) -> tuple[list[str | None], list[Problem]]:
    """Read numeric answers by the key, or, for a scale, as places on it, with a note."""
    texts = reading.column.texts
    numbers = {i: number_of(texts[i]) for i, c in enumerate(codes) if c is None}
    found = {i: n for i, n in numbers.items() if n is not None}
    if not found:
        return codes, []
    key = key_in(reading.question.header) or reading.key
    by_key = direction(key, reading.labels) if key else None
    meaning = by_key or ({} if key else _places(reading))
    read = {i: meaning[n] for i, n in found.items() if n in meaning}
    if not read:
        return codes, []
    told = ", ".join(f"{n} = {reading.labels.titles.get(c, c)}" for n, c in sorted(meaning.items()))
    what = (KEYED if by_key else NUMBERS).format(item=reading.title, key=told)
    where = reading.table.header_address(reading.question)
    note = Problem("note", where, what, "" if by_key else NUMBERS_FIX)
    return [read.get(i, c) for i, c in enumerate(codes)], [note]


def _places(reading: Reading) -> dict[int, str]:
    order = reading.labels.order
    if reading.item.kind == "likert":
        return {place: code for code, place in order.items()}
    return {int(code): code for code in order if code.isdigit()}


def _own_words(reading: Reading, codes: list[str | None]) -> tuple[list[str | None], list[Problem]]:
    """Count answers in the respondents' own words as "other" where the item offers that."""
    unknown = [i for i, c in enumerate(codes) if c is None and reading.column.texts[i]]
    if not unknown or "other" not in reading.labels.order or reading.item.kind == "likert":
        return codes, []
    n = int(reading.column.counts()[unknown].sum())
    what = OTHER.format(n=n, item=reading.title)
    note = Problem("note", reading.table.header_address(reading.question), what)
    own = set(unknown)
    return ["other" if i in own else c for i, c in enumerate(codes)], [note]


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "").removesuffix("%"))
    except ValueError:
        return None


def with_problems(answers: ItemAnswers, problems: list[Problem]) -> ItemAnswers:
    """Return the same answers with more problems."""
    return replace(answers, problems=(*answers.problems, *problems))
