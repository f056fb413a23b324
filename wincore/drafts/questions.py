"""What the evaluator can decide about a file: doubtful columns, unknown labels and employers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd
from rapidfuzz import fuzz, process

from wincore.framework.categories import fold
from wincore.framework.instrument import Instrument
from wincore.framework.model import Framework
from wincore.ingest.result import Checked, ColumnMatch
from wincore.ingest.values import nearest
from wincore.problems import Problem

NEAR = 60  # likeness (0-100) from which an answer is suggested
STATES = {  # where the framework names no states of its own
    "dont_know": "Don't know",
    "not_applicable": "Not applicable",
    "prefer_not": "Prefer not to say",
    "blank": "No answer",
}


@dataclass(frozen=True)
class LabelQuestion:
    """An answer label that is not known, the items it stands in, and what it may mean."""

    label: str
    items: tuple[str, ...]
    options: Mapping[str, str]  # answer code or state -> label
    suggested: str = ""
    count: int = 0


@dataclass(frozen=True)
class EmployerQuestion:
    """A name that is not in the register, and the employer it reads most like."""

    name: str
    suggested: str = ""  # employer id


def doubtful(checked: Checked) -> list[ColumnMatch]:
    """Return the columns that may be an item but are too unlike it to be used unasked."""
    return [c for c in checked.columns if c.role == "other" and c.runner_up and c.confidence < 1]


def identifying(checked: Checked) -> list[ColumnMatch]:
    """Return the columns that are dropped because they identify people."""
    return [c for c in checked.columns if c.role == "identifier"]


def asked_for(problems: Iterable[Problem], what: str) -> list[Problem]:
    """Return the problems that one kind of decision would settle."""
    return [p for p in problems if p.asks[:1] == (what,)]


def employers(checked: Checked, register: pd.DataFrame | None) -> list[EmployerQuestion]:
    """Return the names that the register does not have, each once."""
    names = [p.asks[1] for p in asked_for(checked.problems, "employer") if len(p.asks) > 1]
    known: dict[str, str] = {}
    if register is not None and len(register):
        known = dict(zip(register["employer"], register["employer_id"], strict=True))
    return [EmployerQuestion(n, _nearest(n, known)) for n in dict.fromkeys(names)]


def _nearest(name: str, known: Mapping[str, str]) -> str:
    return known.get(nearest(name, list(known)), "")


def labels(checked: Checked, framework: Framework) -> list[LabelQuestion]:
    """Return the labels that are no answers, each once for all items with the same answers."""
    instrument = {i.id: i for i in framework.instruments}.get(checked.instrument)
    if instrument is None:
        return []
    grouped: dict[tuple[str, str], list[Problem]] = {}
    for problem in asked_for(checked.problems, "label"):
        _, item, label = problem.asks
        grouped.setdefault((instrument.item(item).answers, fold(label)), []).append(problem)
    return [_label(found, instrument, framework) for found in grouped.values()]


def _label(found: list[Problem], instrument: Instrument, framework: Framework) -> LabelQuestion:
    label = found[0].asks[2]
    answers = instrument.answer_set(instrument.item(found[0].asks[1]))
    options = {a.code: a.label for a in answers.answers} if answers else {}
    options |= STATES | {s.code: s.label for s in framework.states}
    cells = sum(len(p.cells) for p in found)
    items = tuple(dict.fromkeys(p.asks[1] for p in found))
    return LabelQuestion(label, items, options, _suggested(label, options), cells)


def _suggested(label: str, options: Mapping[str, str]) -> str:
    found = process.extractOne(
        label, dict(options), scorer=fuzz.ratio, processor=fold, score_cutoff=NEAR
    )
    return str(found[2]) if found else ""
