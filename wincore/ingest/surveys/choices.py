"""Questions with several answers: one cell that lists them, or one column per choice."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from wincore.framework.categories import fold
from wincore.framework.instrument import Item
from wincore.ingest.surveys.answers import OTHER, Reading, unknown_labels
from wincore.ingest.surveys.labels import Labels
from wincore.ingest.surveys.matching import Unit
from wincore.ingest.surveys.table import Question, SurveyTable
from wincore.ingest.surveys.text import sentence
from wincore.problems import Problem

UNKNOWN_CHOICE = "“{choice}” is not one of the choices of “{item}”; its column was left out."
UNKNOWN_CHOICE_FIX = "Add the choice to the instrument, or map the column."
SEPARATOR = ";"  # between the codes of one person's choices in `responses`
_HARD = re.compile(r"\s*[;|\n]\s*")
_NOT_CHOSEN = {"no", "0", "false", "n", "not selected", "unchecked", "not chosen", "quoted no"}
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Choices:
    """Who chose what: ``flags`` is rows x ``options``; a row without a choice is blank."""

    item: Item
    options: tuple[str, ...]
    flags: Flags
    problems: tuple[Problem, ...] = ()

    @property
    def blank(self) -> Flags:
        """Rows in which nothing was chosen."""
        return np.asarray(~self.flags.any(axis=1))

    def joined(self) -> pd.Categorical[str]:
        """Return the choices of each row as one text of codes; "blank" where there is none."""
        kinds, codes = np.unique(self.flags, axis=0, return_inverse=True)
        texts = [SEPARATOR.join(np.array(self.options)[k]) or "blank" for k in kinds]
        return pd.Categorical.from_codes(codes.reshape(-1), categories=pd.Index(texts))


def read_list(reading: Reading) -> Choices:
    """Read one column whose cells list the choices (``;``, ``|``, lines, commas or spaces)."""
    column, options = reading.column, tuple(reading.labels.order)
    split = [_split(str(value), reading.labels) for value in column.values]
    by_text = np.zeros((len(split) + 1, len(options)), dtype=bool)
    place = {o: i for i, o in enumerate(options)}
    for row, codes in enumerate(split):
        for code in codes or ():
            if code in place:
                by_text[row, place[code]] = True
    whole = [None if codes is None else "known" for codes in split]
    problems: list[Problem] = []
    if "other" in place and None in whole:
        own = [i for i, known in enumerate(whole) if known is None]
        by_text[own] = [_with_other(column.texts[i], reading.labels, options) for i in own]
        n = int(column.counts()[own].sum())
        where = reading.table.header_address(reading.question)
        problems.append(Problem("note", where, OTHER.format(n=n, item=reading.title)))
    else:
        problems = unknown_labels(reading, whole)
    return Choices(reading.item, options, by_text[column.codes], tuple(problems))


def read_columns_of(table: SurveyTable, unit: Unit, item: Item, labels: Labels) -> Choices:
    """Read one column per choice: chosen where a cell holds the choice, a yes, or a 1."""
    options = tuple(labels.order)
    flags = np.zeros((len(table.rows), len(options)), dtype=bool)
    problems = []
    for question in unit.questions:
        code = labels.code(question.choice) or _other_of(question.kind, question.choice, options)
        if code in options:
            flags[:, options.index(code)] |= _chosen(table, question)
        elif code is None and question.kind != "other_text":
            what = UNKNOWN_CHOICE.format(choice=question.choice, item=sentence(item.text, 60))
            where = table.header_address(question)
            problems.append(Problem("warning", where, what, UNKNOWN_CHOICE_FIX))
    return Choices(item, options, flags, tuple(problems))


def _chosen(table: SurveyTable, question: Question) -> Flags:
    column = table.coded(question)
    chosen = np.array([fold(t) not in _NOT_CHOSEN for t in column.texts] + [False])
    return chosen[column.codes]


def _other_of(kind: str, choice: str, options: tuple[str, ...]) -> str | None:
    is_other = kind == "other_text" or fold(choice).startswith("other")
    return "other" if is_other and "other" in options else None


def _split(text: str, labels: Labels) -> list[str] | None:
    """Return the codes of the choices in a cell, or None where a part is not known."""
    whole = labels.code(text)
    if whole:
        return [whole]
    codes: list[str] = []
    for part in filter(None, _HARD.split(text)):
        found = _by_comma(part, labels)
        if found is None:
            return None
        codes += found
    return codes


def _by_comma(text: str, labels: Labels) -> list[str] | None:
    """Split at commas, where labels may hold commas themselves; names without spaces at spaces."""
    parts = [p.strip() for p in text.split(",")]
    codes, start = [], 0
    while start < len(parts):
        for end in range(len(parts), start, -1):
            code = labels.code(", ".join(parts[start:end]))
            if code:
                codes.append(code)
                start = end
                break
        else:
            by_space = [labels.code(t) for t in text.split()]
            return [c for c in by_space if c] if all(by_space) else None
    return codes


def _with_other(text: str, labels: Labels, options: tuple[str, ...]) -> list[bool]:
    parts = [p for piece in _HARD.split(text) for p in (piece.split(",") if piece else ())]
    known = {labels.code(p.strip()) for p in parts}
    return [o in known or o == "other" for o in options]
