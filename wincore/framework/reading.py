"""Read the framework from the files of `data/`, or say which line of which file is wrong."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, TypeVar

from wincore.framework import checks
from wincore.framework.benchmark import Benchmark
from wincore.framework.categories import Categories, Category, Label
from wincore.framework.claim import Claim
from wincore.framework.errors import FrameworkError
from wincore.framework.instrument import Answer, AnswerSet, Instrument
from wincore.framework.labelchecks import CATEGORY_HEADER, LABEL_HEADER
from wincore.framework.model import Action, Framework
from wincore.framework.outcomes import Indicator, Objective, Outcome
from wincore.framework.programme import Programme
from wincore.framework.sources import Source, checked, read, tables
from wincore.framework.strict import Strict

__all__ = ["DEFAULT", "FrameworkError", "read_framework"]

Model = TypeVar("Model", bound=Strict)
DEFAULT = Path(__file__).resolve().parents[2] / "data" / "programme.toml"


class _Files(Strict):
    """Where the other files stand, relative to the programme file."""

    framework: str
    instruments: list[str]
    answers: str
    actions: str
    benchmarks: str
    categories: str
    labels: str
    claims: str = ""  # may be left out: then no claims are made


class _ProgrammeFile(Programme):
    files: _Files


class _FrameworkFile(Strict):
    objectives: list[Objective]
    outcomes: list[Outcome]
    indicators: list[Indicator]


class _AnswersFile(Strict):
    states: list[Answer]
    answer_sets: list[AnswerSet]


class _ActionsFile(Strict):
    actions: list[Action]


class _BenchmarksFile(Strict):
    benchmarks: list[Benchmark]


class _ClaimsFile(Strict):
    claims: list[Claim]


def read_framework(path: Path | None = None) -> Framework:
    """Read the programme file and all it names.

    Raises FrameworkError, whose message names the file, the line, what is wrong and the remedy,
    for the first thing that does not fit. ``fingerprint`` is the SHA-256 over all files read.
    """
    first = read(path or DEFAULT)
    programme = checked(first, _ProgrammeFile, first.toml())
    sources = _sources(first, programme.files)
    framework = _assembled(programme, sources)
    checks.check(framework, sources)
    return framework


def _sources(first: Source, files: _Files) -> dict[str, Source]:
    folder = first.path.parent
    named = {k: v for k, v in files if isinstance(v, str) and v}
    named |= {f"instrument {i}": name for i, name in enumerate(files.instruments)}
    return {"programme": first} | {k: read(folder / v, first.path) for k, v in named.items()}


def _assembled(programme: _ProgrammeFile, sources: dict[str, Source]) -> Framework:
    frame = _content(sources["framework"], _FrameworkFile)
    answers = _content(sources["answers"], _AnswersFile)
    questionnaires = [s for k, s in sources.items() if k.startswith("instrument ")]
    return Framework(
        programme=Programme(**{k: getattr(programme, k) for k in Programme.model_fields}),
        objectives=frame.objectives,
        outcomes=frame.outcomes,
        indicators=frame.indicators,
        instruments=[_instrument(s, answers.answer_sets) for s in questionnaires],
        states=answers.states,
        actions=_content(sources["actions"], _ActionsFile).actions,
        benchmarks=_content(sources["benchmarks"], _BenchmarksFile).benchmarks,
        categories=_categories(sources["categories"], sources["labels"]),
        claims=_content(sources["claims"], _ClaimsFile).claims if "claims" in sources else [],
        fingerprint=_fingerprint(sources),
    )


def _content(source: Source, model: type[Model]) -> Model:
    return checked(source, model, source.toml())


def _instrument(source: Source, shared: list[AnswerSet]) -> Instrument:
    """Read a questionnaire; it takes the shared answer sets that its items name."""
    content = source.toml()
    checks.check_items(source, content, {s.id for s in shared})
    used = [i.get("answers") for i in tables(content, "items")]
    own = tables(content, "answer_sets")
    taken = [s.model_dump() for s in shared if s.id in used]
    instrument = checked(source, Instrument, content | {"answer_sets": own + taken})
    scales = [s.model_copy(update={"items": _items(instrument, s.id)}) for s in instrument.scales]
    return instrument.model_copy(update={"scales": scales})


def _items(instrument: Instrument, scale: str) -> list[str]:
    return [i.id for i in instrument.scale_items(scale)]


def _categories(categories: Source, labels: Source) -> Categories:
    found: list[Category] = []
    for number, row in categories.rows(CATEGORY_HEADER):
        values: dict[str, Any] = row | {"broad": row["broad"] == "yes", "order": len(found)}
        found.append(_row(categories, number, Category, values))
    read_labels = [_row(labels, n, Label, dict(r)) for n, r in labels.rows(LABEL_HEADER)]
    return Categories(categories=found, labels=read_labels)


def _row(source: Source, number: int, model: type[Model], values: dict[str, Any]) -> Model:
    try:
        return checked(source, model, values)
    except FrameworkError as error:
        raise FrameworkError(source.path, number, error.what, error.fix) from None


def _fingerprint(sources: dict[str, Source]) -> str:
    digest = hashlib.sha256()
    for name, source in sources.items():
        digest.update(f"{name}\0{source.text}\0".encode())
    return digest.hexdigest()
