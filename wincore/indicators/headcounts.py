"""From a table of people in a return to counts per employer, wave and group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wincore.indicators.counting import Source
from wincore.indicators.facts import Facts
from wincore.indicators.groups import GROUPS, Group
from wincore.indicators.people import Count, Counts, Tally

NOT_SUPPLIED = "{dimensions} not supplied"
NOT_TOGETHER = "{dimensions} not supplied together"
NO_RETURN = "nothing returned"
NAMES = {"ethnicity": "ethnicity", "sex": "sex", "age_band": "age", "level": "level"}


def headcounts(
    facts: Facts, table: str, measures: tuple[str, ...], levels: tuple[str, ...] = ()
) -> Counts:
    """Return the counts of a table of people; made once, since several indicators need them.

    ``levels`` keeps the people of certain levels only. An employer recruited without a return in a
    wave of the table has a count with a reason.
    """

    def counted() -> Counts:
        source = Source(facts.held(table), facts.framework.categories, levels)
        found = {
            (c.employer, c.wave, c.group): c
            for group in GROUPS.values()
            for c in _of_group(source, group, measures)
        }
        keys = [(e, w, g) for w in facts.waves_of(table) for g in GROUPS for e in facts.recruited]
        return Counts([found.get(k) or Count(*k, {}, NO_RETURN, pooled=0) for k in keys])

    return facts.once((table, measures, levels), counted)


def _of_group(source: Source, group: Group, measures: Sequence[str]) -> Iterator[Count]:
    rows, everybody = source.rows_for(group.dimensions), source.rows_for(())
    member, known = source.people.belonging(group) & rows, source.people.known(group) & rows
    sums = {m: tuple(source.added(m, r) for r in (member, known, everybody)) for m in measures}
    vague = source.people.only_as_supplied() & rows & ("ethnicity" in group.dimensions)
    as_supplied = source.added(measures[0], vague)
    blank = source.blanks(measures[0], rows)
    reasons = _reasons(source, group)
    for at, (employer, wave, used) in enumerate(source.keys):
        of = {m: Tally(*(int(x[at]) for x in columns)) for m, columns in sums.items()}
        yield Count(
            employer, wave, group.name, {} if reasons[at] else of, reasons[at], used,
            int(blank[at]), int(as_supplied[at]), int(not reasons[at]),
        )  # fmt: skip


def _reasons(source: Source, group: Group) -> list[str]:
    needed = [*group.dimensions, *source.level]
    enough = source.any_of(source.rows_for(group.dimensions))
    split = {d: source.any_of(source.split_by(d)) for d in needed}
    absent = ([d for d in needed if not split[d][at]] for at in range(len(enough)))
    return ["" if e else _reason(needed, a) for e, a in zip(enough, absent, strict=True)]


def _reason(needed: Sequence[str], absent: Sequence[str]) -> str:
    text = NOT_SUPPLIED if absent else NOT_TOGETHER
    return text.format(dimensions=" and ".join(NAMES[d] for d in absent or needed))
