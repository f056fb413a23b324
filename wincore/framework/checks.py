"""Check that what one file of the framework names stands in the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from wincore.framework import errors, labelchecks
from wincore.framework.instrument import AnswerSet, Instrument
from wincore.framework.model import Framework
from wincore.framework.outcomes import Indicator
from wincore.framework.sources import Source, tables

Sources = Mapping[str, Source]


def check(framework: Framework, sources: Sources) -> None:
    """Raise FrameworkError for the first reference between the files that does not hold."""
    for one in _ALL:
        one(framework, sources)


def check_items(source: Source, content: dict[str, Any], shared: set[str]) -> None:
    """Raise FrameworkError where an item names an answer set or a scale that is defined nowhere."""
    sets = shared | {str(s.get("id")) for s in tables(content, "answer_sets")}
    scales = {str(s.get("id")) for s in tables(content, "scales")}
    rules = (("answers", sets, errors.NO_SET), ("scale", scales, errors.NO_SCALE_OF_ITEM))
    for i, item in enumerate(tables(content, "items")):
        for field, known, said in rules:
            named = item.get(field, "")
            if isinstance(named, str) and named and named not in known:
                what = said.format(thing=item.get("id", "?"), id=named)
                raise source.wrong(("items", i, field), what, _define(known))


def _define(known: Iterable[Any]) -> str:
    return errors.DEFINE.format(known=", ".join(sorted(str(k) for k in known)))


def _once(source: Source, kind: str, ids: Sequence[object], field: str = "id") -> None:
    for place, one in enumerate(ids):
        if one in ids[:place]:
            what = errors.TWICE.format(thing=kind, id=one)
            raise source.wrong((kind, place, field), what, errors.RENAME)


def _ids_once(framework: Framework, sources: Sources) -> None:
    programme, frame = framework.programme, sources["framework"]
    _once(sources["programme"], "stages", [s.id for s in programme.stages])
    _once(sources["programme"], "waves", [w.id for w in programme.waves])
    _once(frame, "objectives", [o.id for o in framework.objectives])
    _once(frame, "outcomes", [o.id for o in framework.outcomes])
    _once(frame, "indicators", [i.id for i in framework.indicators])
    _once(sources["answers"], "states", [s.code for s in framework.states], "code")
    _once(sources["actions"], "actions", [a.id for a in framework.actions])
    _once(sources["benchmarks"], "benchmarks", [b.id for b in framework.benchmarks])
    if framework.claims:
        _once(sources["claims"], "claims", [c.id for c in framework.claims])
    for instrument, source in _questionnaires(framework, sources):
        _once(source, "items", [i.id for i in instrument.items])
        _once(source, "scales", [s.id for s in instrument.scales])
        _once(source, "answer_sets", [s.id for s in instrument.answer_sets])
    known = [i.id for i in framework.instruments]
    for place, one in enumerate(known):
        if one in known[:place]:
            what = errors.TWICE.format(thing="instrument", id=one)
            raise sources[f"instrument {place}"].wrong(("id",), what, errors.RENAME)


def _questionnaires(framework: Framework, sources: Sources) -> list[tuple[Instrument, Source]]:
    return [(x, sources[f"instrument {n}"]) for n, x in enumerate(framework.instruments)]


def _objectives_and_outcomes(framework: Framework, sources: Sources) -> None:
    known = {i.id: i for i in framework.indicators}
    source = sources["framework"]
    for n, objective in enumerate(framework.objectives):
        for part in objective.parts:
            if part not in known:
                what = errors.NO_INDICATOR.format(thing=f"objective {objective.id!r}", id=part)
                raise source.wrong(("objectives", n, "parts"), what, _define(known))
    for n, outcome in enumerate(framework.outcomes):
        place = ("outcomes", n, "headline")
        if outcome.headline not in known:
            thing = f"outcome {outcome.id!r}"
            what = errors.NO_INDICATOR.format(thing=thing, id=outcome.headline)
            raise source.wrong(place, what, _define(known))
        if (other := known[outcome.headline].outcome) != outcome.id:
            what = errors.OTHER_OUTCOME.format(thing=outcome.id, id=outcome.headline, other=other)
            raise source.wrong(place, what, "name a headline of this outcome")


def _scales(framework: Framework, sources: Sources) -> None:
    instruments = {i.id: i for i in framework.instruments}
    for n, indicator in enumerate(framework.indicators):
        if fault := _scale_fault(indicator, instruments):
            field, what, fix = fault
            raise sources["framework"].wrong(("indicators", n, field), what, fix)


def _scale_fault(
    indicator: Indicator, instruments: Mapping[str, Instrument]
) -> tuple[str, str, str] | None:
    """Return the field at fault, what is wrong and the remedy, or None where all is well."""
    own, named, scale = indicator.id, indicator.instrument, indicator.scale
    if not named:
        what = errors.NO_INSTRUMENT_NAMED.format(thing=own)
        return ("scale", what, _define(instruments)) if scale else None
    if named not in instruments:
        what = errors.NO_INSTRUMENT.format(thing=own, id=named)
        return "instrument", what, _define(instruments)
    known = {s.id for s in instruments[named].scales}
    if not scale and indicator.unit == "points":
        what = errors.NO_SCALE_NAMED.format(thing=own, id=named)
        return "instrument", what, f"add the line scale = one of: {', '.join(sorted(known))}"
    if scale and scale not in known:
        what = errors.NO_SCALE.format(thing=own, id=scale, instrument=named)
        return "scale", what, _define(known)
    return None


def _instruments(framework: Framework, sources: Sources) -> None:
    waves = {w.id for w in framework.programme.waves}
    for instrument, source in _questionnaires(framework, sources):
        for wave in instrument.waves:
            if wave not in waves:
                what = errors.NO_WAVE.format(thing=instrument.id, id=wave)
                raise source.wrong(("waves",), what, _define(waves))
        _scale_feeds(framework, instrument, source)


def _scale_feeds(framework: Framework, instrument: Instrument, source: Source) -> None:
    made = {(i.instrument, i.scale): i.id for i in framework.indicators if i.scale}
    known = {i.id for i in framework.indicators}
    for n, scale in enumerate(instrument.scales):
        if not instrument.scale_items(scale.id):
            what = errors.NO_ITEMS.format(id=scale.id)
            raise source.wrong(("scales", n, "id"), what, "give an item this scale, or remove it")
        if scale.indicator and scale.indicator not in known:
            what = errors.NO_INDICATOR.format(thing=f"scale {scale.id!r}", id=scale.indicator)
            raise source.wrong(("scales", n, "indicator"), what, _define(known))
        other = made.get((instrument.id, scale.id), "")
        if scale.indicator != other:
            what = errors.OTHER_INDICATOR.format(id=scale.id, own=scale.indicator, other=other)
            fix = "name the same instrument, scale and indicator in both files"
            raise source.wrong(("scales", n, "indicator"), what, fix)


def _answers(framework: Framework, sources: Sources) -> None:
    for instrument, source in _questionnaires(framework, sources):
        for one in instrument.answer_sets:
            _answer_codes(one, [source, sources["answers"]])


def _answer_codes(one: AnswerSet, sources: Sequence[Source]) -> None:
    known = {a.code for a in one.answers}
    for field, codes in (("top", one.top), ("bottom", one.bottom), ("neutral", [one.neutral])):
        if wrong := [c for c in codes if c and c not in known]:
            source, place = _defined(one.id, sources)
            what = errors.NO_ANSWER.format(thing=one.id, id=wrong[0])
            raise source.wrong(("answer_sets", place, field), what, _define(known))


def _defined(answer_set: str, sources: Sequence[Source]) -> tuple[Source, int]:
    """Return the file that defines an answer set, and at which place."""
    for source in sources:
        ids = [s.get("id") for s in tables(source.toml(), "answer_sets")]
        if answer_set in ids:
            return source, ids.index(answer_set)
    return sources[0], 0


def _defaults_once(framework: Framework, sources: Sources) -> None:
    seen: set[str] = set()
    for n, row in enumerate(framework.benchmarks):
        if twice := seen & set(row.default_for):
            what = errors.DEFAULT_TWICE.format(thing=row.id, id=min(twice))
            fix = "leave one row as the default for a group"
            raise sources["benchmarks"].wrong(("benchmarks", n, "default_for"), what, fix)
        seen |= set(row.default_for)


def _claims(framework: Framework, sources: Sources) -> None:
    known = {i.id for i in framework.indicators}
    for n, claim in enumerate(framework.claims):
        for field, named in (("supporting", claim.supporting), ("contrary", claim.contrary)):
            for place, one in enumerate(named):
                if one not in known:
                    what = errors.NO_INDICATOR.format(thing=f"claim {claim.id!r}", id=one)
                    where = ("claims", n, field, place)
                    raise sources["claims"].wrong(where, what, _define(known))
        if claim.strength and not claim.reason:
            what = errors.NO_REASON.format(thing=claim.id)
            raise sources["claims"].wrong(
                ("claims", n, "strength"), what, errors.ADD.format(field="reason")
            )


_ALL: tuple[Callable[[Framework, Sources], None], ...] = (
    _ids_once,
    _objectives_and_outcomes,
    _scales,
    _instruments,
    _answers,
    labelchecks.categories_once,
    labelchecks.labels,
    _defaults_once,
    _claims,
)
