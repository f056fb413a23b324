"""The glossary of the framework: docs/indicators.md, made from the files and never by hand.

`python -m wincore.framework.glossary` writes it again after the framework was changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from wincore.framework.amounts import amount
from wincore.framework.benchmark import Benchmark
from wincore.framework.instrument import Instrument, Item
from wincore.framework.model import Framework
from wincore.framework.outcomes import Indicator
from wincore.framework.reading import DEFAULT, read_framework
from wincore.wording import british_date, count_of, number, percent

PAGE = DEFAULT.parents[1] / "docs" / "indicators.md"
INTRODUCTION = """\
# What each figure means

Made from the files in `data/` by `python -m wincore.framework.glossary`; change it there.

Parity is the value that means no difference. A figure is rated against what is expected by the
review ({review}), afterwards against its target: achieved ÷ expected (for figures that should fall,
the other way round). Where nothing is due, or nothing is held, the rating is grey, never green.
Evidence: A document seen, B self-reported and corroborated, C self-reported, D missing or
conflicting.
"""
DIRECTIONS = {
    "up": "more is better",
    "down": "less is better",
    "parity": "parity is the aim",
    "none": "a description, never rated",
}
NOTHING_DUE = "nothing is due before the review; after it, the target"
NEVER_RATED = "not rated"
GROUPS = {"objective": "Objectives and money", "workforce": "Workforce, recruitment, progression"}


def glossary(framework: Framework) -> str:
    """Return the glossary as Markdown."""
    parts = [
        INTRODUCTION.format(review=british_date(framework.programme.review)),
        *_objectives(framework),
        *_indicators(framework),
        *_benchmarks(framework.benchmarks),
        *(line for one in framework.instruments for line in _instrument(one)),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _objectives(framework: Framework) -> Iterator[str]:
    yield "## Objectives\n"
    for one in framework.objectives:
        parts = ", ".join(f"`{part}`" for part in one.parts)
        yield f"- **{one.id} {one.title}.** {one.text} All parts must hold: {parts}."
    yield ""


def _indicators(framework: Framework) -> Iterator[str]:
    titles = {o.id: o.title for o in framework.outcomes}
    about = {o.id: f"{o.question} {o.text}\n" for o in framework.outcomes}
    for outcome in ("objective", *titles, "workforce"):
        yield f"## {titles.get(outcome) or GROUPS[outcome]}\n"
        yield about.get(outcome, "")
        for one in framework.of_outcome(outcome):
            yield from _indicator(one, framework)


def _indicator(one: Indicator, framework: Framework) -> Iterator[str]:
    planned = framework.programme.planned_employers
    marks = [f"`{one.id}`", f"in {one.unit}", DIRECTIONS[one.direction]]
    marks += ["must-have"] * one.must_have + ["shown first"] * one.headline
    yield f"### {one.title}\n"
    yield f"{' · '.join(marks)}\n"
    yield f"{one.question}\n"
    yield f"- Definition: {one.definition}"
    yield f"- Formula: `{one.formula}`"
    yield f"- Target: {amount(one.target, one.unit, planned)}. {one.rationale}"
    yield f"- Expected by the review: {_expected(one, planned)}"
    yield f"- Rating: {rule(one)}"
    yield f"- Source: {one.source}. Evidence grade where the data name none: {one.evidence}"
    if one.untested:
        yield f"- Change is described, not tested. {one.untested}"
    if one.limits:
        yield f"- Limits: {one.limits}"
    yield ""


def _expected(one: Indicator, planned: int) -> str:
    return NOTHING_DUE if one.expected == 0 else amount(one.expected, one.unit, planned)


def rule(one: Indicator) -> str:
    """Return the rule by which an indicator is rated, in words."""
    if one.expected is None or one.direction == "none":
        return NEVER_RATED
    limits, due = one.thresholds, one.expected or one.target
    if due == "all":
        return f"all green, up to {limits.all_amber} fewer amber, else red"
    green, amber = percent(limits.green), percent(limits.amber)
    return f"from {green} of what is expected green, from {amber} amber, else red"


def _benchmarks(rows: Iterable[Benchmark]) -> Iterator[str]:
    yield "## Benchmarks\n"
    yield "| Benchmark | Group | Base | Year | Value | Source | Note |"
    yield "|---|---|---|---|---|---|---|"
    for row in rows:
        cells = (row.title, row.group, row.base, str(row.year or "not shown"), _value(row))
        yield f"| {' | '.join((*cells, row.source, row.note))} |"
    yield ""


def _value(row: Benchmark) -> str:
    if row.share is None:
        known = f" ({number(row.numerator)} people)" if row.numerator else ""
        return f"value required{known}"
    if row.numerator is None or row.denominator is None:
        return percent(row.share, 1)
    return count_of(row.numerator, row.denominator, "resident", 2)


def _instrument(one: Instrument) -> Iterator[str]:
    yield f"## {one.title}\n"
    yield f"Asked of: {one.respondents}. Waves: {', '.join(one.waves)}. Version {one.version}."
    yield f"The same people in each wave: {'yes' if one.paired else 'no'}.\n"
    for scale in one.scales:
        yield f"### {scale.title}\n"
        yield f"Scale `{scale.id}`, feeds `{scale.indicator}`. {_answers(one, scale.items[0])}\n"
        yield from (_item(i) for i in one.scale_items(scale.id))
        yield ""
    yield "### Other questions\n"
    yield from (_item(i) for i in one.items if not i.scale)
    yield ""


def _answers(instrument: Instrument, item: str) -> str:
    found = instrument.answer_set(instrument.item(item))
    return "Answers: " + " · ".join(a.label for a in found.answers) + "." if found else ""


def _item(one: Item) -> str:
    marks: list[str] = [] if one.scale else [one.kind]
    marks += ["reverse-worded"] * one.reverse + [f"as {one.demographic}"] * bool(one.demographic)
    return f"- `{one.id}` {one.text}" + (f" ({', '.join(marks)})" if marks else "")


def main(page: Path = PAGE) -> None:
    """Write the glossary of the project's own framework."""
    page.parent.mkdir(exist_ok=True)
    page.write_text(glossary(read_framework()), encoding="utf-8")


if __name__ == "__main__":
    main()
