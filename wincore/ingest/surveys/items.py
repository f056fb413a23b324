"""All items of a survey read into answers, choices, numbers and free text."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from wincore.framework.categories import fold
from wincore.framework.instrument import Answer, Instrument, Item
from wincore.ingest.surveys.answers import ItemAnswers, Reading, read_answers, read_numbers
from wincore.ingest.surveys.choices import Choices, read_columns_of, read_list
from wincore.ingest.surveys.keys import KeySheet
from wincore.ingest.surveys.labels import Labels, labels_of
from wincore.ingest.surveys.mapping import ColumnMapping
from wincore.ingest.surveys.matching import Match
from wincore.ingest.surveys.redaction import redact
from wincore.ingest.surveys.roles import Roles
from wincore.ingest.surveys.table import SurveyTable
from wincore.ingest.surveys.text import sentence
from wincore.problems import Problem

REDACTED = "What identifies people was taken out of {n} answer{s} to “{item}” (first {where})."
NAMED = "A likely name was taken out of {n} answer{s} to “{item}” (first {where})."
REDACTED_FIX = "Read the answers before they are shown: not every name can be found."
_NOTHING = {fold(t) for t in ("n/a", "na", "none", "nothing", "no", "nil", "-", ".", "no comment")}

Flags = npt.NDArray[np.bool_]


@dataclass
class Answered:
    """What a survey says, item by item, row by row."""

    closed: list[ItemAnswers | Choices] = field(default_factory=list)
    numbers: dict[str, npt.NDArray[np.float64]] = field(default_factory=dict)
    texts: dict[str, npt.NDArray[np.object_]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def codes(self, rows: int) -> pd.DataFrame:
        """Return the closed answers as columns of codes, to compare responses by."""
        found: dict[str, object] = {}
        for item in self.closed:
            found[item.item.id] = (
                item.codes if isinstance(item, ItemAnswers) else item.joined().codes
            )
        return pd.DataFrame(found | dict(self.numbers), index=range(rows))

    def filled(self, rows: int) -> Flags:
        """Return which responses answer any item at all."""
        some = np.zeros(rows, dtype=bool)
        for item in self.closed:
            if isinstance(item, Choices):
                some |= ~item.blank
            else:
                some |= item.codes != item.categories.index("blank")
        for values in self.numbers.values():
            some |= np.isfinite(values)
        for texts in self.texts.values():
            some |= texts != ""
        return some


def read_items(
    table: SurveyTable,
    roles: Roles,
    instrument: Instrument,
    states: list[Answer],
    mapping: ColumnMapping,
    key: KeySheet | None,
) -> Answered:
    """Read every matched item that is not about the respondent, in the questionnaire's order."""
    found = Answered()
    place = {item.id: n for n, item in enumerate(instrument.items)}
    for match in sorted(roles.items, key=lambda m: place[m.item.id] if m.item else 0):
        if match.item is None or match.item.demographic:
            continue
        answers = instrument.answer_set(match.item)
        labels = labels_of(answers, states, mapping.label(match.item.id))
        _read(found, table, match, match.item, labels, key)
    return found


def _read(
    found: Answered,
    table: SurveyTable,
    match: Match,
    item: Item,
    labels: Labels,
    key: KeySheet | None,
) -> None:
    question = match.unit.first
    own_key = key.of(*question.codes, question.header, item.id) if key else {}
    reading = Reading(table, question, item, labels, own_key)
    if item.kind == "text":
        found.texts[item.id], problems = read_texts(reading)
        found.problems += problems
    elif item.kind == "number":
        found.numbers[item.id], problems = read_numbers(reading)
        found.problems += problems
    else:
        closed = _closed(reading, match)
        found.closed.append(closed)
        found.problems += closed.problems


def _closed(reading: Reading, match: Match) -> ItemAnswers | Choices:
    if reading.item.kind != "multiple":
        return read_answers(reading)
    if match.unit.multiple:
        return read_columns_of(reading.table, match.unit, reading.item, reading.labels)
    return read_list(reading)


def read_texts(reading: Reading) -> tuple[npt.NDArray[np.object_], list[Problem]]:
    """Read free text, without what identifies people; "" where nothing was said."""
    column = reading.column
    said = [redact(t) if fold(t) not in _NOTHING else redact("") for t in column.texts]
    by_text = np.array([*(s.text for s in said), ""], dtype=object)
    contacts = [i for i, s in enumerate(said) if s.contact]
    names = [i for i, s in enumerate(said) if s.named]
    problems = [*_taken_out(reading, contacts, REDACTED), *_taken_out(reading, names, NAMED)]
    return by_text[column.codes], problems


def _taken_out(reading: Reading, which: list[int], what: str) -> list[Problem]:
    """Return a warning with the cells in which something was taken out, if there are any."""
    if not which:
        return []
    column, question = reading.column, reading.question
    n = int(column.counts()[which].sum())
    where = reading.table.address(min(column.first(i) for i in which), question)
    told = what.format(n=n, s="" if n == 1 else "s", item=sentence(reading.title, 60), where=where)
    cells = tuple(c for i in which for c in reading.table.addresses(column, i, question))
    return [Problem("warning", where, told, REDACTED_FIX, cells)]
